"""A bar of a few words per row: pane headers, the status line, the key bar."""

from __future__ import annotations

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from tui.render.colors import RGB, mix, parse, strong
from tui.render.palette import Palette
from tui.render.rows import Look, Row, Words, laid_out

_DIM = 0.68
"""How much of the text's colour dim words have, where that can be read."""


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
        self._laid: tuple[object, list[list[Words]]] = (None, [])

    def set_rows(self, *rows: Row) -> None:
        """Show these rows and no others."""
        if rows != self._rows:
            self._rows = rows
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Paint one row."""
        base, size = self._ground(), self.size
        if base != self._base or not self._looks:
            self._base = base
            self._looks = self._styles()
        if self._laid[0] != (self._rows, size):
            self._laid = (self._rows, size), laid_out(self._rows, *size)
        rows = self._laid[1]
        words = rows[y] if y < len(rows) else [("", "plain")]
        segments = [Segment(text, self._look(look)) for text, look in words]
        return Strip(segments).adjust_cell_length(size.width, base)

    def _look(self, name: Look) -> Style:
        style = self._looks.get(name)
        if style is None:  # A colour.
            style = self._in(parse(name), Palette.of_app(self.app), bold=True)
            self._looks[name] = style
        return style

    def _ground(self) -> Style:
        """The bar's own style; among 16 colours none but the text's own ground can be relied on."""
        if self.app.console.color_system not in ("truecolor", "256", None):
            palette = Palette.of_app(self.app)
            return Style(color=palette.foreground, bgcolor=palette.background)
        return self.rich_style

    def _styles(self) -> dict[Look, Style]:
        palette, base = Palette.of_app(self.app), self._base
        plain = parse(palette.foreground)
        key = self._in(parse(palette.accent), palette, bold=True)
        quiet = mix(parse(palette.background), plain, _DIM)
        dim = Color.from_rgb(*strong(quiet, self._on(palette), plain, palette.contrast))
        return {
            "plain": base,
            "dim": base + (Style(dim=True) if palette.plain else Style(color=dim)),
            "strong": base + Style(bold=True),
            "key": key,
            "badge": base + Style(bold=True, reverse=True),
            "alert": key + Style(reverse=True),
        }

    def _in(self, color: RGB, palette: Palette, *, bold: bool = False) -> Style:
        """The bar's own style with letters of a colour that can be read on it."""
        readable = Color.from_rgb(*palette.letters(color, self._on(palette)))
        return self._base + Style(color=readable, bold=bold or None)

    def _on(self, palette: Palette) -> RGB:
        ground = self._base.bgcolor
        if ground is None or ground.triplet is None:
            return parse(palette.background)
        red, green, blue = ground.triplet
        return red, green, blue
