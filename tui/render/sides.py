"""The two sides of a line: marks of spans on the left, numbers of links on the right."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment

from tui.render.scene import Fragment, Overlay, Scene
from tui.render.styles import SIGN_OF, StyleTable

Mark = tuple[str, int]
"""A gutter mark and the number of its tag."""


def gutter(
    scene: Scene,
    start: int,
    end: int,
    fragments: Sequence[Fragment],
    overlays: Sequence[Overlay],
) -> list[Segment]:
    """The marks of the spans, and at last the sign of the weightiest highlight."""
    styles, room = scene.styles, scene.columns.gutter - 1
    flags = 0
    for _, _, flag in overlays:
        flags |= flag
    sign = next((sign for flag, sign in SIGN_OF.items() if flags & flag), " ")
    marks = _marks(styles, start, end, fragments, room)
    segments = [Segment(mark, styles.mark(number)) for mark, number in marks]
    segments.append(Segment(" " * (room - len(marks)) + sign, styles.number))
    return segments


def _marks(
    styles: StyleTable, start: int, end: int, fragments: Sequence[Fragment], room: int
) -> list[Mark]:
    """At most `room` marks; where there are more, bars give way to letters, and `+` says so."""
    bars: list[Mark] = []
    letters: list[Mark] = []
    for first, stop, span in fragments:
        number = styles.number_of(span.tag)
        if first >= start:
            letters.append((styles.letter(number), number))
        else:
            bars.append(("│" if stop > end else "╰", number))
    if len(bars) + len(letters) > room:
        bars = [("┃", bars[0][1])] if len(bars) > 1 else bars
    if len(bars) + len(letters) > room:
        letters = list(dict.fromkeys(letters))
    if len(bars) + len(letters) > room:
        bars = bars if len(letters) < 2 else []
    if len(bars) + len(letters) > room:
        letters = [*letters[: room - 1], ("+", letters[room - 1][1])]
    return bars + letters


def margin(scene: Scene, start: int, fragments: Sequence[Fragment], over: int) -> Segment:
    """The numbers of the links whose ends start on the line, beside `over` cells of text."""
    room = scene.columns.margin - over
    found: set[int] = set()
    if scene.numbers:
        for first, _, span in fragments:
            if first >= start and first == span.start:
                found.update(scene.numbers.get(span.uid, ()))
    label = ",".join(map(str, sorted(found)))
    field = room if over else room - 1
    if len(label) > field:
        label = f"{min(found)}+" if len(f"{min(found)}+") <= field else "+"
    return Segment(label[:room].rjust(room), scene.styles.number)
