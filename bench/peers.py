"""The programs people read and annotate with in a terminal, beside ours on the same articles.

`less` and `vim` show text and no more; SLATE annotates, one article at a time. Who is not installed
is left out, and the run says so.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.cases import Case, Plan
from bench.keys import DOWN, PAGE_DOWN, TOP
from bench.process import memory
from bench.table import Mark, Row
from bench.texts import MARKS, article
from bench.turns import Turns
from bench.workspace import Bench, Side

OURS = "sidelight"
_VIM = ["vim", "-u", "NONE", "-N", "-n", "-R", "-c", "set wrap linebreak"]
_FASTER = Mark(ratio=1.0)


@dataclass(frozen=True, slots=True)
class Peer:
    """A program to be compared with.

    Attributes:
        command: What starts it; the article's path, or those of both, come after.
        articles: How many it shows.
        after: What comes after the articles.
        keys: What is pressed for what; several bytes are pressed at once.
        faster: Whether ours is asked to be faster, key for key, pages aside.
    """

    command: tuple[str, ...]
    articles: int
    keys: Mapping[str, bytes]
    after: tuple[str, ...] = ()
    faster: bool = False


TIMES = {"cursor, a word": 60, "cursor, a line": 60, "page down": 24, "add a span": 30}
OUR_KEYS = {
    "cursor, a word": b"w",
    "cursor, a line": DOWN,
    "page down": PAGE_DOWN,
    "add a span": b"f",
}
_VI_KEYS = {"cursor, a word": b"w", "cursor, a line": b"gj", "page down": b"\x06"}


def peers() -> dict[str, Peer]:
    """Return all peers by name, installed or not."""
    options = ("-t", "categorical", "-s", "token", "-o", "-l", "slate.log")
    return {
        "less": Peer(("less",), 1, {"cursor, a line": b"j", "page down": b" "}),
        "vim": Peer(tuple(_VIM), 1, _VI_KEYS),
        "vim -O": Peer((*_VIM, "-O"), 2, _VI_KEYS),
        "SLATE": Peer(
            (os.environ.get("SLATE", "slate"),),
            1,
            {
                "cursor, a word": b";",
                "cursor, a line": b"o",
                "page down": b"}",
                "add a span": b" a",
            },
            options,
            faster=True,
        ),
    }


def skipped() -> list[str]:
    """Return the names of peers that are not installed."""
    return [name for name, peer in peers().items() if not shutil.which(peer.command[0])]


def measure(bench: Bench, plan: Plan) -> Iterator[Row]:
    """Yield rows for each long case, each installed peer and each thing that both can do."""
    absent = skipped()
    there = {name: peer for name, peer in peers().items() if name not in absent}
    for case in plan.typical if there else ():
        if case.scrolls:
            yield from _beside(bench, plan, case, there)


def _beside(bench: Bench, plan: Plan, case: Case, there: Mapping[str, Peer]) -> Iterator[Row]:
    openings = {name: partial(_open, bench, case, peer) for name, peer in there.items()}
    starts: dict[str, list[float]] = {name: [] for name in (*there, OURS)}
    for _ in range(plan.rounds):
        for name, opening in {**openings, OURS: partial(bench.open, case)}.items():
            with opening() as side:
                starts[name].append(side.painted_ms)
    for name in there:
        yield Row("first paint", case.name, name, starts[name], starts[OURS])
    with Turns[str]({**openings, OURS: partial(bench.open, case)}) as turns:
        held = {name: memory(turns.screen(name)) for name in turns.sides}
        for name in there:
            yield Row("memory", case.name, name, [held[name]], [held[OURS]], "MB")
        for what, times in TIMES.items():
            yield from _rows(case, what, there, _press(turns, there, what, plan.times(times)))


def _open(bench: Bench, case: Case, peer: Peer) -> Side:
    """Start a peer on fresh copies of the articles of `case`; SLATE writes beside them."""
    paths = []
    for number in range(peer.articles):
        path = bench.folder / f"{case.size}-{number}.txt"
        if not path.exists():
            path.write_text(article(case.size, number, MARKS[number]), encoding="utf-8")
        Path(f"{path}.annotations").unlink(missing_ok=True)
        paths.append(str(path))
    marks = (MARKS[number].encode() for number in range(peer.articles))
    return bench.start([*peer.command, *paths, *peer.after], *marks)


def _press(
    turns: Turns[str], there: Mapping[str, Peer], what: str, times: int
) -> dict[str, list[float]]:
    keys = {name: peer.keys[what] for name, peer in there.items() if what in peer.keys}
    keys[OURS] = OUR_KEYS[what]
    taken: dict[str, list[float]] = {name: [] for name in keys}
    if what == "add a span":
        turns.press(OURS, TOP)
    for _ in range(times):
        for name in turns.each(list(keys)):
            if what == "add a span":
                turns.press(name, *((b"w", b"v") if name == OURS else (b";",)))
            taken[name].append(turns.time(name, keys[name]))
    return taken


def _rows(
    case: Case, what: str, there: Mapping[str, Peer], times: Mapping[str, list[float]]
) -> Iterator[Row]:
    for name, theirs in times.items():
        if name != OURS:
            asked = there[name].faster and what != "page down"
            mark = _FASTER if asked else Mark()
            yield Row(what, case.name, name, theirs, times[OURS], mark=mark)
