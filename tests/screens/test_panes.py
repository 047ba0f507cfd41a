"""The panes on the screen: their widths, their order, how many; remembered by story."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.project import Project
from tests.screens.seat import Seat, new_project, seated

TEXTS = [
    f"Source {n} said {n}00 came. " * 200 + "\n\n" + "It rained again. " * 300 for n in range(4)
]


@pytest.fixture
def four(tmp_path: Path) -> Iterator[Project]:
    """A story of four sources, each longer than a screen."""
    with new_project(tmp_path / "four.db", *TEXTS) as project:
        yield project


def columns(seat: Seat) -> list[tuple[str, int, int]]:
    """Return publisher, left edge and width of each column on screen, from left to right."""
    found = []
    for pane, column in zip(seat.state.panes, seat.workspace.surface.columns, strict=True):
        if column.display:
            found.append((pane.source.publisher or "", column.region.x, column.region.width))
    return sorted(found, key=lambda one: one[1])


async def test_columns_are_as_wide_as_the_state_says(four: Project) -> None:
    """To the cell, with a rail between each two; and again after the window has changed."""
    async with seated(four, size=(150, 24)) as seat:
        await seat.press("W", "W", "tab", "T")
        for width in (150, 131, 400, 122):
            await seat.pilot.resize_terminal(width, 24)
            await seat.pilot.pause()
            cells = seat.state.arrangement.cells(seat.state.shown)
            assert [wide for _, _, wide in columns(seat)] == cells
            lefts = [left for _, left, _ in columns(seat)]
            assert lefts == [sum(cells[:n]) + 7 * n for n in range(len(cells))]


async def test_sources_change_places_on_the_screen(four: Project) -> None:
    """With their headers, their texts, and the rail between those that are neighbours now."""
    async with seated(four, size=(130, 24)) as seat:
        await seat.press("c", "tab", "c", "shift+tab", "l", "enter")
        await seat.press("R")
        assert [name for name, _, _ in columns(seat)] == ["Paper 1", "Paper 0", "Paper 2"]
        row = seat.rows()[0]
        assert row.index("Paper 1") < row.index("Paper 0") < row.index("Paper 2")
        assert "2/4" in row[40:90]
        assert "━━━" in seat.rows()[2][30:60]
        await seat.press("R")
        assert [name for name, _, _ in columns(seat)] == ["Paper 1", "Paper 2", "Paper 0"]
        assert "━" not in seat.rows()[2]
        await seat.press("R")
        assert [name for name, _, _ in columns(seat)] == ["Paper 2", "Paper 3", "Paper 0"]
        await seat.press("equals_sign")
        assert [name for name, _, _ in columns(seat)] == ["Paper 0", "Paper 1", "Paper 2"]


async def test_the_mouse_means_the_source_that_is_seen(four: Project) -> None:
    """Whatever place it has come to."""
    async with seated(four, size=(130, 24)) as seat:
        await seat.press("R")
        await seat.pilot.click(seat.app.screen, offset=(45 + 3, 2))
        assert seat.state.focus == 0
        await seat.pilot.click(seat.app.screen, offset=(3, 2))
        assert seat.state.focus == 1


async def test_the_arrangement_is_remembered_by_story(four: Project) -> None:
    """Order, widths and number; a story of its own has its own."""
    async with seated(four, size=(130, 24)) as seat:
        await seat.press("R", "W", "Z")
        before = columns(seat)
        await seat.press("ctrl+q")
    async with seated(four, size=(130, 24)) as seat:
        assert columns(seat) == before
        assert [name for name, _, _ in before] == ["Paper 1", "Paper 0"]


async def test_how_many_is_told_and_shown(four: Project) -> None:
    """In the status line, in words that a refusal has too."""
    async with seated(four, size=(130, 24)) as seat:
        await seat.press("Z")
        assert "2 sources side by side." in seat.rows()[-2]
        assert len(columns(seat)) == 2
        await seat.pilot.resize_terminal(80, 24)
        await seat.press("Z")
        assert "z shows one alone." in seat.rows()[-2] + seat.notices()


def row_of_cursor(seat: Seat, pane: int) -> int | None:
    """Return the row of a pane that shows its cursor."""
    return seat.workspace.surface.article(pane).row_of(seat.state.panes[pane].cursor)


async def test_the_cursor_stays_at_its_row_however_the_panes_change(four: Project) -> None:
    """Widened, fewer, zoomed, in another window; and nothing has drifted at the end."""
    async with seated(four, size=(130, 24)) as seat:
        await seat.press(*"150j", "4", "w", "5", "k")
        row, cursor = row_of_cursor(seat, 0), seat.state.pane.cursor
        assert row is not None
        for key in ("W", "W", "Z", "z", "z", "T", "K"):
            await seat.press(key)
            assert row_of_cursor(seat, 0) == row, key
        for width, height in ((80, 24), (200, 40), (60, 24), (130, 24)):
            await seat.pilot.resize_terminal(width, height)
            await seat.pilot.pause()
            assert row_of_cursor(seat, 0) == row, width
        assert seat.state.pane.cursor == cursor


async def test_near_the_top_of_the_text_it_comes_back_to_its_row(four: Project) -> None:
    """Where there are too few lines above it for a while."""
    async with seated(four, size=(80, 24)) as seat:
        await seat.press(*"12j", "6", "w")
        row = row_of_cursor(seat, 0)
        for width in (300, 40, 300, 80):
            await seat.pilot.resize_terminal(width, 24)
            await seat.pilot.pause()
        assert row_of_cursor(seat, 0) == row


async def test_where_the_cursor_is_out_of_view_the_line_at_the_top_stays(four: Project) -> None:
    """What was scrolled to with the wheel is read on, in both panes."""
    async with seated(four, size=(130, 24)) as seat:
        articles = [seat.workspace.surface.article(pane) for pane in (0, 1)]
        for article in articles:
            article.scroll_rows(50)
        await seat.pilot.pause()
        tops = [article.visible_extent()[0] for article in articles]
        for width in (80, 200, 97, 130):
            await seat.pilot.resize_terminal(width, 24)
            await seat.pilot.pause()
            for article, top in zip(articles, tops, strict=True):
                start, end = article.visible_extent()
                assert start <= top < end
                assert article.row_of(top) == 0
        assert [article.visible_extent()[0] for article in articles] == tops
        assert seat.state.pane.cursor == 0


async def test_a_lower_window_keeps_the_cursor_in_view(four: Project) -> None:
    """And a higher one again puts it back."""
    async with seated(four, size=(130, 40)) as seat:
        await seat.press(*"30j")
        row = row_of_cursor(seat, 0)
        await seat.pilot.resize_terminal(130, 12)
        await seat.pilot.pause()
        assert row_of_cursor(seat, 0) is not None
        await seat.pilot.resize_terminal(130, 40)
        await seat.pilot.pause()
        assert row_of_cursor(seat, 0) == row


async def test_a_pane_that_was_hidden_comes_back_as_it_was(four: Project) -> None:
    """Scrolled away from its cursor; but where the cursor was led elsewhere meanwhile, it shows that."""
    async with seated(four, size=(130, 24)) as seat:
        article = seat.workspace.surface.article(2)
        article.scroll_rows(50)
        await seat.pilot.pause()
        top = article.visible_extent()[0]
        await seat.press("Z")
        assert 2 not in seat.state.shown
        await seat.press("Z")
        assert article.visible_extent()[0] == top
        await seat.press("Z")
        seat.state.panes[2].put_cursor(3000)
        await seat.press("Z")
        for _ in range(100):  # It is laid out first, and scrolled in the frame after.
            if row_of_cursor(seat, 2) is not None:
                break
            await asyncio.sleep(0.02)
        assert row_of_cursor(seat, 2) is not None
