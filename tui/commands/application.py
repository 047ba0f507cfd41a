"""Undo and redo, and the way to other screens."""

from __future__ import annotations

from tui.commands.base import (
    EVERYWHERE,
    GATHERING,
    LINKING,
    MOVING,
    READING,
    SELECTING,
    Ask,
    Command,
    Effect,
    Notice,
)
from tui.state import Workspace


class Asking(Command):
    """Base of commands that the screen carries out."""

    def run(self, workspace: Workspace) -> Effect:
        """Hand it to the screen, under the command's own name."""
        return Ask(self.id)


class Undo(Asking):
    """Undo your last operation, in whichever source; it is named and shown. Leaves a selection."""

    id, keys, modes = "undo", ("u",), READING | SELECTING
    group, bar, bar_modes = "Changes", "undo", READING

    def run(self, workspace: Workspace) -> Effect:
        """Take back the newest step: what is selected, or else what was written last."""
        if workspace.selection is not None:
            workspace.leave_mode()
            return Notice("Left the selection; nothing was undone.")
        return super().run(workspace)


class Redo(Asking):
    """Redo what was undone last."""

    id, keys = "redo", ("U",)
    group = "Changes"


class ToggleDensity(Asking):
    """Lay the texts out comfortably, in lines of a length that is easy to read, or compactly again."""

    id, keys, modes = "toggle-density", ("D",), READING | SELECTING
    group = "Panes"


class Library(Asking):
    """Go to the library of stories."""

    id, keys = "library", ("f2", "B")
    bar = "library"


class EditSource(Asking):
    """Correct the active source's title, publisher, date and language."""

    id, keys = "edit-source", ("E",)


class Help(Asking):
    """Show all keys, and what the tags and link types mean."""

    id, keys, modes = "help", ("f1", "question_mark"), MOVING | GATHERING
    bar = "help"


class Palette(Asking):
    """Find any command by its name."""

    id, keys, modes = "palette", ("colon", "ctrl+p"), READING | SELECTING | LINKING


class Quit(Asking):
    """Leave Sidelight. Everything is saved already."""

    id, keys, modes = "quit", ("ctrl+q", "Q"), EVERYWHERE
    bar, bar_modes = "quit", READING


APPLICATION: tuple[type[Command], ...] = (
    Undo, Redo, ToggleDensity, Library, EditSource, Palette, Quit, Help,
)  # fmt: skip
