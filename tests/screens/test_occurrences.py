"""All occurrences on the screen: marked, counted, tagged on disk, taken back."""

from __future__ import annotations

from store.project import Project
from tests.screens.seat import seated
from tui.state import Mode


async def test_occurrences_are_shown_and_tagged_at_once(project: Project) -> None:
    """The status line says how they are taken, how many each source has, and what was done."""
    async with seated(project, size=(120, 30)) as seat:
        seat.at("containers", 0)
        await seat.press("A")
        assert "“containers” exact 1 of 2 (1 + 1)" in seat.rows()[-2]
        assert "A match" in seat.rows()[-1]
        assert "•" in seat.rows()[2]
        await seat.press("n", "x")
        assert "1 left out, this too" in seat.rows()[-2]
        assert "×" in seat.text()
        await seat.press("x", "f")
        assert "Tagged 2 as figure." in seat.rows()[-2]
        assert seat.spans(0) == seat.spans(1) == [("figure", "containers")]
        assert "•" not in seat.text()
        await seat.press("u")
        assert seat.spans(0) == seat.spans(1) == []
        assert "Undone: Tag 2 × figure" in seat.rows()[-2]


async def test_a_tag_picked_by_name_tags_them_all(project: Project) -> None:
    """Also one whose key is taken; the span at the cursor is not retagged."""
    async with seated(project) as seat:
        seat.at("containers", 0)
        await seat.press("v", "f", "A", "A", "t", *"quote", "enter")
        assert seat.state.mode is Mode.READ
        assert ("figure", "containers") in seat.spans(0)
        assert ("quote", "containers") in seat.spans(0)
        assert ("quote", "containers") in seat.spans(1)


async def test_a_click_leaves_them(project: Project) -> None:
    """And puts the cursor there."""
    async with seated(project) as seat:
        seat.at("containers", 0)
        await seat.press("A")
        await seat.pilot.click(seat.workspace.surface.article(1), offset=(8, 0))
        assert (seat.state.mode, seat.state.focus) == (Mode.READ, 1)
        assert "▶" not in seat.text()
