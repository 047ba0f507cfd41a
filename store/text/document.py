"""A text to move about in: graphemes, words, clauses, quotations, sentences, paragraphs.

Construction computes nothing. A question about a place segments the block around it (see `blocks`)
and remembers the blocks asked last; the way to the next unit skips over what cannot hold one with
one search. So a key costs the same in the middle of ten megabytes as in a headline.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Literal, get_args

import regex

from store.errors import RefusedError
from store.model import Extent
from store.text.blocks import Blocks
from store.text.clauses import clauses
from store.text.graphemes import grapheme_at, is_boundary, next_grapheme, previous_grapheme
from store.text.marks import CLOSERS
from store.text.memo import Memo
from store.text.quotations import Quotations
from store.text.sentences import primary_language, sentences
from store.text.words import STOP, is_stop, words

Unit = Literal["grapheme", "word", "clause", "quotation", "sentence", "paragraph"]
UNITS: tuple[Unit, ...] = get_args(Unit)
"""From small to large."""

_Kind = Unit | Literal["stop"]
"""A unit, or a word that motion stops at."""

_OPENERS = "".join(CLOSERS)
_NEXT_INK = {
    "stop": STOP,
    "clause": STOP,
    "quotation": re.compile(f"[{_OPENERS}]"),
}
_PREVIOUS_INK = {
    "stop": regex.compile(f"(?r){STOP.pattern}"),
    "clause": regex.compile(f"(?r){STOP.pattern}"),
    "quotation": regex.compile(f"(?r)[{_OPENERS}]"),
}
_NEXT_SOLID = re.compile(r"\S")
_PREVIOUS_SOLID = regex.compile(r"(?r)\S")
_REMEMBERED = 128


class Document:
    """The units of one canonical text.

    All positions are code points in `[0, length]`; all extents are half-open. Every method that
    takes a position raises `RefusedError` for one outside the text.

    Attributes:
        text: The canonical text.
        length: Its code points.
        language: The language whose rules segment sentences, a subtag such as `en`.
    """

    def __init__(self, text: str, language: str | None = None) -> None:
        self.text = text
        self.length = len(text)
        self.language = primary_language(language)
        self._blocks = Blocks(text, self.language)
        self._quotations = Quotations(text, self._blocks)
        self._units: Memo[tuple[_Kind, Extent], tuple[Extent, ...]] = Memo(_REMEMBERED)

    def grapheme_at(self, pos: int) -> Extent:
        """Return the extended grapheme cluster that covers `pos`; empty at the end of the text."""
        return grapheme_at(self.text, self._inside(pos))

    def next_grapheme(self, pos: int) -> int:
        """Return the first grapheme boundary after `pos`; the length at the end."""
        return next_grapheme(self.text, self._inside(pos))

    def previous_grapheme(self, pos: int) -> int:
        """Return the last grapheme boundary before `pos`; 0 at the start."""
        return previous_grapheme(self.text, self._inside(pos))

    def is_boundary(self, pos: int) -> bool:
        """Return whether `pos` lies between graphemes, or at an end of the text."""
        return is_boundary(self.text, self._inside(pos))

    def paragraph_at(self, pos: int) -> Extent:
        """Return the line of `pos` without its newline, which counts as its end; it may be empty."""
        return self._blocks.paragraph_at(self._inside(pos))

    def unit_at(self, unit: Unit, pos: int) -> Extent | None:
        """Return the unit that covers the grapheme at `pos`, the innermost of nested quotations.

        `None` where there is none: at the end of the text, on a newline (but for graphemes, and
        quotations over paragraphs), on white space between words, on the comma between clauses,
        in a blank paragraph.
        """
        if self._inside(pos) == self.length:
            return None
        if unit == "grapheme":
            return self.grapheme_at(pos)
        covering = self._covering(unit, pos)
        return covering[-1] if covering else None

    def units(self, unit: Unit, start: int = 0, end: int | None = None) -> Iterator[Extent]:
        """Yield, in order of start, the units that lie at least partly in `[start, end)`."""
        limit = self.length if end is None else self._inside(end)
        self._inside(start)
        if unit == "grapheme":
            start = self.grapheme_at(start)[0]
            while start < limit:
                yield (extent := self.grapheme_at(start))
                start = extent[1]
            return
        seen = -1
        for cell in self._cells_from(unit, start):
            if cell[0] >= limit:
                return
            for extent in self._in_cell(unit, cell):
                if extent[0] > seen and extent[1] > start and extent[0] < limit:
                    seen = extent[0]
                    yield extent

    def next_start(self, unit: Unit, pos: int) -> int | None:
        """Return the first start of a unit after `pos`, in whichever paragraph; `None` if last.

        Of words, only those that hold a letter, digit, currency sign or pictograph are stopped at;
        blank paragraphs are passed over.
        """
        self._inside(pos)
        if unit == "grapheme":
            after = self.next_grapheme(pos)
            return after if after < self.length else None
        kind = _motion(unit)
        for cell in self._cells_from(kind, pos):
            found = self._in_cell(kind, cell)
            index = bisect_right(found, pos, key=_start)
            if index < len(found):
                return found[index][0]
        return None

    def previous_start(self, unit: Unit, pos: int) -> int | None:
        """Return the last start of a unit before `pos`, stopping as `next_start` does."""
        self._inside(pos)
        if unit == "grapheme":
            return self.previous_grapheme(pos) if pos > 0 else None
        kind = _motion(unit)
        for cell in self._cells_to(kind, pos):
            found = self._in_cell(kind, cell)
            index = bisect_left(found, pos, key=_start)
            # A quotation that only reaches in has its turn in its own cell.
            if index > 0 and found[index - 1][0] >= cell[0]:
                return found[index - 1][0]
        return None

    def next_end(self, unit: Unit, pos: int) -> int | None:
        """Return the first end of a unit after `pos`, for the end of a selection; `None` if last."""
        self._inside(pos)
        if unit == "grapheme":
            return self.next_grapheme(pos) if pos < self.length else None
        kind = _motion(unit)
        nearest: int | None = None
        for cell in self._cells_from(kind, pos):
            if nearest is not None and nearest <= cell[0]:
                break
            ends = [end for _, end in self._in_cell(kind, cell) if end > pos]
            nearest = min(ends if nearest is None else [nearest, *ends], default=None)
            if nearest is not None and nearest <= cell[1]:
                break
        return nearest

    def grow(self, extent: Extent) -> Extent:
        """Return the smallest unit around `extent` that is larger than it, else the whole text."""
        self._inside(extent[0]), self._inside(extent[1])
        pos = min(extent[0], max(0, self.length - 1))
        return larger(extent, self.around(pos), (0, self.length))

    def shrink(self, extent: Extent, anchor: int) -> Extent:
        """Return the largest unit at `anchor` inside `extent` and smaller, else `extent` itself.

        An anchor outside `extent` counts as the nearest grapheme inside.
        """
        return smaller(extent, self.around(self.anchored(extent, anchor)))

    def anchored(self, extent: Extent, anchor: int) -> int:
        """Return `anchor`, or the nearest grapheme inside `extent` where it lies outside."""
        start, end = extent
        self._inside(start), self._inside(end)
        return min(max(anchor, start), max(start, self.previous_grapheme(end)))

    def around(self, pos: int) -> list[Extent]:
        """Return every unit from word to paragraph that covers the grapheme at `pos`."""
        return [each for unit in UNITS[1:] for each in self._covering(unit, self._inside(pos))]

    def blocks_from(self, pos: int) -> Iterator[Extent]:
        """Yield the stretch that is segmented as one for `pos`, and those after it that hold words.

        Stretches tile their paragraph; sentences and clauses do not reach over them.
        """
        return self._cells_from("stop", self._inside(pos))

    def _covering(self, kind: _Kind, pos: int) -> list[Extent]:
        """Return the units that cover `pos`, outer before inner."""
        found = self._in_cell(kind, self._cell(kind, pos))
        index = bisect_right(found, pos, key=_start)
        if kind == "quotation":
            return [extent for extent in found[:index] if pos < extent[1]]
        return [extent for extent in found[max(0, index - 1) : index] if pos < extent[1]]

    def _cell(self, kind: _Kind, pos: int) -> Extent:
        """Return the stretch that is segmented to answer for `pos`."""
        return self._blocks.paragraph_at(pos) if kind == "paragraph" else self._blocks.block_at(pos)

    def _cells_from(self, kind: _Kind, pos: int) -> Iterator[Extent]:
        """Yield the cell of `pos` and later ones, without those that can hold no unit."""
        cell = self._cell(kind, pos)
        yield cell
        ink = _NEXT_INK.get(kind, _NEXT_SOLID)
        while (hit := ink.search(self.text, cell[1])) is not None:
            cell = self._cell(kind, hit.start())
            yield cell

    def _cells_to(self, kind: _Kind, pos: int) -> Iterator[Extent]:
        """Yield the cell of `pos` and earlier ones, without those that can hold no unit."""
        cell = self._cell(kind, pos)
        yield cell
        ink = _PREVIOUS_INK.get(kind, _PREVIOUS_SOLID)
        while (hit := ink.search(self.text, 0, cell[0])) is not None:
            cell = self._cell(kind, hit.start())
            yield cell

    def _in_cell(self, kind: _Kind, cell: Extent) -> tuple[Extent, ...]:
        """Return the units of a cell, ascending by start."""
        return self._units.get((kind, cell), self._segment)

    def _segment(self, key: tuple[_Kind, Extent]) -> tuple[Extent, ...]:
        kind, cell = key
        if kind == "paragraph":
            return (cell,) if _NEXT_SOLID.search(self.text, *cell) else ()
        if kind == "quotation":
            return self._quotations.near(cell)
        if kind == "word":
            return tuple(words(self.text, *cell))
        if kind == "stop":
            return tuple(each for each in self._in_cell("word", cell) if is_stop(self.text, each))
        if kind == "clause":
            found = self._in_cell("sentence", cell)
            return tuple(each for sentence in found for each in clauses(self.text, sentence))
        return tuple(sentences(self.text, *cell, self.language))

    def _inside(self, pos: int) -> int:
        """Return `pos` if it lies in the text.

        Raises:
            RefusedError: It does not.
        """
        if not 0 <= pos <= self.length:
            raise RefusedError(
                f"Offset {pos} is outside the text, which has {self.length} code points."
            )
        return pos


def _motion(unit: Unit) -> _Kind:
    return "stop" if unit == "word" else unit


def _start(extent: Extent) -> int:
    return extent[0]


def _size(extent: Extent) -> int:
    return extent[1] - extent[0]


def larger(extent: Extent, units: Iterable[Extent], default: Extent) -> Extent:
    """Return the smallest of `units` that is larger than `extent` and holds it."""
    start, end = extent
    holding = [
        each for each in units if each[0] <= start and end <= each[1] and _size(each) > end - start
    ]
    return min(holding, key=_size, default=default)


def smaller(extent: Extent, units: Iterable[Extent]) -> Extent:
    """Return the largest of `units` inside `extent` that is smaller, else `extent` itself."""
    start, end = extent
    inside = [
        each for each in units if start <= each[0] and each[1] <= end and _size(each) < end - start
    ]
    return max(inside, key=_size, default=extent)
