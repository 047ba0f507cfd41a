"""The mouse of a real terminal: alone, through tmux, and where it is told in pixels."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bench.pty import REPLIES
from tests.e2e.over_ssh import (
    COLS,
    ROWS,
    exported,
    opening,
    plain,
    plain_text,
    says,
    through_tmux,
)
from tests.e2e.scripts import FAMILY
from tests.harness.terminal import Terminal
from tests.harness.tmux import requires_tmux

CELL = 10, 20
"""Width and height of a character, in pixels."""
KNOWING = REPLIES | {
    b"\x1b[?2048$p": b"\x1b[?2048;2$y",
    b"\x1b[?2048h": f"\x1b[48;{ROWS};{COLS};{ROWS * CELL[1]};{COLS * CELL[0]}t".encode(),
}
"""The answers of a terminal that tells its size as text; the program then asks for pixels."""


@contextmanager
def in_pixels(project: Path, term: str) -> Iterator[Terminal]:
    """Open a project in a terminal that tells the mouse in pixels."""
    argv = opening(project, term)
    with Terminal(argv, rows=ROWS, cols=COLS, replies=KNOWING, cell=CELL) as terminal:
        terminal.wait_for(lambda t: b"\x1b[?1016h" in t.raw)
        yield terminal


@pytest.mark.parametrize(
    "opened",
    [plain, pytest.param(through_tmux, marks=requires_tmux), in_pixels],
    ids=["xterm", "tmux", "pixels"],
)
def test_the_mouse_annotates(project: Path, opened: type[plain]) -> None:
    """A click puts the cursor, two select a word, drawing takes emoji whole, the wheel scrolls."""
    with opened(project, "tmux-256color") as terminal:
        says(terminal, "READ")
        terminal.click(*terminal.find("Marit"), then="Vc")
        says(terminal, "claim “Marit”")
        word = terminal.find("decade")
        terminal.click(*word)
        terminal.click(*word)
        says(terminal, "SELECT")
        terminal.send("f")
        says(terminal, "2 spans")
        follow(terminal)
        terminal.wheel(5, 10, 40)
        terminal.wait_for("fine")
        assert terminal.find("PORT ANSEL (Northline)")[0] == 2
        fine, family = terminal.find("fine 🙏"), terminal.find("👨")
        terminal.click(*fine, to=(family[0], family[1] + 1))
        says(terminal, "SELECT")
        terminal.send("q")
        says(terminal, "3 spans")
    made = {(s["tag"], plain_text(s)) for s in exported(project)["span"]}
    assert made == {("claim", "Marit"), ("figure", "decade"), ("quote", f"fine 🙏{FAMILY}")}


def follow(terminal: Terminal) -> None:
    """Link the two spans, and go from one to the other by a click on the link's number."""
    terminal.send("l")
    says(terminal, "LINK")
    terminal.click(*terminal.find("Marit"), then="d")
    says(terminal, "1 link ")
    terminal.send("<c-home>")
    says(terminal, " 0 %")
    left, right = number_beside(terminal, "The Marit"), number_beside(terminal, "decade")
    terminal.click(*left)
    terminal.click(*right)
    terminal.click(*left)
    terminal.click(*right, then="vf")
    says(terminal, "figure “Marit”")
    terminal.send("u")
    says(terminal, "2 spans")


def number_beside(terminal: Terminal, words: str) -> tuple[int, int]:
    """Return where the link's number stands in the line of some words."""
    row, col = terminal.find(words)
    left, right = 0 if col < COLS // 2 else COLS // 2, COLS // 2 if col < COLS // 2 else COLS
    return row, terminal.lines()[row].rindex("1", left, right)
