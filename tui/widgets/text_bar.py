"""A bar of a few words per row: pane headers, the status line, the key bar."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tui.render.rows import Look, Row, fit

_KEPT = 16
"""How many contents stay painted: the key bar goes to and fro between those of two modes."""


class TextBar(Widget, can_focus=False):
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
        self._strips: list[Strip] = []
        self._kept: dict[tuple[tuple[Row, ...], bool], list[Strip]] = {}
        self._looks: dict[bool, dict[Look, Style]] = {}

    def set_rows(self, *rows: Row, lit: bool = False) -> None:
        """Show these rows and no others, on the ground of the active pane where `lit`."""
        if (rows, lit) != (self._rows, self._lit):
            self._rows, self._lit = rows, lit
            self._strips = self._kept.get((rows, lit), [])
            self.refresh()

    def on_resize(self) -> None:
        """Cut the rows to the new width."""
        self._strips, self._kept = [], {}

    def notify_style_update(self) -> None:
        """Take the new colours."""
        super().notify_style_update()
        self._strips, self._kept, self._looks = [], {}, {}

    def render_lines(self, crop: Region) -> list[Strip]:
        """Hand the rows to the compositor, which asks for them in every frame."""
        width, height = self.size
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
            looks = self._looks[self._lit] = self._styles()
        strips = []
        for row in (*self._rows, *[Row()] * height)[:height]:
            segments = [Segment(text, looks[look]) for text, look in fit(row, width)]
            strip = Strip(segments).adjust_cell_length(width, looks["plain"])
            for line_filter in self.get_line_filters():
                strip = strip.apply_filter(line_filter, self.background_colors[1])
            strips.append(strip)
        return strips

    def _styles(self) -> dict[Look, Style]:
        base = self.get_component_rich_style("text-bar--lit") if self._lit else self.rich_style
        accent = self.app.theme_variables.get("accent", "")
        colored = Style.parse(f"bold {accent}") if accent.startswith("#") else Style(bold=True)
        return {
            "plain": base,
            "dim": base + Style(dim=True),
            "strong": base + Style(bold=True),
            "key": base + colored,
            "badge": base + colored + Style(reverse=True),
        }
