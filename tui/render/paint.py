"""One wrapped line as a strip: gutter, text, margin; always exactly as wide as its columns.

The gutter shows the letter of each span that starts on the line, bars for those that go on, and a
sign for highlights; the margin shows the numbers of the links whose ends start here. Painting
reads a `Scene` and changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.segment import Segment
from textual.strip import Strip

from tui.render.cells import Cells
from tui.render.labels import Stamp, put_labels
from tui.render.scene import Fragment, Overlay, Scene
from tui.render.sides import gutter, margin
from tui.render.styles import (
    CURSOR,
    EDGE,
    FAINT,
    FLAG_OF,
    HERE,
    LINKED,
    MEANT,
    POINT,
    RESTING,
    SELECTED,
)


@dataclass(slots=True)
class _Layers:
    """What lies on a line: each layer is one bit, the spans' bits lowest, innermost first.

    Attributes:
        edges: Graphemes at which a bit changes, in order.
        tags: The tag of each span's bit.
        linked: The bits of linked spans.
        meant: The bits of the span that is meant.
        flags: The flag of each further bit.
        points: The tag of a zero-width span, by the grapheme it stands before.
    """

    edges: list[tuple[int, int]]
    tags: list[int]
    linked: int
    meant: int
    flags: list[tuple[int, int]]
    points: dict[int, int]


def paint_line(scene: Scene, line: int) -> Strip:
    """Paint wrapped line `line` of the scene, `scene.columns.total` cells wide."""
    start, end = scene.wrap.extent(line)
    cells = Cells.of(scene.wrap.text, start, end)
    last = end == len(scene.wrap.text)
    fragments = scene.index.touching(start, end + last)
    overlays = list(_overlays(scene, start, end + last))
    if last and any(max(s, e - 1) >= end for s, e, _ in (*overlays, *fragments)):
        cells = Cells(
            [*cells.offsets, end + 1], [*cells.xs, cells.xs[-1] + 1], [*cells.pieces, " "]
        )
    here = HERE if any(flag == CURSOR for _, _, flag in overlays) else 0
    blank = scene.styles.here if here else scene.styles.blank
    stamps: list[Stamp] = []
    if scene.labels is not None:
        cells, stamps = put_labels(cells, scene.labels, start, end)
        here |= FAINT
    segments = gutter(scene, start, end, fragments, overlays)
    if fragments or overlays or here:
        segments += _runs(scene, cells, _layers(scene, cells, fragments, overlays, stamps), here)
    else:
        segments.append(Segment(cells.drawn(0, len(cells)), blank))
    over = cells.xs[-1] - scene.columns.text
    if over < 0:
        segments.append(Segment(" " * -over, blank))
    segments.append(margin(scene, start, fragments, max(0, over)))
    return Strip(segments, scene.columns.total)


def _overlays(scene: Scene, start: int, end: int) -> Iterator[Overlay]:
    """Yield start, end and flag of what lies upon the line's spans."""
    first, stop = scene.cursor
    if start <= first < end:
        yield first, max(stop, first + 1), CURSOR if scene.active else RESTING
    for first, stop in scene.selection:
        if first < end and stop > start:
            yield first, stop, SELECTED
    for first, stop, kind in scene.found.between(start, end):
        yield first, stop, FLAG_OF[kind]
    for first, stop, kind in scene.highlights:
        if first < end and stop > start:
            yield first, stop, FLAG_OF[kind]


def _covered(fragment: Fragment) -> tuple[int, int]:
    span = fragment[2]
    if len(span.fragments) == 1:
        (start, end), *_ = span.fragments
        return end - start, -start
    return sum(end - start for start, end in span.fragments), -span.start


def _layers(
    scene: Scene,
    cells: Cells,
    fragments: Sequence[Fragment],
    overlays: Sequence[Overlay],
    stamps: Sequence[Stamp],
) -> _Layers:
    number_of = scene.styles.number_of
    inner = sorted((f for f in fragments if f[0] < f[1]), key=_covered)
    points = {cells.holding(s): number_of(f.tag) for s, e, f in reversed(fragments) if s == e}
    body = _body(scene, cells)
    edges, linked, meant = _span_bits(scene, cells, inner, body)
    bit = 1 << len(inner)
    flags = []
    if borders := _borders(cells, inner, body):
        edges += [(at + side, bit) for at in borders for side in (0, 1)]
        flags.append((bit, EDGE))
        bit <<= 1
    laid = ((*cells.extent(start, end), flag) for start, end, flag in overlays)
    for first, stop, flag in (*laid, *stamps):
        edges += (first, bit), (stop, bit)
        flags.append((bit, flag))
        bit <<= 1
    for point in points:
        edges += (point, bit), (point + 1, bit)
        flags.append((bit, POINT))
        bit <<= 1
    edges.sort()
    return _Layers(edges, [number_of(f[2].tag) for f in inner], linked, meant, flags, points)


def _span_bits(
    scene: Scene, cells: Cells, inner: Sequence[Fragment], body: int
) -> tuple[list[tuple[int, int]], int, int]:
    """The edges of the spans' bits and of the line; the bits of linked spans, and of the one meant."""
    edges = [(len(cells), 0)]
    linked = meant = 0
    for place, (start, end, span) in enumerate(inner):
        first, stop = cells.extent(start, end)
        edges.append((first if first < body else body, 1 << place))
        edges.append((stop if stop < body else body, 1 << place))
        if span.uid in scene.numbers:
            linked |= 1 << place
        if span.uid == scene.meant:
            meant |= 1 << place
    return edges, linked, meant


def _borders(cells: Cells, inner: Sequence[Fragment], body: int) -> set[int]:
    """The graphemes at which one span follows another at once."""
    met = {end for _, end, _ in inner} & {start for start, _, _ in inner}
    places = [(at, cells.holding(at)) for at in met] if met else ()
    return {x for at, x in places if 0 < x < body and cells.offsets[x] == at}


def _body(scene: Scene, cells: Cells) -> int:
    """How many graphemes spans are drawn on: not on the line feed or the space that ends a line."""
    text, size = scene.wrap.text, len(cells)
    while size and text[cells.offsets[size - 1] : cells.offsets[size - 1] + 1] in ("\n", ""):
        size -= 1
    return size - (size > 0 and text[cells.offsets[size - 1]] == " ")


def _runs(scene: Scene, cells: Cells, layers: _Layers, here: int) -> list[Segment]:
    """Sweep the line from edge to edge; one segment for each run of one look."""
    style, tags, points = scene.styles.text, layers.tags, layers.points
    spans_mask = (1 << len(tags)) - 1
    linked, meant, upon = layers.linked, layers.meant, layers.flags
    segments: list[Segment] = []
    active = before = 0
    for at, bit in layers.edges:
        if at > before:
            spans = active & spans_mask
            flags = here | LINKED if spans & linked else here
            for mask, flag in upon:
                if active & mask:
                    flags |= flag
            number = second = 0
            if spans:
                flags |= MEANT if spans & meant else 0
                top = spans & meant or spans
                top &= -top
                number = tags[top.bit_length() - 1]
                if below := spans ^ top:
                    second = tags[(below & -below).bit_length() - 1]
            number = points[before] if flags & POINT else number
            look = style(number, spans.bit_count(), flags, second)
            segments.append(Segment(cells.drawn(before, at), look))
            before = at
        active ^= bit
    return segments
