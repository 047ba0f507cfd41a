"""Every motion, in every mode, at both ends of the text."""

from __future__ import annotations

import pytest

from tests.state.desk import PAGE, WIDTH, Desk
from tui.commands.counting import LONGEST_COUNT
from tui.commands.motion import MOTIONS
from tui.state import Mode

TEXT = "One sentence, of two. Another “here”.\n\nA second paragraph.\nAnd a third one."
LINES = "aaaa aaaa aaaa aaaa bbbb\ncc\n" + "dddd " * 20


@pytest.mark.parametrize(
    ("keys", "here"),
    [
        ("w", "sentence,"),
        ("ww", "of"),
        ("wwb", "sentence,"),
        ("s", "Another"),
        ("ss", "A second"),
        ("sS", "One"),
        ("p", "A second"),
        ("pp", "And a"),
        ("ppP", "A second"),
        ("p3b", "two"),
        ("9w", "And a"),
        ("99w", "."),
        ("99p", "."),
    ],
)
def test_motions_by_unit(keys: str, here: str) -> None:
    """Forth goes to the next start, back to the one before; beyond the last, to the last character."""
    desk = Desk(TEXT)
    desk.press(*keys)
    assert desk.here.startswith(here)


@pytest.mark.parametrize(
    ("letter", "symbol"), [("s", "right_parenthesis"), ("S", "left_parenthesis"),
                           ("p", "right_curly_bracket"), ("P", "left_curly_bracket"),
                           ("m", "right_square_bracket"), ("M", "left_square_bracket"),
                           ("j", "down"), ("k", "up")],
)  # fmt: skip
def test_symbols_are_aliases(letter: str, symbol: str) -> None:
    """Whoever has them at hand may use them."""
    desk = Desk(TEXT)
    assert desk.meant(letter) is desk.meant(symbol) is not None


@pytest.mark.parametrize(
    ("keys", "offset"),
    [
        (["j"], 25),
        (["end", "j"], 26),
        (["end", "j", "j"], 51),
        (["end", "j", "j", "k", "k"], 23),
        (["w", "j", "j"], 33),
        (["w", "j", "w", "home", "j"], 53),
        (["j", "end"], 26),
        (["j", "home"], 25),
        (["ctrl+end"], len(LINES) - 1),
        (["ctrl+end", "ctrl+home"], 0),
        (["k"], 0),
        (["9", "9", "j", "end"], len(LINES) - 1),
    ],
)
def test_motions_by_line_keep_to_their_column(keys: list[str], offset: int) -> None:
    """Short lines on the way do not change it; any other motion does."""
    desk = Desk(LINES)
    desk.press(*keys)
    assert desk.state.pane.cursor == offset


def test_pages_go_by_the_screens_height() -> None:
    """Down and up again."""
    text = "x" * WIDTH * 20
    desk = Desk(text)
    desk.press("right", "pagedown")
    assert desk.state.pane.cursor == PAGE * WIDTH + 1
    desk.press("pageup")
    assert desk.state.pane.cursor == 1


def test_characters_are_graphemes() -> None:
    """A family, a flag and a letter with its accent are one step each."""
    desk = Desk("👩\u200d👩\u200d👧🇩🇪e\u0301!")
    seen = [desk.state.pane.cursor]
    for _ in range(5):
        desk.press("right")
        seen.append(desk.state.pane.cursor)
    assert seen == [0, 5, 7, 9, 9, 9]
    desk.press("3", "left")
    assert desk.state.pane.cursor == 0


@pytest.mark.parametrize("start", [["ctrl+home"], ["ctrl+end"]])
@pytest.mark.parametrize("before", [[], ["v"], ["V", "o"]])
def test_every_motion_holds_at_both_ends(start: list[str], before: list[str]) -> None:
    """Pressed twice, it does what it did once, or has come back from it; nothing is refused."""
    for motion in MOTIONS:
        desk = Desk("a👩\u200d🚀")
        desk.press(*before, *start)
        for _ in range(2):
            desk.run(motion)
            assert desk.state.pane.cursor in (0, 1)
            if desk.state.selection:
                assert desk.selected[0] in ("a", "👩\u200d🚀", "a👩\u200d🚀")


@pytest.mark.parametrize(
    ("keys", "selected"),
    [
        (["w"], "One sentence"),
        (["w", "w", "b"], "One sentence, "),
        (["s"], "One sentence, of two."),
        (["p"], "One sentence, of two. Another “here”."),
        (["right"], "One "),
        (["left"], "On"),
        (["2", "w"], "One sentence, of"),
        (["9", "9", "9", "w"], TEXT),
        (["ctrl+end"], TEXT),
        (["end"], "One sentence, of two. "),
        (["end", "end"], "One sentence, of two. "),
        (["ctrl+end", "ctrl+end", "j", "j"], TEXT),
        (["ctrl+end", "ctrl+home"], "One"),
    ],
)
def test_while_selecting_motions_move_the_end(keys: list[str], selected: str) -> None:
    """Units to their ends, lines to the character that the cursor then stands on."""
    desk = Desk(TEXT)
    desk.press("v", *keys)
    assert desk.selected == [selected]


def test_selecting_by_lines_keeps_to_the_column_until_another_motion() -> None:
    """As without a selection."""
    desk = Desk(LINES)
    desk.press("V", "end", "j", "j")
    assert desk.state.pane.cursor == 51
    desk = Desk(LINES)
    desk.press("right", "V", "j", "home", "j")
    assert desk.state.pane.cursor == 28


def test_going_back_over_the_start_selects_before_it() -> None:
    """The word where it began stays selected."""
    desk = Desk(TEXT).at("of two")
    desk.press("v", "b", "b")
    assert desk.selected == ["sentence, of"]
    desk.press("9", "9", "b")
    assert desk.selected == ["One sentence, of"]


def test_a_count_is_used_once() -> None:
    """The next motion is done once again; a number has a bound, and cancelling forgets it."""
    desk = Desk("x " * 30)
    desk.press("2", "w", "w")
    assert desk.state.pane.cursor == 6
    desk.press("5", "escape", "w")
    assert desk.state.pane.cursor == 8
    desk.press(*"999999")
    assert desk.state.count == LONGEST_COUNT
    desk.press("w")
    assert desk.state.count == 0


def test_motions_in_link_mode_leave_the_candidates() -> None:
    """Then the words at the cursor are meant."""
    desk = Desk("The dam broke on Friday.", "The dam broke.\nNobody knew.")
    desk.press("c", "l")
    draft = desk.state.draft
    desk.press("j")
    assert desk.state.mode is Mode.LINK
    assert draft is not None
    assert desk.state.draft == draft.choosing(None) != draft
    assert desk.here.startswith("Nobody")


def test_zero_alone_leads_to_the_start_of_the_line() -> None:
    """After another digit it belongs to the number."""
    desk = Desk("One two three four five six seven eight nine ten eleven twelve.").at("three")
    desk.press("0")
    assert desk.here.startswith("One")
    desk.press("1", "0", "w")
    assert desk.here.startswith("eleven")
