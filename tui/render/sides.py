"""The two sides of a line: marks of spans on the left, numbers of links on the right.

A letter stands where a span starts, `↳` where a further fragment of it does, a bar for each span
that goes on, `║` for several bars. The span that is meant has its letter as a badge, or a heavy bar.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment

from store.model import Span
from tui.render.scene import Fragment, Overlay, Scene
from tui.render.styles import SIGN_OF, StyleTable

_GOES_ON, _ENDS, _SEVERAL, FURTHER, _MORE = "│", "╰", "║", "↳", "+"
_HEAVY = {_GOES_ON: "┃", _ENDS: "┗", _SEVERAL: "┃"}


Mark = tuple[str, int, bool]
"""A gutter mark: its sign, the number of its tag, and whether that span is meant."""


def gutter(
    scene: Scene,
    start: int,
    end: int,
    fragments: Sequence[Fragment],
    overlays: Sequence[Overlay],
) -> list[Segment]:
    """The marks of the spans, and at last the sign of the weightiest highlight."""
    styles, columns = scene.styles, scene.columns
    room, indent = columns.marks - 1, columns.gutter - columns.marks
    sign = " "
    if overlays:
        flags = 0
        for _, _, flag in overlays:
            flags |= flag
        sign = next((sign for flag, sign in SIGN_OF.items() if flags & flag), " ")
    if not fragments:
        return [Segment(" " * (indent + room) + sign, styles.sign)]
    marks = _fitting(*_marks(scene, start, end, fragments), room)
    segments = [Segment(" " * indent, styles.sign)] if indent else []
    segments += [_segment(styles, mark) for mark in marks]
    segments.append(Segment(" " * (room - len(marks)) + sign, styles.sign))
    return segments


def _segment(styles: StyleTable, mark: Mark) -> Segment:
    sign, number, meant = mark
    if meant and sign in _HEAVY:
        return Segment(_HEAVY[sign], styles.mark(number))
    return Segment(sign, styles.mark(number, meant))


def _marks(
    scene: Scene, start: int, end: int, fragments: Sequence[Fragment]
) -> tuple[list[Mark], list[Mark]]:
    """The bars and the letters."""
    styles = scene.styles
    bars: list[Mark] = []
    letters: list[Mark] = []
    for first, stop, span in fragments:
        number, meant = styles.number_of(span.tag), span.uid == scene.meant
        if first < start:
            bars.append((_GOES_ON if stop > end else _ENDS, number, meant))
        else:
            letters.append((letter_of(styles, first, span), number, meant))
    return bars, letters


def letter_of(styles: StyleTable, start: int, span: Span) -> str:
    """Return the mark of a fragment that starts at `start`: the tag's letter at the span's own."""
    return styles.letter(styles.number_of(span.tag)) if start == span.start else FURTHER


def _fitting(bars: list[Mark], letters: list[Mark], room: int) -> list[Mark]:
    """At most `room` marks; where there are more, bars give way to letters, and `+` says so.

    The mark of the span that is meant is kept.
    """
    if len(bars) + len(letters) <= room:
        return bars + letters
    meant = [mark for mark in bars if mark[2]]
    if len(bars) > 1:
        bars = meant[:1] or [(_SEVERAL, bars[0][1], False)]
    if len(bars) + len(letters) > room:
        letters = list(dict.fromkeys(letters))
    if len(bars) + len(letters) > room and not meant and len(letters) > 1:
        bars = []
    room -= len(bars)
    if len(letters) > room:
        letters = _cut(letters, room)
    return bars + letters


def _cut(letters: list[Mark], room: int) -> list[Mark]:
    """The first `room - 1` letters and `+`, which is the meant span's if it is among the rest."""
    rest = letters[room - 1 :]
    last = next((mark for mark in rest if mark[2]), None)
    if last is not None and room > 1:
        return [*letters[: room - 2], last, (_MORE, letters[room - 2][1], False)]
    more = last or rest[0]
    return [*letters[: room - 1], (_MORE, more[1], more[2])]


def margin(scene: Scene, start: int, fragments: Sequence[Fragment], over: int) -> Segment:
    """The numbers of the links whose ends start on the line, beside `over` cells of text."""
    room, style = scene.columns.margin - over, scene.styles.number
    if not scene.numbers or not fragments:
        return Segment(" " * room, style)
    found: set[int] = set()
    for first, _, span in fragments:
        if first >= start and first == span.start and span.uid in scene.numbers:
            found.update(scene.numbers[span.uid])
            style = scene.styles.number_meant if span.uid == scene.meant else style
    label = ",".join(map(str, sorted(found)))
    field = room if over else room - 1
    if len(label) > field:
        label = f"{min(found)}+" if len(f"{min(found)}+") <= field else "+"
    return Segment(label[:room].rjust(room), style)
