"""The strip between two panes that shows which of their visible spans are linked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tui.render.colors import mix, parse
from tui.render.rail import Cell, RailLink, rail
from tui.render.styles import Palette


class LinkRail(Widget, can_focus=False):
    """Connectors between two neighbouring panes. Its rows are those of the panes."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    LinkRail {
        width: 7;
        height: 1fr;
        background: $background;
    }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._links: Sequence[RailLink] = ()
        self._rows: list[list[Cell]] = []
        self._strips: list[Strip] = []
        self._styles = (Style(), Style())

    def set_links(self, links: Sequence[RailLink]) -> None:
        """Show these links and no others; only the rows that differ are repainted."""
        if links == self._links:
            return
        self._links = links
        before = self._rows
        self._draw()
        if len(before) != len(self._rows):
            self.refresh()
        elif changed := [y for y, row in enumerate(self._rows) if row != before[y]]:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in changed))

    def _draw(self) -> None:
        self._rows = rail(self._links, *self.size)
        self._strips = []

    def on_mount(self) -> None:
        """Take the theme's colours, now and whenever it changes."""
        self.app.theme_changed_signal.subscribe(self, lambda _: self._recolor())
        self._recolor()

    def on_resize(self) -> None:
        """Draw for the new height."""
        self._draw()
        self.refresh()

    def _recolor(self) -> None:
        app = self.app
        system = None if app.no_color else app.console.color_system
        palette = Palette.of(app.theme_variables, app.current_theme.dark, system)
        ground, text = parse(palette.background), parse(palette.foreground)
        backdrop = None if palette.plain else Color.from_rgb(*ground)
        quiet, hot = Color.from_rgb(*mix(ground, text, 0.5)), Color.parse(palette.accent)
        self._styles = (
            Style(color=quiet, bgcolor=backdrop),
            Style(color=hot, bgcolor=backdrop, bold=True),
        )
        self._strips = []
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Hand the drawn rows to the compositor, which asks for them in every frame."""
        if not self._strips:
            width, filters = self.size.width, self.get_line_filters() if self.app.no_color else ()
            for row in self._rows:
                strip = Strip(list(map(self._segment, _runs(row))), width)
                for line_filter in filters:
                    strip = strip.apply_filter(line_filter, self.background_colors[1])
                self._strips.append(strip)
        strips = self._strips[crop.y : crop.bottom]
        if crop.column_span == (0, self.size.width):
            return strips
        return [strip.crop(*crop.column_span) for strip in strips]

    def _segment(self, run: Cell) -> Segment:
        text, hot = run
        return Segment(text, self._styles[hot])


def _runs(row: list[Cell]) -> list[Cell]:
    """Join neighbouring cells of one look."""
    return [("".join(map(itemgetter(0), run)), hot) for hot, run in groupby(row, key=itemgetter(1))]
