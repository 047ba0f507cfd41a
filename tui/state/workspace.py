"""What the workspace looks at: panes, mode, selection, pending link. No Textual in it.

Commands change it; the screen paints it. The store is read into it and never written from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from store.model import Extent, Link, LinkType, Span, Story, Tag, Uid
from tui.state.jumping import Jump
from tui.state.linking import LinkDraft
from tui.state.mode import Mode
from tui.state.occurrences import Occurrences
from tui.state.pane import Pane
from tui.state.panes import Arrangement
from tui.state.searching import Place, Search
from tui.state.selection import Selection


class Layout(Protocol):
    """What only the painted lines know: where a vertical motion leads, and what is in view."""

    def line_step(self, pane: int, position: int, lines: int, goal: int | None) -> tuple[int, int]:
        """Return the offset `lines` lines further in the pane, and the column aimed for."""

    def page_step(self, pane: int, position: int, pages: int) -> int:
        """Return the offset `pages` screenfuls further."""

    def line_start(self, pane: int, position: int) -> int:
        """Return the first offset of the painted line."""

    def line_end(self, pane: int, position: int) -> int:
        """Return the last grapheme's offset of the painted line."""

    def visible(self, pane: int) -> Extent:
        """Return the offsets of the lines in view; whole lines."""

    def with_room(self, pane: int, offsets: Sequence[int]) -> Sequence[int]:
        """Return those of some ascending offsets at which a label of two cells finds room."""

    def show_from(self, pane: int, offset: int) -> None:
        """Scroll so that the line of `offset` is the first in view."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to go back to."""

    pane: int
    cursor: int


