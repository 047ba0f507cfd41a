"""The widgets of the workspace, and painting its state into them: only what is not on screen yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from store.model import Extent, Uid
from tui.commands.table import CommandTable
from tui.render.rail import Beyond, RailLink
from tui.render.scene import Highlight
from tui.render.status import header_rows, key_row, status_row
from tui.screens.loading import Dirt
from tui.state import Mode, Workspace
from tui.widgets.article_pane import ArticlePane
from tui.widgets.covered import Covered
from tui.widgets.link_rail import LinkRail
from tui.widgets.text_bar import TextBar

LEAST_WIDTH = 36
RAIL_WIDTH = 7
MOST_PANES = 4


def room_for(width: int) -> int:
    """Return how many panes fit side by side in `width` cells."""
    return max(1, min(MOST_PANES, (width + RAIL_WIDTH) // (LEAST_WIDTH + RAIL_WIDTH)))


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

    DEFAULT_CSS = "Surface { height: 1fr; }"

    def __init__(self, workspace: Workspace, table: CommandTable) -> None:
        super().__init__()
        self.workspace = workspace
        self.table = table
        self.columns = [Column() for _ in workspace.panes]
        self.rails = [Between() for _ in workspace.panes[1:]]
        self.status = TextBar(id="status")
        self.keys = TextBar(id="keys")
        self._loaded: set[int] = set()
        self._cursors: dict[int, int] = {}
        self._mode: Mode | None = None
        self._hot: tuple[object, ...] = ()
        self._ends: dict[tuple[int, int], list[tuple[int, Uid, int, int]]] = {}

    def compose(self) -> ComposeResult:
        """Columns and rails in turn."""
        for number, column in enumerate(self.columns):
            if number:
                yield self.rails[number - 1]
            yield column

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
        for number, column in enumerate(self.columns):
            if number in shown and not column.display:
                # A hidden pane has no size to scroll by: it gets one before the next frame.
                self.call_after_refresh(self._reveal_cursor, number)
            column.display = number in shown
        for number, rail in enumerate(self.rails):
            rail.display = number in shown and number + 1 in shown
        for number in shown:
            self._paint_pane(number)
        self.status.set_rows(status_row(workspace, annotator, waiting=waiting, said=said))
        if workspace.mode is not self._mode:
            self._mode = workspace.mode
            self.keys.set_rows(key_row(self.table.in_bar(workspace.mode)))
        self._paint_rails_if_hot_changed()

    def _paint_pane(self, number: int) -> None:
        workspace = self.workspace
        pane, article = workspace.panes[number], self.article(number)
        active = number == workspace.focus
        article.set_active(active)
        self.columns[number].header.set_rows(*header_rows(workspace, number), lit=active)
        if self._cursors.get(number) != pane.cursor:
            self._cursors[number] = pane.cursor
            article.set_cursor(pane.cursor)
        selection = workspace.selection if active else None
        article.set_selection((selection.extent,) if selection and selection.begun else ())
        article.set_highlights(self._highlights(number))

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
        self._ends = {}
        for number, extents in dirt.extents.items():
            if number in self._loaded:
                self.columns[number].article.spans_changed(extents)
        if dirt.links:
            numbers = self.workspace.link_numbers()
            for number in self._loaded:
                self.columns[number].article.set_link_numbers(numbers)
            self.paint_rails()

    def _paint_rails_if_hot_changed(self) -> None:
        hot = (self.workspace.shown, self._hot_links())
        if hot != self._hot:
            self._hot = hot
            self.paint_rails()

    def _hot_links(self) -> frozenset[Uid]:
        workspace = self.workspace
        here = workspace.pane.spans_here if workspace.links else ()
        return frozenset(link.uid for span in here for link in workspace.links_on(span.uid))

    def paint_rails(self) -> None:
        """Draw the links between neighbouring panes for where they are scrolled to now."""
        hot = self._hot_links()
        for left, right in pairwise(self.workspace.shown):
            self.rails[left].rail.set_links(list(self._rail_links(left, right, hot)))

    def _rail_links(self, left: int, right: int, hot: frozenset[Uid]) -> Iterator[RailLink]:
        """Yield the links between two panes of which at least one end is in view."""
        articles = self.columns[left].article, self.columns[right].article
        views = [article.visible_extent() for article in articles]
        for number, link, *ends in self._between(left, right):
            seen = [view[0] <= end < view[1] for view, end in zip(views, ends, strict=True)]
            if not any(seen):
                continue
            (left_row, left_beyond), (right_row, right_beyond) = (
                (article.row_of(end), None) if there else (None, _beyond(view, end))
                for article, view, end, there in zip(articles, views, ends, seen, strict=True)
            )
            is_hot = link in hot
            yield RailLink(number, left_row, right_row, is_hot, left_beyond, right_beyond)

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


def _beyond(view: Extent, end: int) -> Beyond:
    return "above" if end < view[0] else "below"
