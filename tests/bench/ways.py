"""Where each motion leads from each place of a text, asked of the command once and remembered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tests.bench.board import Board
from tests.bench.strokes import Keys, Stroke
from tui.commands.base import Command
from tui.commands.motion import Motion
from tui.state import Mode

LARGEST = 30
"""The largest count that is tried."""
_FEW = ("line-", "text-", "page-")
"""Motions that nobody counts."""


class Place(NamedTuple):
    """A cursor, the column it aims for, and the first line in view."""

    cursor: int
    goal: int | None
    top: int


Way = tuple[Keys, int, Place]
"""Strokes, how many keys they are, and where they lead."""

_Led = tuple[Keys, int, int, int | None, int, int]
"""Strokes, keys, cursor, column aimed for, lines scrolled by, and the line of the cursor."""


class Ways:
    """The motions of a board's table. Places are those of the active pane."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self.motions = [
            c for c in board.table if issubclass(c, Motion) and c.keys and Mode.READ in c.modes
        ]
        self._steps: dict[tuple[int, int, int, int | None], tuple[int, int | None, int]] = {}
        self._lists: dict[tuple[Mode, bool, int, int, int | None], list[_Led]] = {}

    def here(self) -> Place:
        """Return where the active pane is."""
        state = self._board.state
        pane = state.pane
        return Place(pane.cursor, pane.goal, self._board.sheet.tops[state.focus])

    def steps(self, place: Place, mode: Mode, *, counts: bool) -> Iterator[Way]:
        """Yield the strokes of every motion that has a key in a mode, and where they lead."""
        pane, sheet = self._board.state.focus, self._board.sheet
        key = (mode, counts, pane, place.cursor, place.goal)
        led = self._lists.get(key)
        if led is None:
            led = self._lists[key] = list(self._all(place, mode, counts=counts))
        height, old = sheet.height, place.top
        for strokes, keys, cursor, goal, paged, line in led:
            top = old
            if paged or not old <= line < old + height:
                sheet.scroll(pane, old + paged)
                sheet.follow(pane, cursor)
                top = sheet.tops[pane]
            yield strokes, keys, Place(cursor, goal, top)

    def _all(self, place: Place, mode: Mode, *, counts: bool) -> Iterator[_Led]:
        for number, motion in enumerate(self.motions):
            led = self._step(number, place.cursor, place.goal)
            stroke = self._board.stroke(motion, mode)
            if stroke is not None and led[0] != place.cursor:
                yield self._led((stroke,), *led)
                if counts and not motion.id.startswith(_FEW):
                    yield from self._counted(number, stroke, led)

    def _counted(
        self, number: int, stroke: Stroke, led: tuple[int, int | None, int]
    ) -> Iterator[_Led]:
        for count in range(2, LARGEST + 1):
            before, led = led, self._step(number, led[0], led[1])
            if led[0] == before[0]:
                return
            yield self._led((*(Stroke(digit) for digit in str(count)), stroke), *led)

    def _led(self, strokes: Keys, cursor: int, goal: int | None, paged: int) -> _Led:
        line = self._board.sheet.wraps[self._board.state.focus].line_of(cursor)
        return strokes, len(strokes), cursor, goal, paged, line

    def _step(self, number: int, cursor: int, goal: int | None) -> tuple[int, int | None, int]:
        board = self._board
        key = (board.state.focus, number, cursor, goal)
        if key not in self._steps:
            board.stand(cursor, goal, 0)
            board.sheet.paged = 0
            self.motions[number]().run(board.state)
            pane = board.state.pane
            self._steps[key] = (pane.cursor, pane.goal, board.sheet.paged)
        return self._steps[key]


def commands_of(board: Board, mode: Mode, groups: tuple[str, ...]) -> list[type[Command]]:
    """Return the commands of some groups that have a key in a mode, motions aside."""
    return [
        c
        for c in board.table
        if mode in c.modes
        and c.group in groups
        and not issubclass(c, Motion)
        and board.stroke(c, mode) is not None
    ]
