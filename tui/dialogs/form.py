"""A form of a few lines: a span's attributes and note, a source's title and publisher."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input, Label, Static

from store.errors import SidelightError
from tui.dialogs.base import Dialog, meant, plain
from tui.dialogs.line import Line
from tui.render.safe import safe


@dataclass(frozen=True, slots=True)
class Field:
    """One line of a form.

    Attributes:
        name: Key of the answer.
        label: What is shown before the line.
        value: What it holds at first.
        placeholder: What belongs there; shown while it is empty.
    """

    name: str
    label: str
    value: str = ""
    placeholder: str = ""


Check = Callable[[Mapping[str, str]], object]
"""Raises a `SidelightError` for answers that cannot be taken."""


def _nothing_wrong(_: Mapping[str, str]) -> None:
    """Take any answers."""


class Form(Dialog[dict[str, str]]):
    """Ask for several lines at once. Enter goes to the next one, and at the last takes them all.

    What `check` refuses is told, and everything typed stays to be mended.
    """

    DEFAULT_CSS = """
    Form VerticalScroll { height: auto; max-height: 16; }
    Form Horizontal { height: 1; margin-bottom: 0; }
    Form Label { width: 18; }
    Form Input { width: 1fr; }
    Form #problem { height: auto; color: $text-warning; }
    """

    def __init__(self, title: str, fields: Sequence[Field], check: Check = _nothing_wrong) -> None:
        super().__init__()
        self._title, self._fields, self._check = title, fields, check

    def compose(self) -> ComposeResult:
        """One line a field."""
        with Vertical(id="box"):
            yield self.title_widget(self._title)
            with VerticalScroll(can_focus=False):
                for number, field in enumerate(self._fields):
                    with Horizontal():
                        yield Label(plain(field.label))
                        yield Line(
                            safe(field.value),
                            placeholder=safe(field.placeholder),
                            id=f"field-{number}",
                            select_on_focus=False,  # the first key would wipe a note
                        )
            yield self.hint("Enter: next, and at the last one save. Tab moves. Esc leaves it.")
            yield Static(id="problem")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the next line; after the last return what all of them hold."""
        number = int(str(event.input.id).removeprefix("field-"))
        if number + 1 < len(self._fields):
            self.query_one(f"#field-{number + 1}", Input).focus()
            return
        answers = self._answers()
        try:
            self._check(answers)
        except SidelightError as error:
            self.query_one("#problem", Static).update(plain(str(error)))
        else:
            self.dismiss(answers)

    def _answers(self) -> dict[str, str]:
        """Return what the lines hold, by field."""
        answers = {}
        for place, field in enumerate(self._fields):
            shown = self.query_one(f"#field-{place}", Input).value
            answers[field.name] = meant(field.value, shown)
        return answers

    def is_untouched(self) -> bool:
        """Whether every line holds what it held at first."""
        return self._answers() == {field.name: field.value for field in self._fields}
