"""The layout as the state sees it: where motions by lines and pages lead on the painted surface."""

from __future__ import annotations

from collections.abc import Sequence

from store.model import Extent
from tui.screens.surface import Surface


class PaintedLayout:
    """Answers from the panes on screen.

    Attributes:
        surface: Set once it is made, which takes the state that asks.
    """

    surface: Surface

    def line_step(self, pane: int, position: int, lines: int, goal: int | None) -> tuple[int, int]:
        """Return the offset `lines` painted lines further, and the column aimed for."""
        return self.surface.article(pane).line_step(position, lines, goal)

    def page_step(self, pane: int, position: int, pages: int) -> int:
        """Scroll by screenfuls and return the offset at the same row."""
        return self.surface.article(pane).page_step(position, pages)

    def line_start(self, pane: int, position: int) -> int:
        """Return the first offset of the painted line."""
        return self.surface.article(pane).line_start(position)

    def line_end(self, pane: int, position: int) -> int:
        """Return the last grapheme's offset of the painted line."""
        return self.surface.article(pane).line_end(position)

    def visible(self, pane: int) -> Extent:
        """Return the offsets of the lines in view."""
        return self.surface.article(pane).visible_extent()

    def with_room(self, pane: int, offsets: Sequence[int]) -> Sequence[int]:
        """Return those of some offsets at which a label finds room."""
        return self.surface.article(pane).with_room(offsets)

    def show_from(self, pane: int, offset: int) -> None:
        """Scroll so that the line of `offset` is the first in view."""
        self.surface.article(pane).scroll_to_top(offset)
