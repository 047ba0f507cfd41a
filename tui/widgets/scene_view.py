"""A scene on the screen: wrapped lines that scroll, painted from the cache.

Wrapping is lazy: what is near the view at once, the rest in slices while nothing else happens.
Painted lines go straight to the compositor, so the view must have no border, padding or opacity.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.geometry import Region, Size
from textual.message import Message
from textual.scrollbar import ScrollBar
from textual.strip import Strip
from textual.timer import Timer

from store.model import Extent, Tag
from tui.render import moves
from tui.render.lines import Lines
from tui.render.palette import Palette
from tui.render.scene import Columns, Density, Scene
from tui.render.styles import StyleTable
from tui.render.wrap import Wrap
from tui.state.index import SpanIndex
from tui.widgets.flat import Flat
from tui.widgets.pointed_view import PointedView
from tui.widgets.slim_bar import SlimBar

_SLICE = 0.005
_SLICES_PER_SECOND = 50
_PAUSE = 0.03
"""Seconds after scrolling in which the next key may well come."""
_UNSIZED = 80


class SceneView(Flat, PointedView, can_focus=False):
    """A text with what lies upon it. All offsets are code points of the text."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    SceneView {
        width: 1fr;
        height: 1fr;
        background: $background;
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
        scrollbar-color: $foreground 25%;
        scrollbar-color-hover: $foreground 45%;
        scrollbar-color-active: $accent;
        scrollbar-background: $background;
        scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
    }
    """

    class Scrolled(Message):
        """Other lines are visible."""

        def __init__(self, pane: SceneView) -> None:
            super().__init__()
            self.pane = pane

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        columns = Columns.of(_UNSIZED)
        styles = StyleTable((), Palette())
        self._scene = Scene(Wrap("", columns.text), SpanIndex(), styles, columns)
        self._tags: Sequence[Tag] = ()
        self._lines = Lines(self._scene)
        self._wrapping: Timer | None = None
        self._height = 0
        self._ahead = 0
        self._reading_ahead: Timer | None = None
        self._held: tuple[moves.Anchor, int, Extent] | None = None
        self._density: Density = "compact"

    def spans_changed(self, extents: Iterable[Extent]) -> None:
        """Repaint the lines that hold any of `extents`."""
        lines = set(self._lines.stale(extents))
        if not lines:
            return
        top, height, width = self.scroll_offset.y, self._height, self._scene.columns.total
        rows = ((max(first - top, 0), min(last - top, height - 1)) for first, last in lines)
        regions = [Region(0, low, width, high - low + 1) for low, high in rows if low <= high]
        if regions:
            self.refresh(*regions)

    def repaint(self) -> None:
        """Paint everything anew."""
        self._lines.clear()
        self.refresh()

    # Where things are.

    def line_step(self, pos: int, n: int, goal: int | None) -> tuple[int, int]:
        """As `moves.line_step`: the offset `n` lines below `pos`, and the goal to pass next."""
        return moves.line_step(self._scene.wrap, pos, n, goal)

    def line_start(self, pos: int) -> int:
        """The start of the wrapped line that holds `pos`."""
        return moves.line_start(self._scene.wrap, pos)

    def line_end(self, pos: int) -> int:
        """The start of the last visible grapheme of the wrapped line that holds `pos`."""
        return moves.line_end(self._scene.wrap, pos)

    def page_step(self, pos: int, direction: int) -> int:
        """Scroll a page down (1) or up (-1); return the offset at the row that `pos` had."""
        count = max(1, self.size.height - 2) * direction
        self.scroll_rows(count)
        return self.line_step(pos, count, None)[0]

    def visible_extent(self) -> Extent:
        """The offsets of the visible lines."""
        wrap, top = self._scene.wrap, self.scroll_offset.y
        return wrap.start(top), wrap.extent(top + max(1, self.size.height) - 1)[1]

    @property
    def top(self) -> int:
        """The first line in view."""
        return self.scroll_offset.y

    def line_of(self, pos: int) -> int:
        """The wrapped line that holds `pos`."""
        return self._scene.wrap.line_of(pos)

    def row_of(self, pos: int) -> int | None:
        """The row of the pane (0 is its top) that shows `pos`; `None` if no row does."""
        start, end = self.visible_extent()
        if not start <= pos < end and not (pos == end == len(self._scene.wrap.text)):
            return None
        return self._scene.wrap.line_of(pos) - self.scroll_offset.y

    def scroll_to_offset(self, pos: int, *, center: bool = False) -> None:
        """Bring `pos` into view: into the middle, or, if it is out of view, some lines within."""
        line, height, top = self._scene.wrap.line_of(pos), self.size.height, self.scroll_offset.y
        if not height:
            return  # There is nothing to scroll yet; the first layout shows the cursor.
        if center:
            self._scroll_lines(line - height // 2)
        elif line < top:
            self._scroll_lines(line - height // 4)
        elif line >= top + height:
            self._scroll_lines(line - height + 1 + height // 4)

    def scroll_to_top(self, pos: int) -> None:
        """Bring the line that holds `pos` to the top, as far as the text reaches."""
        self._scroll_lines(self._scene.wrap.line_of(pos))

    def _grapheme(self, pos: int) -> Extent:
        wrap = self._scene.wrap
        cells = wrap.cells(wrap.line_of(pos))
        at = max(0, min(cells.holding(pos), len(cells) - 1))
        return cells.offsets[at], cells.offsets[min(at + 1, len(cells))]

    # Size, wrapping, scrolling.

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The scrollbar, made on first use as Textual's own is."""
        if self._vertical_scrollbar is None:
            self._vertical_scrollbar = SlimBar(vertical=True, name="vertical")
            self._vertical_scrollbar.display = False
            self.app._start_widget(self, self._vertical_scrollbar)
        return self._vertical_scrollbar

    def on_mount(self) -> None:
        """Take the theme's colours, now and whenever it changes; wrap what is shown already."""
        self.app.theme_changed_signal.subscribe(self, lambda _: self._recolor())
        self._recolor()
        self.call_after_refresh(self._start_wrapping)

    def _recolor(self) -> None:
        self._scene.styles = StyleTable(self._tags, Palette.of_app(self.app))
        self._lines.clear()
        self.refresh()

    def set_density(self, density: Density) -> None:
        """Lay the text out more or less densely, the reading position kept."""
        if density != self._density:
            self._density = density
            if self._height:
                self.on_resize()

    def on_resize(self) -> None:
        """Wrap to the new width; the cursor, or else the line at the top, stays at its row."""
        width, scene = self.scrollable_content_region.width, self._scene
        columns = Columns.of(width, self._density)
        height, self._height = self._height, self.size.height
        anchor = self._anchor_in(height)
        if columns != scene.columns:
            scene.columns, scene.wrap = columns, Wrap(scene.wrap.text, columns.text)
            self._rewrapped(anchor.offset)
        self._scroll_lines(moves.top_for(scene.wrap, anchor, self._height))
        if not height:
            self.scroll_to_offset(scene.cursor[0])
        self._held = anchor, self.scroll_offset.y, scene.cursor
        self.post_message(self.Scrolled(self))

    def _anchor_in(self, height: int) -> moves.Anchor:
        """Return what stays where it is; the same as last time, unless something moved since."""
        top, cursor = self.scroll_offset.y, self._scene.cursor
        if self._held is not None and self._held[1:] == (top, cursor):
            return self._held[0]
        return moves.anchored(self._scene.wrap, top, height, cursor[0])

    def _rewrapped(self, top: int) -> None:
        """Lay out a new wrap with offset `top` in the first row; the rest is wrapped when idle."""
        self._lines.clear()
        self._scroll_lines(self._scene.wrap.line_of(top))
        self.refresh()
        self.call_after_refresh(self._start_wrapping)

    def _start_wrapping(self) -> None:
        if not self._scene.wrap.done and self._wrapping is None:
            self._wrapping = self.set_interval(1 / _SLICES_PER_SECOND, self._wrap_on)

    def _wrap_on(self) -> None:
        # A tick that was queued can still arrive after the timer was stopped.
        if self._wrapping is not None and self._scene.wrap.step(_SLICE):
            self._wrapping.stop()
            self._wrapping = None
            self._measure()

    def _measure(self) -> None:
        """Tell Textual how many lines there are, or may be."""
        size = Size(self._scene.columns.total, self._scene.wrap.estimate())
        if size != self.virtual_size:
            self.virtual_size = size

    def _scroll_lines(self, top: int) -> None:
        wrap = self._scene.wrap
        wrap.ensure_line(top + 2 * max(1, self.size.height))
        if wrap.done or wrap.known > self.virtual_size.height:
            self._measure()
        self.scroll_to(y=max(0, top), animate=False)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Report that other lines are visible."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.Scrolled(self))
            height = self._height if new_value > old_value else -self._height
            self._ahead = self.scroll_offset.y + height
            if self._reading_ahead is None:
                self._reading_ahead = self.set_timer(_PAUSE, self._read_ahead)

    def _read_ahead(self) -> None:
        """Paint in a pause what the next page in the same direction would show."""
        self._reading_ahead = None
        for line in range(max(0, self._ahead), self._ahead + self._height):
            self._lines.strip(line)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Hand the painted lines to the compositor as they are, from the cache where possible."""
        if not self._height:
            self.on_resize()  # the first frame is painted before Textual says the size
        scene = self._scene
        strips = self._lines.window(self.scroll_offset.y + crop.y, crop.height)
        if scene.styles.palette.colors == "none":
            ground = self.background_colors[1]
            for line_filter in self.get_line_filters():
                strips = [strip.apply_filter(line_filter, ground) for strip in strips]
        left, right = crop.column_span
        if left > 0 or right < scene.columns.total:
            strips = [strip.crop(left, right) for strip in strips]
        return strips

    # The mouse, as `PointedView` asks.

    def offset_under(self, x: int, y: int) -> int:
        """The offset under a cell of the pane, or nearest to it."""
        line = max(0, y + self.scroll_offset.y)
        return self._scene.wrap.offset_at(line, max(0, x - self._scene.columns.gutter))

    def scroll_rows(self, count: int) -> None:
        """Scroll down by `count` rows, or up."""
        self._scroll_lines(self.scroll_offset.y + count)
