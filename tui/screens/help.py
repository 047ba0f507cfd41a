"""All keys of the workspace, and what the tags and link types mean; read from where they are defined."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from store.model import LinkType, Tag
from tui.commands.table import CommandTable, help_rows
from tui.render.safe import safe

_KEYS_WIDTH = 18
_WIDEST, _SHARE, _SIDES = 100, 0.96, 6
"""The box: at most so many cells, or this share of the screen; its border, padding and scroll bar."""


class HelpScreen(ModalScreen[None]):
    """The keys and the guidelines, to scroll through."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; background: $background 60%; }
    HelpScreen > VerticalScroll {
        width: 100; max-width: 96%; height: 90%;
        border: round $accent; background: $surface; padding: 0 1;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,backspace,q,f1,question_mark", "leave", "Close"),
        Binding("j", "down", "Down"),
        Binding("k", "up", "Up"),
    ]

    def __init__(
        self, table: CommandTable, tags: Sequence[Tag], link_types: Sequence[LinkType]
    ) -> None:
        super().__init__()
        self._table, self._tags, self._link_types = table, tags, link_types

    def compose(self) -> ComposeResult:
        """One text, which scrolls."""
        with VerticalScroll():
            yield Static(self._content())

    def _content(self) -> Content:
        parts: list[Content | tuple[str, str] | str] = [
            ("Arrows, PageUp and PageDown scroll; Esc or q closes.\n", "dim")
        ]
        for group, rows in help_rows(self._table):
            parts.append((f"\n{group}\n", "bold underline"))
            for _, keys, text in rows:
                shown = safe(keys.replace("`", ""))
                parts += [(f"{shown:<{_KEYS_WIDTH}}", "bold $accent"), self._hanging(text)]
        parts.append(("\nTags and link types\n", "bold underline"))
        for tag in self._tags:
            parts += [(f"{safe(tag.id):<{_KEYS_WIDTH}}", "bold"), self._hanging(tag.description)]
        for link in self._link_types:
            words = f"{link.description} {link.test}".strip()
            parts += [(f"{safe(link.id):<{_KEYS_WIDTH}}", "bold"), self._hanging(words)]
        return Content.assemble(*parts)

    def _hanging(self, text: str) -> str:
        """Return a text wrapped beside the keys, not below them."""
        inside = min(_WIDEST, int(self.app.size.width * _SHARE)) - _SIDES
        lines = wrap(safe(text), max(20, inside - _KEYS_WIDTH)) or [""]
        return f"\n{' ' * _KEYS_WIDTH}".join(lines) + "\n"

    def on_resize(self) -> None:
        """Wrap to the new width."""
        self.query_one(Static).update(self._content())

    def action_leave(self) -> None:
        """Close the help."""
        self.dismiss(None)

    def action_down(self) -> None:
        """Scroll down a line."""
        self.query_one(VerticalScroll).scroll_down(animate=False)

    def action_up(self) -> None:
        """Scroll up a line."""
        self.query_one(VerticalScroll).scroll_up(animate=False)
