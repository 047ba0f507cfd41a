"""A screen that deals with a key, and paints what it changed, in the very turn in which it comes.

Textual hands a key from queue to queue, and what was refreshed from a widget's queue to the
screen's and on to a timer: eight turns of the event loop, most of what a key costs. Here a key
that the screen knows runs at once, and so does the frame, unless a layout is due. It leans on what
Textual keeps to itself; the version is pinned for that, and the tests hold it.
"""

from __future__ import annotations

from rich.control import Control
from textual._ansi_sequences import SYNC_END, SYNC_START
from textual._compositor import CompositorUpdate
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
        update: object = compositor.render_update(screen_stack=app._background_screens)
        if isinstance(update, CompositorUpdate) and not (app.is_headless or app.is_inline):
            self._write(update)
        else:
            app._display(self, update)  # type: ignore[arg-type]
        self._dirty_widgets.clear()
        app._update_mouse_over(self)

    def _write(self, update: CompositorUpdate) -> None:
        """Write a frame in one piece: each piece wakes the thread that writes, which costs time."""
        app = self.app
        driver = app._driver
        if driver is None or not app.is_running:
            return
        cursor = self.outer_size.clamp_offset(app.cursor_position)
        frame = update.render_segments(app.console) + Control.move_to(*cursor).segment.text
        app._previous_cursor_position = cursor
        driver.write(f"{SYNC_START}{frame}{SYNC_END}" if app._sync_available else frame)
        app.post_display_hook()
