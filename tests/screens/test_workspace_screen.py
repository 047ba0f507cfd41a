"""The workspace: what is pressed is written, shown, and taken up again next time."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.model import Uid
from store.project import Project
from store.spans import spans_of
from tests.screens.seat import FIRST, add_story, new_project, seated
from tests.state.desk import tagset_of
from tui.state import Mode


def on_disk(path: Path, source: Uid) -> list[str]:
    """Return the tags of Eva's spans as another process would find them."""
    with Project.open(path) as other:
        other.sign_in("Eva")
        return [span.tag for span in spans_of(other.db, source, (other.layer,))]


async def test_a_change_on_the_screen_is_a_change_on_disk(project: Project) -> None:
    """One key: written, painted, counted; and one key takes it back."""
    async with seated(project) as seat:
        await seat.press("c")
        source = seat.state.panes[0].source.uid
        assert on_disk(project.path, source) == ["claim"]
        assert "1 span" in seat.rows()[-2]
        assert seat.rows()[2].startswith("c")
        await seat.press("u")
        assert on_disk(project.path, source) == []
        assert "Undone: Tag claim “Officials said 1,000" in seat.rows()[-2]
        await seat.press("U")
        assert on_disk(project.path, source) == ["claim"]
        assert "Redone" in seat.rows()[-2]


async def test_linking_shows_the_link_in_both_panes_and_between_them(project: Project) -> None:
    """Three keys; the status line says what the next one does."""
    async with seated(project) as seat:
        await seat.press("c", "l")
        assert "LINK" in seat.rows()[-2]
        assert "differs (1/1" in seat.rows()[-2]
        await seat.press("enter")
        assert "1 link" in seat.rows()[-2]
        assert seat.state.focus == 0
        assert "━━━" in seat.rows()[2]
        await seat.press("g")
        assert seat.state.focus == 1
        await seat.press("G")
        assert seat.state.focus == 0


async def test_a_refusal_is_told_until_the_next_key(project: Project) -> None:
    """In the status line where it fits, else as a notice too."""
    async with seated(project, size=(120, 24)) as seat:
        await seat.press("m")
        assert "No span after this one." in seat.rows()[-2]
        assert seat.notices() == ""
        await seat.press("w")
        assert "No span" not in seat.rows()[-2]
        await seat.press("d")
        assert "m goes to the next one" in seat.notices() + seat.rows()[-2]


async def test_the_place_is_taken_up_again(project: Project) -> None:
    """Active source, cursors, zoom: next time all is where it was left."""
    async with seated(project) as seat:
        await seat.press("w", "w", "tab", "w", "z")
        await seat.press("ctrl+q")
    async with seated(project) as seat:
        assert (seat.state.focus, seat.state.zoomed) == (1, True)
        assert [pane.cursor for pane in seat.state.panes] == [15, 5]
        assert "Paper 1" in seat.text()
        assert "Paper 0" not in seat.text()


async def test_the_theme_is_remembered_on_this_machine(project: Project) -> None:
    """Whichever way it was chosen."""
    async with seated(project) as seat:
        seat.app.theme = "solarized-light"
        await seat.pilot.pause()
    async with seated(project) as seat:
        assert seat.app.theme == "solarized-light"


