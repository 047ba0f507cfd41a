"""What the lines of a pane depend on, as plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from store.model import Extent, Span, Uid
from tui.render.cells import MAX_CELLS
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
    numbers: Mapping[Uid, tuple[int, ...]] = field(default_factory=dict)
