from __future__ import annotations

import itertools

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from tests.render.parts import texts, widths
from tui.render import moves
from tui.render.cells import draw
from tui.render.wrap import _WIDE, Wrap, _breaks_beside


def wrapped(text: str, width: int) -> Wrap:
    """All of it at once."""
    wrap = Wrap(text, width)
    wrap.ensure(len(text))
    return wrap


def lines(wrap: Wrap) -> list[str]:
    """The texts of all lines."""
    return [wrap.text[slice(*wrap.extent(y))] for y in range(wrap.known)]


def boundaries(text: str) -> set[int]:
    """Where graphemes start, line feeds apart from all others."""
    found, at = set(), 0
    for paragraph in regex.split("(\n)", text):
        found |= {at + m.start() for m in regex.finditer(r"\X", paragraph)}
        at += len(paragraph)
    return found | {len(text)}


@given(texts, widths)
def test_lines_join_to_the_text(text: str, width: int) -> None:
    """Nothing is lost, and no grapheme is cut."""
    wrap = wrapped(text, width)
    assert "".join(lines(wrap)) == text
    starts = boundaries(text)
    assert all(wrap.start(y) in starts for y in range(wrap.known))


@given(texts, widths)
def test_lines_fit(text: str, width: int) -> None:
    """A line is no wider than the pane, but for a space and a line feed that hang over."""
    wrap = wrapped(text, width)
    for y, line in enumerate(lines(wrap)):
        cells = wrap.cells(y)
        visible = len(cells) - line.endswith("\n")
        visible -= visible > 0 and cells.pieces[visible - 1] == " "
        assert cells.xs[visible] <= wrap.width
        assert cells.xs[-1] <= wrap.width + 2


@given(texts, widths)
def test_a_line_is_full(text: str, width: int) -> None:
    """No line ends early: the next word would not have fitted."""
    wrap = wrapped(text.replace("\n", ""), width)
    for y in range(wrap.known - 1):
        following = wrap.cells(y + 1)
        word = next((i for i, piece in enumerate(following.pieces) if piece == " "), len(following))
        if word < len(following) and wrap.text[wrap.extent(y)[1] - 1] == " ":
            assert wrap.cells(y).xs[-1] + following.xs[word] > wrap.width