async def test_without_colour_tags_and_cursor_can_still_be_told(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The letter in the margin, underlines and reverse video do it."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with seated(project) as seat:
        await seat.press("c", "w")
        strips = seat.app.screen._compositor.render_strips()
        styles = [segment.style for strip in strips for segment in strip if segment.style]
        colors = {c.triplet for s in styles for c in (s.color, s.bgcolor) if c and c.triplet}
        assert all(len(set(color)) == 1 for color in colors), "a colour that is no grey"
        assert any(style.reverse for style in styles)
        assert any(style.underline for style in styles)
        assert seat.rows()[2].startswith("c")


async def test_four_sources_on_a_narrow_screen_follow_in_turn(tmp_path: Path) -> None:
    """Two fit at 80 columns; the header says which of how many."""
    texts = [f"Source number {n} said {n}00.\n" * 3 for n in range(4)]
    with new_project(tmp_path / "four.db", *texts) as project:
        async with seated(project, size=(80, 24)) as seat:
            assert list(seat.state.shown) == [0, 1]
            await seat.press("tab", "tab")
            assert list(seat.state.shown) == [1, 2]
            assert "3/4" in seat.rows()[0]
            assert "1/4" not in seat.rows()[0]
            await seat.press("tab", "tab")
            assert list(seat.state.shown) == [0, 1]
            await seat.press("z", "shift+tab", "c")
            assert list(seat.state.shown) == [3]
            assert seat.spans(3) == [("claim", "Source number 3 said 300")]
            await seat.pilot.resize_terminal(200, 24)
            await seat.press("z")
            assert list(seat.state.shown) == [0, 1, 2, 3]


async def test_twelve_sources_and_one(tmp_path: Path) -> None:
    """Any number of sources is worked on with the same keys."""
    with new_project(tmp_path / "twelve.db", *[f"The dam broke {n}." for n in range(12)]) as many:
        async with seated(many, size=(180, 24)) as seat:
            assert list(seat.state.shown) == [0, 1, 2, 3]
            await seat.press("shift+tab", "c", "l")
            assert seat.state.mode is Mode.LINK
            await seat.press("n", "n", "s", "g")
            assert len(seat.state.links) == 1
            assert seat.state.focus in seat.state.shown
    with new_project(tmp_path / "one.db", "The dam broke.") as one:
        async with seated(one) as seat:
            await seat.press("c", "tab", "l", "n", "z", "enter", "escape", "z", "z", "shift+tab")
            assert seat.spans() == [("claim", "The dam broke")]
            assert seat.state.mode is Mode.READ


@pytest.mark.parametrize("text", ["a", "\n", "\u200b", "👩\u200d🚀", "", "\x1b]0;x\x07"])
async def test_texts_of_hardly_anything(tmp_path: Path, text: str) -> None:
    """Every key may be pressed on them, and nothing raw reaches the terminal."""
    with new_project(tmp_path / "small.db", text, "b") as project:
        async with seated(project) as seat:
            await seat.press("w", "b", "j", "k", "end", "ctrl+end", "v", "plus", "o", "left", "c")
            await seat.press(
                "escape", "f", "enter", "shift+down", "J", "escape", "m", "l", "n", "s"
            )
            await seat.press("escape", "d", "pagedown", "tab", "c", "l", "enter")
            assert "\x1b" not in seat.text()
            assert seat.state.focus == 1


async def test_titles_of_any_length_and_kind_stay_in_their_row(tmp_path: Path) -> None:
    """Long, wide, blank, hostile."""
    path = tmp_path / "titles.db"
    with new_project(path, FIRST, "b") as project:
        source = next(project.db.execute("SELECT uid FROM source ORDER BY position"))[0]
        project.db.execute(
            "UPDATE source SET title = ?, publisher = ? WHERE uid = ?",
            ("標題 " * 500 + "\x1b]0;pwned\x07", "P" * 3000 + "\n", source),
        )
        async with seated(project, size=(80, 24)) as seat:
            rows = seat.rows()
            assert "標題" in rows[1]
            assert "2/2" in rows[0]
            assert "\x1b" not in seat.text()
            await seat.press("E", "escape", "c", "L")


async def test_many_tags_and_none(tmp_path: Path) -> None:
    """The key bar takes what it has room for; the rest is in the help and a `t` away."""
    letters = list("cqfarinxyCDEFGHIKOQRTWXYZBé")
    with new_project(
        tmp_path / "many.db", FIRST,
        tagset=tagset_of("", **{f"tag{n}": (letter, "word") for n, letter in enumerate(letters)}),
    ) as many:  # fmt: skip
        async with seated(many, size=(80, 24)) as seat:
            assert len(seat.rows()[-1]) <= 80
            assert "tag17 asks for the key 'E'".replace("17", "11") in seat.notices()
            await seat.press("é")
            assert seat.spans() == [(f"tag{len(letters) - 1}", "Officials")]
            await seat.press("f1")
            assert "tag0" in seat.text()
            await seat.press("q")
            assert seat.app.screen is seat.workspace
    with Project.create(tmp_path / "none.db") as bare:
        with bare.operation("Import", whole_project=True) as op:
            add_story(op, "Containers", FIRST)
        bare.sign_in("Eva")
        async with seated(bare) as seat:
            await seat.press("v", "w", "t")
            assert "type to find" in seat.text()
            await seat.press("enter", "escape", "escape")
            assert seat.state.mode is Mode.READ


async def test_resizing_in_the_middle_of_a_mode_keeps_it(project: Project) -> None:
    """Selection, draft and cursor stay; the active pane stays on screen."""
    async with seated(project) as seat:
        await seat.press("v", "w")
        for width, height in ((40, 10), (1, 1), (300, 80), (80, 24)):
            await seat.pilot.resize_terminal(width, height)
            await seat.press("w", "b")
            assert seat.state.mode is Mode.SELECT
            assert seat.state.focus in seat.state.shown
        await seat.press("c", "l")
        for width in (36, 200):
            await seat.pilot.resize_terminal(width, 20)
            await seat.press("n")
            assert seat.state.mode is Mode.LINK
            assert seat.state.focus in seat.state.shown
        await seat.press("enter")
        assert len(seat.state.links) == 1


@pytest.mark.parametrize("size", [(1, 1), (5, 4), (35, 5)])
async def test_screens_and_dialogs_survive_any_size(
    project: Project, size: tuple[int, int]
) -> None:
    """A pane of a multiplexer may be dragged to nothing."""
    async with seated(project, size=size) as seat:
        await seat.press("c", "t", "escape", "e", "escape", "f1", "escape", "l", "enter", "L")
        await seat.press(
            "escape", "colon", "escape", "E", "escape", "f2", "n", "escape", "i", "escape"
        )
        await seat.press("slash", "escape", "enter")


async def test_the_palette_offers_the_commands_of_the_mode_and_runs_them(project: Project) -> None:
    """By a part of the name."""
    async with seated(project) as seat:
        await seat.press("colon")
        await seat.fill("tag quote")
        await seat.pilot.pause(0.3)
        assert "tag quote [q]" in seat.text()
        await seat.press("down", "enter")
        await seat.pilot.pause(0.2)
        assert seat.state.selection is not None
        assert seat.state.selection.offered == "quote"


async def test_every_key_in_every_mode_leaves_a_workspace_that_works(project: Project) -> None:
    """Hostile reading: all keys there are, twice, in each mode."""
    async with seated(project) as seat:
        keys = dict.fromkeys(key for command in seat.workspace.table for key in command.keys)
        leaving = {"f2", "ctrl+q", "colon", "ctrl+p", "f1", "question_mark"}
        for start in ([], ["v"], ["c", "l"]):
            for key in keys:
                if key in leaving:
                    continue
                seat.at("containers", 0)
                await seat.type(*start, key, key, "escape", "escape")
                assert seat.app.screen is seat.workspace, key
                assert seat.state.mode is Mode.READ, key
