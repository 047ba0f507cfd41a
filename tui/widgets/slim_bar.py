"""A scrollbar half a cell wide that is cheap to draw: Textual's own takes a third of a page's frame."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import cast

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.scrollbar import ScrollBar
from textual.strip import Strip
from textual.widget import Widget


def thumb(height: int, total: float, window: float, position: float) -> tuple[int, int]:
    """The first row of the thumb and the one after its last; none where all is visible."""
    if window >= total or height <= 0:
        return 0, 0
    size = max(1, round(height * window / total))
    first = round((height - size) * position / (total - window))
    return min(max(first, 0), height - size), min(max(first, 0), height - size) + size


_GRIP = "▐"
"""Half a cell: it leaves a gap to the text."""


class SlimBar(ScrollBar):
    """A vertical scrollbar made of three strips: above the thumb, the thumb, below it."""

    _drawn: tuple[object, list[Strip]] = (None, [])
    _kept: Mapping[object, list[Strip]] = MappingProxyType({})

    def render_lines(self, crop: Region) -> list[Strip]:
        """Hand the rows to the compositor, which asks for them in every frame."""
        height = self.size.height
        rows = thumb(height, self.window_virtual_size, self.window_size, self.position)
        state = (height, rows, self.mouse_over or self.grabbed is not None, self.app.theme)
        if self._drawn[0] != state:
            first, last = rows
            looks = state[2:]
            if looks not in self._kept:
                self._kept = {**self._kept, looks: self._looks(state[2])}
            above, grip, below = self._kept[looks]
            strips = [above] * first + [grip] * (last - first) + [below] * (height - last)
            self._drawn = state, strips
        return self._drawn[1][crop.y : crop.bottom]

    def _looks(self, lit: bool) -> list[Strip]:
        pane = cast("Widget", self.parent)
        styles, ground = pane.styles, pane.background_colors[1]
        back = ground + (styles.scrollbar_background_hover if lit else styles.scrollbar_background)
        grip = back + (styles.scrollbar_color_hover if lit else styles.scrollbar_color)
        strips = []
        for sign, color, action in (
            (" ", back, "scroll_up"),
            (_GRIP, grip, "grab"),
            (" ", back, "scroll_down"),
        ):
            meta = {"@mouse.down": action}
            style = Style(color=color.rich_color, bgcolor=back.rich_color, meta=meta)
            strip = Strip([Segment(sign, style)], 1)
            for line_filter in self.get_line_filters():
                strip = strip.apply_filter(line_filter, ground)
            strips.append(strip)
        return strips
