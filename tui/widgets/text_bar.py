"""A bar of a few words per row: pane headers, the status line, the key bar."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from tui.render.rows import Look, Row, fit


class TextBar(Widget, can_focus=False):
    """Rows of words in a few looks. Set its height in CSS."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    TextBar {
        height: 1;
        width: 1fr;
        background: $panel;
        color: $foreground;
    }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._rows: tuple[Row, ...] = ()
        self._looks: dict[Look, Style] = {}
        self._base = Style()

    def set_rows(self, *rows: Row) -> None:
        """Show these rows and no others."""
        if rows != self._rows:
            self._rows = rows
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Paint one row."""
        base = self.rich_style
        if base != self._base or not self._looks:
            self._base, self._looks = base, self._styles(base)
        row = self._rows[y] if y < len(self._rows) else Row()
        segments = [Segment(text, self._looks[look]) for text, look in fit(row, self.size.width)]
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def _styles(self, base: Style) -> dict[Look, Style]:
        accent = self.app.theme_variables.get("accent", "")
        colored = Style.parse(f"bold {accent}") if accent.startswith("#") else Style(bold=True)
        return {
            "plain": base,
            "dim": base + Style(dim=True),
            "strong": base + Style(bold=True),
            "key": base + colored,
            "badge": base + colored + Style(reverse=True),
        }
