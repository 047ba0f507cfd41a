"""The widgets of the workspace, and painting its state into them: only what is not on screen yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from store.model import Uid
from tui.commands.table import CommandTable
from tui.render.rail import Beyond, RailLink
from tui.render.scene import Density, Highlight
from tui.render.status import header_rows, key_row, status_row
from tui.screens.loading import Dirt
from tui.screens.marks import found_in, labels_of
from tui.state import Mode, Workspace
from tui.state.panes import RAIL_WIDTH
from tui.widgets.article_pane import ArticlePane
from tui.widgets.covered import Covered
from tui.widgets.link_rail import LinkRail
from tui.widgets.text_bar import TextBar

View = tuple[int, int, int]
"""The offsets of a pane's lines in view, half-open, and the first of those lines."""


_LAID_OUT = 0.1
"""Seconds after which a pane that was hidden has its size."""


class Column(Covered, Vertical):
    """A source: its header and its text."""

    DEFAULT_CSS = """
    Column { width: 1fr; height: 1fr; }
    Column > TextBar { height: 2; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.header = TextBar()
        self.article = ArticlePane()

    def compose(self) -> ComposeResult:
        """The header above, the text below."""
        yield self.header
        yield self.article


class Between(Covered, Vertical):
    """The links between two columns, level with their texts."""

    DEFAULT_CSS = f"""
    Between {{ width: {RAIL_WIDTH}; height: 1fr; }}
    Between > TextBar {{ height: 2; }}
    """

    def __init__(self) -> None:
        super().__init__()
        self.rail = LinkRail()

    def compose(self) -> ComposeResult:
        """Nothing beside the headers, the rail beside the texts."""
        yield TextBar()
        yield self.rail


class Surface(Covered, Horizontal):
    """All columns of a story with the rails between them, and the bars below as its siblings."""

    DEFAULT_CSS = """
    Surface { height: 1fr; }
    Surface.comfortable TextBar { height: 3; }
    """

    def __init__(self, workspace: Workspace, table: CommandTable) -> None:
        super().__init__()
        self.workspace = workspace
        self.table = table
        self.columns = [Column() for _ in workspace.panes]
        self.rails = [Between() for _ in workspace.panes[1:]]
        self.status = TextBar(id="status")
        self.keys = TextBar(id="keys")
        self._order: list[int] = []
        self._shown: tuple[int, ...] = ()
        self._widths = [1] * len(self.columns)
        self.density: Density = "compact"
        self._loaded: set[int] = set()
        self._cursors: dict[int, int] = {}
        self._headings: dict[int, tuple[object, ...]] = {}
        self._mode: Mode | None = None
        self._railed = False
        self._ends: dict[tuple[int, int], list[tuple[int, Uid, int, int]]] = {}
        self._drawn: dict[tuple[int, int], tuple[View, View]] = {}
        self._near: dict[tuple[int, int], list[tuple[RailLink, Uid]]] = {}

    def compose(self) -> ComposeResult:
        """Columns and rails in turn."""
        self._order = list(self.workspace.arrangement.order)
        yield from sorted((*self.columns, *self.rails), key=self._place)

    def _place(self, child: Widget) -> int:
        """Return where a column or a rail stands: columns at even places, rails between them."""
        if isinstance(child, Column):
            return 2 * self._order.index(self.columns.index(child))
        return 2 * self.rails.index(child) + 1 if isinstance(child, Between) else -1

    def set_density(self, density: Density) -> None:
        """Lay all texts out more or less densely; a comfortable header has room for two lines of title."""
        self.density = density
        self.set_class(density == "comfortable", "comfortable")
        for column in self.columns:
            column.article.set_density(density)

    def article(self, pane: int) -> ArticlePane:
        """Return the pane of a source, its text loaded."""
        article = self.columns[pane].article
        if pane not in self._loaded:
            self._loaded.add(pane)
            held = self.workspace.panes[pane]
            article.show(held.document, held.index, self.workspace.tags)
            article.set_link_numbers(self.workspace.link_numbers())
            article.set_cursor(held.cursor)
        return article

    def paint(self, annotator: str, *, waiting: bool = False, said: str = "") -> None:
        """Bring everything on screen up to the state; `said` stands in the status line."""
        workspace = self.workspace
        shown = workspace.shown
        if shown != self._shown or workspace.arrangement.order != self._order:
            self._show(shown)
        self._divide(shown)
        for number in shown:
            self._paint_pane(number)
        self.status.set_rows(
            status_row(workspace, annotator, self.table.spoken, waiting=waiting, said=said)
        )
        if workspace.mode is not self._mode:
            self._mode = workspace.mode
            self.keys.set_rows(key_row(self.table.in_bar(workspace.mode)))
        self.paint_rails()

    def _show(self, shown: tuple[int, ...]) -> None:
        """Let these columns be seen, in their order, with the rails between them."""
        self._shown = shown
        if self._order != self.workspace.arrangement.order:
            self._order = list(self.workspace.arrangement.order)
            self.sort_children(key=self._place)
        for number, column in enumerate(self.columns):
            moved = self._cursors.get(number) != self.workspace.panes[number].cursor
            if number in shown and not column.display and moved:
                # A hidden pane has no size to scroll by: it gets one before the next frame.
                self.call_after_refresh(self._reveal_cursor, number)
                # Its new size may be told only after that, and keeps what it showed before in view.
                self.set_timer(_LAID_OUT, partial(self._reveal_cursor, number))
            column.display = number in shown
        first = self._order.index(shown[0])
        for place, rail in enumerate(self.rails):
            rail.display = first <= place < first + len(shown) - 1

    def _divide(self, shown: Sequence[int]) -> None:
        """Give each column its part of the width."""
        arrangement = self.workspace.arrangement
        alike = len({arrangement.shares[number] for number in shown}) == 1
        cells = [1] * len(shown) if alike else arrangement.cells(shown)
        for number, width in zip(shown, cells, strict=True):
            if self._widths[number] != width:
                self._widths[number] = width
                self.columns[number].styles.width = f"{width}fr"

    def _paint_pane(self, number: int) -> None:
        workspace = self.workspace
        pane, article = workspace.panes[number], self.article(number)
        active = number == workspace.focus
        article.set_active(active)
        heading = active, pane.source, workspace.arrangement.place(number)
        if self._headings.get(number) != heading:
            self._headings[number] = heading
            self.columns[number].header.set_rows(*header_rows(workspace, number), lit=active)
        if self._cursors.get(number) != pane.cursor:
            self._cursors[number] = pane.cursor
            article.set_cursor(pane.cursor)
        selection = workspace.selection if active else None
        article.set_selection((selection.extent,) if selection and selection.begun else ())
        article.set_highlights(self._highlights(number))
        current = pane.current if active and workspace.mode is Mode.READ else None
        article.set_meant(current.uid if current else None)
        article.set_found(found_in(workspace, number))
        article.set_labels(labels_of(workspace, number))

    def _reveal_cursor(self, number: int) -> None:
        self.article(number).scroll_to_offset(self.workspace.panes[number].cursor)

    def _highlights(self, number: int) -> Sequence[Highlight]:
        workspace = self.workspace
        marks: list[Highlight] = []
        if workspace.selection is not None and number == workspace.focus:
            marks += [(start, end, "pending") for start, end in workspace.selection.kept]
        draft = workspace.draft
        if draft is not None:
            found = workspace.find_span(draft.head)
            if found is not None and found[0] == number:
                marks += [(start, end, "pending") for start, end in found[1].fragments]
            for place, candidate in enumerate(draft.candidates):
                if candidate.pane == number:
                    current = place == draft.chosen
                    kind = "candidate-current" if current else "candidate"
                    marks.append((*candidate.extent, kind))  # type: ignore[arg-type]
        return marks

    def take_in(self, dirt: Dirt) -> None:
        """Repaint what an operation has changed."""
        if dirt.links or dirt.ends:
            self._ends, self._drawn = {}, {}
        for number, extents in dirt.extents.items():
            if number in self._loaded:
                self.columns[number].article.spans_changed(extents)
        if dirt.links:
            numbers = self.workspace.link_numbers()
            for number in self._loaded:
                self.columns[number].article.set_link_numbers(numbers)
            self.paint_rails()

    def spans_loaded(self, number: int) -> None:
        """Paint a pane whose spans have all come."""
        if number in self._loaded:
            self.columns[number].article.repaint()

    def _hot_links(self) -> frozenset[Uid]:
        workspace = self.workspace
        here = workspace.pane.spans_here if workspace.links else ()
        return frozenset(link.uid for span in here for link in workspace.links_on(span.uid))

    def paint_rails(self) -> None:
        """Draw the links between neighbouring panes for where they are scrolled to."""
        workspace = self.workspace
        if (not workspace.links and not self._railed) or not workspace.complete:
            return
        self._railed = bool(workspace.links)
        hot = self._hot_links()
        for left, right in pairwise(workspace.shown):
            view = self._view(left), self._view(right)
            if self._drawn.get((left, right)) != view:
                self._drawn[left, right] = view
                self._near[left, right] = list(self._rail_links(left, right, *view))
            near = self._near[left, right]
            numbers = frozenset(link.number for link, uid in near if uid in hot)
            rail = self.rails[workspace.arrangement.place(left)].rail
            rail.set_links([link for link, _ in near], numbers)

    def _view(self, number: int) -> View:
        article = self.columns[number].article
        return *article.visible_extent(), article.top

    def _rail_links(
        self, left: int, right: int, one: View, other: View
    ) -> Iterator[tuple[RailLink, Uid]]:
        """Yield the links between two panes of which at least one end is in view."""
        line_of = [self.columns[number].article.line_of for number in (left, right)]
        for number, uid, head, tail in self._between(left, right):
            rows: list[int | None] = [None, None]
            beyond: list[Beyond | None] = [None, None]
            for side, (end, view) in enumerate(((head, one), (tail, other))):
                if view[0] <= end < view[1]:
                    rows[side] = line_of[side](end) - view[2]
                else:
                    beyond[side] = "above" if end < view[0] else "below"
            if rows != [None, None]:
                link = RailLink(
                    number, rows[0], rows[1], left_beyond=beyond[0], right_beyond=beyond[1]
                )
                yield link, uid

    def _between(self, left: int, right: int) -> list[tuple[int, Uid, int, int]]:
        """Return number, id and both ends' offsets of the links between two panes."""
        found = self._ends.get((left, right))
        if found is None:
            one, other = self.workspace.panes[left].index, self.workspace.panes[right].index
            found = self._ends[left, right] = [
                (number, link.uid, one.get(head).start, other.get(tail).start)
                for number, link in enumerate(self.workspace.links.values(), start=1)
                for head, tail in ((link.head, link.tail), (link.tail, link.head))
                if head in one and tail in other
            ]
        return found
