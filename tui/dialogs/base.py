"""What the dialogs share: a box in the middle, a title, Escape or an empty Backspace to leave."""

from __future__ import annotations

from typing import ClassVar, Generic, TypeVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.render.cells import display
from tui.render.safe import safe

T = TypeVar("T")


def plain(text: str) -> Content:
    """Return outside text as content: no markup, nothing raw."""
    return Content(display(text))


def _alike(one: str, other: str) -> int:
    """Return how many characters two strings begin with in common."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def meant(value: str, shown: str) -> str:
    """Return what a line means that showed `safe(value)` at first and shows `shown` now.

    What was left alone at its start and end is as it was, pictures of invisible characters included.
    """
    before = safe(value)
    head = _alike(before, shown)
    tail = _alike(before[head:][::-1], shown[head:][::-1])
    return value[:head] + shown[head : len(shown) - tail] + value[len(value) - tail :]


class Dialog(ModalScreen[T], Generic[T]):
    """Base of dialogs. It returns a value, or null when it is left."""

    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        background: $background 60%;
    }
    Dialog > #box {
        width: 72;
        max-width: 95%;
        height: auto;
        max-height: 90%;
        padding: 0 1;
        border: round $accent;
        background: $surface;
    }
    Dialog #title { text-style: bold; height: auto; margin-bottom: 1; }
    Dialog .hint { color: $text-muted; height: auto; margin-top: 1; }
    Dialog Input { border: none; height: 1; background: $panel; }
    Dialog Input:focus { border: none; background: $block-cursor-background; }
    Dialog OptionList { height: auto; max-height: 16; min-width: 12; }
    Dialog OptionList, Dialog OptionList:focus { border: none; background: $surface; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Cancel")]

    def title_widget(self, text: str) -> Static:
        """Return the heading."""
        return Static(plain(text), id="title")

    def hint(self, text: str) -> Static:
        """Return a line that says which keys do what."""
        return Static(plain(text), classes="hint")

    def is_untouched(self) -> bool:
        """Whether nothing would be lost by leaving, once the line with the cursor is empty."""
        return True

    def on_line_emptied(self) -> None:
        """Leave, unless something was written elsewhere."""
        if self.is_untouched():
            self.action_leave()

    def action_leave(self) -> None:
        """Close without a value."""
        self.dismiss(None)
