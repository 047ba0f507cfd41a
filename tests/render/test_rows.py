"""Rows of a bar are as wide as the bar, and give way where they should."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.render.rows import Row, fit, laid_out

KEYS = Row(
    ((" c", "key"), (" claim ", "plain"), (" go", "key"), (" to linked ", "plain")),
    ((" F1", "key"), (" help ", "plain")),
)
SAID = Row((("a note", "plain"),), (("Ada · ", "dim"), ("3 spans · ", "dim"), ("9 % ", "dim")), 3)

looks = st.sampled_from(("plain", "dim", "strong", "key", "badge"))
words = st.lists(st.tuples(st.text("ab 字\u0301\n\x1b", max_size=8), looks), max_size=6).map(tuple)


def shown(row: Row, width: int) -> str:
    """Return a row's text at a width."""
    return "".join(text for text, _ in fit(row, width)).rstrip()


@example(left=(("aaa", "plain"), ("", "key"), ("a", "plain")), right=(), yields=0, width=3)
@given(left=words, right=words, yields=st.integers(0, 4), width=st.integers(1, 60))
def test_any_words_fill_the_row_and_no_more(
    left: tuple[tuple[str, str], ...], right: tuple[tuple[str, str], ...], yields: int, width: int
) -> None:
    """Whatever stands in it, a row is exactly as many cells wide as there are."""
    row = Row(left, right, yields)
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


TITLE = Row((("▌", "key"), ("North Korea has delivered arms", "strong")), folds=True)


@pytest.mark.parametrize(
    ("width", "height", "lines"),
    [
        (40, 3, ["about", "▌North Korea has delivered arms"]),
        (20, 3, ["about", "▌North Korea has", "▌delivered arms"]),
        (20, 2, ["about", "▌North Korea has de…"]),
        (12, 3, ["about", "▌North Korea", "▌has delive…"]),
        (12, 4, ["about", "▌North Korea", "▌has", "▌delivered …"]),
        (5, 3, ["about", "▌Nor…"]),
    ],
)
def test_a_title_takes_the_rows_there_are(width: int, height: int, lines: list[str]) -> None:
    """It folds at a space, with its mark before each part, and is cut at the last row only."""
    rows = (Row((("about", "plain"),)), TITLE)
    laid = ["".join(text for text, _ in words).rstrip() for words in laid_out(rows, width, height)]
    assert laid == lines


def test_some_of_the_right_side_yields() -> None:
    """The first pieces give way to the left side, the others stay."""
    row = Row((("left words", "plain"),), (("first ", "dim"), ("last", "dim")), 1)
    assert [shown(row, width) for width in (22, 20, 14)] == [
        "left words  first last",
        "left words      last",
        "left wor… last",
    ]
