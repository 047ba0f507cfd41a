"""The floor: a Textual application that does next to nothing, one label moved per key.

What it needs for a start and for a key is what Textual needs; ours is told as a ratio to it. Its
key goes the way of ours, through a binding to an action, and the garbage collector is treated as
`sidelight` treats it: off while loading, the loaded world frozen a second later.
"""

from __future__ import annotations

import gc

gc.disable()

from typing import ClassVar  # noqa: E402

from rich.segment import Segment  # noqa: E402
from textual.app import App, ComposeResult  # noqa: E402
from textual.binding import BindingType  # noqa: E402
from textual.geometry import Region  # noqa: E402
from textual.strip import Strip  # noqa: E402
from textual.widget import Widget  # noqa: E402

_SETTLED = 1.0


class Label(Widget):
    """One line of text that `x` moves by a cell, around and around."""

    BINDINGS: ClassVar[list[BindingType]] = [("x", "move", "Move the label")]
    can_focus = True
    at = 0

    def render_line(self, y: int) -> Strip:
        """Return the label's line, or a blank one."""
        text = " " * self.at + "FLOORMARK" if y == 0 else ""
        return Strip([Segment(text.ljust(self.size.width))], self.size.width)

    def action_move(self) -> None:
        """Move the label and repaint its line only."""
        self.at = (self.at + 1) % 64
        self.refresh(Region(0, 0, self.size.width, 1))


class Floor(App[None]):
    """The label, and no command palette."""

    ENABLE_COMMAND_PALETTE = False

    def compose(self) -> ComposeResult:
        """Show the label."""
        yield Label()

    def on_ready(self) -> None:
        """The label is up: now there is time to tidy."""
        self.set_timer(_SETTLED, _settle)


def _settle() -> None:
    """Take the loaded world out of the garbage collector's rounds."""
    gc.collect()
    gc.freeze()
    gc.enable()


def main() -> None:
    """Run until `Ctrl+q`."""
    Floor().run()
