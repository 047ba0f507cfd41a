"""An article to read and mark: wrapped text, spans, cursor, selection, highlights.

The screen owns the keys and what they mean; the pane shows what it is given, repaints only the
lines that change, answers where things are, and reports the mouse.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.message import Message

from store.model import Extent, Tag, Uid
from store.text import Document
from tui.render.lines import Lines, differing
from tui.render.scene import Highlight, Scene
from tui.render.styles import StyleTable
from tui.render.wrap import Wrap
from tui.state.index import SpanIndex
from tui.widgets.scene_view import SceneView


class ArticlePane(SceneView, can_focus=False):
    """One source on the screen. All offsets are code points of its text."""

    class Clicked(Message):
        """The mouse was clicked on a grapheme; `count` is 2 for a double click, and so on."""

        def __init__(self, pane: ArticlePane, offset: int, shift: bool, count: int) -> None:
            super().__init__()
            self.pane = pane
            self.offset = offset
            self.shift = shift
            self.count = count

    class Dragged(Message):
        """The mouse was drawn from the grapheme at `anchor` to the one at `head`, both included."""

        def __init__(self, pane: ArticlePane, anchor: int, head: int) -> None:
            super().__init__()
            self.pane = pane
            self.anchor = anchor
            self.head = head

    def show(self, document: Document, index: SpanIndex, tags: Sequence[Tag]) -> None:
        """Show a text from its top, with the cursor at its start and nothing selected."""
        columns, styles = self._scene.columns, StyleTable(tags, self._scene.styles.palette)
        wrap = Wrap(document.text, columns.text)
        self._tags = tags
        self._scene = Scene(wrap, index, styles, columns, active=self._scene.active)
        self._lines = Lines(self._scene)
        self._scene.cursor = self._grapheme(0)
        self._rewrapped(0)

    def set_cursor(self, pos: int, *, scroll: bool = True) -> None:
        """Put the cursor on the grapheme that holds `pos`."""
        before, self._scene.cursor = self._scene.cursor, self._grapheme(pos)
        self.spans_changed((before, self._scene.cursor))
        if scroll:
            self.scroll_to_offset(pos)

    def set_selection(self, extents: Sequence[Extent]) -> None:
        """Select `extents` instead of what was selected."""
        before, self._scene.selection = self._scene.selection, tuple(extents)
        self.spans_changed(differing(before, self._scene.selection))

    def set_highlights(self, highlights: Sequence[Highlight]) -> None:
        """Highlight these extents and no others."""
        before, self._scene.highlights = self._scene.highlights, tuple(highlights)
        self.spans_changed((start, end) for start, end, _ in {*before} ^ {*highlights})

    def set_link_numbers(self, numbers: Mapping[Uid, tuple[int, ...]]) -> None:
        """Show these link numbers at spans, and those spans as linked."""
        before, self._scene.numbers = self._scene.numbers, dict(numbers)
        changed = {uid for uid, _ in before.items() ^ self._scene.numbers.items()}
        spans = [self._scene.index.get(uid) for uid in changed if uid in self._scene.index]
        self.spans_changed(extent for span in spans for extent in span.fragments)

    def set_active(self, active: bool) -> None:
        """Say whether keys go to this pane: its cursor is then drawn strongly."""
        if self._scene.active != active:
            self._scene.active = active
            self.spans_changed((self._scene.cursor,))

    def clicked(self, offset: int, shift: bool, count: int) -> None:
        """Tell the screen."""
        self.post_message(self.Clicked(self, offset, shift, count))

    def dragged(self, anchor: int, head: int) -> None:
        """Tell the screen."""
        self.post_message(self.Dragged(self, anchor, head))
