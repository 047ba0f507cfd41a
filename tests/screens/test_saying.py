"""No key leaves without a word: what could not be done is told, in a line that fits 80 cells."""

from __future__ import annotations

import pytest

from store.project import Project
from tests.screens.seat import seated


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (["x"], "x does nothing here. F1 shows all keys."),
        (["v", "m"], "m does nothing in SELECT. Esc leaves, F1 shows all keys."),
        (["v", "u"], "Left the selection; nothing was undone."),
        (["c", "h"], "There is no other span at the cursor."),
        (["v", "minus"], "There is no smaller unit in these words."),
        (["v", *["plus"] * 9], "There is nothing larger than this."),
    ],
)
async def test_what_a_key_could_not_do_is_told(
    project: Project, keys: list[str], said: str
) -> None:
    """A key without a meaning too, and none of it changes anything."""
    async with seated(project) as seat:
        await seat.press(*keys)
        assert said in seat.rows()[-2]
        assert seat.notices() == ""


async def test_a_key_that_does_nothing_replaces_what_was_said_before(project: Project) -> None:
    """An old sentence would seem to be its answer."""
    async with seated(project) as seat:
        await seat.press("L")
        assert "There is no span at the cursor." in seat.rows()[-2]
        await seat.press("o")
        assert "o does nothing here." in seat.rows()[-2]


async def test_words_that_bring_quotation_marks_get_no_second_ones(project: Project) -> None:
    """In the titles of dialogs, in the list of links, and where all occurrences are shown."""
    async with seated(project) as seat:
        seat.at("We counted")
        await seat.press("q", "A")
        assert "ALL  “We counted them,”" in seat.rows()[-2]
        await seat.press("escape", "l", "s", "L")
        assert "Links of “We counted them,”" in seat.text()
        assert "““" not in seat.text()
        await seat.press("escape", "e")
        assert "quote “We counted them,”" in seat.text()
        assert "““" not in seat.text()


async def test_undo_tells_what_it_took_back_in_one_line(project: Project) -> None:
    """However long the words: they are shown where they stand, and nothing pops up over them."""
    async with seated(project, size=(80, 24)) as seat:
        seat.at("We counted")
        await seat.press("v", *["plus"] * 4, "c", "u")
        assert "Undone: Tag claim “Officials said 1,000 cont…”" in seat.rows()[-2]
        assert seat.notices() == ""
