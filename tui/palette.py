"""The command palette: every command of the screen at hand, found by a part of its name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from tui.commands.base import Command, key_name
from tui.commands.motion import DIGITS
from tui.render.safe import safe
from tui.screens.workspace import WorkspaceScreen


class Commands(Provider):
    """The workspace's commands that work in its present mode."""

    def _commands(self) -> Iterator[tuple[type[Command], str]]:
        screen = self.screen
        if not isinstance(screen, WorkspaceScreen):
            return
        for command in screen.table:
            if screen.state.mode in command.modes and command not in DIGITS:
                keys = f" [{key_name(command.keys[0])}]" if command.keys else ""
                yield command, f"{command.id.replace('-', ' ')}{keys}"

    async def discover(self) -> Hits:
        """Offer all of them while nothing is typed."""
        for command, name in self._commands():
            yield DiscoveryHit(
                Content(safe(name)), self._run(command), text=name, help=safe(command.help())
            )

    async def search(self, query: str) -> Hits:
        """Offer those that match."""
        matcher = self.matcher(query)
        for command, name in self._commands():
            score = matcher.match(f"{name} {command.help()}")
            if score > 0:
                yield Hit(
                    score, Content(safe(name)), self._run(command), text=name,
                    help=safe(command.help()),
                )  # fmt: skip

    def _run(self, command: type[Command]) -> partial[bool]:
        screen = self.screen
        if not isinstance(screen, WorkspaceScreen):
            raise TypeError("the palette's commands belong to the workspace")
        return partial(screen.run_command, command)
