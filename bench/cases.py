"""What is measured: how long the articles are, how many spans and links they have, how often a key.

Every case begins with the same words under the same spans, so that what differs between two cases
is what lies beyond the screen.
"""

from __future__ import annotations

from dataclasses import dataclass

SIZES = {2_000: "2 KB", 100_000: "100 KB", 5_000_000: "5 MB"}
"""Characters of an article, and what the table calls them."""

SPANS = (20, 1_000, 20_000)
"""Spans of an article."""

SCREENFUL = 4_000
"""An article of fewer characters may fit on the screen: nothing to scroll, nothing to page."""


@dataclass(frozen=True, slots=True, order=True)
class Case:
    """One story.

    Attributes:
        size: Characters of each article, at least.
        spans: Spans of each article.
        panes: Articles, side by side.
        links: Links between neighbouring articles, all of them together.
    """

    size: int
    spans: int
    panes: int = 2
    links: int = 0

    @property
    def name(self) -> str:
        """What the table calls it."""
        beyond = f", {self.panes} panes" if self.panes > 2 else ""
        return f"{self.length} x {self.spans:,}{beyond}"

    @property
    def length(self) -> str:
        """What the table calls the size of an article."""
        return SIZES.get(self.size, f"{self.size:,}")

    @property
    def scrolls(self) -> bool:
        """Whether the articles are longer than the screen."""
        return self.size >= SCREENFUL


def case(size: int, spans: int) -> Case:
    """Return two panes with as many links as the rail has to cope with: 300, or half the spans."""
    return Case(size, spans, links=min(300, spans // 2))


RAILS = Case(100_000, 1_000, panes=4, links=300)
"""Four panes, linked from each to the next."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How much to measure.

    Attributes:
        cases: The stories.
        rounds: Starts of each program.
        share: How much of the usual number of keys, 0 to 1.
    """

    cases: tuple[Case, ...]
    rounds: int
    share: float

    def times(self, usual: int) -> int:
        """Return how often to press a key that is usually pressed `usual` times."""
        return max(2, round(usual * self.share))

    @property
    def typical(self) -> tuple[Case, ...]:
        """For each size the case that stands for it, where measuring all would say no more."""
        wanted = {2_000: 1_000, 100_000: 1_000, 5_000_000: 20_000}
        return tuple(case for case in self.cases if wanted.get(case.size) == case.spans)


QUICK = Plan((case(100_000, 1_000),), 3, 0.25)
USUAL = Plan((case(2_000, 1_000), case(100_000, 1_000), case(5_000_000, 20_000)), 5, 0.5)
FULL = Plan(
    # 2 KB with 20,000 spans would be ten spans a character: no article is like that.
    tuple(case(size, n) for size in SIZES for n in SPANS if (size, n) != (2_000, 20_000)),
    7,
    1.0,
)
