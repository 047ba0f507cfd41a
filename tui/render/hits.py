"""What a cell beside a line means: the letter of a span on its left, the number of a link on its right.

Read from what is painted there, so that what is seen is what is hit.
"""

from __future__ import annotations

from store.model import Uid
from tui.render.scene import Fragment, Scene
from tui.render.sides import gutter, letter_of, margin

Place = tuple[int, Uid]
"""Where a fragment of a span starts, and the span."""

LinkEnd = tuple[int, Uid]
"""A link's number, and the span at its end on this line."""


def spans_under(scene: Scene, line: int, x: int) -> list[Place]:
    """Return the spans whose letter stands in cell `x` of a line's gutter; all of one tag at worst.

    Where a tag's letter is there once for several spans, each of them is meant.
    """
    if not 0 <= x < scene.columns.gutter or not _is_there(scene, line):
        return []
    start, end, fragments = _on_line(scene, line)
    cells = "".join(segment.text for segment in gutter(scene, start, end, fragments, ()))
    sign, styles = cells[x], scene.styles
    alike = [
        (first, span.uid)
        for first, _, span in fragments
        if first >= start and letter_of(styles, first, span) == sign
    ]
    shown = cells.count(sign)
    return [alike[cells.count(sign, 0, x)]] if shown == len(alike) else alike


def links_under(scene: Scene, line: int, x: int) -> list[LinkEnd]:
    """Return the links whose number stands in cell `x` of a line's margin.

    Beside a number, or on the sign that there are more than find room, it is all others of the line.
    """
    columns = scene.columns
    left = columns.gutter + columns.text
    if not left <= x < columns.total or not _is_there(scene, line):
        return []
    start, _, fragments = _on_line(scene, line)
    ends: dict[int, Uid] = {}
    for first, _, span in fragments:
        if first >= start and first == span.start:
            for number in scene.numbers.get(span.uid, ()):
                ends.setdefault(number, span.uid)
    label = margin(scene, start, fragments, 0).text
    at = _number_at(label, x - left)
    if at in ends:
        return [(at, ends[at])]
    shown = {int(part) for part in label.replace("+", ",").split(",") if part.strip().isdigit()}
    rest = sorted(ends.keys() - shown if label[x - left] == "+" else ends.keys())
    return [(number, ends[number]) for number in rest]


def _is_there(scene: Scene, line: int) -> bool:
    scene.wrap.ensure_line(line)
    return line < scene.wrap.known


def _on_line(scene: Scene, line: int) -> tuple[int, int, list[Fragment]]:
    start, end = scene.wrap.extent(line)
    last = end == len(scene.wrap.text)
    return start, end, scene.index.touching(start, end + last)


def _number_at(label: str, x: int) -> int:
    """Return the number that has a digit in cell `x`; 0 where none has."""
    if not label[x].isdigit():
        return 0
    first = last = x
    while first and label[first - 1].isdigit():
        first -= 1
    while last + 1 < len(label) and label[last + 1].isdigit():
        last += 1
    return int(label[first : last + 1])
