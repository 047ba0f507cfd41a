"""One short session on every kind of terminal and keyboard: the file holds the same afterwards.

Over SSH a terminal says little of itself: TERM alone, no COLORTERM. Keyboards differ more: the Linux
console has no Shift with arrows, a terminal with kitty's protocol sends every key as an escape code.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.e2e.over_ssh import (
    COLS,
    ROWS,
    exported,
    here,
    opening,
    plain,
    plain_text,
    says,
    through_tmux,
)
from tests.harness.keyboards import console, kitty
from tests.harness.terminal import Terminal, encode
from tests.harness.tmux import requires_tmux

SPANS = {
    (0, "claim", "Ellen Tarbuck"),
    (0, "figure", "1,200 containers"),
    (0, "quote", "bo"),
    (1, "figure", "1,200 shipping containers"),
}
LINK = ("differs", "1,200 shipping containers", "1,200 containers")
LOG = [
    "new Tag claim",
    "new Tag figure",
    "new Tag quote",
    "new Tag figure",
    "new Link as differs",
    "undo Link as differs",
    "redo Link as differs",
]
"""What the session makes, and does."""

XTERM = {"start": "<c-home>", "two": "<s-right><s-right>", "leave": "<esc>"}
BARE = {"start": "<lt>", "two": "V<left><left><left>", "leave": "<backspace>"}
"""The keys for what not every keyboard can do: to the start, select two letters, cancel."""


def session(terminal: Terminal, hands: Mapping[str, str]) -> None:
    """Search, select, tag, jump, link, undo, redo, look into the help, leave."""
    says(terminal, "READ")
    terminal.send("/Ellen")
    says(terminal, "/Ellen▏ 1 of 1")
    terminal.send("<enter>", "Vwc")
    says(terminal, "1 span ")
    terminal.send(hands["leave"], "/1,200 con<enter>", "Vwf", hands["leave"])
    says(terminal, "2 spans")
    terminal.send(hands["start"], "4w", hands["two"])
    says(terminal, "2 characters")
    terminal.send("q")
    says(terminal, "3 spans")
    jump_to(terminal, "1,200", after="More than ")
    terminal.send("V2wf")
    says(terminal, "4 spans")
    terminal.send("l")
    says(terminal, "LINK")
    terminal.send("d")
    says(terminal, "1 link ")
    terminal.send("u")
    says(terminal, "Undone: Link")
    terminal.send("U<up>")
    says(terminal, "1 link ")
    terminal.send("<f1>")
    terminal.wait_for("closes")
    terminal.send(hands["leave"])
    terminal.wait_for(lambda t: "closes" not in t.screen_text())
    terminal.send("<tab>", "<c-q>")


def jump_to(terminal: Terminal, words: str, after: str) -> None:
    """Read the label over some words on screen, and type it."""
    row, col = terminal.find(after + words)
    terminal.send("i")
    says(terminal, "JUMP")
    label = terminal.lines()[row][col + len(after) :][:2]
    assert label.isalpha()
    terminal.send(label)
    says(terminal, "READ")


def left(terminal: Terminal) -> None:
    """Wait until the program has ended, without a complaint."""
    code = terminal.wait()
    assert code == 0, terminal.screen_text()


def assert_made(project: Path) -> None:
    """The file holds what the session was to make, and nothing else."""
    found = exported(project)
    order = [source["id"] for source in found["source"]]
    spans = {span["id"]: span for span in found["span"]}
    assert {(order.index(s["source"]), s["tag"], plain_text(s)) for s in spans.values()} == SPANS
    assert len(spans) == len(SPANS)
    (link,) = found["link"]
    ends = (plain_text(spans[link[end]]) for end in ("head", "tail"))
    assert (link["link_type"], *ends) == LINK
    told = json.loads(here("log", "--project", project, "--json", "--limit", len(LOG)))
    assert [f"{entry['kind']} {entry['label']}" for entry in told][::-1] == LOG
    here("check", "--project", project)


@pytest.mark.parametrize(
    ("term", "keyboard", "hands"),
    [
        ("xterm-256color", encode, XTERM),
        ("screen", encode, XTERM),
        ("linux", console, BARE),
        ("xterm-kitty", kitty(num_lock=True), XTERM),
        ("xterm-kitty", kitty(text=False), XTERM),
    ],
    ids=["xterm", "screen", "linux", "kitty", "kitty-without-text"],
)
def test_each_terminal_makes_the_same_file(
    project: Path, term: str, keyboard: Callable[[str], bytes], hands: Mapping[str, str]
) -> None:
    """Whatever it sends for a key."""
    with plain(project, term, keyboard) as terminal:
        session(terminal, hands)
        left(terminal)
    assert_made(project)


@requires_tmux
def test_tmux_makes_the_same_file(project: Path) -> None:
    """Typed into the terminal that tmux is attached to."""
    with through_tmux(project, "screen-256color") as terminal:
        session(terminal, XTERM)
        terminal.wait_for(lambda shown: "READ" not in shown.screen_text())
    assert_made(project)


def test_a_keyboard_that_tells_more_means_nothing_else(project: Path) -> None:
    """Number pad, signs on AltGr and Shift, Ctrl+i for Tab, Ctrl+[ for Escape, Shift held too long."""
    with plain(project, "xterm-kitty", kitty(num_lock=True)) as terminal:
        says(terminal, "READ")
        terminal.send("<kp-4>wV<kp-add>")
        says(terminal, "87 characters")
        terminal.send("<kp-subtract>q")
        says(terminal, "quote “bound”")
        terminal.send("<c-i>", "Vf", "]")
        says(terminal, "No span after this one.")
        terminal.send("/ELLENX<s-backspace>")
        says(terminal, "/ELLEN▏ 1 of 1")
        terminal.send("<c-[>")
        says(terminal, " READ ")
        terminal.send("?")
        terminal.wait_for("closes")
        terminal.send("<c-[>")
        says(terminal, "2 spans")
        terminal.send("<c-q>")
        left(terminal)
        asked, returned = terminal.raw.find(b"\x1b[>25u"), terminal.raw.find(b"\x1b[<u")
        assert 0 <= asked < returned < terminal.raw.find(b"\x1b[?1049l")
    made = {(s["tag"], plain_text(s)) for s in exported(project)["span"]}
    assert made == {("quote", "bound"), ("figure", "PORT")}


@pytest.mark.parametrize(
    ("term", "said"), [("linux", ""), ("xterm-256color", "1")], ids=["sixteen", "NO_COLOR"]
)
def test_without_colours_attributes_tell(project: Path, term: str, said: str) -> None:
    """What is plain, a span, selected and at the cursor: each looks different by attributes alone."""
    argv = ["env", *([f"NO_COLOR={said}"] if said else []), *opening(project, term)]
    with Terminal(argv, rows=ROWS, cols=COLS) as terminal:
        says(terminal, "READ")
        terminal.send("Vwc", "<down>", "V2w")
        says(terminal, "SELECT")
        terminal.settle()
        line = terminal.find("lost up to")[0]
        looks = {
            attributes(terminal, *terminal.find("A freighter")),
            attributes(terminal, *terminal.find("PORT ANSEL —")),
            *(attributes(terminal, line, col) for col in range(COLS // 2)),
        }
        assert len(looks) == 4
        grounds = {terminal.cell(row, col).bg for row in range(ROWS) for col in range(COLS)}
        assert not said or all(ground == ground[:2] * 3 for ground in grounds), "greys alone"


def attributes(terminal: Terminal, row: int, col: int) -> tuple[bool, ...]:
    """How a cell looks, colours left out."""
    cell = terminal.cell(row, col)
    return cell.bold, cell.italics, cell.underscore, cell.reverse
