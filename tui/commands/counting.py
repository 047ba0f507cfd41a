"""A number typed before a command: how many times the next motion is done."""

from __future__ import annotations

from typing import ClassVar

from tui.commands.base import MOVING, Command, Effect
from tui.commands.motion import LineStart
from tui.state import Workspace

LONGEST_COUNT = 9999


class Count(Command):
    """Type a number first, and the next motion is done that many times."""

    id, keys = "count", tuple("123456789")
    modes = MOVING
    group = "Moving"
    gives_way = True
    digit: ClassVar[int] = 0

    def run(self, workspace: Workspace) -> Effect:
        """Append the digit to the count."""
        workspace.count = min(workspace.count * 10 + self.digit, LONGEST_COUNT)
        return None


def _digit(number: int) -> type[Count]:
    names = {"id": f"count-{number}", "keys": (str(number),), "digit": number}
    return type(f"Count{number}", (Count,), {**names, "__doc__": Count.__doc__})


DIGITS: tuple[type[Count], ...] = tuple(_digit(number) for number in range(1, 10))
"""One command a digit; the help shows `Count` in their place."""


class Zero(LineStart):
    """Go to the start of the line; after another digit, it is a zero of the number."""

    id, keys = "count-0", ("0",)

    def run(self, workspace: Workspace) -> Effect:
        """Append it to the count, if there is one."""
        if not workspace.count:
            return super().run(workspace)
        workspace.count = min(workspace.count * 10, LONGEST_COUNT)
        return None
