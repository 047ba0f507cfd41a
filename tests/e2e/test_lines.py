"""What happens to a line: a window drawn to and fro while keys come, a connection that breaks."""

from __future__ import annotations

import shlex
import signal
from itertools import cycle, islice
from pathlib import Path

from tests.e2e.over_ssh import (
    COLS,
    ROWS,
    exported,
    here,
    opening,
    plain,
    says,
)
from tests.harness.terminal import Terminal

SIZES = ((24, 80), (10, 40), (60, 200), (30, 61), (3, 9), (24, 132))


def test_a_window_drawn_to_and_fro_loses_no_key(project: Path) -> None:
    """Keys come between the sizes, as from one that is held; each does what it does in peace."""
    with plain(project, "xterm-256color") as terminal:
        says(terminal, "READ")
        for rows, cols in islice(cycle(SIZES), 40):
            terminal.resize(rows, cols)
            terminal.send("wVf")
            terminal.pump()
        terminal.resize(ROWS, COLS)
        says(terminal, "40 spans")
        assert terminal.quit() == 0
    made = exported(project)["span"]
    assert len({span["start"] for span in made}) == len(made) == 40
    assert all(span["text"].strip() == span["text"] for span in made)
    here("check", "--project", project)


def test_a_broken_connection_loses_nothing_that_was_shown(project: Path) -> None:
    """In the middle of a burst of keys. The program ends, though a script has it ignore hang-ups."""
    program = shlex.join(opening(project, "xterm-256color"))
    argv = ["sh", "-c", f"trap '' HUP; exec {program}"]
    with Terminal(argv, rows=ROWS, cols=COLS) as terminal:
        says(terminal, "READ")
        terminal.send("wVf" * 10)
        says(terminal, "10 spans")
        terminal.send("wVf" * 30)
        terminal.hang_up()
        code = terminal.wait()
    assert code == -signal.SIGHUP
    kept = len(exported(project)["span"])
    assert 10 <= kept <= 40
    here("check", "--project", project)
    with plain(project, "xterm-256color") as terminal:
        says(terminal, f"{kept} spans")
        terminal.send("u")
        says(terminal, "Undone: Tag figure")
        assert terminal.quit() == 0
