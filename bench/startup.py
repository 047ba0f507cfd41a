"""Start-up: the bare command line against the bare interpreter, the workspace against the floor."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator

from bench.pty import Pty, environment, program
from bench.table import Row
from bench.workspace import Bench

ROUNDS = 9
"""Starts of each side, one after the other in turn."""

SIZES = {"2 KB": 2_000, "100 KB": 100_000}
"""Characters of each of the two articles."""


def measure(bench: Bench) -> Iterator[Row]:
    """Yield one row for `--help`, and one for the first paint of each size."""
    yield _help(bench)
    for name, size in SIZES.items():
        yield _first_paint(bench, name, size)


def _help(bench: Bench) -> Row:
    """Time whole processes: `sidelight --help` against `python -c pass`."""
    bare, ours = list[float](), list[float]()
    _run(bench, str(program()), "--help")
    for _ in range(ROUNDS):
        bare.append(_run(bench, sys.executable, "-c", "pass"))
        ours.append(_run(bench, str(program()), "--help"))
    return Row("--help (python -c pass)", bare, ours)


def _run(bench: Bench, *argv: str) -> float:
    """Run a command to its end; return milliseconds.

    Raises:
        RuntimeError: It failed; tells what it said.
    """
    start = time.perf_counter()
    done = subprocess.run(
        argv, env=environment(bench.env), capture_output=True, text=True, check=False
    )
    elapsed = (time.perf_counter() - start) * 1e3
    if done.returncode:
        raise RuntimeError(f"{' '.join(argv)} ended with {done.returncode}: {done.stderr}")
    return elapsed


def _first_paint(bench: Bench, name: str, size: int) -> Row:
    """Time from the start of the process until both articles are on screen."""
    project = bench.project(size)
    floor, ours = list[float](), list[float]()
    for _ in range(ROUNDS):
        floor.append(_paint(bench.floor()))
        ours.append(_paint(bench.open(project)))
    return Row(f"first paint, 2 x {name} (floor)", floor, ours)


def _paint(screen: Pty) -> float:
    """Return the milliseconds until the latest byte, and end the program by its own key."""
    with screen:
        elapsed = (screen.last_output - screen.started) * 1e3
        screen.drain()
        screen.write(b"\x11")
        screen.wait()
    return elapsed
