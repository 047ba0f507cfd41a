"""The connectors between two panes, as a grid of box-drawing characters.

A link runs from its row on the left along a lane to its row on the right. Lanes are shared by
links that do not meet; where an end is scrolled away, an arrow at the border says which way, and
on the right, where the number of the link stands far off, its number beside the arrow.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

Beyond = Literal["above", "below"]

_UP, _DOWN, _LEFT, _RIGHT = 1, 2, 4, 8
_LIGHT = " ╵╷│╴╯╮┤╶╰╭├─┴┬┼"
_HEAVY = " ╹╻┃╸┛┓┫╺┗┏┣━┻┳╋"
_ARROWS = {"above": "↑", "below": "↓"}
_BOTH = "↕"
_TOLD_APART = 24
"""Links in view of which each chooses the lane that keeps it clearest."""

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
    """Line pieces by cell."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.pieces = [[0] * width for _ in range(height)]
        middle = width // 2
        self.lanes = sorted(range(1, max(2, width - 1)), key=lambda lane: abs(lane - middle))

    def _muddle(self, path: Path) -> int:
        """How hard a path would be to follow: crossings count 1, shared cells more."""
        total = 0
        for row, x, piece in path:
            there = self.pieces[row][x]
            if there:
                crossing = {there, piece} == {_LEFT | _RIGHT, _UP | _DOWN}
                total += 1 if crossing else 4
        return total

    def connect(self, left: int, right: int, lanes: Sequence[int]) -> Path:
        """Draw a link along that of some lanes that keeps it clearest; return its path."""
        paths = (_path(left, right, lane, self.width) for lane in lanes)
        path = next(paths) if len(lanes) == 1 else min(paths, key=self._muddle)
        for row, x, piece in path:
            self.pieces[row][x] |= piece
        return path


class Rail:
    """The links between two panes for one position of both; which of them are hot may change.

    Rows beyond the grid count as scrolled away. Links with both ends scrolled away are not drawn.
    """

    def __init__(self, links: Sequence[RailLink], width: int, height: int) -> None:
        self._width, self._height = width, height
        self._paths: dict[int, Path] = {}
        self._signs: dict[tuple[int, int], tuple[str, frozenset[int]]] = {}
        grid = _Grid(width, height)
        whole: list[tuple[int, int, int]] = []
        for link in links:
            left, right = _within(link.left_row, height), _within(link.right_row, height)
            if left is not None and right is not None:
                whole.append((left, right, link.number))
            elif left is not None:
                self._point(left, 0, link.right_beyond or "below", link.number)
            elif right is not None:
                self._point(right, width - 1, link.left_beyond or "below", link.number)
        # The longest choose first. Where there are too many to be told apart, they take turns.
        for at, (left, right, number) in enumerate(sorted(whole, key=_longest_first)):
            few = len(whole) <= _TOLD_APART
            lanes = grid.lanes if few else (grid.lanes[at % len(grid.lanes)],)
            self._paths[number] = grid.connect(left, right, lanes)
        for link in links:
            right = _within(link.right_row, height)
            if right is not None and _within(link.left_row, height) is None:
                self._label(grid, right, link.number)
        self._cold = [[(_LIGHT[piece], False) for piece in row] for row in grid.pieces]
        for (row, x), (sign, _) in self._signs.items():
            self._cold[row][x] = sign, False

    def _label(self, grid: _Grid, row: int, number: int) -> None:
        """Write a link's number before the arrow on the right, once, where nothing is drawn."""
        text = f"{number}"
        place = range(self._width - 1 - len(text), self._width - 1)
        if place.start > 0 and not any(
            grid.pieces[row][x] or (row, x) in self._signs for x in place
        ):
            for x, char in zip(place, text, strict=True):
                self._signs[row, x] = char, frozenset((number,))

    def _point(self, row: int, x: int, beyond: Beyond, number: int) -> None:
        """Draw an arrow at the border; two that differ become one that points both ways."""
        arrow, numbers = _ARROWS[beyond], frozenset((number,))
        before = self._signs.get((row, x))
        if before is not None:
            arrow, numbers = arrow if before[0] == arrow else _BOTH, numbers | before[1]
        self._signs[row, x] = arrow, numbers

    def rows(self, hot: Collection[int] = ()) -> list[list[Cell]]:
        """Return the characters row by row; the links of these numbers lie on top of the others."""
        heavy: dict[int, dict[int, int]] = {}
        for number in hot:
            for row, x, piece in self._paths.get(number, ()):
                cells = heavy.setdefault(row, {})
                cells[x] = cells.get(x, 0) | piece
        rows = list(self._cold)
        for row, cells in heavy.items():
            rows[row] = [
                (_HEAVY[cells[x]], True) if x in cells and (row, x) not in self._signs else cell
                for x, cell in enumerate(rows[row])
            ]
        for (row, x), (sign, numbers) in self._signs.items() if hot else ():
            if not numbers.isdisjoint(hot):
                rows[row] = [*rows[row][:x], (sign, True), *rows[row][x + 1 :]]
        return rows


def rail(links: Sequence[RailLink], width: int, height: int) -> list[list[Cell]]:
    """Return `height` rows of `width` cells with the links as they are."""
    return Rail(links, width, height).rows({link.number for link in links if link.hot})


def _longest_first(link: tuple[int, int, int]) -> tuple[int, tuple[int, int, int]]:
    return -abs(link[0] - link[1]), link


def _within(row: int | None, height: int) -> int | None:
    return row if row is not None and 0 <= row < height else None
