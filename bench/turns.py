"""Programs that are open side by side and take turns, so that all meet the same moods of the machine."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from functools import partial
from types import TracebackType
from typing import Generic, Self, TypeVar

from bench.cases import Case
from bench.process import busy
from bench.pty import Pty
from bench.workspace import SIZE, Bench, Side

Name = TypeVar("Name")

FLOOR = None
"""What the floor is called among the cases."""
MOVE = b"x"
"""The floor's only key."""


class Turns(Generic[Name]):
    """Open programs by name. Whoever leaves it closes them all."""

    def __init__(self, openings: Mapping[Name, Callable[[], Side]]) -> None:
        self._stack = ExitStack()
        self._chance = random.Random(1)
        self.sides: dict[Name, Side] = {}
        with ExitStack() as started:
            for name, opening in openings.items():
                self.sides[name] = started.enter_context(opening())
            # Textual and Sidelight tidy up a second after their start.
            for side in self.sides.values():
                side.screen.drain(1.5, 10.0)
            self._stack = started.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()

    def each(self, names: list[Name]) -> list[Name]:
        """Return the names in an order of chance, so that nobody always comes after the same one."""
        return self._chance.sample(names, len(names))

    def press(self, name: Name, *unmeasured: bytes) -> None:
        """Press keys one by one, without timing; one that shows nothing is no mistake."""
        for key in unmeasured:
            screen = self.sides[name].screen
            screen.write(key)
            screen.read(0.5)
            screen.drain(0.02, 2.0)

    def time(self, name: Name, key: bytes) -> float:
        """Press a key after a pause as a person makes it; return milliseconds to its frame's end."""
        time.sleep(self._chance.uniform(0.03, 0.09))
        return self.sides[name].screen.key(key, timeout=20.0).last_ms

    def work(self, name: Name, key: bytes) -> float:
        """Press a key; return the milliseconds that the program's main thread has worked for it.

        Unlike time, it hardly depends on who else uses the machine.
        """
        screen = self.sides[name].screen
        before = busy(screen.pid)
        screen.key(key, timeout=20.0)
        return (busy(screen.pid) - before) * 1e3

    def screen(self, name: Name) -> Pty:
        """Return the terminal of a program."""
        return self.sides[name].screen


def beside_floor(
    bench: Bench, cases: Iterable[Case], size: tuple[int, int] = SIZE
) -> Turns[Case | None]:
    """Open the floor and a project of each case, on terminals of the same rows and columns."""
    openings: dict[Case | None, Callable[[], Side]] = {FLOOR: partial(bench.floor, size)}
    for case in cases:
        openings[case] = partial(bench.open, case, size)
    return Turns(openings)
