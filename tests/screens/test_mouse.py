"""The mouse: pointing, selecting, and what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.project import Project
from tests.screens.seat import Seat, new_project, seated
from tui.state import Mode


async def click(seat: Seat, pane: int, column: int, row: int = 0, **how: object) -> None:
    """Click on a cell of a pane's text."""
    article = seat.workspace.surface.columns[pane].article
    left = article._scene.columns.gutter
    await seat.pilot.click(article, offset=(left + column, row), **how)  # type: ignore[arg-type]
    await seat.pilot.pause()


async def drag(seat: Seat, pane: int, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Draw the mouse from one cell of a pane's text to another."""
    article = seat.workspace.surface.columns[pane].article
    left = article._scene.columns.gutter
    await seat.pilot.mouse_down(article, offset=(left + start[0], start[1]))
    await seat.pilot.hover(article, offset=(left + end[0], end[1]))
    await seat.pilot.mouse_up(article, offset=(left + end[0], end[1]))
    await seat.pilot.pause()


async def test_a_click_puts_the_cursor_there(project: Project) -> None:
    """In whichever pane; a selection is let go."""
    async with seated(project) as seat:
        await click(seat, 1, 5)
        assert (seat.state.focus, seat.state.pane.cursor) == (1, 5)
        await seat.press("v")
        await click(seat, 0, 10)
        assert (seat.state.focus, seat.state.pane.cursor, seat.state.mode) == (0, 10, Mode.READ)


@pytest.mark.parametrize(
    ("times", "words"), [(2, "said"), (3, "Officials said 1,000 containers arrived.")]
)
async def test_two_clicks_select_a_word_and_three_a_sentence(
    project: Project, times: int, words: str
) -> None:
    """Which a key then tags."""
    async with seated(project) as seat:
        await click(seat, 0, 11, times=times)
        assert seat.state.mode is Mode.SELECT
        await seat.press("c")
        assert seat.spans() == [("claim", words)]


@pytest.mark.parametrize(("start", "end"), [((10, 0), (13, 0)), ((13, 0), (10, 0))])
async def test_drawing_selects_both_ends_included(
    project: Project, start: tuple[int, int], end: tuple[int, int]
) -> None:
    """Forth or back."""
    async with seated(project) as seat:
        await drag(seat, 0, start, end)
        await seat.press("f")
        assert seat.spans() == [("figure", "said")]


async def test_what_was_set_aside_is_kept_when_words_are_drawn(project: Project) -> None:
    """And when they are drawn anew, or clicked on twice or three times."""
    async with seated(project) as seat:
        await seat.press("v", "J")
        await drag(seat, 0, (17, 0), (20, 0))
        await drag(seat, 0, (10, 0), (13, 0))
        assert seat.state.selection is not None
        assert seat.state.selection.fragments == ((0, 9), (10, 14))
        await seat.press("J")
        await click(seat, 0, 23, times=2)
        await seat.press("c")
        assert seat.spans() == [("claim", "Officials said containers")]
        await seat.press("ctrl+home", "V", "J")
        await click(seat, 0, 1, row=3, times=3)
        await seat.press("q")
        assert seat.spans()[1] == ("quote", "Officials “We counted them,” Gen. Ada Żak said.")


async def test_what_was_set_aside_is_let_go_in_another_source(project: Project) -> None:
    """Its words are not there; clicks in its own source keep it."""
    async with seated(project) as seat:
        await seat.press("v", "J")
        await click(seat, 0, 11)
        assert seat.state.mode is Mode.SELECT
        await click(seat, 1, 5)
        assert (seat.state.focus, seat.state.mode, seat.state.selection) == (1, Mode.READ, None)
        await seat.press("v", "J")
        await drag(seat, 0, (10, 0), (13, 0))
        await seat.press("f")
        assert (seat.spans(0), seat.spans(1)) == ([("figure", "said")], [])


async def test_with_shift_a_click_begins_the_next_fragment(project: Project) -> None:
    """At the cursor, which has been led there."""
    async with seated(project) as seat:
        await seat.press("v", "J")
        await click(seat, 0, 15)
        await click(seat, 0, 19, shift=True)
        await seat.press("c")
        assert seat.spans() == [("claim", "Officials 1,000")]


async def test_with_shift_a_click_leads_the_selection_there(project: Project) -> None:
    """From the cursor, or from where it began."""
    async with seated(project) as seat:
        await click(seat, 0, 10)
        await click(seat, 0, 19, shift=True)
        await seat.press("c")
        assert seat.spans() == [("claim", "said 1,000")]


async def test_with_shift_a_click_into_another_pane_selects_nothing_there(project: Project) -> None:
    """Offsets of one text mean nothing in another."""
    async with seated(project) as seat:
        seat.at("waved", 0)
        await seat.press("v")
        await click(seat, 1, 5, shift=True)
        assert (seat.state.focus, seat.state.mode, seat.state.selection) == (1, Mode.READ, None)


async def test_in_link_mode_a_click_chooses_words_and_drawing_nothing(project: Project) -> None:
    """The link is made with what is pointed at."""
    async with seated(project) as seat:
        await seat.press("c", "l")
        await click(seat, 1, 3, row=2, times=2)
        await drag(seat, 0, (1, 0), (5, 0))
        assert seat.state.mode is Mode.LINK
        await seat.press("s")
        assert seat.spans(1) == [("claim", "The e\u0301lite was “not told”.")]


async def test_clicks_beyond_the_text_choose_its_last_visible_character(project: Project) -> None:
    """And clicks on bars and headers do nothing."""
    async with seated(project) as seat:
        await click(seat, 0, 30, row=20)
        assert seat.state.pane.document.text[seat.state.pane.cursor :] == ".\n"
        await seat.pilot.click(seat.workspace.surface.status)
        await seat.pilot.click(seat.workspace.surface.columns[1].header)
        assert seat.state.mode is Mode.READ


async def beside(seat: Seat, pane: int, column: int, row: int = 0, **how: object) -> None:
    """Click on a cell of a pane, counted from its left edge, or from its right one if negative."""
    article = seat.workspace.surface.columns[pane].article
    x = column if column >= 0 else article._scene.columns.total + column
    await seat.pilot.click(article, offset=(x, row), **how)  # type: ignore[arg-type]
    await seat.pilot.pause()


async def test_a_click_on_a_letter_means_its_span(project: Project) -> None:
    """The cursor goes to its start; the next click on a letter for several means the next of them."""
    async with seated(project) as seat:
        await seat.press("c", "ctrl+home", "V", "w", "q", "ctrl+end")
        assert seat.rows()[2].startswith("qc")
        await beside(seat, 0, 0)
        assert seat.state.pane.cursor == 0
        assert seat.state.pane.current is not None
        assert seat.state.pane.current.tag == "quote"
        await beside(seat, 0, 1)
        assert seat.state.pane.current.tag == "claim"
        await seat.press("d")
        assert [tag for tag, _ in seat.spans()] == ["quote"]


async def test_a_click_on_a_number_follows_the_link(project: Project) -> None:
    """To the other end and, on the number there, back again; `G` leads back too."""
    async with seated(project) as seat:
        await seat.press("c", "l", "s", "ctrl+end")
        await beside(seat, 0, -1)
        assert (seat.state.focus, seat.state.pane.cursor) == (1, 0)
        await beside(seat, 1, -1)
        assert (seat.state.focus, seat.state.pane.cursor) == (0, 0)
        await seat.press("G")
        assert (seat.state.focus, seat.state.pane.cursor) == (1, 0)


async def test_beside_several_numbers_each_click_follows_the_next(tmp_path: Path) -> None:
    """And round again."""
    texts = ["It rained, he said.", "It rained.", "It poured.", "It dripped."]
    with new_project(tmp_path / "four.db", *texts) as project:
        async with seated(project, size=(200, 24)) as seat:
            for _ in range(3):
                await seat.press("ctrl+home", *("c" if not seat.spans() else ""), "ctrl+home")
                await seat.press("l", "s")
            assert len(seat.state.links) == 3
            seen = []
            for _ in range(4):
                await beside(seat, 0, -3)
                seen.append(seat.state.focus)
            assert sorted(seen[:3]) == [1, 2, 3]
            assert seen[3] == seen[0]


async def test_beside_the_text_a_click_leaves_a_selection_and_chooses_in_link_mode(
    project: Project,
) -> None:
    """As one on the words would."""
    async with seated(project) as seat:
        seat.at("More", 1)
        await seat.press("c")
        seat.at("Officials", 0)
        await seat.press("c", "v")
        await beside(seat, 1, 0)
        assert (seat.state.mode, seat.state.focus) == (Mode.READ, 1)
        seat.at("Officials", 0)
        await seat.press("l")
        await beside(seat, 1, 0)
        assert seat.state.mode is Mode.LINK
        await seat.press("s")
        assert len(seat.state.links) == 1
        assert len(seat.spans(1)) == 1


async def test_with_shift_a_click_beside_the_text_selects(project: Project) -> None:
    """A selection can be led to the start of a line that has a letter."""
    async with seated(project) as seat:
        await seat.press("c")
        seat.at("containers", 0)
        await beside(seat, 0, 0, shift=True)
        assert seat.state.mode is Mode.SELECT
        assert seat.state.selection is not None
        assert seat.state.selection.extent[0] == 0


async def test_a_link_into_another_layer_is_told(project: Project) -> None:
    """And one that has gone since."""
    async with seated(project) as seat:
        await seat.press("c", "l", "s")
        (link,) = seat.state.links.values()
        found = seat.state.panes[1].index.remove(link.tail)
        await beside(seat, 0, -1)
        assert "The other end is in another layer." in seat.rows()[-2]
        seat.state.panes[1].index.add(found)
        seat.state.set_links(())
        await beside(seat, 0, -1)
        assert "That link is not there any more." in seat.rows()[-2]
