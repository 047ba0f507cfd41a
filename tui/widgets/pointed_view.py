"""A scrolling text under the mouse: clicks, and drags that scroll when they leave it.

Textual's own selection cuts graphemes and runs on into the next pane, so the mouse is read here.
"""

from __future__ import annotations

from textual import events
from textual.scroll_view import ScrollView
from textual.timer import Timer

_PULLS_PER_SECOND = 20


class PointedView(ScrollView):
    """Turns the mouse into offsets. A subclass says where they are and what to do with them."""

    ALLOW_SELECT = False

    _anchor: int | None = None
    _dragging = False
    _pointer = (0, 0)
    _pull = 0
    _pulling: Timer | None = None

    def offset_under(self, x: int, y: int) -> int:
        """The offset under a cell of the view, or nearest to it."""
        raise NotImplementedError

    def scroll_rows(self, count: int) -> None:
        """Scroll down by `count` rows, or up."""
        raise NotImplementedError

    def clicked(self, offset: int, shift: bool, count: int) -> None:
        """A click that was not a drag; `count` is 2 for the second of a double click."""
        raise NotImplementedError

    def dragged(self, anchor: int, head: int) -> None:
        """The mouse has been drawn on, to `head`."""
        raise NotImplementedError

    def beside(self, x: int, y: int) -> bool:
        """Deal with a click on what stands beside the text; return whether there is something."""
        raise NotImplementedError

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Remember where a drag would start."""
        if event.button == 1:
            self._anchor, self._dragging = self.offset_under(event.x, event.y), False
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Follow a drag, and scroll while it is beyond the top or the bottom."""
        if self._anchor is None:
            return
        self._pointer = (event.x, event.y)
        self._pull = -1 if event.y < 0 else 1 if event.y >= self.size.height else 0
        if self._pull and self._pulling is None:
            self._pulling = self.set_interval(1 / _PULLS_PER_SECOND, self._pull_on)
        self._drag()

    def _drag(self) -> None:
        head = self.offset_under(*self._pointer)
        if self._anchor is not None and (self._dragging or head != self._anchor):
            self._dragging = True
            self.dragged(self._anchor, head)

    def _pull_on(self) -> None:
        # A tick that was queued can still arrive after the drag has ended.
        if self._anchor is not None and self._pull:
            self.scroll_rows(self._pull)
            self._drag()

    def on_mouse_up(self) -> None:
        """End a drag."""
        self.release_mouse()
        self._anchor = None
        if self._pulling is not None:
            self._pulling.stop()
            self._pulling = None

    def on_click(self, event: events.Click) -> None:
        """Tell of a click."""
        if self._dragging or event.button != 1:
            return
        if event.shift or not self.beside(event.x, event.y):
            self.clicked(self.offset_under(event.x, event.y), event.shift, event.chain)
