"""Choosing one of several by typing a part of its name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from tui.dialogs.base import Dialog
from tui.dialogs.line import Line
from tui.render.cells import display

_NAME, _LEAST = 17, 20
_WIDEST, _SHARE, _SIDES = 72, 0.95, 8
"""The box: at most so many cells, or this share of the screen; its border, padding and scroll bar."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose.

    Attributes:
        id: What the dialog returns.
        name: What is shown and matched; `detail` follows it.
    """

    id: str
    name: str
    detail: str = ""


def matching(choices: Sequence[Choice], typed: str) -> list[Choice]:
    """Return the choices for what was typed: names that start with it first, then those that hold it."""
    wanted = typed.strip().casefold()
    starts = [c for c in choices if c.name.casefold().startswith(wanted)]
    holds = [c for c in choices if c not in starts and wanted in f"{c.name} {c.detail}".casefold()]
    return starts + holds


class Choose(Dialog[str]):
    """Choose from a list that shrinks as one types."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", "Next", priority=True),
        Binding("up", "move(-1)", "Previous", priority=True),
    ]

    def __init__(self, title: str, choices: Sequence[Choice]) -> None:
        super().__init__()
        self._title, self._choices = title, choices

    def compose(self) -> ComposeResult:
        """A line to type in, and the list."""
        with Vertical(id="box"):
            yield self.title_widget(self._title)
            yield Line(placeholder="type to find")
            yield OptionList()
            yield self.hint("Enter takes it. ↑ ↓ move. Esc leaves it.")

    def on_mount(self) -> None:
        """Show all of them."""
        self._fill("")

    def _fill(self, typed: str) -> None:
        options = self.query_one(OptionList)
        options.clear_options()
        for choice in matching(self._choices, typed):
            options.add_option(Option(self._label(choice), id=choice.id))
        options.highlighted = 0 if options.option_count else None

    def _label(self, choice: Choice) -> Content:
        """The name, and the detail wrapped beside it, not below it."""
        inside = min(_WIDEST, int(self.app.size.width * _SHARE)) - _SIDES
        lines = wrap(display(choice.detail), max(_LEAST, inside - _NAME)) or [""]
        detail = f"\n{' ' * _NAME}".join(lines)
        return Content.assemble((f"{display(choice.name):<{_NAME}}", "bold"), detail)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show those that match."""
        self._fill(event.value)

    def on_input_submitted(self) -> None:
        """Take the one that is marked."""
        options = self.query_one(OptionList)
        if options.highlighted is not None:
            self.dismiss(options.get_option_at_index(options.highlighted).id)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the one that was clicked."""
        self.dismiss(event.option.id)

    def action_move(self, by: int) -> None:
        """Mark another one."""
        options = self.query_one(OptionList)
        if by > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()
