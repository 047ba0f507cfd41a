"""What the lines of a pane depend on, as plain values."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Literal

from store.model import Extent, Span, Uid
from tui.render.cells import MAX_CELLS
from tui.render.labels import Labels
from tui.render.styles import HighlightKind, StyleTable
from tui.render.wrap import Wrap
from tui.state.index import SpanIndex

Highlight = tuple[int, int, HighlightKind]
"""`(start, end, kind)`, in code points."""

Fragment = tuple[int, int, Span]
"""A start, an end, and the span they belong to."""

Overlay = tuple[int, int, int]
"""Start, end and flag (of `styles`) of what lies upon the spans: cursor, selection, highlights."""

Density = Literal["compact", "comfortable"]
"""`compact`: text in all cells there are; `comfortable`: lines of a length that is easy to read."""

MEASURE = 72
"""The longest line of the comfortable density, in cells."""

_WIDE = 56
_NARROW_SIDE, _WIDE_SIDE, _AIRY_SIDE = 3, 4, 5


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a pane, which may be very much: found again by place, not looked through.

    Attributes:
        extents: Ascending by start, none overlapping another.
        current: The one that is looked at.
        out: Those that are left out.
    """

    extents: Sequence[Extent] = ()
    current: Extent | None = None
    out: frozenset[Extent] = frozenset()

    def between(self, start: int, end: int) -> Iterator[Highlight]:
        """Yield what shares a character with `[start, end)`."""
        at = bisect_right(self.extents, start, key=itemgetter(1))
        while at < len(self.extents) and self.extents[at][0] < end:
            extent = self.extents[at]
            yield *extent, "out" if extent in self.out else "search"
            if extent == self.current:
                yield *extent, "candidate-current"
            at += 1


@dataclass(frozen=True, slots=True)
class Columns:
    """How the cells of a pane are divided.

    Attributes:
        gutter: All cells before the text; the last `marks` of them hold marks and a sign.
        text: The cells of a line of text.
        margin: All cells after the text.
    """

    gutter: int
    text: int
    margin: int
    marks: int

    @classmethod
    def of(cls, width: int, density: Density = "compact") -> Columns:
        """Divide `width` cells; a pane too narrow for a line gets the narrowest there is."""
        airy = density == "comfortable"
        side = (_AIRY_SIDE if airy else _WIDE_SIDE) if width >= _WIDE else _NARROW_SIDE
        text = max(MAX_CELLS, width - 2 * side)
        left = max(0, text - MEASURE) // 2 if airy else 0
        text = min(text, MEASURE) if airy else text
        gutter = side + left
        return cls(gutter, text, max(side, width - gutter - text), side)

    @property
    def total(self) -> int:
        """All cells of a line."""
        return self.gutter + self.text + self.margin


@dataclass(slots=True)
class Scene:
    """All that a pane's lines depend on.

    Attributes:
        cursor: The extent of the grapheme under the cursor.
        active: Whether the pane has the keys.
        meant: The span at the cursor that a command would act on.
        numbers: The numbers of the links that end at a span.
        labels: Jump labels to put over the text, which is faint then; null where nobody jumps.
    """

    wrap: Wrap
    index: SpanIndex
    styles: StyleTable
    columns: Columns
    cursor: Extent = (0, 0)
    active: bool = False
    meant: Uid | None = None
    selection: Sequence[Extent] = ()
    highlights: Sequence[Highlight] = ()
    found: Found = field(default_factory=Found)
    numbers: Mapping[Uid, tuple[int, ...]] = field(default_factory=dict)
    labels: Labels | None = None
