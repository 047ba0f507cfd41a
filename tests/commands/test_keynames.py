"""Keys by name: Textual's, as they are shown, as they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.keys import Keys, _character_to_key

from tui.commands.keynames import as_usual, key_called, key_name, without_shift
from tui.commands.table import FIXED

DEFAULTS = sorted({key for command in FIXED for key in command.keys})


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("j", "j"),
        ("U", "U"),
        ("f2", "F2"),
        ("f", "f"),
        ("shift+tab", "Shift+Tab"),
        ("ctrl+home", "Ctrl+Home"),
        ("plus", "+"),
        ("question_mark", "?"),
        ("dollar_sign", "$"),
        ("ctrl+right_square_bracket", "Ctrl+]"),
        ("pagedown", "PageDown"),
        ("escape", "Esc"),
        ("é", "é"),
    ],
)
def test_keys_are_named_as_people_read_them(key: str, name: str) -> None:
    """In the bar, the help and the README alike."""
    assert key_name(key) == name


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("?", "question_mark"),
        ("question_mark", "question_mark"),
        ("+", "plus"),
        ("Ctrl++", "ctrl+plus"),
        ("Ctrl+Home", "ctrl+home"),
        ("ctrl+O", "ctrl+o"),
        ("shift+ctrl+left", "ctrl+shift+left"),
        ("Shift+a", "A"),
        ("PageDown", "pagedown"),
        ("Page Down", "pagedown"),
        ("PgDn", "pagedown"),
        ("Esc", "escape"),
        ("Return", "enter"),
        ("↓", "down"),
        ("Shift+→", "shift+right"),
        ("F12", "f12"),
        ("alt+x", "alt+x"),
        (" ", "space"),
        ("Space", "space"),
        ("é", "é"),
        ("ł", "ł"),
        ("«", "left_pointing_double_angle_quotation_mark"),
    ],
)
def test_a_key_may_be_written_in_many_ways(written: str, key: str) -> None:
    """As it is shown, as Textual calls it, or as people say it."""
    assert key_called(written) == key


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("", "not a key"),
        ("pagdown", "not a key"),
        ("crtl+o", "none of"),
        ("ctrl+", "not a key"),
        ("shift+1", "the character that it types"),
        ("Ctrl+i", "sends Tab"),
        ("ctrl+M", "sends Enter"),
        ("ctrl+h", "sends Backspace"),
        ("ctrl+[", "sends Esc"),
        ("f25", "not a key"),
        ("\x1b", "not a key"),
        ("ab", "not a key"),
    ],
)
def test_what_is_no_key_is_told(written: str, told: str) -> None:
    """And what no terminal can tell from another one."""
    with pytest.raises(ValueError, match=told):
        key_called(written)


@pytest.mark.parametrize("key", DEFAULTS)
def test_what_is_shown_may_be_written(key: str) -> None:
    """So a key can be copied out of the help into the settings file."""
    assert key_called(key_name(key)) == key
    assert key_called(key) == key


@given(st.characters(categories=["L", "N", "P", "S"]))
def test_a_character_has_the_name_that_textual_gives_its_key(character: str) -> None:
    """Else a key that is bound would never be pressed."""
    assert key_called(character) in (_character_to_key(character), _ARROWS.get(character))


_ARROWS = {"↓": "down", "↑": "up", "←": "left", "→": "right"}


def test_every_key_that_textual_names_may_be_written() -> None:
    """But for those that terminals cannot tell apart, and names that are no keys."""
    swallowed = {"ctrl+i", "ctrl+m", "ctrl+h", "return"}
    odd = {"ctrl-at", "shift+escape"}
    for key in {key.value for key in Keys} - swallowed - odd:
        if not key.startswith("<"):
            assert key_called(key) == key.replace("@", "at")


@pytest.mark.parametrize(
    ("told", "usual"),
    [
        (("a", "a"), ("a", "a")),
        (("add", "+"), ("plus", "+")),
        (("subtract", None), ("minus", "-")),
        (("decimal", ","), ("comma", ",")),
        (("shift+j", None), ("J", "J")),
        (("shift+é", None), ("É", "É")),
        (("shift+tab", None), ("shift+tab", None)),
        (("shift+left", None), ("shift+left", None)),
        (("ctrl+i", None), ("tab", None)),
        (("ctrl+left_square_bracket", None), ("escape", None)),
        (("ctrl+left_square_bracket", "["), ("left_square_bracket", "[")),
        (("alt+ctrl+at", "@"), ("at", "@")),
        (("ctrl+q", "\x11"), ("ctrl+q", "\x11")),
        (("left_shift", None), ("left_shift", None)),
        (("space", None), ("space", " ")),
        (("comma", None), ("comma", ",")),
    ],
)
def test_a_key_means_the_same_however_much_a_terminal_tells(
    told: tuple[str, str | None], usual: tuple[str, str | None]
) -> None:
    """Number pad, AltGr, Shift and a letter, and what other terminals send another key for."""
    assert as_usual(*told) == usual
    assert as_usual(*usual) == usual


@pytest.mark.parametrize("key", DEFAULTS)
def test_every_key_that_is_used_is_usual(key: str) -> None:
    """So nothing that is bound is ever taken for something else."""
    assert as_usual(key, None)[0] == key
    assert without_shift(key) == key
