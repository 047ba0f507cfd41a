"""The program in a terminal as over SSH, where TERM alone says what the terminal can."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from bench.pty import program
from tests.harness.terminal import Terminal, encode
from tests.harness.tmux import Tmux
from tui.cli import main

ROWS, COLS = 30, 120


def opening(project: Path, term: str) -> list[str]:
    """The command that opens a project as over SSH: nothing but TERM says what the terminal can."""
    said = ["env", "-u", "COLORTERM", f"TERM={term}"] if term else ["env", "-u", "COLORTERM"]
    return [*said, str(program()), "open", str(project), "--annotator", "Ada"]


@contextmanager
def plain(
    project: Path, term: str, keyboard: Callable[[str], bytes] = encode
) -> Iterator[Terminal]:
    """Open a project in a terminal of its own."""
    with Terminal(opening(project, term), rows=ROWS, cols=COLS, keyboard=keyboard) as terminal:
        yield terminal


@contextmanager
def through_tmux(project: Path, term: str) -> Iterator[Terminal]:
    """Open a project in tmux, which is attached to a terminal, and says it is a `term` itself."""
    settings = ["set -g mouse on", f"set -g default-terminal {term}"]
    with (
        Tmux(opening(project, ""), rows=ROWS, cols=COLS, settings=settings) as tmux,
        Terminal(tmux.client, rows=ROWS, cols=COLS) as terminal,
    ):
        yield terminal


def says(terminal: Terminal, what: str) -> None:
    """Wait until the status line says this."""
    terminal.wait_for(lambda t: what in t.lines()[-2])


def exported(project: Path) -> dict[str, list[dict[str, Any]]]:
    """Return what the program exports, by type of record."""
    lines = map(json.loads, here("export", "--project", project, "--output", "-").splitlines())
    return {kind: list(held) for kind, held in groupby(lines, key=lambda line: str(line["type"]))}


def here(*words: object) -> str:
    """Run a command of the program in this process, which is quicker, and return what it prints."""
    done = CliRunner().invoke(main, list(map(str, words)))
    assert done.exit_code == 0, done.output
    return done.stdout


def plain_text(span: Mapping[str, Any]) -> str:
    """Return the words of an exported span, on one line."""
    return " ".join(span["text"].split())
