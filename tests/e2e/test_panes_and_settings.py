"""In a real terminal: the settings file, panes that change their size and place, the mouse on links."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.pty import program
from tests.e2e.driving import HEADER, Person, annotating, sidelight
from tests.harness.terminal import Terminal

STORY = "\n\n".join(
    f"Paragraph {n} of this report says that the {n}th dam on the river held through the night,"
    f" while {n} crews went on with sandbags and lamps until the morning."
    for n in range(100, 160)
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A story of three sources, each longer than any screen."""
    folder = tmp_path / "dams"
    folder.mkdir()
    for number in range(3):
        text = (
            f"title: Report {number}\npublisher: Paper {number}\n\n{STORY} So says paper {number}."
        )
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    path = tmp_path / "dams.db"
    sidelight("import", folder, "--project", path)
    return path


@pytest.fixture
def me(project: Path) -> Iterator[Person]:
    """Somebody at 130 columns, which three panes need."""
    with annotating(project, rows=30, cols=130) as person:
        yield person


def row_with(me: Person, words: str, left: int, right: int) -> int:
    """Return the row of a column of the screen that shows some words; -1 where none does."""
    rows = me.terminal.lines()
    return next((n for n, row in enumerate(rows) if words in row[left:right]), -1)


def headers(me: Person) -> list[str]:
    """Return the publishers on screen, from left to right."""
    return [" ".join(part.split()[:2]) for part in me.terminal.lines()[0].split("▌")[1:]]


def test_the_settings_file_gives_the_keys_and_tells_its_mistakes(project: Path, home: Path) -> None:
    """Read from the user's own folder; what is wrong pops up and costs nothing else."""
    file = home / ".config" / "sidelight" / "config.toml"
    file.parent.mkdir(parents=True)
    file.write_text('preset = "vi"\n[keys]\nzoom = "F12"\nnope = "x"\n', encoding="utf-8")
    argv = [str(program()), "open", str(project), "--annotator", "Ada"]
    with Terminal(argv, rows=30, cols=130) as terminal:
        terminal.wait_for("'nope' is no command")
        terminal.wait_for("Paper 1")
        terminal.send("<f12>")
        terminal.wait_for(lambda t: "Paper 1" not in t.lines()[0])
        terminal.send("<f12>")
        terminal.wait_for(lambda t: "Paper 1" in t.lines()[0])
        terminal.send("G")
        terminal.wait_for(lambda t: "100 %" in t.lines()[-2])
        terminal.send("gg")
        terminal.wait_for(lambda t: " 0 %" in t.lines()[-2])
        assert terminal.quit() == 0


def test_sources_change_places_widths_and_number(me: Person) -> None:
    """By one key each, and back by one; the next session finds them so."""
    assert headers(me) == ["Paper 0", "Paper 1", "Paper 2"]
    me.press("R")
    me.waits("another order", lambda: headers(me) == ["Paper 1", "Paper 0", "Paper 2"])
    widths = [right - left for left, right in me.panes()]
    me.press("W")
    me.waits("a wider pane", lambda: me.panes()[1][1] - me.panes()[1][0] > widths[1])
    me.press("Z")
    me.waits("two panes", lambda: headers(me) == ["Paper 1", "Paper 0"])
    me.hears("2 sources side by side.")
    me.press("K")
    me.waits("all as before", lambda: headers(me) == ["Paper 0", "Paper 1", "Paper 2"])
    me.press("H")
    me.hears("This source is the first already.")


def test_the_arrangement_is_there_in_the_next_session(project: Path, me: Person) -> None:
    """As it was left."""
    me.press("R", "Z")
    me.waits("two panes", lambda: headers(me) == ["Paper 1", "Paper 0"])
    me.quit()
    with annotating(project, rows=30, cols=130, look=me.look) as again:
        again.waits("the same", lambda: headers(again) == ["Paper 1", "Paper 0"])


def test_the_cursor_stays_at_its_row_when_the_terminal_changes(me: Person) -> None:
    """To any size, and back."""
    me.press("130j")
    me.hears(" 31 %")
    me.terminal.settle()
    cell = next(c for c in me.cells(0) if c.bg == me.look.cursor)
    for cols in (80, 200, 60, 130):
        me.terminal.resize(30, cols)
        me.cols = cols
        me.waits(
            f"the cursor at its row of {cols} columns",
            lambda: any(c.bg == me.look.cursor and c.row == cell.row for c in me.cells(0)),
        )


def test_the_wheel_scrolls_the_pane_under_it_and_what_it_shows_stays(me: Person) -> None:
    """The other panes and the cursor stay; the top line stays through changes of size."""
    left, right = me.panes()[1]
    me.terminal.wheel(10, left + 5, 20)
    me.waits("later lines", lambda: row_with(me, "Paragraph 100", left, right) < 0)
    assert row_with(me, "Paragraph 100", 0, left) == HEADER
    me.terminal.settle()
    top = me.terminal.lines()[HEADER][left:right].split()[:3]
    assert top
    for cols in (160, 130):
        me.terminal.resize(30, cols)
        me.cols = cols
        me.waits(
            "the new width", lambda: me.terminal.lines()[0][: me.cols].rstrip().endswith("3/3")
        )
        me.waits(
            "the same words at the top",
            lambda: top[0] in me.terminal.lines()[HEADER][me.panes()[1][0] :],
        )
    assert row_with(me, "Paragraph 100", 0, me.panes()[0][1]) == HEADER
    for _ in range(5):  # A program that is kept busy takes several notches for one.
        me.terminal.wheel(10, left + 5, -40)
        me.terminal.settle()
    me.waits("the first line", lambda: row_with(me, "Paragraph 100", left, right) == HEADER)


def test_a_click_on_a_link_s_number_goes_to_its_other_end(me: Person) -> None:
    """And one there comes back; one on the letter means the span."""
    me.press("v")
    me.tag("c")
    me.press("l")
    me.hears("LINK")
    me.press("<enter>")
    me.has(2, 1)
    left, right = me.panes()[0]
    me.terminal.click(HEADER, right - 2)
    me.waits("the other pane active", lambda: me.active() != 0)
    there = me.panes()[me.active()]
    row = next(c.row for c in me.cells(me.active()) if c.bg == me.look.cursor)
    me.terminal.click(row, there[1] - 2)
    me.waits("the first pane active", lambda: me.active() == 0)
    me.press("<tab>")
    me.waits("another pane active", lambda: me.active() == 1)
    me.terminal.click(HEADER, left)
    me.waits("the first pane active", lambda: me.active() == 0)
    me.hears("claim")
