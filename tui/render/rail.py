"""The connectors between two panes, as a grid of box-drawing characters.

A link runs from its row on the left along a lane to its row on the right. Lanes are shared by
links that do not meet; where an end is scrolled away, an arrow at the border says which way, and
on the right, where the number of the link stands far off, its number beside the arrow.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Beyond = Literal["above", "below"]

_UP, _DOWN, _LEFT, _RIGHT = 1, 2, 4, 8
_LIGHT = " ╵╷│╴╯╮┤╶╰╭├─┴┬┼"
_HEAVY = " ╹╻┃╸┛┓┫╺┗┏┣━┻┳╋"
_ARROWS = {"above": "↑", "below": "↓"}
_BOTH = "↕"

Cell = tuple[str, bool]
"""A character, and whether it belongs to a hot link."""


@dataclass(frozen=True, slots=True)
class RailLink:
    """A link between two neighbouring panes.

    Attributes:
        number: As shown in the margins of the panes.
        left_row: The row of its end in the left pane; `None` if scrolled away, then `left_beyond`
            says where to. `right_row` and `right_beyond` likewise.
        hot: Whether the cursor is on one of its ends.
    """

    number: int
    left_row: int | None
    right_row: int | None
    hot: bool = False
    left_beyond: Beyond | None = None
    right_beyond: Beyond | None = None


Path = list[tuple[int, int, int]]
"""Row, column and line piece of each cell that a link runs through."""


def _path(left: int, right: int, lane: int, width: int) -> Path:
    """From `left`, along `lane`, to `right`."""
    if left == right:
        return [(left, x, _LEFT | _RIGHT) for x in range(width)]
    down = right > left
    ahead, behind = (_DOWN, _UP) if down else (_UP, _DOWN)
    path = [(left, x, _LEFT | _RIGHT) for x in range(lane)]
    path.append((left, lane, _LEFT | ahead))
    path += [(row, lane, _UP | _DOWN) for row in range(min(left, right) + 1, max(left, right))]
    path.append((right, lane, _RIGHT | behind))
    path += [(right, x, _LEFT | _RIGHT) for x in range(lane + 1, width)]
    return path


class _Grid:
    """Line pieces by cell; those of hot links lie on top of all others."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self.light = [[0] * width for _ in range(height)]
        self.heavy = [[0] * width for _ in range(height)]
        self.arrows: dict[tuple[int, int], Cell] = {}

    def _muddle(self, path: Path) -> int:
        """How hard a path would be to follow: crossings count 1, shared cells more."""
        total = 0
        for row, x, piece in path:
            there = self.light[row][x] | self.heavy[row][x]
            if there:
                crossing = {there, piece} == {_LEFT | _RIGHT, _UP | _DOWN}
                total += 1 if crossing else 4
        return total

    def connect(self, left: int, right: int, hot: bool) -> None:
        """Draw a link along the lane that keeps it clearest."""
        middle = self.width // 2
        lanes = sorted(range(1, max(2, self.width - 1)), key=lambda lane: abs(lane - middle))
        paths = [_path(left, right, lane, self.width) for lane in lanes]
        pieces = self.heavy if hot else self.light
        for row, x, piece in min(paths, key=self._muddle):
            pieces[row][x] |= piece

    def label(self, row: int, link: RailLink) -> None:
        """Write a link's number before the arrow on the right, once, where nothing is drawn."""
        text = f"{link.number}"
        place = range(self.width - 1 - len(text), self.width - 1)
        free = place.start > 0 and not any(
            self.light[row][x] or self.heavy[row][x] or (row, x) in self.arrows for x in place
        )
        for x, char in zip(place, text, strict=True):
            if free:
                self.arrows[row, x] = char, link.hot

    def point(self, row: int, x: int, beyond: Beyond, hot: bool) -> None:
        """Draw an arrow at the border; two that differ become one that points both ways."""
        arrow = _ARROWS[beyond]
        before = self.arrows.get((row, x))
        if before is not None:
            arrow, hot = (arrow if before[0] == arrow else _BOTH), hot or before[1]
        self.arrows[row, x] = arrow, hot

    def rows(self) -> Iterator[list[Cell]]:
        """Yield the characters row by row."""
        for row in range(self.height):
            cells: list[Cell] = []
            for x, (light, heavy) in enumerate(zip(self.light[row], self.heavy[row], strict=True)):
                cell = (_HEAVY[heavy], True) if heavy else (_LIGHT[light], False)
                cells.append(self.arrows.get((row, x), cell))
            yield cells


def rail(links: Sequence[RailLink], width: int, height: int) -> list[list[Cell]]:
    """Return `height` rows of `width` cells. Rows beyond the grid count as scrolled away.

    Links with both ends scrolled away are not drawn.
    """
    grid = _Grid(width, height)
    whole: list[tuple[int, int, bool]] = []
    for link in links:
        left, right = _within(link.left_row, height), _within(link.right_row, height)
        if left is not None and right is not None:
            whole.append((left, right, link.hot))
        elif left is not None:
            grid.point(left, 0, link.right_beyond or "below", link.hot)
        elif right is not None:
            grid.point(right, width - 1, link.left_beyond or "below", link.hot)
    for left, right, hot in sorted(whole, key=_order):
        grid.connect(left, right, hot)
    for link in links:
        right = _within(link.right_row, height)
        if right is not None and _within(link.left_row, height) is None:
            grid.label(right, link)
    return list(grid.rows())


def _order(link: tuple[int, int, bool]) -> tuple[bool, int, tuple[int, int, bool]]:
    """Hot links choose their lane first, then the longest."""
    left, right, hot = link
    return not hot, -abs(left - right), link


def _within(row: int | None, height: int) -> int | None:
    return row if row is not None and 0 <= row < height else None
