from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size

from tests.render.parts import NASTY, texts
from tui.render.cells import COMPLEX, MAX_CELLS, Cells, display, draw


@pytest.mark.parametrize(
    ("grapheme", "drawn", "width"),
    [
        ("👩‍👩‍👧", "👩", 2),
        ("👍🏽", "👍", 2),
        ("❤️", "❤", 1),
        ("1️⃣", "1\u20e3", 1),
        ("🇫🇷", "FR", 2),
        ("🇫", "F", 1),
        ("北", "北", 2),
        ("e\u0301", "e\u0301", 1),
        ("\u0301", "◌\u0301", 1),
        ("क्ष", "क्ष", 2),
        ("ی\u200c", "ی\u200c", 1),
        ("a\u200d", "a▯", 2),
        ("a\ufe0f\ufe0f", "a�", 2),
        ("\x1b", "␛", 1),
        ("\t", "→", 1),
    ],
)
def test_graphemes_are_drawn_the_same_everywhere(grapheme: str, drawn: str, width: int) -> None:
    """Where terminals disagree, the drawing is simpler; where nothing would show, there is a sign."""
    assert draw(grapheme) == (drawn, width)


def test_marks_do_not_pile_up() -> None:
    """Zalgo stays within its line, and a grapheme of a million marks is no trouble."""
    drawn, width = draw("a" + "\u0301" * 1_000_000)
    assert width <= MAX_CELLS
    assert len(drawn) < 10


def test_letters_that_join_are_bounded() -> None:
    """A conjunct without end is drawn no wider than the narrowest line."""
    drawn, width = draw("क\u094d" * 50 + "क")
    assert cell_len(drawn) == width <= MAX_CELLS


@given(st.text(min_size=1))
def test_a_drawing_measures_what_it_says(text: str) -> None:
    """Rich, which lays out the screen, comes to the same width; nothing is invisible."""
    for grapheme in regex.findall(r"\X", text):
        drawn, width = draw(grapheme)
        assert cell_len(drawn) == width
        assert 1 <= width <= MAX_CELLS
        assert "\n" not in drawn
        assert "\x1b" not in drawn


def test_what_is_not_complex_is_one_cell_and_one_grapheme() -> None:
    """The quick search misses nothing: each character it passes stands for itself."""
    joins = regex.compile(
        r"[\p{GCB=Extend}\p{GCB=Prepend}\p{GCB=SpacingMark}\p{GCB=L}\p{GCB=V}\p{GCB=T}\p{GCB=LV}"
        r"\p{GCB=LVT}\p{GCB=ZWJ}\p{GCB=RI}\p{GCB=Control}\p{GCB=CR}]"
    )
    for char in map(chr, range(0x10000)):
        if char != "\n" and not COMPLEX.match(char):
            assert get_character_cell_size(char) == 1, hex(ord(char))
            assert not joins.match(char), hex(ord(char))
            assert draw(char) == (char, 1)


@given(texts)
def test_a_line_is_covered_without_gaps(text: str) -> None:
    """Graphemes follow each other in text and cells alike."""
    for line in text.split("\n"):
        cells = Cells.of(line, 0, len(line))
        assert cells.offsets[0] == 0 if line else len(cells) == 0
        assert cells.offsets[-1] == len(line)
        assert cell_len(cells.drawn(0, len(cells))) == cells.xs[-1]
        for place in range(len(cells)):
            assert cells.holding(cells.offsets[place]) == place
            assert cells.at(cells.xs[place]) == place
            assert cells.xs[place + 1] - cells.xs[place] == cell_len(cells.drawn(place, place + 1))


def test_a_label_is_one_safe_line() -> None:
    """A title can neither break the line nor carry an escape, and keeps what can be drawn."""
    assert display("a\nb\x1b 👩‍👩‍👧 “c”") == "a b␛ 👩 “c”"
    assert cell_len(display("".join(NASTY))) == sum(
        draw(g)[1] for g in regex.findall(r"\X", "".join(NASTY).replace("\n", " "))
    )
