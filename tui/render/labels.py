"""Jump labels on a line: where their two cells go, and how they are put over the text.

A label stands on the first cells of its word. Where the label before it is still there it stands
behind that one, at most `LAG` cells late; one that would be later finds no room.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from tui.render.cells import Cells
from tui.render.styles import LABEL, TAIL
from tui.render.wrap import Wrap

WIDTH = 2
"""Cells, and letters, of a label."""

LAG = 2
"""How many cells late a label may stand: it must still be seen at its own word."""

Stamp = tuple[int, int, int]
"""The first piece of a line, the one after the last, and the flag (of `styles`) they get."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of a pane.

    Attributes:
        places: Offsets with their labels, by offset.
        typed: The letters typed already. Labels that begin otherwise keep their place unseen.
    """

    places: Sequence[tuple[int, str]] = ()
    typed: str = ""

    def between(self, start: int, end: int) -> Sequence[tuple[int, str]]:
        """Return those at `start` or later and before `end`."""
        low = bisect_left(self.places, (start, ""))
        return self.places[low : bisect_left(self.places, (end, ""), low)]


def _cells_of(cells: Cells, offsets: Sequence[int]) -> Iterator[int | None]:
    """Yield the cell at which the label of each offset stands; null where it finds no room."""
    free = 0
    for offset in offsets:
        own = cells.xs[cells.holding(offset)]
        x = max(own, free)
        if x - own > LAG:
            yield None
        else:
            free = x + WIDTH
            yield x


def with_room(wrap: Wrap, offsets: Sequence[int]) -> list[int]:
    """Return those of some ascending offsets whose labels find room on their lines."""
    found: list[int] = []
    for line, group in groupby(offsets, wrap.line_of):
        held = list(group)
        places = _cells_of(wrap.cells(line), held)
        found += [offset for offset, x in zip(held, places, strict=True) if x is not None]
    return found


def put_labels(cells: Cells, labels: Labels, start: int, end: int) -> tuple[Cells, list[Stamp]]:
    """Return a line with the labels of `[start, end)` over it, and where they are.

    The line stays as wide as it is, or grows by what the last label hangs over its end. What a
    label covers by half is blank in its other half.
    """
    here = labels.between(start, end)
    letters: dict[int, str] = {}
    flags: dict[int, int] = {}
    for x, (_, label) in zip(_cells_of(cells, [at for at, _ in here]), here, strict=True):
        if x is not None and label.startswith(labels.typed):
            letters.update(enumerate(label, x))
            flags.update(dict.fromkeys(range(x + len(labels.typed), x + WIDTH), LABEL))
            flags[x + WIDTH - 1] |= TAIL
    if not letters:
        return cells, []
    cut = _cut(cells, letters)
    pieces = range(len(cut))
    return cut, [(n, n + 1, flags[cut.xs[n]]) for n in pieces if cut.xs[n] in flags]


def _cut(cells: Cells, letters: dict[int, str]) -> Cells:
    """Return a line cut into single cells where letters stand on it, with the letters there."""
    offsets: list[int] = []
    xs: list[int] = []
    pieces: list[str] = []
    for piece, (x, following) in enumerate(zip(cells.xs, cells.xs[1:], strict=False)):
        covered = any(cell in letters for cell in range(x, following))
        for cell in range(x, following) if covered else (x,):
            offsets.append(cells.offsets[piece])
            xs.append(cell)
            pieces.append(letters.get(cell, " ") if covered else cells.pieces[piece])
    width, end = cells.xs[-1], cells.offsets[-1]
    for cell in range(width, max(width, max(letters) + 1)):
        offsets.append(end)
        xs.append(cell)
        pieces.append(letters[cell])
    return Cells([*offsets, end], [*xs, max(width, max(letters) + 1)], pieces)
