"""Keys: from the byte written until the frame's last byte, against the floor's in the same breath."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from statistics import median

from bench.cases import Case, Plan
from bench.flat import flat
from bench.table import Mark, Row
from bench.turns import FLOOR, MOVE, Turns, beside_floor
from bench.workspace import Bench

DOWN, PAGE_DOWN, TAB, TOP = b"j", b"\x1b[6~", b"\t", b"\x1b[1;5H"
_SCROLL = 3
"""A frame this many times as large as that of a line within the screen repaints the pane."""


_ENOUGH = 24
"""So many keys tell how much work they are: that varies less than the time."""
_DENSE = 1_000
"""Spans on one screen from which on a cursor may take longer."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something a person does with one key.

    Attributes:
        keys: What is pressed, in turn; the times are those of these keys.
        times: How often.
        first: Pressed once before, untimed.
        before: Pressed before each key, untimed.
        scrolls: Whether the text must be longer than the screen.
        writes: Whether each key is an operation, on disk when its frame is shown.
    """

    what: str
    keys: tuple[bytes, ...]
    times: int
    mark: Mark
    first: tuple[bytes, ...] = ()
    before: tuple[bytes, ...] = ()
    scrolls: bool = False
    writes: bool = False


CURSOR = Mark(ratio=1.35, tail=True)
WRITE = Mark(ratio=1.6)
ACTIONS = (
    Action("cursor, a word", (b"w",), 100, CURSOR),
    Action("cursor, a line", (b"j",) * 20 + (b"k",) * 20, 100, CURSOR, first=(TOP,)),
    Action("page down", (PAGE_DOWN,), 28, Mark(ratio=4.0), first=(TOP,), scrolls=True),
    Action("add a span", (b"f",), 40, WRITE, first=(TOP,), before=(b"w", b"v"), writes=True),
    Action("undo", (b"u",), 40, WRITE, writes=True),
    Action("switch panes", (TAB,), 40, CURSOR),
)
"""In this order, so that pages are new to the program that turns them."""

SCROLL = Action("scroll, at the bottom", (DOWN,), 24, Mark(ratio=4.0), first=(TAB,), scrolls=True)
"""By lines: the cursor leaves the screen and the text follows. In the pane not read so far."""

Times = dict[Case | None, list[float]]


def measure(bench: Bench, plan: Plan) -> Iterator[Row]:
    """Yield a row for each action and case; the floor and all cases are open and take turns."""
    with beside_floor(bench, plan.cases) as turns:
        for action in ACTIONS:
            times = plan.times(action.times)
            yield from _rows(action, _action(bench, turns, action, times, turns.time))
        yield from _rows(SCROLL, _scrolling(turns, plan.times(SCROLL.times)))


def work(bench: Bench, plan: Plan) -> Iterator[Row]:
    """Yield the same rows, scrolling aside, of the processor time that each key takes."""
    with beside_floor(bench, plan.cases) as turns:
        for action in ACTIONS:
            times = plan.times(min(action.times, _ENOUGH))
            taken = _action(bench, turns, action, times, turns.work)
            yield from _rows(replace(action, mark=Mark()), taken)


def _rows(action: Action, times: Times) -> Iterator[Row]:
    """Yield a row for each case beside the floor, then those of one case beside another."""
    cases = {case: ours for case, ours in times.items() if case is not None}
    for case, ours in cases.items():
        mark = action.mark
        if mark is CURSOR and not case.scrolls and case.spans >= _DENSE:
            mark = Mark(ratio=1.5, tail=True)
        yield Row(action.what, case.name, "floor", times[FLOOR], ours, mark=mark)
    yield from flat(action.what, cases)


def _action(
    bench: Bench,
    turns: Turns[Case | None],
    action: Action,
    times: int,
    pressed: Callable[[Case | None, bytes], float],
) -> Times:
    """Do an action `times` times everywhere; `pressed` presses a key and says what it took."""
    names = [case for case in turns.sides if case is None or case.scrolls or not action.scrolls]
    taken: Times = {name: [] for name in names}
    ours = [case for case in names if case is not None]
    written = _written(bench, turns, ours) if action.writes else {}
    for case in ours:
        turns.press(case, *action.first)
    for nth in range(times):
        for name in turns.each(names):
            if name is not None:
                turns.press(name, *action.before)
            key = MOVE if name is None else action.keys[nth % len(action.keys)]
            taken[name].append(pressed(name, key))
    if action.writes:
        _check(action, times, written, _written(bench, turns, ours))
    return taken


def _written(bench: Bench, turns: Turns[Case | None], cases: list[Case]) -> dict[Case, int]:
    """Return how many operations the project of each case has on disk."""
    found = {}
    for case in cases:
        project = turns.sides[case].project
        found[case] = bench.written(project) if project else 0
    return found


def _check(action: Action, times: int, before: dict[Case, int], after: dict[Case, int]) -> None:
    """Make sure that what was timed is what was meant.

    Raises:
        RuntimeError: Not each key was an operation that is on disk.
    """
    for case, count in after.items():
        if count - before[case] != times:
            raise RuntimeError(
                f"{action.what}, {case.name}: {times} keys and {count - before[case]} operations"
            )


def _scrolling(turns: Turns[Case | None], times: int) -> Times:
    """Time the lines down that scroll; what they look like is learnt from lines that do not."""
    names = [name for name in turns.sides if name is None or name.scrolls]
    taken: Times = {name: [] for name in names}
    within = {}
    for case in (name for name in names if name is not None):
        turns.press(case, *SCROLL.first)
        within[case] = median(turns.screen(case).key(DOWN).size for _ in range(9))
    for _ in range(times):
        for name in turns.each(names):
            if name is None:
                taken[name].append(turns.time(name, MOVE))
            else:
                taken[name].append(_next_scroll(turns, name, _SCROLL * within[name]))
    return taken


def _next_scroll(turns: Turns[Case | None], case: Case, size: float) -> float:
    """Go down until the text scrolls; return the milliseconds of the key that scrolled it.

    Raises:
        RuntimeError: A hundred lines did not scroll it.
    """
    screen = turns.screen(case)
    for _ in range(100):
        frame = screen.key(DOWN, quiet=0.04)
        if frame.size > size:
            return frame.last_ms
    raise RuntimeError(f"{SCROLL.what}, {case.name}: a hundred lines down scroll nothing")
