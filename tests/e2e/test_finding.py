"""Jumping, searching and all occurrences, typed into tmux: real keys, real escape sequences."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.pty import program
from tests.e2e.driving import SAMPLES, records, sidelight
from tests.harness.tmux import Tmux, requires_tmux

pytestmark = requires_tmux


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with two articles."""
    path = tmp_path / "work.db"
    sidelight("import", SAMPLES / "01-cape-ansel-containers", "--project", path)
    return path


@pytest.fixture(params=[(24, 80), (40, 120)], ids=["80x24", "120x40"])
def tmux(project: Path, request: pytest.FixtureRequest) -> Iterator[Tmux]:
    """The program in tmux, its workspace on screen."""
    rows, cols = request.param
    argv = [str(program()), "open", str(project), "--annotator", "Ada"]
    with Tmux(argv, rows=rows, cols=cols) as pane:
        pane.wait_for("READ")
        yield pane


def says(pane: Tmux, what: str) -> None:
    """Wait until the status line says this."""
    pane.wait_for(lambda text: what in text.splitlines()[-2])


def words_at(project: Path, number: int) -> str:
    """Return the words of the only span of a source, as the export has them."""
    found = records(project)
    source = found["source"][number]
    (made,) = (span for span in found["span"] if span["source"] == source["id"])
    return str(source["text"][made["start"] : made["end"]])


def test_a_label_is_typed_and_the_word_there_tagged(tmux: Tmux, project: Path) -> None:
    """The letters over a word of the other pane lead to that word."""
    before = tmux.capture()
    row = next(n for n, line in enumerate(before.splitlines()) if "lithium" in line)
    col = before.splitlines()[row].index("lithium")
    tmux.send_keys("i")
    says(tmux, "JUMP")
    label = tmux.capture().splitlines()[row][col : col + 2]
    assert label.isalpha()
    assert label != "li"
    tmux.type(label)
    says(tmux, "READ")
    tmux.send_keys("V", "f")
    says(tmux, "1 span")
    assert words_at(project, 1) == "lithium"


def test_a_search_is_typed_kept_stepped_through_and_ended(tmux: Tmux, project: Path) -> None:
    """Letters, spaces and signs are text; F3 searches again."""
    tmux.send_keys("/")
    says(tmux, "SEARCH")
    tmux.type("coast guard; :q?")
    says(tmux, "/coast guard; :q?▏")
    tmux.send_keys(*["BSpace"] * 5)
    says(tmux, "/coast guard▏ 1 of 5")
    tmux.send_keys("Enter", "n", "n")
    says(tmux, "3 of 5")
    tmux.send_keys("N", "N", "N")
    says(tmux, "5 of 5")
    tmux.send_keys("Escape")
    tmux.wait_for(lambda text: "of 5" not in text)
    tmux.send_keys("C-Home", "F3")
    says(tmux, "of 5")
    tmux.send_keys("V", "a")
    says(tmux, "1 span")
    assert words_at(project, 1) == "Coast"


def test_escape_from_a_search_shows_what_was_shown(tmux: Tmux) -> None:
    """Line by line."""
    tmux.send_keys("20", "j")
    before = tmux.wait_for(lambda text: " 0 %" not in text).splitlines()[:-2]
    tmux.send_keys("/")
    tmux.type("harbor")
    says(tmux, "harbor▏ ")
    tmux.send_keys("Escape")
    says(tmux, "READ")
    tmux.wait_for(lambda text: text.splitlines()[:-2] == before)


def test_all_occurrences_are_tagged_and_one_key_takes_them_back(tmux: Tmux, project: Path) -> None:
    """One is left out."""
    tmux.send_keys("/")
    tmux.type("container")
    says(tmux, "of 3")
    tmux.send_keys("Enter", "A")
    says(tmux, "“containers” exact")
    tmux.send_keys("n", "Space")
    says(tmux, "1 left out")
    tmux.send_keys("f")
    says(tmux, "Tagged 2 as figure.")
    assert [words_at(project, number) for number in (0, 1)] == ["containers"] * 2
    assert len(records(project)["span"]) == 2
    tmux.send_keys("u")
    says(tmux, "Undone")
    assert records(project)["span"] == []
