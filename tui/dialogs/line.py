"""A line to type in that may be pasted anything: what is painted is safe, what it holds is as pasted.

Textual's own hands control and format characters on to the terminal.
"""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text
from textual.message import Message
from textual.widgets import Input

from tui.render.safe import safe


class Line(Input):
    """One line of text; the terminal's cursor, where input methods write, goes along."""

    class Emptied(Message):
        """Backspace was pressed where there is nothing left to erase."""

    def action_delete_left(self) -> None:
        """Erase; a lone Escape comes late in many terminals, so Backspace may lead out as well."""
        if self.value:
            super().action_delete_left()
        else:
            self.post_message(self.Emptied())

    @property
    def _value(self) -> Text:
        return Text(safe(self.value), no_wrap=True, overflow="ignore", end="")

    def _position_to_cell(self, position: int) -> int:
        return cell_len(safe(self.value[:position]))

    def on_focus(self) -> None:
        """Show the cursor: it stands at the end, which may be beyond the room there is."""
        self.call_after_refresh(self._watch_selection, self.selection)
