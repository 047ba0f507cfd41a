"""The panes on the screen: their widths, their order, how many; remembered by story."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.project import Project
from tests.screens.seat import Seat, new_project, seated

TEXTS = [
    f"Source {n} said {n}00 came. " * 40 + "\n\n" + f"It rained {n} times. " * 60 for n in range(4)
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
