"""Places that were found in the sources of a story, and the order in which one steps through them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from store.model import Extent

Found = tuple[int, Extent]
"""Index of a pane, and an extent in it."""


@dataclass(frozen=True, slots=True)
class Hits:
    """Extents by pane. A hit's number counts from 0 in reading order, all panes through.

    Attributes:
        by_pane: Ascending by start, none overlapping another.
        order: The hits' numbers in the order of stepping.
        more: Whether there are more than were kept.
    """

    by_pane: Sequence[Sequence[Extent]] = ()
    order: Sequence[int] = ()
    more: bool = False
    _firsts: tuple[int, ...] = field(default=(), compare=False)

    @classmethod
    def in_reading_order(cls, by_pane: Sequence[Sequence[Extent]], *, more: bool = False) -> Hits:
        """Return hits that are stepped through as one reads."""
        firsts = (0, *accumulate(map(len, by_pane)))
        return cls(by_pane, range(firsts[-1]), more, firsts)

    @classmethod
    def best_first(cls, ranked: Sequence[Found], panes: int) -> Hits:
        """Return hits that are stepped through as they come."""
        by_pane: list[list[Extent]] = [[] for _ in range(panes)]
        for pane, extent in sorted(ranked):
            by_pane[pane].append(extent)
        firsts = (0, *accumulate(map(len, by_pane)))
        order = [firsts[p] + bisect_left(by_pane[p], extent) for p, extent in ranked]
        return cls(by_pane, order, False, firsts)

    def __len__(self) -> int:
        return len(self.order)

    def place(self, number: int) -> Found:
        """Return where the hit of a number is."""
        pane = bisect_right(self._firsts, number) - 1
        return pane, self.by_pane[pane][number - self._firsts[pane]]

    def from_(self, pane: int, position: int) -> int:
        """Return the number of the first hit that starts at a position or later; round the end."""
        number = self._firsts[pane] + bisect_left(self.by_pane[pane], (position, -1))
        return number % len(self)

    def before(self, pane: int, position: int) -> int:
        """Return the number of the last hit that starts before a position; round the beginning."""
        number = self._firsts[pane] + bisect_left(self.by_pane[pane], (position, -1)) - 1
        return number % len(self)

    def beyond(self, shown: range) -> int:
        """Return how many hits are in other panes than these."""
        return sum(len(hits) for pane, hits in enumerate(self.by_pane) if pane not in shown)
