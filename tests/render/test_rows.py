"""Rows of a bar are as wide as the bar, and give way where they should."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.render.rows import Row, fit

KEYS = Row(
    ((" c", "key"), (" claim ", "plain"), (" go", "key"), (" to linked ", "plain")),
    ((" F1", "key"), (" help ", "plain")),
)
SAID = Row(
    (("a note", "plain"),), (("Ada · ", "dim"), ("3 spans · ", "dim"), ("9 % ", "dim")), True
)

looks = st.sampled_from(("plain", "dim", "strong", "key", "badge"))
words = st.lists(st.tuples(st.text("ab 字\u0301\n\x1b", max_size=8), looks), max_size=6).map(tuple)


def shown(row: Row, width: int) -> str:
    """Return a row's text at a width."""
    return "".join(text for text, _ in fit(row, width)).rstrip()


@example(left=(("aaa", "plain"), ("", "key"), ("a", "plain")), right=(), yields=False, width=3)
@given(left=words, right=words, yields=st.booleans(), width=st.integers(1, 60))
def test_any_words_fill_the_row_and_no_more(
    left: tuple[tuple[str, str], ...], right: tuple[tuple[str, str], ...], yields: bool, width: int
) -> None:
    """Whatever stands in it, a row is exactly as many cells wide as there are."""
    row = Row(left, right, yields)  # type: ignore[arg-type]
    assert sum(cell_len(text) for text, _ in fit(row, width)) == width


@pytest.mark.parametrize(
    ("width", "bar"),
    [
        (33, " c claim  go to linked   F1 help"),
        (26, " c claim  go to…  F1 help"),
        (23, " c claim  …    F1 help"),
    ],
)
def test_a_key_is_not_shown_without_its_word(width: int, bar: str) -> None:
    """Where only the key would find room, an ellipsis stands for both; help always finds room."""
    assert shown(KEYS, width) == bar


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (27, "a note Ada · 3 spans · 9 %"),
        (21, "a note 3 spans · 9 %"),
        (11, "a note 9 %"),
        (10, "a note"),
        (5, "a no…"),
    ],
)
def test_what_is_said_takes_the_room_of_what_is_known(width: int, line: str) -> None:
    """The right side gives way piece by piece, the position last."""
    assert shown(SAID, width) == line
