"""Start-up: the bare command line against the bare interpreter, the workspace against the floor."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator

from bench.cases import Case, Plan
from bench.pty import program
from bench.table import Mark, Row
from bench.workspace import Bench, Side

LONG = 1_000_000
"""From so many characters on, an article may take longer to open."""


def measure(bench: Bench, plan: Plan) -> Iterator[Row]:
    """Yield a row for `--help`, and one for the first paint of each case; all take turns."""
    yield _help(bench, plan.rounds)
    floor = list[float]()
    ours: dict[Case, list[float]] = {case: [] for case in plan.cases}
    for case in plan.cases:
        _paint(bench.open(case))
    for _ in range(plan.rounds):
        floor.append(_paint(bench.floor()))
        for case, times in ours.items():
            times.append(_paint(bench.open(case)))
    for case, times in ours.items():
        mark = Mark(ratio=2.0 if case.size >= LONG else 1.6)
        yield Row("first paint", case.name, "floor", floor, times, mark=mark)


def _help(bench: Bench, rounds: int) -> Row:
    """Time whole processes: `sidelight --help` against `python -c pass`."""
    bare, ours = list[float](), list[float]()
    _run(bench, str(program()), "--help")
    for _ in range(rounds):
        bare.append(_run(bench, sys.executable, "-c", "pass"))
        ours.append(_run(bench, str(program()), "--help"))
    return Row("--help", "", "python", bare, ours)


def _run(bench: Bench, *argv: str) -> float:
    """Run a command to its end; return milliseconds."""
    start = time.perf_counter()
    bench.run(*argv)
    return (time.perf_counter() - start) * 1e3


def _paint(side: Side) -> float:
    """Leave a program that has just been painted; return when it was, in milliseconds."""
    with side:
        side.leave()
    return side.painted_ms
