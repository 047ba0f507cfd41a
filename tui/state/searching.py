"""A search: what is looked for, where it was found, and which hit is looked at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.state.hits import Hits

if TYPE_CHECKING:
    from store.suggest.similar import SimilarScan


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody was reading, to come back to.

    Attributes:
        first: Index of the first pane on screen.
        cursors: Of all panes.
        tops: The first offset in view, by index of the panes that were shown.
    """

    focus: int
    first: int
    cursors: tuple[int, ...]
    tops: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class Search:
    """A search that is typed, or on.

    Attributes:
        query: What was typed.
        place: Where the reading stood when typing began.
        hits: Where it is; similar words where it is nowhere literally.
        exact: Whether the hits are literal.
        at: Number of the hit that is looked at.
        scan: What still looks for similar words.
    """

    query: str
    place: Place
    hits: Hits = field(default_factory=Hits)
    exact: bool = True
    at: int | None = None
    scan: SimilarScan | None = None
