"""What the screens look like, as plain text: `snapshots/NAME.txt` holds the rows of a terminal.

After a change that is meant, write them anew and read the difference before it is committed:

    UPDATE_SNAPSHOTS=1 .venv/bin/python -m pytest tests/e2e/test_screens.py
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bench.pty import program
from tests.harness.terminal import Terminal

SNAPSHOTS = Path(__file__).parent / "snapshots"
UPDATING = "UPDATE_SNAPSHOTS" in os.environ
SMALL = (24, 80)


@contextmanager
def demo(folder: Path, rows: int, cols: int) -> Iterator[Terminal]:
    """Open the demo's first story as annotator A1."""
    argv = [str(program()), "demo", "--directory", str(folder)]
    with Terminal(argv, rows=rows, cols=cols) as terminal:
        terminal.wait_for("READ")
        yield terminal


def assert_looks(terminal: Terminal, name: str) -> None:
    """The screen comes to look as the snapshot says; when updating, the snapshot as the screen."""
    file = SNAPSHOTS / f"{name}.txt"
    if UPDATING:
        SNAPSHOTS.mkdir(exist_ok=True)
        file.write_text(terminal.settle(0.5) + "\n", encoding="utf-8")
        return
    wanted = file.read_text(encoding="utf-8").rstrip("\n")
    try:
        terminal.wait_for(lambda t: t.screen_text().rstrip("\n") == wanted, timeout=5)
    except AssertionError:
        shown = terminal.screen_text()
        lines = difflib.unified_diff(
            wanted.splitlines(), shown.splitlines(), name, "screen", "", ""
        )
        pytest.fail("\n".join(lines), pytrace=False)


@pytest.mark.parametrize(("rows", "cols"), [SMALL, (40, 120), (45, 160)])
def test_the_workspace(tmp_path: Path, rows: int, cols: int) -> None:
    """Two articles side by side with spans, links, status line and key bar, at any size."""
    with demo(tmp_path, rows, cols) as terminal:
        assert_looks(terminal, f"workspace-{cols}x{rows}")


def test_a_span_at_the_cursor(tmp_path: Path) -> None:
    """The status line names it and its links; the rail draws them strongly."""
    with demo(tmp_path, *SMALL) as terminal:
        terminal.send("m")
        assert_looks(terminal, "span-80x24")


def test_select_mode(tmp_path: Path) -> None:
    """The status line counts what is selected; the key bar shows what may be done with it."""
    with demo(tmp_path, *SMALL) as terminal:
        terminal.send("V2s")
        assert_looks(terminal, "select-80x24")


def test_a_fragment_set_aside(tmp_path: Path) -> None:
    """It stays marked while the cursor is free, and the status line says how to go on."""
    with demo(tmp_path, *SMALL) as terminal:
        terminal.send("12wV3wJ4w")
        assert_looks(terminal, "fragment-80x24")


def test_the_extent_of_a_span(tmp_path: Path) -> None:
    """`v` on a span takes its words, and the status line says what sets them."""
    with demo(tmp_path, *SMALL) as terminal:
        terminal.send("mv")
        assert_looks(terminal, "extent-80x24")


def test_link_mode(tmp_path: Path) -> None:
    """The best candidate is marked, the likely type named, and the types' letters shown."""
    with demo(tmp_path, *SMALL) as terminal:
        terminal.send("ml")
        assert_looks(terminal, "link-80x24")


def test_jump_labels(tmp_path: Path) -> None:
    """Two letters at every word in view; after the first one only those that begin with it."""
    with demo(tmp_path, *SMALL) as terminal:
        terminal.send("i")
        assert_looks(terminal, "jump-80x24")
        terminal.send("f")
        assert_looks(terminal, "jump-typed-80x24")


def test_a_search(tmp_path: Path) -> None:
    """Hits are marked as one types; the status line says which one of how many it is."""
    with demo(tmp_path, *SMALL) as terminal:
        terminal.send("/coast guard")
        assert_looks(terminal, "search-80x24")


def test_similar_words(tmp_path: Path) -> None:
    """What is nowhere literally is looked for as it may be meant, and stays on while one reads."""
    with demo(tmp_path, *SMALL) as terminal:
        terminal.send("/containrs<enter>n")
        assert_looks(terminal, "search-similar-80x24")


def test_all_occurrences(tmp_path: Path) -> None:
    """Those that a tag key would tag, and one that is left out."""
    with demo(tmp_path, *SMALL) as terminal:
        terminal.send("/coast<enter>Anx")
        assert_looks(terminal, "occurrences-80x24")


def test_the_library(tmp_path: Path) -> None:
    """The stories with their sources, and how far one has come."""
    with demo(tmp_path, *SMALL) as terminal:
        terminal.send("<f2>")
        assert_looks(terminal, "library-80x24")


def test_the_help(tmp_path: Path) -> None:
    """The keys by group, to scroll through."""
    with demo(tmp_path, *SMALL) as terminal:
        terminal.send("<f1>")
        assert_looks(terminal, "help-80x24")
