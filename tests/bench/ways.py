"""Where each motion leads from each place of a text, asked of the command once and remembered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tests.bench.board import Board, Stroke
from tui.commands.base import Command
from tui.commands.motion import Motion
from tui.state import Mode

COUNTED = 9
"""The largest count of one digit; two digits are tried up to `LARGEST`."""
LARGEST = 30
_FEW = ("line-", "text-", "page-")
"""Motions that nobody counts."""


class Place(NamedTuple):
    """A cursor, the column it aims for, and the first line in view."""

    cursor: int
    goal: int | None
    top: int


Way = tuple[tuple[Stroke, ...], Place]


class Ways:
    """The motions of a board's table. Places are those of the active pane."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self.motions = [
            c for c in board.table if issubclass(c, Motion) and c.keys and Mode.READ in c.modes
        ]
        self._known: dict[tuple[int, int, int, int | None], tuple[int, int | None, int]] = {}

    def here(self) -> Place:
        """Return where the active pane is."""
        state = self._board.state
        pane = state.pane
        return Place(pane.cursor, pane.goal, self._board.sheet.tops[state.focus])

    def steps(self, place: Place, *, counts: bool) -> Iterator[Way]:
        """Yield the strokes of every motion, and where they lead."""
        for number, motion in enumerate(self.motions):
            stroke = Stroke(motion.keys[0])
            led = self._step(number, place)
            yield (stroke,), led
            if counts and not motion.id.startswith(_FEW):
                yield from self._counted(number, stroke, led)

    def _counted(self, number: int, stroke: Stroke, led: Place) -> Iterator[Way]:
        for count in range(2, LARGEST + 1):
            before, led = led, self._step(number, led)
            if led.cursor == before.cursor:
                return
            yield (*(Stroke(digit) for digit in str(count)), stroke), led

    def _step(self, number: int, place: Place) -> Place:
        board = self._board
        pane, sheet = board.state.focus, board.sheet
        key = (pane, number, place.cursor, place.goal)
        if key not in self._known:
            board.stand(*place)
            sheet.paged = 0
            self.motions[number]().run(board.state)
            self._known[key] = (board.state.pane.cursor, board.state.pane.goal, sheet.paged)
        cursor, goal, paged = self._known[key]
        sheet.scroll(pane, place.top + paged)
        sheet.follow(pane, cursor)
        return Place(cursor, goal, sheet.tops[pane])


def commands_of(board: Board, mode: Mode, groups: tuple[str, ...]) -> list[type[Command]]:
    """Return the commands of some groups that have a key in a mode, motions aside."""
    return [
        c
        for c in board.table
        if c.keys and mode in c.modes and c.group in groups and not issubclass(c, Motion)
    ]
