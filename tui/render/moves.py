"""Where the cursor goes when it moves by lines, and where a text stands when its lines change."""

from __future__ import annotations

from dataclasses import dataclass

from tui.render.wrap import Wrap


def line_step(wrap: Wrap, position: int, count: int, goal: int | None) -> tuple[int, int]:
    """Move `count` lines down (up if negative), as far as there are lines.

    Args:
        wrap: The lines.
        position: An offset into the text.
        goal: The cell to keep to, from an earlier step of the same run, or `None`.

    Returns:
        The start of a grapheme, and the goal for the next step.
    """
    line, x = wrap.cell_of(position)
    goal = x if goal is None else goal
    target = max(0, line + count)
    wrap.ensure_line(target)
    return _visible(wrap, min(target, wrap.known - 1), goal), goal


def line_start(wrap: Wrap, position: int) -> int:
    """The start of the wrapped line that holds `position`."""
    return wrap.start(wrap.line_of(position))


def line_end(wrap: Wrap, position: int) -> int:
    """The start of the last visible grapheme of the wrapped line that holds `position`."""
    return _visible(wrap, wrap.line_of(position), 1 << 30)


def _visible(wrap: Wrap, line: int, x: int) -> int:
    """The grapheme at a cell, but not the line feed after others."""
    found = wrap.offset_at(line, x)
    if wrap.text[found : found + 1] == "\n" and found > wrap.start(line):
        return wrap.offset_at(line, 1 << 30)
    return found


@dataclass(frozen=True, slots=True)
class Anchor:
    """An offset that stays at its row of the view, however the text is wrapped."""

    offset: int
    row: int


def anchored(wrap: Wrap, top: int, height: int, cursor: int) -> Anchor:
    """Return what the eye is on: the cursor where it is in view, else the line at the top."""
    row = wrap.line_of(cursor) - top
    return Anchor(cursor, row) if 0 <= row < height else Anchor(wrap.start(top), 0)


def top_for(wrap: Wrap, anchor: Anchor, height: int) -> int:
    """Return the line at the top of a view that shows the anchor at its row, or the last there is."""
    return max(0, wrap.line_of(anchor.offset) - max(0, min(anchor.row, height - 1)))
