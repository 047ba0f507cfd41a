"""The first seconds: until everything is wrapped, the longest wait of a key meanwhile, and memory."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from bench.cases import Case, Plan
from bench.frames import SYNC_END
from bench.process import idle_since, memory
from bench.pty import Pty
from bench.startup import LONG
from bench.table import Mark, Row
from bench.workspace import Bench, Side

_PERIOD = 1 / 30
_SETTLED = 2.5


@dataclass(slots=True)
class Starts:
    """What several starts of one program took.

    Attributes:
        idle: Milliseconds from the start of the process until it has nothing more to do.
        stall: The longest wait of a key from the first paint until then, in milliseconds.
        memory: Megabytes once it has settled.
    """

    idle: list[float] = field(default_factory=list)
    stall: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)


def measure(bench: Bench, plan: Plan) -> Iterator[Row]:
    """Yield three rows for each case; floor and cases start in turn."""
    floor, ours = Starts(), {case: Starts() for case in plan.cases}
    for _ in range(plan.rounds):
        _start(floor, bench.floor, b"x")
        for case, starts in ours.items():
            _start(starts, lambda case=case: bench.open(case), b"w")  # type: ignore[misc]
    for case, starts in ours.items():
        yield from _rows(case, floor, starts)


def _rows(case: Case, floor: Starts, ours: Starts) -> Iterator[Row]:
    most = 130.0 if case.size >= LONG else 50.0
    yield Row("fully wrapped", case.name, "floor", floor.idle, ours.idle, mark=Mark(most=1000))
    stall = Mark(worst=20)
    yield Row("longest stall meanwhile", case.name, "floor", floor.stall, ours.stall, mark=stall)
    yield Row("memory", case.name, "floor", floor.memory, ours.memory, "MB", Mark(most=most))


def _start(starts: Starts, opening: Callable[[], Side], key: bytes) -> None:
    """Start a program twice: once left alone, once with keys from its first paint on."""
    with opening() as side:
        wrapped = idle_since(side.screen) - side.screen.started
        starts.idle.append(wrapped * 1e3)
        side.screen.drain(_SETTLED, _SETTLED)
        starts.memory.append(memory(side.screen))
        side.leave()
    with opening() as side:
        until = side.screen.started + wrapped
        starts.stall.append(max(_waits(side.screen, key, until)))
        side.leave()


def _waits(screen: Pty, key: bytes, until: float) -> Iterator[float]:
    """Press a key 30 times a second, at least three times; yield the milliseconds to each frame."""
    pressed = 0
    while pressed < 3 or time.perf_counter() < until:
        while screen.read(0):
            pass
        seen, start = len(screen.raw), time.perf_counter()
        screen.write(key)
        end = start + 2.0
        while SYNC_END not in screen.raw[seen:] and time.perf_counter() < end:
            screen.read(0.1)
        yield (screen.last_output - start) * 1e3
        pressed += 1
        screen.drain(max(0.0, start + _PERIOD - time.perf_counter()), _PERIOD)