@dataclass(slots=True)
class Workspace:
    """The state of the workspace.

    Attributes:
        panes: All sources of the story; `focus` is the index of the active one.
        arrangement: In which order the panes stand, how wide, how many at once.
        first: Place of the first pane on screen; `room` is how many stand there.
        links: The layer's links by id, in order of creation.
        jump: The labels that are shown, in jump mode; what it was begun from waits meanwhile.
        search: What is typed in search mode, or stays on while one reads; `last_query` the last one.
        occurrences: The places that are about to be tagged at once.
        last_made: The span that the last command made, which `+` and `-` still change; `seed` is
            where it was made, to which it shrinks again, `grown` the extents it has grown from.
        count: The number typed before a command; 0 when none was.
        trail: Where "go back" leads, newest last.
        quote_marks: Whether a tag that takes quotations takes their marks too.
    """

    story: Story
    panes: list[Pane]
    tags: Sequence[Tag]
    link_types: Sequence[LinkType]
    layout: Layout
    links: dict[Uid, Link] = field(default_factory=dict)
    focus: int = 0
    first: int = 0
    room: int = 2
    zoomed: bool = False
    mode: Mode = Mode.READ
    selection: Selection | None = None
    draft: LinkDraft | None = None
    jump: Jump | None = None
    search: Search | None = None
    last_query: str = ""
    occurrences: Occurrences | None = None
    last_made: Uid | None = None
    seed: int = 0
    grown: tuple[Extent, ...] = ()
    count: int = 0
    trail: list[Spot] = field(default_factory=list)
    quote_marks: bool = True
    arrangement: Arrangement = field(init=False)
    _links_on: dict[Uid, list[Link]] = field(default_factory=dict)
    _followed: dict[Uid, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.arrangement = Arrangement(list(range(len(self.panes))))

    @property
    def pane(self) -> Pane:
        """The active pane."""
        return self.panes[self.focus]

    @property
    def complete(self) -> bool:
        """Whether the spans of all panes are there; in long sources those out of view come late."""
        return all(pane.index.complete for pane in self.panes)

    @property
    def shown(self) -> tuple[int, ...]:
        """Indexes of the panes on screen, from left to right."""
        if self.zoomed:
            return (self.focus,)
        return tuple(self.arrangement.order[self.first : self.first + self.room])

    def fit(self, width: int) -> None:
        """Show as many panes as fit into `width` cells and are wanted."""
        self.arrangement.width = width
        self.room = self.arrangement.room
        self.reveal()

    def focus_on(self, pane: int) -> None:
        """Make a pane the active one and bring it on screen."""
        self.focus = pane % len(self.panes)
        self.reveal()

    def focus_beside(self, by: int) -> None:
        """Make the pane `by` places further the active one, from the last round to the first."""
        self.focus_on(self.arrangement.neighbour(self.focus, by))

    def reveal(self) -> None:
        """Bring the active pane on screen, moving the others as little as possible."""
        place, latest = self.arrangement.place(self.focus), max(0, len(self.panes) - self.room)
        self.first = min(max(self.first, place - self.room + 1), place, latest)

    def leave_mode(self) -> None:
        """Go back to reading; what was selected or pending is let go. A search stays on."""
        self.mode, self.selection, self.draft = Mode.READ, None, None
        self.jump = self.occurrences = None
        if self.search is not None and self.search.hits:
            self.search.scan, self.last_query = None, self.search.query
        else:
            self.search = None

    def leave_jump(self) -> None:
        """Take the labels away, and go on where they were called for."""
        if self.jump is not None:
            self.mode, self.jump = self.jump.mode, None

    def leave_offers(self) -> None:
        """Go on with something else: nothing is offered, and a search stays on as it was typed."""
        self.leave_jump()
        if self.mode in (Mode.SEARCH, Mode.OCCURRENCES):
            self.leave_mode()

    def place(self) -> Place:
        """Return where the reading stands."""
        tops = {number: self.layout.visible(number)[0] for number in self.shown}
        return Place(self.focus, self.first, tuple(pane.cursor for pane in self.panes), tops)

    def return_to(self, place: Place, *, scroll: bool = True) -> None:
        """Go back to where the reading stood, and let it look as it did."""
        for pane, cursor in zip(self.panes, place.cursors, strict=True):
            if pane.cursor != cursor:
                pane.put_cursor(cursor)
        self.focus, self.first = place.focus, place.first
        self.reveal()
        for number, top in place.tops.items() if scroll else ():
            self.layout.show_from(number, top)

    def select(self, selection: Selection, goal: int | None = None) -> None:
        """Select words in the active pane; the cursor goes with the moving end."""
        self.mode, self.selection = Mode.SELECT, selection
        start, end = selection.extent
        at_end = selection.head == end and end > start
        self.pane.put_cursor(self.pane.document.previous_grapheme(end) if at_end else start, goal)

    def begin(self, extent: Extent) -> Selection:
        """Return a selection that begins with an extent, after the fragments set aside."""
        return self.selection.beginning(extent) if self.selection else Selection.of(extent)

    def go(self, pane: int, position: int) -> None:
        """Move to a place, remembering the present one for "go back"."""
        self.trail.append(Spot(self.focus, self.pane.cursor))
        self.focus_on(pane)
        self.pane.put_cursor(position)

    def pane_of(self, source: Uid) -> int | None:
        """Return the index of a source's pane."""
        return next((i for i, p in enumerate(self.panes) if p.source.uid == source), None)

    def find_span(self, uid: Uid) -> tuple[int, Span] | None:
        """Return a span with the index of its pane."""
        for number, pane in enumerate(self.panes):
            if uid in pane.index:
                return number, pane.index.get(uid)
        return None

    def tag(self, tag_id: str) -> Tag | None:
        """Return a tag of the tag set."""
        return next((t for t in self.tags if t.id == tag_id), None)

    def link_type(self, type_id: str) -> LinkType | None:
        """Return a link type of the tag set."""
        return next((t for t in self.link_types if t.id == type_id), None)

    def set_links(self, links: Iterable[Link]) -> None:
        """Take in the layer's links, in order of creation."""
        self.links = {link.uid: link for link in links}
        self._links_on = {}
        for link in self.links.values():
            for end in {link.head, link.tail}:
                self._links_on.setdefault(end, []).append(link)

    def links_on(self, span: Uid) -> list[Link]:
        """Return the links of a span, oldest first."""
        return self._links_on.get(span, [])

    def follow(self, span: Uid, count: int) -> int:
        """Return which of a span's `count` links to follow: the one after the last time's."""
        self._followed[span] = (self._followed.get(span, -1) + 1) % count
        return self._followed[span]

    def link_numbers(self) -> Mapping[Uid, tuple[int, ...]]:
        """Return, for each linked span, the numbers its links are shown with."""
        numbers: dict[Uid, tuple[int, ...]] = {}
        for number, link in enumerate(self.links.values(), start=1):
            for end in (link.head, link.tail):
                numbers[end] = (*numbers.get(end, ()), number)
        return numbers
