"""What a key means that is text: in the modes in which one types, and no command has the key."""

from __future__ import annotations

from tui.commands.base import Effect
from tui.commands.jumping import type_letter
from tui.commands.searching import type_query
from tui.state import Mode, Workspace


def type_key(workspace: Workspace, character: str) -> Effect:
    """Take a printable character in a typing mode (`tui.state.TYPING`); elsewhere it is nothing."""
    if workspace.mode is Mode.JUMP:
        return type_letter(workspace, character)
    if workspace.mode is Mode.SEARCH:
        return type_query(workspace, character)
    return None
