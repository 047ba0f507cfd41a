"""How the panes stand: in which order, how wide, how many at once.

A pane keeps its index for as long as the story is open; only its place from left to right changes.
So links, spans, selections and all else that knows a pane by index stay with their source.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

LEAST_WIDTH = 36
"""Cells of a pane."""
RAIL_WIDTH = 7
"""Cells between two panes."""
MOST_PANES = 4
FEWEST_PANES = 2

USUAL_SHARE = 12
_SHARES = range(2, 73)
_STEP = 2


def room_for(width: int) -> int:
    """Return how many panes fit side by side in `width` cells."""
    return max(1, min(MOST_PANES, (width + RAIL_WIDTH) // (LEAST_WIDTH + RAIL_WIDTH)))


def widths(total: int, shares: Sequence[int]) -> list[int]:
    """Return the cells of each pane, by its share of what the rails leave; none gets too few.

    Where there is not enough for all to have the least, all get the same.
    """
    cells = max(len(shares), total - RAIL_WIDTH * (len(shares) - 1))
    least = LEAST_WIDTH if cells >= LEAST_WIDTH * len(shares) else 0
    small: set[int] = set()
    while True:
        free = cells - least * len(small)
        whole = sum(share for at, share in enumerate(shares) if at not in small)
        short = {
            at
            for at, share in enumerate(shares)
            if at not in small and free * share < least * whole
        }
        if not short:
            break
        small |= short
    return _rounded(free, [0 if at in small else s for at, s in enumerate(shares)], least)


def _rounded(free: int, shares: Sequence[int], least: int) -> list[int]:
    """Divide `free` cells by shares so that they add up; who has no share gets `least`."""
    whole, before, given = sum(shares), 0, 0
    cells: list[int] = []
    for share in shares:
        if share:
            before += share
            upto = (free * before + whole // 2) // whole
            cells.append(upto - given)
            given = upto
        else:
            cells.append(least)
    return cells


@dataclass(slots=True)
class Arrangement:
    """Order, widths and number of the panes.

    Attributes:
        order: The panes' indexes from left to right.
        shares: Each pane's share of the width, by index.
        most: How many stand side by side at most; 0 is as many as fit.
        width: Cells that all of them have together with the rails.
    """

    order: list[int]
    shares: list[int] = field(default_factory=list)
    most: int = 0
    width: int = FEWEST_PANES * (2 * LEAST_WIDTH) + RAIL_WIDTH

    def __post_init__(self) -> None:
        self.shares = self.shares or [USUAL_SHARE] * len(self.order)

    @property
    def room(self) -> int:
        """How many stand side by side."""
        return min(room_for(self.width), self.most or MOST_PANES, max(1, len(self.order)))

    def place(self, pane: int) -> int:
        """Return where a pane stands, counted from the left."""
        return self.order.index(pane)

    def neighbour(self, pane: int, by: int) -> int:
        """Return the pane `by` places further to the right, from the last one round to the first."""
        return self.order[(self.place(pane) + by) % len(self.order)]

    def move(self, pane: int, by: int) -> bool:
        """Move a pane by one place; return whether there is such a place."""
        here, there = self.place(pane), self.place(pane) + by
        if not 0 <= there < len(self.order):
            return False
        self.order[here], self.order[there] = self.order[there], self.order[here]
        return True

    def cells(self, shown: Sequence[int]) -> list[int]:
        """Return the widths of some panes that share the screen."""
        return widths(self.width, [self.shares[pane] for pane in shown])

    def resize(self, pane: int, shown: Sequence[int], by: int) -> bool:
        """Give a pane more of the width, or less; return whether that changed anything."""
        before, share = self.cells(shown), self.shares[pane]
        while self.shares[pane] + by * _STEP in _SHARES:
            self.shares[pane] += by * _STEP
            if self.cells(shown) != before:
                return True
        self.shares[pane] = share
        return False

    def cycle(self) -> int:
        """Show one pane less at once, after two as many as fit; return how many."""
        fits = min(room_for(self.width), len(self.order))
        fewer = self.room - 1 if self.room > FEWEST_PANES else fits
        self.most = 0 if fewer == fits else fewer
        return self.room

    def reset(self) -> None:
        """Let all stand as they did at first."""
        self.order = list(range(len(self.order)))
        self.shares = [USUAL_SHARE] * len(self.order)
        self.most = 0
