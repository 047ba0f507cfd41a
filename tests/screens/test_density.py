"""Density, theme and direction, on the screen and in the next session."""

from __future__ import annotations

from pathlib import Path

from store.project import Project
from store.sources import edit_source
from tests.screens.seat import Seat, add_story, new_project, seated, story_named
from tui.app import SidelightApp
from tui.render.scene import MEASURE
from tui.render.themes import DEFAULT
from tui.settings import Settings

LONG = "Many words make a line that is longer than anybody likes to read at once. " * 60


def wide(path: Path) -> Project:
    """A project with a story of two long articles."""
    return new_project(path, LONG, LONG)


def longest(seat: Seat) -> int:
    """Cells of the longest line of the active pane."""
    scene = seat.workspace.surface.article(seat.state.focus)._scene
    return max(scene.wrap.cells(line).xs[-1] for line in range(scene.wrap.known))


async def test_comfortable_lines_have_a_length_that_is_easy_to_read(tmp_path: Path) -> None:
    """Centred in a wide pane; the other density takes all the room, and nothing moves out of sight."""
    with wide(tmp_path / "p.db") as project:
        async with seated(project, size=(200, 40)) as seat:
            assert longest(seat) > MEASURE + 1
            await seat.press("pagedown")
            cursor = seat.state.pane.cursor
            pane = seat.workspace.surface.article(0)
            row_before = pane.row_of(cursor)
            await seat.press("D")
            await seat.pilot.pause(0.1)
            assert longest(seat) <= MEASURE + 1
            assert pane.row_of(cursor) == row_before is not None
            row = seat.rows()[4][: pane.size.width].rstrip(" ▐")
            left = len(row) - len(row.lstrip())
            assert left >= 8
            assert abs(left - (pane.size.width - left - MEASURE)) <= 4
            await seat.press("D")
            assert longest(seat) > MEASURE + 1
            assert seat.state.pane.cursor == cursor
            assert pane.row_of(cursor) is not None


async def test_the_density_is_remembered(tmp_path: Path) -> None:
    """By the next story, and by the next session."""
    with wide(tmp_path / "p.db") as project:
        with project.operation("Import", whole_project=True) as op:
            add_story(op, "Other", LONG, LONG)
        async with seated(project, size=(200, 40)) as seat:
            await seat.press("D")
            seat.app.open_story(story_named(project, "Other").uid)
            await seat.pilot.pause(0.1)
            assert longest(seat) <= MEASURE + 1
        async with seated(project, size=(200, 40)) as seat:
            assert longest(seat) <= MEASURE + 1
            await seat.press("D")
        async with seated(project, size=(200, 40)) as seat:
            assert longest(seat) > MEASURE + 1


async def test_a_comfortable_header_shows_more_of_the_title(project: Project) -> None:
    """Its second line has what the first has no room for; the texts stay level with each other."""
    async with seated(project, size=(80, 24)) as seat:
        source = seat.state.pane.source
        with project.operation("Edit source", whole_project=True) as op:
            edit_source(op, source.uid, title="Officials count a thousand containers in Port Ansel")
        seat.workspace.catch_up(op.changes)
        await seat.pilot.pause()
        assert "Port Ansel" not in seat.text()
        await seat.press("D")
        await seat.pilot.pause(0.1)
        assert "Port Ansel" in seat.rows()[2]
        heights = {c.article.region.y for c in seat.workspace.surface.columns}
        assert heights == {rail.rail.region.y for rail in seat.workspace.surface.rails} == {3}


async def test_the_first_theme_is_our_own_and_the_last_one_is_kept(project: Project) -> None:
    """Without painting in another one first; a theme that is gone is no trouble."""
    async with seated(project) as seat:
        assert seat.app.theme == DEFAULT
        seat.app.theme = "sidelight-high-contrast"
        await seat.pilot.pause()
    again = SidelightApp(project, "Eva", None, Settings())
    assert again.theme == "sidelight-high-contrast"
    project.remember("theme", "one that was there once")
    assert SidelightApp(project, "Eva", None, Settings()).theme == DEFAULT


async def test_the_header_says_that_a_text_is_shown_in_logical_order(tmp_path: Path) -> None:
    """In full where there is room, else in two words; offsets stay those of the text."""
    hebrew = "הנשיא אמר היום כי 1,000 מכולות הגיעו לנמל.\n" * 3
    with new_project(tmp_path / "p.db", hebrew, "An English one with one שלום.\n") as project:
        async with seated(project, size=(80, 24)) as seat:
            first, second = seat.rows()[0][:36], seat.rows()[0][36:]
            assert "logical order" in first
            assert "logical" not in second
            await seat.pilot.resize_terminal(160, 24)
            await seat.pilot.pause(0.1)
            assert "right-to-left: shown in logical order" in seat.rows()[0]
            await seat.press("2", "w", "v", "w")
            assert seat.state.selection is not None
            start, end = seat.state.selection.extent
            assert hebrew[start:end].strip() == "היום כי"


async def test_the_span_that_a_key_would_act_on_is_brought_out(project: Project) -> None:
    """`h` goes through those at the cursor; none while one selects or links, nor in other panes."""
    async with seated(project, size=(100, 30)) as seat:
        seat.at("1,000 containers arrived")
        await seat.press("c", "f", "b")
        panes = [seat.workspace.surface.article(number)._scene for number in (0, 1)]
        here = seat.state.pane.spans_here
        assert len(here) == 2
        assert panes[0].meant == here[0].uid
        await seat.press("h")
        assert panes[0].meant == here[1].uid
        await seat.press("v")
        assert panes[0].meant is None
        await seat.press("escape", "tab")
        assert panes[0].meant is None
