"""While another program writes: nothing freezes, nothing is lost, nothing is shown that is not on disk."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from store.db import connect
from store.project import Project
from tests.screens.seat import Seat, seated
from tui.state import Mode

CLAIM = ("claim", "Officials said 1,000 containers arrived")


@contextmanager
def held(project: Project) -> Iterator[None]:
    """Hold the write lock as another program would."""
    other = connect(project.path)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("COMMIT")
        other.close()


async def landed(seat: Seat) -> None:
    """Wait until what had to wait is on disk and on the screen."""
    for _ in range(500):
        if seat.spans():
            break
        await asyncio.sleep(0.01)
    await seat.pilot.pause()


async def test_a_change_waits_unpainted_and_lands_once_the_other_is_done(project: Project) -> None:
    """Moving about goes on meanwhile; a second change is refused in a sentence."""
    async with seated(project) as seat:
        with held(project):
            await seat.press("c")
            assert "WAITING" in seat.rows()[-2]
            assert seat.spans() == []
            await seat.press("tab", "w", "q", "enter")
            assert "still waiting" in seat.notices() + seat.rows()[-2]
            assert seat.state.focus == 1
        await landed(seat)
        assert seat.spans() == [CLAIM]
        assert "WAITING" not in seat.rows()[-2]


async def test_leaving_the_story_loses_nothing(second: Project) -> None:
    """The change lands, and a screen that shows the story by then shows it."""
    async with seated(second) as seat:
        with held(second):
            await seat.press("c", "f2", "j", "enter")
            assert seat.state.story.title == "Quarry"
            await seat.press("f2", "k", "enter")
            assert (seat.state.story.title, seat.spans()) == ("Containers", [])
        await landed(seat)
        assert seat.spans() == [CLAIM]
        assert seat.rows()[2].startswith("c")


async def test_a_mode_begun_meanwhile_may_lose_its_span(project: Project) -> None:
    """Deleting waits, a link is begun on the span: then it is gone, and one is told."""
    async with seated(project) as seat:
        await seat.press("c")
        with held(project):
            await seat.press("d", "l", "n")
            assert "→ differs" in seat.rows()[-2]
        for _ in range(500):
            if not seat.spans():
                break
            await asyncio.sleep(0.01)
        await seat.press("n", "j", "s", "enter")
        assert "not there any more" in seat.notices() + seat.rows()[-2]
        await seat.press("escape")
        assert seat.state.mode is Mode.READ


async def test_a_list_of_links_may_be_older_than_the_links(project: Project) -> None:
    """What is chosen there and gone is told."""
    async with seated(project) as seat:
        await seat.press("c", "l", "enter")
        with held(project):
            await seat.press("L", "d", "L")
        for _ in range(500):
            if not seat.state.links:
                break
            await asyncio.sleep(0.01)
        assert seat.state.links == {}
        await seat.press("g")
        assert "not there any more" in seat.notices() + seat.rows()[-2]


async def test_the_library_says_that_it_cannot_write_now(project: Project) -> None:
    """And goes on."""
    async with seated(project, None) as seat:
        with held(project):
            await seat.press("s", "n", *"Dam", "enter")
            assert "Another program is writing" in seat.notices()
        await seat.press("s")
        assert "in progress" in seat.text()


async def test_quitting_while_a_change_waits_keeps_the_change(project: Project) -> None:
    """The program ends when it is on disk, without a traceback."""
    async with seated(project) as seat:
        with held(project):
            await seat.press("c", "ctrl+q")
    count = "SELECT COUNT(*) FROM operation WHERE label = 'Tag claim'"
    for _ in range(500):
        if project.db.execute(count).fetchone()[0]:
            break
        await asyncio.sleep(0.01)
    assert project.next_undo().label == "Tag claim"


async def test_a_file_that_cannot_be_written_is_read_all_the_same(project: Project) -> None:
    """Every change is refused in a sentence; neither places nor themes bring it down."""
    project.db.execute("PRAGMA query_only=ON")
    async with seated(project) as seat:
        await seat.press("w", "c")
        assert "cannot be written" in seat.notices() + seat.rows()[-2]
        seat.app.theme = "nord"
        seat.workspace.keep_position()
        await seat.press("f2", "s", "n", *"x", "enter", "u", "escape")
        assert "cannot be written" in seat.notices()
        await seat.press("ctrl+q")
    project.db.execute("PRAGMA query_only=OFF")


@pytest.mark.parametrize("keys", ["y", "vy", "cy"])
async def test_copying_says_where_the_words_went(
    project: Project, keys: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without tmux or a desktop, to the terminal."""
    for name in ("TMUX", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    async with seated(project) as seat:
        await seat.press(*keys)
        for _ in range(200):
            if "sent to the terminal" in seat.notices():
                break
            await asyncio.sleep(0.01)
        assert "sent to the terminal" in seat.notices()
