"""The library: stories made, found, renamed, filled, set in hand, taken back."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from store.db import connect
from store.project import Project
from store.sources import create_story
from tests.screens.seat import SAMPLES, Seat, add_story, seated
from tui.dialogs.prompt import Confirm
from tui.screens.library import LibraryScreen

FIRST_SAMPLE = SAMPLES / "01-cape-ansel-containers"


async def until(seat: Seat, words: str) -> None:
    """Wait until something pops up."""
    for _ in range(500):
        if words in seat.notices():
            break
        await asyncio.sleep(0.01)
    await seat.pilot.pause()
    assert words in seat.notices()


async def test_stories_are_listed_with_sources_and_progress(second: Project) -> None:
    """Oldest first; Enter opens the marked one, and F2 comes back to it."""
    async with seated(second) as seat:
        await seat.press("c", "f2")
        assert "1 span, 0 links, todo" in seat.text()
        assert "2 sources: Paper 0 · Paper 1" in seat.text()
        await seat.press("j", "enter")
        assert seat.state.story.title == "Quarry"
        await seat.press("f2", "escape")
        assert seat.state.story.title == "Quarry"
        await seat.press("f2", "enter")
        assert seat.state.story.title == "Quarry"


async def test_the_story_last_open_is_marked_at_the_start(second: Project) -> None:
    """As it is when one comes back from it."""
    async with seated(second, "Quarry") as seat:
        await seat.press("ctrl+q")
    async with seated(second, None) as seat:
        await seat.press("enter")
        assert seat.state.story.title == "Quarry"


async def test_one_of_a_kind_is_counted_as_one(project: Project) -> None:
    """Stories, sources, spans and links."""
    with project.operation("Import", whole_project=True) as op:
        add_story(op, "Alone", "A text.")
    async with seated(project) as seat:
        await seat.press("c", "l", "s")
        assert "2 spans · 1 link " in seat.rows()[-2]
        await seat.press("f2")
        assert "2 spans, 1 link, todo" in seat.text()
        assert "1 source: Paper 0" in seat.text()


async def test_a_story_is_made_renamed_and_both_are_taken_back(project: Project) -> None:
    """A blank title is refused."""
    async with seated(project, None) as seat:
        await seat.press("n", *"Dam", "enter")
        assert "2 stories" in seat.text()
        await seat.press("r")
        await seat.fill("The dam")
        await seat.press("enter")
        assert "The dam" in seat.text()
        await seat.press("r")
        await seat.fill("  ")
        await seat.press("enter")
        assert "needs a title" in seat.notices()
        await seat.press("u", "u")
        assert "1 story" in seat.text()
        await seat.press("U", "U")
        assert "The dam" in seat.text()


async def test_typing_finds_stories_by_title_or_publisher(second: Project) -> None:
    """Misspelt or not; Escape shows all of them again, Enter opens the first."""
    async with seated(second, None) as seat:
        await seat.press("slash", *"quary")
        assert "1 story" in seat.text()
        assert "Containers" not in seat.text()
        await seat.press("escape")
        assert "2 stories" in seat.text()
        await seat.press("slash", *"xyzzy", "enter")
        assert "0 stories" in seat.text()
        assert "No story matches what was typed." in seat.notices()
        assert isinstance(seat.app.screen, LibraryScreen)
        await seat.press("escape", "slash", *"quarry", "enter")
        assert seat.state.story.title == "Quarry"


async def test_the_status_goes_round_and_is_taken_back(project: Project) -> None:
    """To do, in progress, done, skipped."""
    async with seated(project, None) as seat:
        for status in ("in progress", "done", "skipped", "todo"):
            await seat.press("s")
            assert f"0 links, {status}" in seat.text()
        await seat.press("u", "u")
        assert "0 links, done" in seat.text()


async def test_undo_in_the_library_asks_before_it_reaches_into_a_story(project: Project) -> None:
    """The words are named."""
    async with seated(project) as seat:
        await seat.press("c", "f2", "u")
        assert isinstance(seat.app.screen, Confirm)
        assert "Officials said" in seat.text()
        await seat.press("n")
        assert "1 span, 0 links" in seat.text()
        await seat.press("u", "enter")
        assert "0 spans" in seat.text()
        await seat.press("U", "y")
        assert "1 span, 0 links" in seat.text()


async def test_a_folder_is_imported_and_its_undo_is_one_step(project: Project) -> None:
    """As many stories as it has folders; what is here already is passed over."""
    async with seated(project, None) as seat:
        await seat.press("i")
        await seat.fill(str(SAMPLES))
        await seat.press("enter")
        await until(seat, "Imported 11 articles.")
        assert "5 stories" in seat.text()
        await seat.press("i")
        await seat.fill(str(FIRST_SAMPLE))
        await seat.press("enter")
        await until(seat, "Passed over 2")
        await seat.press("u")
        assert "1 story" in seat.text()


async def test_a_file_goes_into_the_marked_story_when_that_is_empty(project: Project) -> None:
    """So a story made here can be filled; opening it before says how."""
    async with seated(project, None) as seat:
        await seat.press("n", *"New", "enter", "enter")
        assert "no sources yet" in seat.notices()
        assert isinstance(seat.app.screen, LibraryScreen)
        await seat.press("i")
        assert "Import into “New”" in seat.text()
        await seat.fill(str(next(FIRST_SAMPLE.glob("*.txt"))))
        await seat.press("enter")
        await until(seat, "Imported 1 article.")
        assert "2 stories" in seat.text()
        await seat.press("enter")
        assert (seat.state.story.title, len(seat.state.panes)) == ("New", 1)


@pytest.mark.parametrize(
    "path", ["/nowhere", "~nobody-at-all/x", "x" * 5000, "/dev/null", "a\x01b"]
)
async def test_what_cannot_be_imported_is_told_in_a_sentence(project: Project, path: str) -> None:
    """And nothing is changed."""
    async with seated(project, None) as seat:
        await seat.press("i")
        await seat.fill(path)
        await seat.press("enter")
        await until(seat, ":")
        assert "1 story" in seat.text()


async def test_an_import_may_end_after_the_library_was_left(project: Project) -> None:
    """It had to wait for another program; the news comes where one is now."""
    async with seated(project, None) as seat:
        other = connect(project.path)
        other.execute("BEGIN IMMEDIATE")
        await seat.press("i")
        await seat.fill(str(FIRST_SAMPLE))
        await seat.press("enter", "enter", "c")
        assert "WAITING" in seat.rows()[-2]
        other.execute("COMMIT")
        other.close()
        await until(seat, "Imported 2 articles.")
        for _ in range(200):
            if not seat.workspace.writer.waiting:
                break
            await asyncio.sleep(0.01)
        assert seat.spans() == [("claim", "Officials said 1,000 containers arrived")]


async def test_a_project_whose_only_story_is_empty_opens_in_the_library(tmp_path: Path) -> None:
    """Likewise one whose story lost its sources; both say what to do."""
    with Project.create(tmp_path / "empty.db") as project:
        project.sign_in("Eva")
        async with seated(project, None) as seat:
            await seat.press("enter", "r", "s", "u", "U", "j", "k", "escape", "slash", "escape")
            assert "0 stories" in seat.text()
            assert "n makes one" in seat.notices()
        with project.operation("New story", whole_project=True) as op:
            create_story(op, "Bare")
        async with seated(project, "Bare") as seat:
            assert isinstance(seat.app.screen, LibraryScreen)
            assert "no sources yet" in seat.notices()


async def test_a_story_whose_text_is_not_here_is_told_and_not_opened(second: Project) -> None:
    """A text may have been taken down."""
    second.db.execute("DELETE FROM text WHERE content LIKE 'It lay%'")
    async with seated(second, "Quarry") as seat:
        assert isinstance(seat.app.screen, LibraryScreen)
        await seat.press("j", "enter")
        assert isinstance(seat.app.screen, LibraryScreen)
        assert "not in this project" in seat.notices()
        await seat.press("k", "enter")
        assert seat.state.story.title == "Containers"


async def test_hostile_titles_are_shown_as_pictures(project: Project) -> None:
    """Nothing raw reaches the terminal, and markup is no markup."""
    with project.operation("Import", whole_project=True) as op:
        add_story(op, "[red]x[/red] \x1b]0;pwned\x07 \u202e" + "長" * 200, "a")
    async with seated(project, None, size=(60, 20)) as seat:
        assert "[red]x[/red]" in seat.text()
        assert "\x1b" not in seat.text()
        await seat.press("j", "r", "escape", "enter", "f1", "q", "f2", "slash", *"red", "enter")
        assert seat.state.story.title.startswith("[red]")
