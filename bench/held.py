"""A key held down for three seconds, thirty times a second: no frame may be dropped."""

from __future__ import annotations

from collections.abc import Iterator

from bench.cases import Case, Plan
from bench.frames import Held, hold
from bench.keys import DOWN, PAGE_DOWN, TOP
from bench.startup import LONG
from bench.table import Mark, Row
from bench.turns import FLOOR, MOVE, beside_floor
from bench.workspace import Bench

RATE = 30
SECONDS = 3

_NONE = Mark(worst=0)


def measure(bench: Bench, plan: Plan) -> Iterator[Row]:
    """Yield the lag of frames and the number of those dropped, for each key and typical case."""
    with beside_floor(bench, plan.typical) as turns:
        for case in plan.typical:
            for what, key in _keys(case):
                turns.press(case, TOP)
                floor, ours = list[Held](), list[Held]()
                for _ in range(plan.times(3)):
                    floor.append(hold(turns.screen(FLOOR), MOVE, RATE * SECONDS, RATE))
                    ours.append(hold(turns.screen(case), key, RATE * SECONDS, RATE))
                    turns.press(case, TOP)
                yield from _rows(what, case, floor, ours)


def _keys(case: Case) -> Iterator[tuple[str, bytes]]:
    """Yield what can be held for so long before the text ends."""
    yield "held, a word", b"w"
    if case.scrolls:
        yield "held, a line", DOWN
    if case.size >= LONG:
        yield "held, page down", PAGE_DOWN


def _rows(what: str, case: Case, floor: list[Held], ours: list[Held]) -> Iterator[Row]:
    late, lag = ([lag for held in runs for lag in held.lags] for runs in (floor, ours))
    yield Row(f"{what}: lag", case.name, "floor", late, lag)
    lost, dropped = (sum(held.dropped for held in runs) for runs in (floor, ours))
    of = sum(len(held.pressed) for held in ours)
    yield Row(f"{what}: dropped", f"{case.name}, {of} keys", "floor", [lost], [dropped], "", _NONE)
