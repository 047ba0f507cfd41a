"""A span's links in a list: go there, retype, reverse, note, delete."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.dialogs.base import Dialog, plain

Deed = Literal["go", "retype", "reverse", "note", "delete"]


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One link as the list shows it."""

    id: str
    label: str
    reversible: bool = True


class LinksDialog(Dialog[tuple[Deed, str]]):
    """Choose a link and what to do with it; returns the deed and the link's id."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "do('retype')", "Retype"),
        Binding("r", "do('reverse')", "Reverse"),
        Binding("n", "do('note')", "Note"),
        Binding("d,delete", "do('delete')", "Delete"),
        Binding("g", "do('go')", "Go"),
        Binding("j", "move(1)", "Next"),
        Binding("k", "move(-1)", "Previous"),
        Binding("backspace", "leave", "Cancel"),
    ]

    def __init__(self, title: str, rows: Sequence[LinkRow]) -> None:
        super().__init__()
        self._title, self._rows = title, rows

    def compose(self) -> ComposeResult:
        """The links, and the keys."""
        with Vertical(id="box"):
            yield self.title_widget(self._title)
            yield OptionList(*(Option(plain(row.label), id=row.id) for row in self._rows))
            yield self.hint(
                "Enter or g: go there.  t: retype.  r: reverse.  n: note.  d: delete.  Esc: leave."
            )

    def on_mount(self) -> None:
        """Mark the first."""
        self.query_one(OptionList).highlighted = 0

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the link's other end."""
        self.dismiss(("go", str(event.option.id)))

    def action_do(self, deed: Deed) -> None:
        """Return the deed for the link that is marked."""
        marked = self.query_one(OptionList).highlighted
        if marked is None:
            return
        if deed == "reverse" and not self._rows[marked].reversible:
            self.query_one(".hint", Static).update("It has no direction to reverse.")
        else:
            self.dismiss((deed, self._rows[marked].id))

    def action_move(self, by: int) -> None:
        """Mark another one."""
        options = self.query_one(OptionList)
        if by > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()
