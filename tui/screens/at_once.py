"""A screen that deals with a key, and paints what it changed, in the very turn in which it comes.

Textual hands a key from queue to queue, and what was refreshed from a widget's queue to the
screen's and on to a timer: eight turns of the event loop, most of what a key costs. Here a key
that the screen knows runs at once, and so does the frame, unless a layout is due. It leans on what
Textual keeps to itself; the version is pinned for that, and the tests hold it.
"""

from __future__ import annotations

from textual.screen import Screen, ScreenResultType


class AtOnce(Screen[ScreenResultType]):
    """A screen that need not wait for its turn."""

    def knows(self, key: str) -> bool:
        """Whether a key means something here just now."""
        raise NotImplementedError

    def press(self, key: str) -> bool:
        """Do what a key means; return whether that is all done, with nothing still to open."""
        raise NotImplementedError

    def paint_at_once(self) -> None:
        """Paint what was refreshed; where the layout has changed, Textual does it in its turn."""
        app = self.app
        if self is not app.screen or app._batch_count or self._layout_required:
            return
        compositor = self._compositor
        dirty = {widget for widget in compositor.visible_widgets if widget._repaint_regions}
        if any(widget._layout_required for widget in dirty):
            return
        for widget in dirty:
            widget._repaint_required = False
        compositor.update_widgets(dirty)
        self._compositor_refresh()
