"""The layout of a terminal of 160x48 without a screen: lines, and how the panes scroll.

It does what the panes do (`ArticlePane` or its base), so that what is in view, and where vertical
motions lead, is what an annotator would get. The replay through the application checks that.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from store.model import Extent
from tui.render import moves
from tui.render.scene import Columns
from tui.render.wrap import Wrap

TERMINAL = (160, 48)
RAIL = 7
"""Cells between two panes."""
SCROLL_BAR = 1
BARS = 4
"""Rows that are not text: two of the header, the status line, the key bar."""
MOST = 2
"""Panes side by side; so is a source alone, which then has half of the terminal."""


def pane_width(number: int) -> int:
    """Return the cells of a pane, scroll bar included."""
    both = TERMINAL[0] - RAIL
    return both // MOST + (both % MOST if number % MOST == MOST - 1 else 0)


class Sheet:
    """The lines of a story's sources, and which are in view.

    Attributes:
        wraps: The lines, by pane.
        tops: The first line in view, by pane.
        height: Lines in view.
        paged: Lines that the last step by pages asked to scroll by.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self.height = TERMINAL[1] - BARS
        self.wraps = [
            Wrap(text, Columns.of(pane_width(number) - SCROLL_BAR).text)
            for number, text in enumerate(texts)
        ]
        for wrap in self.wraps:
            wrap.ensure(len(wrap.text))
        self.tops = [0] * len(self.wraps)
        self.paged = 0

    def line_step(self, pane: int, position: int, lines: int, goal: int | None) -> tuple[int, int]:
        """As the panes do it."""
        return moves.line_step(self.wraps[pane], position, lines, goal)

    def page_step(self, pane: int, position: int, pages: int) -> int:
        """Scroll, and go as far: as the panes do it."""
        count = self.paged = max(1, self.height - 2) * pages
        self.scroll(pane, self.tops[pane] + count)
        return self.line_step(pane, position, count, None)[0]

    def line_start(self, pane: int, position: int) -> int:
        """As the panes do it."""
        return moves.line_start(self.wraps[pane], position)

    def line_end(self, pane: int, position: int) -> int:
        """As the panes do it."""
        return moves.line_end(self.wraps[pane], position)

    def visible(self, pane: int) -> Extent:
        """Return the offsets of the lines in view."""
        wrap, top = self.wraps[pane], self.tops[pane]
        return wrap.start(top), wrap.extent(top + self.height - 1)[1]

    def with_room(self, pane: int, offsets: Sequence[int]) -> Sequence[int]:
        """Return those of some ascending offsets at which a label finds room: as the panes do it."""
        labels = import_module("tui.render.labels")  # A tree without jump labels has none.
        return list(labels.with_room(self.wraps[pane], offsets))

    def show_from(self, pane: int, offset: int) -> None:
        """Bring the line of an offset to the top."""
        self.scroll(pane, self.wraps[pane].line_of(offset))

    def follow(self, pane: int, position: int) -> None:
        """Scroll a position into view, as the panes do when the cursor has moved."""
        line, top, height = self.wraps[pane].line_of(position), self.tops[pane], self.height
        if line < top:
            self.scroll(pane, line - height // 4)
        elif line >= top + height:
            self.scroll(pane, line - height + 1 + height // 4)

    def scroll(self, pane: int, top: int) -> None:
        """Bring a line to the top, as far as there are lines below it."""
        last = max(0, self.wraps[pane].known - self.height)
        self.tops[pane] = min(max(0, top), last)
