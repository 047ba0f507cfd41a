"""Leaving every mode and dialog without a lone Escape, which terminals tell late.

ESCDELAY is a minute here: a lone Escape would not come before the test has failed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.e2e.over_ssh import COLS, ROWS, opening, says
from tests.harness.keyboards import kitty
from tests.harness.terminal import Terminal, encode

LEFT = [
    ("v", "SELECT"),
    ("V+", "SELECT"),
    ("i", "JUMP"),
    ("/", "SEARCH"),
    ("l", "LINK"),
    ("A", "exact"),
    ("4", "4×"),
    ("<f1>", "closes"),
    ("L", "t: retype"),
    ("t", "type to find"),
    ("e", "certainty"),
    ("<f2>", "1 story"),
    ("/Ellen<enter>", "1 of 1"),
]
"""Keys that lead somewhere, and what is seen there and nowhere else."""


@pytest.mark.parametrize(
    ("keyboard", "key"), [(encode, "<backspace>"), (kitty(), "<esc>")], ids=["xterm", "kitty"]
)
def test_one_key_leaves_at_once(project: Path, keyboard: Callable[[str], bytes], key: str) -> None:
    """Backspace anywhere, and Escape where the terminal tells it as a code of its own."""
    with waiting_for_escapes(project, keyboard) as terminal:
        for keys, seen in LEFT:
            terminal.send(keys)
            terminal.wait_for(seen)
            leave(terminal, key, seen)
        assert "2 spans · 1 link" in terminal.lines()[-2]


def test_backspace_erases_first_and_loses_nothing_written(project: Path) -> None:
    """It leaves a line that is empty, and a form in which nothing else was changed."""
    with waiting_for_escapes(project) as terminal:
        terminal.send("tfi")
        terminal.wait_for("fi")
        terminal.send("<backspace><backspace>")
        terminal.wait_for("type to find")
        leave(terminal, "<backspace>", "type to find")
        terminal.send("e")
        terminal.wait_for("certainty")
        terminal.send("hedged<tab>x<backspace><backspace><backspace>")
        terminal.send("noted<enter>")
        says(terminal, "certainty=hedged · note: noted")
        terminal.send("<f2>")
        terminal.wait_for("1 story")
        terminal.send("/none such")
        terminal.wait_for("0 stories")
        terminal.send("<backspace>" * 10)
        terminal.wait_for(
            lambda t: "1 story" in t.screen_text() and "Enter opens" not in t.screen_text()
        )
        terminal.send("<backspace>")
        says(terminal, "note: noted")


@contextmanager
def waiting_for_escapes(
    project: Path, keyboard: Callable[[str], bytes] = encode
) -> Iterator[Terminal]:
    """Open a project in which the cursor is on a span with a link."""
    argv = ["env", "ESCDELAY=60000", *opening(project, "xterm-256color")]
    with Terminal(argv, rows=ROWS, cols=COLS, keyboard=keyboard) as terminal:
        says(terminal, "READ")
        terminal.send("Vwcld")
        says(terminal, "1 link ")
        yield terminal


def leave(terminal: Terminal, key: str, seen: str) -> None:
    """Press a key, and wait until all is as it was."""
    terminal.send(key)
    terminal.wait_for(lambda t: seen not in t.screen_text() and " READ " in t.lines()[-2])
