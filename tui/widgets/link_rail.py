"""The strip between two panes that shows which of their visible spans are linked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import groupby
from operator import itemgetter

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

from tui.render.colors import READABLE, mix, parse
from tui.render.palette import Palette
from tui.render.rail import Cell, Rail, RailLink
from tui.widgets.flat import Flat

_QUIET = 0.45
"""How much of the text's colour the lines of links away from the cursor have."""


class LinkRail(Flat, can_focus=False):
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
        self._hot: Collection[int] = ()
        self._rail = Rail((), 0, 0)
        self._rows: list[list[Cell]] = []
        self._strips: list[Strip] = []
        self._styles = (Style(), Style())

    def set_links(self, links: Sequence[RailLink], hot: Collection[int] = ()) -> None:
        """Show these links and no others, `hot` by number; only rows that differ are repainted."""
        if links != self._links:
            self._links = links
            self._rail = Rail(links, *self.size)
        elif hot == self._hot:
            return
        self._hot = hot
        self._draw()

    def _draw(self) -> None:
        before, self._rows = self._rows, self._rail.rows(self._hot)
        if len(before) != len(self._rows):
            self._strips = []
            self.refresh()
            return
        changed = [
            y for y, (row, old) in enumerate(zip(self._rows, before, strict=True)) if row != old
        ]
        for y in changed if self._strips else ():
            self._strips[y] = self._strip(self._rows[y])
        if changed:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in changed))

    def on_mount(self) -> None:
        """Take the theme's colours, now and whenever it changes."""
        self.app.theme_changed_signal.subscribe(self, lambda _: self._recolor())
        self._recolor()

    def on_resize(self) -> None:
        """Draw for the new height."""
        self._rail = Rail(self._links, *self.size)
        self._draw()

    def _recolor(self) -> None:
        palette = Palette.of_app(self.app)
        ground, text = parse(palette.background), parse(palette.foreground)
        backdrop = None if palette.plain else Color.from_rgb(*ground)
        share = _QUIET if palette.contrast <= READABLE else 1
        quiet, hot = Color.from_rgb(*mix(ground, text, share)), Color.parse(palette.accent)
        self._styles = (
            Style(color=quiet, bgcolor=backdrop),
            Style(color=hot, bgcolor=backdrop, bold=True),
        )
        self._strips = []
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Hand the drawn rows to the compositor, which asks for them in every frame."""
        if not self._strips:
            self._strips = list(map(self._strip, self._rows))
        strips = self._strips[crop.y : crop.bottom]
        if crop.column_span == (0, self.size.width):
            return strips
        return [strip.crop(*crop.column_span) for strip in strips]

    def _strip(self, row: list[Cell]) -> Strip:
        strip = Strip(list(map(self._segment, _runs(row))), len(row))
        for line_filter in self.get_line_filters() if self.app.no_color else ():
            strip = strip.apply_filter(line_filter, self.background_colors[1])
        return strip

    def _segment(self, run: Cell) -> Segment:
        text, hot = run
        return Segment(text, self._styles[hot])


def _runs(row: list[Cell]) -> list[Cell]:
    """Join neighbouring cells of one look."""
    return [("".join(map(itemgetter(0), run)), hot) for hot, run in groupby(row, key=itemgetter(1))]
