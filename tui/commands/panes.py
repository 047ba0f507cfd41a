"""The panes: going from one to the next; how wide, in which order, how many at once."""

from __future__ import annotations

from typing import ClassVar

from store.errors import RefusedError
from tui.commands.base import READING, SELECTING, Command, Effect, Notice
from tui.state import Workspace


class PaneCommand(Command):
    """Base of commands on panes."""

    group = "Panes"
    modes = READING | SELECTING


class NextPane(PaneCommand):
    """Go to the next source; those beyond the screen follow in turn."""

    id, keys, modes = "next-pane", ("tab",), READING
    bar = "pane"

    def run(self, workspace: Workspace) -> Effect:
        """Make it active."""
        workspace.focus_beside(1)
        return None


class PreviousPane(PaneCommand):
    """Go to the previous source."""

    id, keys, modes = "previous-pane", ("shift+tab",), READING

    def run(self, workspace: Workspace) -> Effect:
        """Make it active."""
        workspace.focus_beside(-1)
        return None


class Zoom(PaneCommand):
    """Show the active source alone, or all of them again."""

    id, keys = "zoom", ("z",)

    def run(self, workspace: Workspace) -> Effect:
        """Switch."""
        workspace.zoomed = not workspace.zoomed
        return None


class FewerPanes(PaneCommand):
    """Show one source less side by side; after two, as many as fit."""

    id, keys = "panes-shown", ("Z",)

    def run(self, workspace: Workspace) -> Effect:
        """Show fewer, or all that fit."""
        before = workspace.room
        workspace.zoomed = False
        number = workspace.arrangement.cycle()
        workspace.fit(workspace.arrangement.width)
        if number == before:
            raise RefusedError(
                f"No more than {number} fit side by side here.", "{zoom} shows one alone."
            )
        return Notice(f"{number} sources side by side.")


class Wider(PaneCommand):
    """Make the active source wider, at the cost of the others beside it."""

    id, keys = "widen-pane", ("W",)
    by: ClassVar[int] = 1
    limit: ClassVar[str] = "wide"

    def run(self, workspace: Workspace) -> Effect:
        """Give it a larger share."""
        if len(workspace.shown) == 1:
            raise RefusedError("One source has the whole width.", "{zoom} shows others beside it.")
        if not workspace.arrangement.resize(workspace.focus, workspace.shown, self.by):
            raise RefusedError(f"This source is as {self.limit} as it can be here.")
        return None


class Narrower(Wider):
    """Make the active source narrower, for the good of the others beside it."""

    id, keys = "narrow-pane", ("T",)
    by = -1
    limit = "narrow"


class MoveRight(PaneCommand):
    """Move the active source one place to the right."""

    id, keys = "move-pane-right", ("R",)
    by: ClassVar[int] = 1
    end: ClassVar[str] = "last"

    def run(self, workspace: Workspace) -> Effect:
        """Let it and its neighbour change places."""
        if not workspace.arrangement.move(workspace.focus, self.by):
            raise RefusedError(f"This source is the {self.end} already.")
        workspace.reveal()
        return None


class MoveLeft(MoveRight):
    """Move the active source one place to the left."""

    id, keys = "move-pane-left", ("H",)
    by = -1
    end = "first"


class ResetPanes(PaneCommand):
    """Let the sources stand as at first: in their order, equally wide, as many as fit."""

    id, keys = "reset-panes", ("K", "equals_sign")

    def run(self, workspace: Workspace) -> Effect:
        """Undo what was arranged."""
        workspace.zoomed = False
        workspace.arrangement.reset()
        workspace.fit(workspace.arrangement.width)
        return None


PANES: tuple[type[Command], ...] = (
    NextPane, PreviousPane, Zoom, FewerPanes, Wider, Narrower, MoveLeft, MoveRight, ResetPanes,
)  # fmt: skip
