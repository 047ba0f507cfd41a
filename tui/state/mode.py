"""What the keys mean just now."""

from __future__ import annotations

from enum import StrEnum


class Mode(StrEnum):
    """A mode of the workspace; each command says in which it works."""

    READ = "read"
    SELECT = "select"
    LINK = "link"
    JUMP = "jump"
    SEARCH = "search"
    OCCURRENCES = "all"


TYPING = frozenset({Mode.JUMP, Mode.SEARCH})
"""Modes in which a printable key that is no command's is text, see `tui.commands.typing`."""
