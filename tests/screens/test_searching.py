"""Searching on the screen: what the status line says, what is marked, and where the view goes."""

from __future__ import annotations

from pathlib import Path

from store.project import Project
from tests.screens.seat import Seat, new_project, seated
from tui.state import Mode

LONG = "\n".join(f"Line {n} of the report, which goes on for a while." for n in range(400))


def marked(seat: Seat, pane: int) -> list[str]:
    """Return the rows of a pane that bear the sign of a hit."""
    scene = seat.workspace.surface.article(pane)._scene
    shown = range(scene.wrap.known)
    rows = (seat.workspace.surface.article(pane)._lines.strip(line).text for line in shown)
    return [row for row in rows if "•" in row[:4] or "▶" in row[:4]]


async def test_hits_are_marked_as_one_types_and_no_more_after_escape(project: Project) -> None:
    """In every pane; the status line counts them."""
    async with seated(project) as seat:
        await seat.press("slash", *"containers")
        assert "SEARCH  /containers▏ 1 of 2" in seat.rows()[-2]
        assert "Enter keep" in seat.rows()[-1]
        assert [len(marked(seat, pane)) for pane in (0, 1)] == [1, 1]
        await seat.press("escape")
        assert "READ" in seat.rows()[-2]
        assert [len(marked(seat, pane)) for pane in (0, 1)] == [0, 0]


async def test_any_printable_key_is_part_of_what_is_searched_for(project: Project) -> None:
    """Spaces, capitals, digits and letters that are commands elsewhere; also pasted ones."""
    async with seated(project) as seat:
        await seat.press("slash", *"Ada Nq1x")
        assert "/Ada Nq1x▏ nowhere" in seat.rows()[-2]
        await seat.press("escape", "slash")
        seat.workspace.type_text("ADA żak")
        await seat.pilot.pause()
        assert "1 of 1" in seat.rows()[-2]
        await seat.press("enter", "c")
        assert seat.state.mode is Mode.READ
        assert len(seat.spans()) == 1


async def test_the_view_goes_to_the_hit_and_comes_back(tmp_path: Path) -> None:
    """The very lines that were in view are there again."""
    with new_project(tmp_path / "long.db", LONG, "Nothing here.") as project:
        async with seated(project) as seat:
            await seat.press("1", "0", "0", "j")
            seat.workspace.surface.article(0).scroll_rows(5)
            await seat.pilot.pause()
            before = seat.rows()[:-2]
            await seat.press("slash", *"line 350 ")
            assert "▶Line 350 of the report" in seat.text()
            await seat.press("escape")
            assert seat.rows()[:-2] == before


async def test_hits_beyond_the_screen_are_counted_and_led_to(tmp_path: Path) -> None:
    """The pane that has the next one comes on screen."""
    texts = ("One dam.", "Two dams.", "Three dams, four dams.")
    with new_project(tmp_path / "three.db", *texts) as project:
        async with seated(project, size=(80, 24)) as seat:
            await seat.press("slash", *"dam")
            assert "1 of 4 · 2 beyond the screen" in seat.rows()[-2]
            await seat.press("enter", "N")
            assert "four" in seat.text()
            assert "/dam 4 of 4 · 1 beyond the screen" in seat.rows()[-2]
            await seat.press("b")
            assert "/dam 4 hits" in seat.rows()[-2]


async def test_similar_words_of_a_long_text_come_in_while_one_waits(tmp_path: Path) -> None:
    """Slice by slice; a newer key begins anew."""
    with new_project(tmp_path / "long.db", LONG * 20 + "\nA mamooth.", "More.") as project:
        async with seated(project) as seat:
            await seat.press("slash", *"mammot")
            await seat.press("h")
            for _ in range(200):
                if "similar" in seat.rows()[-2] and "looking" not in seat.rows()[-2]:
                    break
                await seat.pilot.pause(0.02)
            assert "/mammoth▏ 1 of 1 similar" in seat.rows()[-2]
            assert "▶A mamooth." in seat.text()
