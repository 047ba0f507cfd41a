"""Asking for one line, or for yes or no."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from tui.dialogs.base import Dialog, meant, plain
from tui.dialogs.line import Line
from tui.render.safe import safe


class Prompt(Dialog[str]):
    """Ask for one line of text."""

    def __init__(self, title: str, value: str = "", hint: str = "Enter takes it.") -> None:
        super().__init__()
        self._title, self._value, self._hint = title, value, hint

    def compose(self) -> ComposeResult:
        """The line, and how to take it."""
        with Vertical(id="box"):
            yield self.title_widget(self._title)
            yield Line(safe(self._value))
            yield self.hint(f"{self._hint} Esc leaves it.")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Return the line; what was shown unchanged comes back as it was."""
        self.dismiss(meant(self._value, event.value))


class Confirm(Dialog[bool]):
    """Ask before something that reaches further than the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y", "yes", "Yes"),
        Binding("escape,n,backspace", "leave", "No"),
    ]

    def __init__(self, question: str, detail: str = "") -> None:
        super().__init__()
        self._question, self._detail = question, detail

    def compose(self) -> ComposeResult:
        """The question and the two keys."""
        with Vertical(id="box"):
            yield self.title_widget(self._question)
            yield Static(plain(self._detail))
            yield self.hint("Enter or y: yes.  Esc or n: no.")

    def action_yes(self) -> None:
        """Return true."""
        self.dismiss(True)
