"""Keys that some terminals swallow: whatever they do, something else does too."""

from __future__ import annotations

import pytest

from store.tagset.parse import default_tagset
from tests.state.desk import Desk
from tui.commands.rebinding import Keys, Rebinding
from tui.commands.table import FIXED, command_table
from tui.settings import preset_names
from tui.settings.presets import read_preset

NEVER = {"ctrl+i", "ctrl+m", "ctrl+h", "ctrl+left_square_bracket"}
"""Terminals send Tab, Enter, Backspace and Escape for these."""

SWALLOWED = {
    "escape",  # comes late
    "shift+left", "shift+right", "shift+up", "shift+down", "shift+tab",  # the Linux console has none
    "ctrl+home", "ctrl+end",  # nor these
    "home", "end", "pageup", "pagedown", "insert", "delete",  # some windows scroll by them, some laptops lack them
    "ctrl+q", "ctrl+s",  # flow control
    "ctrl+a", "ctrl+b",  # what screen and tmux listen to
    "ctrl+w", "ctrl+t", "ctrl+n",  # a browser's tabs
    *(f"f{number}" for number in range(1, 13)),  # multiplexers and desktops have these
}  # fmt: skip

ANOTHER_WAY = {
    "select-left": ("v", "left"),
    "select-right": ("v", "right"),
    "select-up": ("v", "up"),
    "select-down": ("v", "down"),
    "previous-pane": ("tab",),
    "line-start": ("0",),
    "leave-jump": ("backspace",),
    "leave-search": ("backspace",),
    "repeat-search": ("slash", "enter"),
}
"""Commands whose only keys may be swallowed, and the keys that come to the same."""


@pytest.mark.parametrize("preset", ["", *preset_names()])
def test_what_a_swallowed_key_does_another_key_does_too(preset: str) -> None:
    """Under the usual keys and under every preset."""
    keys: Keys = read_preset(preset, [c.id for c in FIXED]) if preset else {}
    tagset = default_tagset()
    table = command_table(tagset.tags, tagset.link_types, Rebinding(preset=keys))
    used = {key for command in table for key in command.keys}
    assert used & NEVER == set()
    unreachable = {command.id for command in table if set(command.keys) <= SWALLOWED}
    assert unreachable <= set(ANOTHER_WAY)


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("select-right", "five "),
        ("select-left", "fiv"),
        ("select-down", "five six.\nSeven eig"),
        ("select-up", "three.\nFour five"),
    ],
)
def test_select_and_a_motion_lead_where_shift_and_an_arrow_do(command: str, words: str) -> None:
    """From the word at the cursor."""
    desk = Desk("One two three.\nFour five six.\nSeven eight.").at("five")
    desk.press(*ANOTHER_WAY[command])
    assert desk.selected == [words]


def test_the_next_source_comes_round_to_the_previous_one() -> None:
    """Where Shift+Tab is not sent."""
    desk = Desk("One.", "Two.", "Three.")
    desk.press("tab", "tab")
    assert desk.state.focus == 2
    desk.press("tab")
    assert desk.state.focus == 0
