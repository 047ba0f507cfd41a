"""A selection: an origin that stays and an end that moves, and the fragments set aside with `J`."""

from __future__ import annotations

from dataclasses import dataclass, replace

from store.model import Extent, Uid
from store.text import Document
from store.text.graphemes import boundary_from, boundary_to


@dataclass(frozen=True, slots=True)
class Selection:
    """Words chosen in one pane. All offsets are grapheme boundaries.

    Attributes:
        origin: Where it began. As long as the moving end is before it, all of it stays selected.
        head: The moving end, a boundary.
        kept: Fragments set aside for a discontinuous span.
        editing: The span whose extent this is, when it changes one.
        offered: The tag id that would take it at Enter, when it was found for that tag.
        seed: Where it was before it grew, to which it shrinks again; null when it has not grown.
        grown: The extents it has grown from, the last one last, to which it shrinks step by step.
        begun: Whether words are selected; not between one fragment and the next, when the cursor
            is free to go where the next one begins.
    """

    origin: Extent
    head: int
    kept: tuple[Extent, ...] = ()
    editing: Uid | None = None
    offered: str | None = None
    seed: int | None = None
    grown: tuple[Extent, ...] = ()
    begun: bool = True

    @classmethod
    def of(cls, extent: Extent) -> Selection:
        """Select an extent; its end moves."""
        return cls(extent, extent[1])

    @property
    def extent(self) -> Extent:
        """What is selected, without the fragments kept."""
        start, end = self.origin
        if self.head > start:
            return (start, self.head)
        return (self.head, end)

    @property
    def fragments(self) -> tuple[Extent, ...]:
        """All that would be tagged."""
        return (*self.kept, self.extent) if self.begun else self.kept

    def moved(self, head: int) -> Selection:
        """Return it with its moving end elsewhere."""
        return replace(self, head=head, offered=None, seed=None, grown=())

    def reaching(self, grapheme: Extent) -> Selection:
        """Return it with its moving end led to a grapheme, which is selected too."""
        start, end = grapheme
        return self.moved(end if start > self.origin[0] else start)

    def taking(self, extent: Extent, grown: tuple[Extent, ...] = ()) -> Selection:
        """Return it with another extent, grown from others, fragments and purpose kept."""
        seed = self.extent[0] if self.seed is None else self.seed
        return replace(self, origin=extent, head=extent[1], offered=None, seed=seed, grown=grown)

    def swapped(self, document: Document) -> Selection:
        """Return it with its other end moving; the grapheme at the end that stays is its origin."""
        start, end = self.extent
        if self.head == end:
            return replace(self, origin=(document.previous_grapheme(end), end), head=start)
        return replace(self, origin=(start, document.next_grapheme(start)), head=end)

    def set_aside(self) -> Selection:
        """Keep the present extent as a fragment; the next one has not begun yet."""
        end = self.extent[1]
        return replace(
            self,
            kept=self.fragments,
            origin=(end, end),
            head=end,
            offered=None,
            seed=None,
            grown=(),
            begun=False,
        )

    def beginning(self, extent: Extent) -> Selection:
        """Begin the next fragment."""
        return replace(Selection.of(extent), kept=self.kept, editing=self.editing)


def trimmed(text: str, extent: Extent) -> Extent:
    """Return `extent` without white space at its ends; unchanged where there is nothing else.

    White space that bears a combining mark is none.
    """
    start, end = extent
    words = text[start:end]
    if not words.strip():
        return extent
    first = start + len(words) - len(words.lstrip())
    last = end - len(words) + len(words.rstrip())
    return max(start, boundary_to(text, first)), min(end, boundary_from(text, last))
