"""All occurrences of some words: where they are, which one is looked at, and which are left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, get_args

from tui.state.hits import Found, Hits
from tui.state.searching import Place
from tui.state.selection import Selection

How = Literal["exact", "any case", "similar"]
HOWS: tuple[How, ...] = get_args(How)
"""From the closest to the widest."""


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Words, and everywhere they are.

    Attributes:
        words: What is looked for; `whole` says whether it starts, and ends, where a word does.
        home: Where these very words stand.
        tag: The tag id that `Enter` gives, where they are a span's.
        place: Where the reading stood; `selection` is what was selected there.
        how: How like the words a place must be.
        at: Number of the hit that is looked at.
        out: The hits that are left out.
    """

    words: str
    whole: tuple[bool, bool]
    home: Found
    tag: str | None
    place: Place
    selection: Selection | None
    how: How = "exact"
    hits: Hits = field(default_factory=Hits)
    at: int = 0
    out: frozenset[Found] = frozenset()

    @property
    def meant(self) -> Iterator[Found]:
        """Yield the hits that are not left out."""
        for number in self.hits.order:
            if (found := self.hits.place(number)) not in self.out:
                yield found
