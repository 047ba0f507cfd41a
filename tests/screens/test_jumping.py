"""Jump labels on the screen: seen over the words, typed, gone."""

from __future__ import annotations

from store.project import Project
from tests.screens.seat import Seat, seated
from tui.state import Mode


def label(seat: Seat, words: str, pane: int) -> str:
    """Return the letters at some words."""
    start = seat.state.panes[pane].document.text.index(words)
    jump = seat.state.jump
    assert jump is not None
    return next(letters for at, letters in jump.labels_in(pane) if at == start)


async def test_labels_are_seen_over_the_words_and_lead_there(project: Project) -> None:
    """Two letters: the cursor is there, the keys go to that pane, the labels are gone."""
    async with seated(project) as seat:
        before = seat.rows()
        await seat.press("i")
        letters = label(seat, "containers", 1)
        row = seat.rows()[2]
        assert f"{letters}ntainers" in row[row.index("│") if "│" in row else 50 :]
        assert "JUMP" in seat.rows()[-2]
        assert "Esc leave" in seat.rows()[-1]
        await seat.press(*letters)
        assert seat.state.focus == 1
        assert seat.state.pane.cursor == seat.state.pane.document.text.index("containers")
        assert [row[3:] for row in seat.rows()[2:-2]] == [row[3:] for row in before[2:-2]]


async def test_letters_that_are_commands_elsewhere_are_letters_of_labels(project: Project) -> None:
    """No key of reading mode does anything meanwhile, and Escape leads back."""
    async with seated(project) as seat:
        await seat.press("i", "q", "x", "0", "question_mark", "tab", "f2", "Z")
        assert seat.state.mode is Mode.JUMP
        assert "JUMP" in seat.rows()[-2]
        await seat.press("escape")
        assert seat.state.mode is Mode.READ
        assert seat.spans() == []
        assert seat.state.pane.cursor == 0


async def test_a_click_takes_the_labels_away(project: Project) -> None:
    """And does what a click does."""
    async with seated(project) as seat:
        await seat.press("i")
        article = seat.workspace.surface.article(1)
        await seat.pilot.click(article, offset=(8, 0))
        assert seat.state.mode is Mode.READ
        assert seat.state.focus == 1
        assert "300" in seat.rows()[2]


async def test_a_pane_beyond_the_screen_has_no_labels_left_when_it_comes(project: Project) -> None:
    """Whatever was shown when the labels were."""
    async with seated(project, size=(60, 24)) as seat:
        assert len(seat.state.shown) == 1
        await seat.press("i")
        await seat.press(*label(seat, "arrived", 0))
        await seat.press("tab")
        assert "More than 300" in seat.text()
