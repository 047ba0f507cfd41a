"""A bar of a few words per row: pane headers, the status line, the key bar."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.geometry import Region, Size
from textual.strip import Strip

from tui.render.looks import Looks
from tui.render.palette import Palette
from tui.render.rows import Row, laid_out
from tui.widgets.flat import Flat

_KEPT = 16
"""How many contents stay painted: the key bar goes to and fro between those of two modes."""


class TextBar(Flat, can_focus=False):
    """Rows of words in a few looks. Set its height in CSS."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"text-bar--lit"}
    DEFAULT_CSS = """
    TextBar {
        height: 1;
        width: 1fr;
        background: $panel;
        color: $foreground;
    }
    TextBar > .text-bar--lit { background: $primary 35%; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._rows: tuple[Row, ...] = ()
        self._lit = False
        self._extent: Size | None = None
        self._strips: list[Strip] = []
        self._kept: dict[tuple[tuple[Row, ...], bool], list[Strip]] = {}
        self._looks: dict[bool, Looks] = {}

    def set_rows(self, *rows: Row, lit: bool = False) -> None:
        """Show these rows and no others, on the ground of the active pane where `lit`."""
        if (rows, lit) != (self._rows, self._lit):
            self._rows, self._lit = rows, lit
            self._strips = self._kept.get((rows, lit), [])
            self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Cut the rows to the new width."""
        self._extent = event.size
        self._strips, self._kept = [], {}

    def notify_style_update(self) -> None:
        """Take the new colours."""
        super().notify_style_update()
        self._strips, self._kept, self._looks = [], {}, {}

    def render_lines(self, crop: Region) -> list[Strip]:
        """Hand the rows to the compositor, which asks for them in every frame."""
        width, height = self._extent or self.size
        if len(self._strips) != height or self._strips[0].cell_length != width:
            self._strips = self._paint(width, height)
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            self._kept[self._rows, self._lit] = self._strips
        strips = self._strips[crop.y : crop.bottom]
        return (
            strips if crop.width == width else [strip.crop(*crop.column_span) for strip in strips]
        )

    def _paint(self, width: int, height: int) -> list[Strip]:
        looks = self._looks.get(self._lit)
        if looks is None:
            lit = self._lit
            base = self.get_component_rich_style("text-bar--lit") if lit else self.rich_style
            looks = self._looks[lit] = Looks(base, Palette.of_app(self.app))
        laid = laid_out(self._rows, width, height)
        filters, ground = self.get_line_filters(), self.background_colors[1]
        strips = []
        for words in (*laid, *[[]] * (height - len(laid))):
            segments = [Segment(text, looks.style(look)) for text, look in words]
            strip = Strip(segments).adjust_cell_length(width, looks.base)
            for line_filter in filters:
                strip = strip.apply_filter(line_filter, ground)
            strips.append(strip)
        return strips
