"""What the workspace looks like, colours and all, in every theme and without colour.

`snapshots/looks/NAME.txt` has each row of the screen as its text, and below it how long each look
lasts, in cells: `12abc 3xyz`. What a look is stands at the end of the file; its name comes from what
it is, so a changed colour changes few lines. Write them anew and read the difference by

    UPDATE_SNAPSHOTS=1 .venv/bin/python -m pytest tests/e2e/test_looks.py
"""

from __future__ import annotations

import difflib
import shutil
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from zlib import crc32

import pytest
from rich.cells import cell_len
from rich.color import Color
from rich.style import Style
from textual.strip import Strip

from store.project import Project
from store.sources import stories
from tests.e2e.test_screens import SNAPSHOTS, UPDATING
from tests.screens.seat import Seat
from tui.app import SidelightApp
from tui.demo import ANNOTATOR, make_demo
from tui.render.colors import contrast
from tui.render.themes import THEMES
from tui.settings import Settings

SIZES = ((80, 24), (120, 40), (200, 60))
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's project."""
    path = tmp_path_factory.mktemp("looks") / "demo.db"
    make_demo(path)
    return path


def named(color: Color | None) -> str:
    """A colour as one writes it."""
    if color is None or color.is_default:
        return "default"
    return color.triplet.hex if color.triplet is not None else color.name


def described(style: Style | None) -> str:
    """What a style shows."""
    style = style or Style.null()
    attributes = ("bold", "dim", "italic", "underline", "underline2", "reverse")
    shown = [name for name in attributes if getattr(style, name)]
    return " ".join([f"{named(style.color)} on {named(style.bgcolor)}", *shown])


def code(look: str) -> str:
    """Three letters that stand for a look."""
    number, letters = crc32(look.encode()), ""
    for _ in range(3):
        number, letter = divmod(number, len(LETTERS))
        letters += LETTERS[letter]
    return letters


def picture(strips: list[Strip]) -> str:
    """The rows of a screen as the module says."""
    rows, looks = [], {}
    for strip in strips:
        cells = [(described(s.style), cell_len(s.text)) for s in strip if s.text]
        runs = []
        for look, group in groupby(cells, key=lambda cell: cell[0]):
            looks[code(look)] = look
            runs.append(f"{sum(width for _, width in group)}{code(look)}")
        rows += [strip.text.rstrip(), f"  {' '.join(runs)}"]
    return (
        "\n".join([*rows, "", *(f"{name} {look}" for name, look in sorted(looks.items()))]) + "\n"
    )


async def drawn(project: Project, theme: str, size: tuple[int, int]) -> str:
    """The demo's first story, the cursor on its first span, in a theme."""
    project.remember("theme", theme)
    app = SidelightApp(project, ANNOTATOR, stories(project.db)[0], Settings())
    async with app.run_test(size=size) as pilot:
        seat = Seat(pilot, project)
        await seat.press("m")
        await pilot.pause(0.1)
        strips = app.screen._compositor.render_strips()
        assert not list(hard_to_read(strips, 7 if "high-contrast" in theme else 4.5))
        return picture(strips)


def hard_to_read(strips: list[Strip], least: float) -> Iterator[str]:
    """Words whose letters stand out too little from their ground."""
    for segment in (segment for strip in strips for segment in strip):
        style = segment.style or Style.null()
        if style.color is None or style.bgcolor is None or not any(map(str.isalnum, segment.text)):
            continue
        letters, ground = (color.get_truecolor() for color in (style.color, style.bgcolor))
        if contrast((*letters,), (*ground,)) < least - 0.05:
            yield f"{segment.text!r}: {described(style)}"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "{}x{}".format(*size))
@pytest.mark.parametrize("theme", [*THEMES, "monochrome"])
async def test_the_workspace_looks_as_it_is_meant_to(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, theme: str, size: tuple[int, int]
) -> None:
    """Every cell, with its colours and attributes."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)
    if theme == "monochrome":
        monkeypatch.setenv("NO_COLOR", "1")
    shutil.copy(made, tmp_path / "demo.db")
    with Project.open(tmp_path / "demo.db") as project:
        project.sign_in(ANNOTATOR)
        shown = await drawn(project, theme, size)
    file = SNAPSHOTS / "looks" / f"{theme}-{size[0]}x{size[1]}.txt"
    if UPDATING:
        file.parent.mkdir(exist_ok=True)
        file.write_text(shown, encoding="utf-8")
        return
    wanted = file.read_text(encoding="utf-8")
    if shown != wanted:
        lines = difflib.unified_diff(wanted.splitlines(), shown.splitlines(), file.name, "shown")
        pytest.fail("\n".join(lines), pytrace=False)


def test_looks_have_names_of_their_own() -> None:
    """In no picture do two looks share their letters."""
    for file in sorted((SNAPSHOTS / "looks").iterdir()):
        _, legend = file.read_text(encoding="utf-8").rsplit("\n\n", 1)
        names = [line.split(" ", 1)[0] for line in legend.splitlines()]
        assert len(names) == len(set(names)), file.name
