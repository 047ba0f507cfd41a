"""A link in the making: from which span, and which counterpart is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from store.model import Extent, Uid


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words in another source that may correspond.

    Attributes:
        pane: Index of the source's pane.
        extent: The words.
        span: The span that has them, when there is one; else a span would be made.
        score: 0 to 100.
        type: The likely link type's id.
    """

    pane: int
    extent: Extent
    span: Uid | None
    score: float
    type: str


@dataclass(frozen=True, slots=True)
class LinkDraft:
    """A link under way.

    Attributes:
        head: The span it starts from; `home` is the index of its pane.
        candidates: Best first.
        chosen: Which candidate is looked at; null when the cursor was moved to words of one's own.
    """

    head: Uid
    home: int
    candidates: Sequence[Candidate] = ()
    chosen: int | None = None

    @property
    def candidate(self) -> Candidate | None:
        """The candidate looked at."""
        return None if self.chosen is None else self.candidates[self.chosen]

    def choosing(self, number: int | None) -> LinkDraft:
        """Return it looking at another candidate, or at the cursor."""
        if number is None or not self.candidates:
            return replace(self, chosen=None)
        return replace(self, chosen=number % len(self.candidates))