@given(texts, widths, st.lists(st.integers(0, 400), max_size=6))
def test_piecemeal_is_the_same_as_at_once(text: str, width: int, looks: list[int]) -> None:
    """Whoever looks where first, the lines are the same."""
    lazy = Wrap(text, width)
    for offset in looks:
        lazy.ensure_line(offset // 7)
        lazy.ensure(offset)
        assert lazy.estimate() >= lazy.known
    while not lazy.step(0):
        pass
    assert lines(lazy) == lines(wrapped(text, width))
    assert lazy.estimate() == lazy.known


@given(texts, widths)
def test_cells_lead_back_to_offsets(text: str, width: int) -> None:
    """From a grapheme to its cell and back, in any script."""
    wrap = wrapped(text, width)
    for offset in boundaries(text) - {len(text)}:
        line, x = wrap.cell_of(offset)
        assert wrap.offset_at(line, x) == offset


@given(texts, widths)
def test_every_offset_is_on_its_line(text: str, width: int) -> None:
    """`line_of` and `extent` agree, up to the end of the text and beyond."""
    wrap = Wrap(text, width)
    for offset in range(len(text)):
        start, end = wrap.extent(wrap.line_of(offset))
        assert start <= offset < end
    assert wrap.line_of(len(text) + 5) == wrap.known - 1


@pytest.mark.parametrize(
    "grapheme", ["e\u0301", "👩‍👩‍👧", "🇫🇷", "क्ष", "北", " \u0301", "❤️", "\u1100\u1161"]
)
def test_no_grapheme_is_cut_at_the_edge(grapheme: str) -> None:
    """Wherever it comes to lie, a line ends before it or after it, and nothing hangs over."""
    for before, after in itertools.product(range(4, 12), ("b", " b", "  b", "北")):
        for letter in "aé北":
            text = letter * before + grapheme + after
            wrap = wrapped(text, 8)
            starts = {wrap.start(y) for y in range(wrap.known)}
            assert starts <= boundaries(text), text
            for y in range(wrap.known):
                over = wrap.cells(y).xs[-1] - wrap.width
                assert over <= 0 or (over == 1 and wrap.text[wrap.extent(y)[1] - 1] == " "), text


def test_breaks_come_after_spaces_and_beside_wide_characters() -> None:
    """English by words, Chinese anywhere but before a full stop, Korean by words."""
    assert lines(wrapped("the quick brown fox", 10)) == ["the quick ", "brown fox"]
    assert lines(wrapped("北京北京北。京", 10)) == ["北京北京", "北。京"]
    assert lines(wrapped("가나다 라마바사", 10)) == ["가나다 ", "라마바사"]
    assert lines(wrapped("x" * 20, 8)) == ["x" * 8, "x" * 8, "x" * 4]


def test_one_line_of_ten_million_characters_is_wrapped_as_it_is_read() -> None:
    """The first screenful costs a screenful."""
    wrap = Wrap("word " * 2_000_000, 40)
    wrap.ensure_line(50)
    assert wrap.wrapped_to < 10_000
    assert wrap.estimate() == 250_000


def test_beyond_the_end_of_a_line_is_its_last_visible_grapheme() -> None:
    """A click right of a text hits its last letter, and on an empty line the line feed."""
    wrap = Wrap("ab\n\nc", 10)
    assert [wrap.offset_at(y, 9) for y in range(3)] == [1, 3, 4]
    assert wrap.offset_at(0, 2) == 2


@given(texts, widths, st.integers(-60, 60))
def test_steps_by_lines_keep_their_column(text: str, width: int, count: int) -> None:
    """As far as there are lines; and a run of steps ends in the column where it began."""
    wrap = wrapped(text, width)
    start = wrap.offset_at(wrap.known // 2, 5)
    there, goal = moves.line_step(wrap, start, count, None)
    assert wrap.line_of(there) == min(max(wrap.known // 2 + count, 0), wrap.known - 1)
    back, _ = moves.line_step(wrap, there, wrap.known // 2 - wrap.line_of(there), goal)
    assert wrap.line_of(back) == wrap.known // 2
    if text[start : start + 1] != "\n":
        assert back == start


@given(texts, widths)
def test_ends_of_lines(text: str, width: int) -> None:
    """Home and End stay on the line, and End shows a character rather than the line feed."""
    wrap = wrapped(text, width)
    for y in range(wrap.known):
        start, end = wrap.extent(y)
        last = moves.line_end(wrap, start)
        assert moves.line_start(wrap, last) == start
        assert last == start or text[last] != "\n"
        assert end == start or last < end


@given(st.text("北京与，。「」（あー字１ａb \u3099\U000e0100", max_size=80), widths)
def test_lines_full_of_wide_characters_end_where_the_long_way_says(text: str, width: int) -> None:
    """The quick way to break them is one of breaking them otherwise."""
    wrap = Wrap(text, width)
    for start in range(len(text)):
        quick = wrap._wide_line_end(start, len(text))
        if quick >= 0 and start in boundaries(text):
            assert quick == wrap._complex_line_end(start, len(text))


def test_wide_characters_are_what_they_are_taken_for() -> None:
    """Each is drawn as itself in two cells, and a line may break beside it."""
    for char in map(chr, range(0x10000)):
        if _WIDE.fullmatch(char):
            assert draw(char) == (char, 2)
            assert _breaks_beside(char, 2)
            assert regex.fullmatch(r"\p{GCB=Other}", char)


def test_ten_megabytes_of_chinese_in_one_line_are_wrapped_in_bulk() -> None:
    """Few of its lines are taken grapheme by grapheme."""
    slow: list[int] = []

    class Counting(Wrap):
        def _complex_line_end(self, start: int, end: int) -> int:
            slow.append(start)
            return super()._complex_line_end(start, end)

    text = "北京与東京都の新聞、「今日」。" * 20_000
    wrap = Counting(text, 40)
    wrap.ensure(len(text))
    assert wrap.done
    assert len(slow) < 3
