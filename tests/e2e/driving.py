"""A person at the terminal: looks at the screen, types keys, waits for what the screen then shows.

Nothing here knows the program from within. Colours are learnt from the first screen, words are
read from the cells that are highlighted, and files are read by the program's own commands.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.pty import environment, program
from tests.harness.terminal import Terminal, encode

SAMPLES = Path(__file__).parents[2] / "samples"
RAIL = 7
"""Columns between two panes."""
HEADER = 2
"""Rows above a pane's text."""
BARS = 2
"""Rows below it: the status line and the key bar."""

_COUNTS = re.compile(r"(\d+) spans? · (\d+) links?")


def sidelight(*words: object, expect: int = 0) -> str:
    """Run a command of the program and return what it prints; fail if it does not end as expected."""
    done = subprocess.run(
        [program(), *map(str, words)],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == expect, f"sidelight {words}: {done.returncode}\n{done.stderr}"
    return done.stdout


def records(project: Path) -> dict[str, list[dict[str, Any]]]:
    """Return what the program exports, by type of record, once `validate` and `check` are content."""
    file = project.with_suffix(".jsonl")
    sidelight("export", "--project", project, "--output", file, "--force")
    sidelight("validate", file)
    sidelight("check", "--project", project)
    found: dict[str, list[dict[str, Any]]] = {"span": [], "link": []}
    for line in file.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        found.setdefault(record["type"], []).append(record)
    return found


def fragments(span: Mapping[str, Any]) -> tuple[tuple[int, int], ...]:
    """Return the extents of an exported span."""
    parts = span.get("fragments") or [(span["start"], span["end"])]
    return tuple((start, end) for start, end in parts)


def squeezed(text: str) -> str:
    """Return text without white space: lines are wrapped on a screen."""
    return "".join(text.split())


@dataclass(frozen=True, slots=True)
class Sight:
    """Something to wait for, by a name that a failure can tell."""

    name: str
    test: Callable[[Terminal], object]

    def __call__(self, terminal: Terminal) -> object:
        """Whether it is there."""
        return self.test(terminal)

    def __repr__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Look:
    """The colours of a session: of empty ground, of the cursor, of selected words."""

    ground: frozenset[str]
    cursor: str
    selected: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of an article's text."""

    row: int
    col: int
    data: str
    bg: str


class Person:
    """Somebody who annotates in one terminal.

    Attributes:
        look: The colours, once learnt.
    """

    def __init__(self, terminal: Terminal, rows: int, cols: int, look: Look | None = None) -> None:
        self.terminal = terminal
        self.rows, self.cols = rows, cols
        terminal.wait_for(Sight("the panes", lambda t: t.lines()[0].startswith("▌")))
        self.sees("READ")
        self.look = look or self._learn()

    # Looking.

    def on_whole_frame(self) -> bool:
        """Whether the output so far does not end within a frame."""
        raw = self.terminal.raw
        return raw.rfind(b"\x1b[?2026h") <= raw.rfind(b"\x1b[?2026l")

    @property
    def status(self) -> str:
        """The status line."""
        return self.terminal.lines()[-2]

    def panes(self) -> list[tuple[int, int]]:
        """Return the first column of each pane on screen, and the one after its last."""
        head = "".join(self.terminal.cell(0, col).data or " " for col in range(self.cols))
        lefts = [at for at, char in enumerate(head) if char == "▌"]
        rights = [left - RAIL for left in lefts[1:]]
        return list(zip(lefts, [*rights, self.cols], strict=True))

    def cells(self, pane: int) -> list[Cell]:
        """Return the cells of a pane's text, row by row, gutter, margin and scrollbar left out."""
        left, right = self.panes()[pane]
        side = 4 if right - left > 56 else 3
        return [
            Cell(row, col, cell.data, cell.bg)
            for row in range(HEADER, self.rows - BARS)
            for col in range(left + side, right - side)
            for cell in (self.terminal.cell(row, col),)
        ]

    def active(self) -> int:
        """Return which pane on screen has the cursor, once there is one."""
        found: list[int] = []

        def look() -> bool:
            panes = range(len(self.panes()))
            cursor = self.look.cursor
            found[:] = [n for n in panes if any(c.bg == cursor for c in self.cells(n))]
            return len(found) == 1

        if not (self.on_whole_frame() and look()):
            self.waits("a cursor", look)
        return found[0]

    def selected(self) -> str:
        """Return the words that the screen shows as selected."""
        colors = {self.look.selected, self.look.cursor}
        return "".join(cell.data for cell in self.cells(self.active()) if cell.bg in colors)

    def highlighted(self, pane: int) -> str:
        """Return all words of a pane that stand on another ground than plain text."""
        return "".join(c.data for c in self.cells(pane) if c.bg not in self.look.ground)

    def offered(self) -> str:
        """Return the words that link mode offers: from the cursor on, all on the next cell's ground."""
        cells = self.cells(self.active())
        first = next(n for n, cell in enumerate(cells) if cell.bg == self.look.cursor)
        colors = {self.look.cursor, cells[first + 1].bg}
        return "".join(cell.data for cell in cells if cell.bg in colors)

    def _learn(self) -> Look:
        """Tell the colours apart on a screen without spans: one cell is the cursor, `v` selects."""
        shades = Counter(cell.bg for cell in self.cells(0))
        (cursor,) = (shade for shade, count in shades.items() if count == 1)
        ground = frozenset(shades) - {cursor}
        self.press("v")
        self.sees("SELECT")
        (selected,) = {cell.bg for cell in self.cells(0)} - {*ground, cursor}
        self.press("<backspace>")
        self.sees("READ")
        return Look(ground, cursor, selected)

    # Typing, and waiting for what comes of it.

    def press(self, *keys: str) -> None:
        """Type keys."""
        self.terminal.send(*keys)

    def sees(self, what: str) -> None:
        """Wait until the screen shows these words."""
        self.waits(repr(what), lambda: what in self.terminal.screen_text())

    def sees_no(self, what: str) -> None:
        """Wait until the screen does not show these words any more."""
        self.waits(f"no {what!r}", lambda: what not in self.terminal.screen_text())

    def waits(self, name: str, test: Callable[[], object]) -> None:
        """Wait until something is so on a whole frame, not on half of one."""
        self.terminal.wait_for(Sight(name, lambda _: self.on_whole_frame() and test()))

    def types_at(self, label: str, text: str) -> None:
        """Type into the line of a form, once the cursor stands there."""
        row = self.terminal.find(f"│ {label}")[0]
        line = range(self.cols)
        self.waits(
            f"the cursor at {label!r}",
            lambda: any(self.terminal.cell(row, col).bg == self.look.cursor for col in line),
        )
        self.press(text)

    def hears(self, what: str) -> None:
        """Wait until the status line says this."""
        self.waits(f"a status line with {what!r}", lambda: what in self.status)

    def counts(self) -> tuple[int, int]:
        """Return how many spans and links the status line counts; -1 where it has no room for them."""
        found = _COUNTS.search(self.status)
        return (int(found[1]), int(found[2])) if found else (-1, -1)

    def has(self, spans: int, links: int) -> None:
        """Wait until the status line counts so many spans and links."""
        wanted = (spans, links)
        self.waits(f"{spans} spans and {links} links", lambda: self.counts() == wanted)

    def go_to(self, words: str) -> None:
        """Put the cursor on the first of some words on screen: lines with a count, then columns."""
        pane = self.active()
        held = [cell for cell in self.cells(pane) if cell.data.strip()]
        at = "".join(cell.data for cell in held).find(squeezed(words))
        assert at >= 0, f"{words!r} is not on the screen:\n{self.terminal.screen_text()}"
        goal = next(c for n, c in enumerate(held) if len("".join(x.data for x in held[:n])) >= at)
        cursor = next(c for c in self.cells(pane) if c.bg == self.look.cursor)
        down = goal.row - cursor.row
        lines = f"{abs(down)}{'j' if down > 0 else 'k'}" if down else ""
        row = [c for c in self.cells(pane) if c.row == goal.row and c.data]
        right = row.index(goal)
        self.press(lines, "<home>", f"{right}<right>" if right else "")
        self.waits(
            f"the cursor on {words!r}",
            lambda: self.terminal.cell(goal.row, goal.col).bg == self.look.cursor,
        )

    def select(self, keys: str, words: str) -> None:
        """Type keys, and wait until exactly these words are shown as selected."""
        self.press(keys)
        try:
            self.waits(f"{words!r} selected", lambda: squeezed(self.selected()) == squeezed(words))
        except AssertionError as error:
            raise AssertionError(f"{error}\nselected is {self.selected()!r}") from None

    def tag(self, key: str) -> None:
        """Press a tag's key and wait until one span more is there."""
        self.waits("counts", lambda: self.counts() != (-1, -1))
        spans, links = self.counts()
        self.press(key)
        self.has(spans + 1, links)

    def quit(self) -> None:
        """Leave by Ctrl+q."""
        assert self.terminal.quit("<c-q>") == 0


@contextmanager
def annotating(
    project: Path,
    name: str = "Ada",
    *,
    rows: int = 48,
    cols: int = 160,
    look: Look | None = None,
    env: Mapping[str, str] | None = None,
    keyboard: Callable[[str], bytes] = encode,
) -> Iterator[Person]:
    """Open a project in a terminal of this size; the person may leave, or is made to."""
    argv = [str(program()), "open", str(project), "--annotator", name]
    with Terminal(argv, rows=rows, cols=cols, env=env, keyboard=keyboard) as terminal:
        yield Person(terminal, rows, cols, look)
