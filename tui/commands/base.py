"""A command is a class: its docstring is its help, its attributes its keys.

The key binding, the palette entry, the key bar, the help screen and the table in the README are all
read from the class. A command acts on the workspace's state; what needs the project or a dialog it
hands back as an effect.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from store.model import Uid
from store.project import Operation
from tui.state import Mode, Workspace

READING = frozenset({Mode.READ})
SELECTING = frozenset({Mode.SELECT})
LINKING = frozenset({Mode.LINK})
MOVING = frozenset({Mode.READ, Mode.SELECT, Mode.LINK})


def _nothing(workspace: Workspace, made: Uid | None) -> None:
    """Leave the workspace as it is."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Something to be written: one operation.

    Attributes:
        label: What undo and the history call it.
        perform: Does it, perhaps in another thread; returns the id of what it made, if anything.
        then: Brings the workspace up to date once it is on disk and has been read back.
    """

    label: str
    perform: Callable[[Operation], Uid | None]
    then: Callable[[Workspace, Uid | None], None] = _nothing


@dataclass(frozen=True, slots=True)
class Ask:
    """Something that needs a dialog or another screen; the screen knows it by this name."""

    what: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to tell."""

    text: str


Effect = Edit | Ask | Notice | None


class Command:
    """Base of all commands.

    Attributes:
        id: Unique name, by which keys can be rebound.
        keys: Keys as Textual names them; the first is the one shown.
        modes: In which modes it works.
        group: Heading in the help.
        bar: Short name in the key bar; empty keeps it out.
        bar_modes: In which modes the key bar shows it; all of `modes` by default.
    """

    id: ClassVar[str]
    keys: ClassVar[tuple[str, ...]]
    modes: ClassVar[frozenset[Mode]] = READING
    group: ClassVar[str] = "Application"
    bar: ClassVar[str] = ""
    bar_modes: ClassVar[frozenset[Mode]] = frozenset()

    def run(self, workspace: Workspace) -> Effect:
        """Do it.

        Raises:
            RefusedError: It cannot be done here; nothing was changed.
        """
        raise NotImplementedError

    @classmethod
    def help(cls) -> str:
        """Return what it does, as one line."""
        return " ".join(inspect.cleandoc(cls.__doc__ or "").split())

    @classmethod
    def in_bar(cls, mode: Mode) -> bool:
        """Whether the key bar shows it in a mode."""
        return bool(cls.bar) and mode in (cls.bar_modes or cls.modes)


_NAMES = {
    "plus": "+",
    "minus": "-",
    "question_mark": "?",
    "colon": ":",
    "comma": ",",
    "full_stop": ".",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "right_parenthesis": ")",
    "left_parenthesis": "(",
    "right_curly_bracket": "}",
    "left_curly_bracket": "{",
    "slash": "/",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "pagedown": "PageDown",
    "pageup": "PageUp",
    "home": "Home",
    "end": "End",
    "enter": "Enter",
    "escape": "Esc",
    "backspace": "Backspace",
    "tab": "Tab",
    "space": "Space",
    "delete": "Delete",
}


def key_name(key: str) -> str:
    """Return a key as a person reads it: `shift+tab` is "Shift+Tab", `plus` is "+"."""
    *modifiers, last = key.split("+")
    shown = _NAMES.get(last, last.upper() if last[:1] == "f" and last[1:].isdigit() else last)
    return "+".join([*(m.capitalize() for m in modifiers), shown])
