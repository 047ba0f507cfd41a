"""What the settings file says, on the screen: keys, theme, and what is wrong."""

from __future__ import annotations

from pathlib import Path

from store.project import Project
from tests.screens.seat import new_project, seated
from tests.state.desk import tagset_of
from tui.commands.rebinding import Rebinding
from tui.settings import Settings, read_settings
from tui.state import Mode


def configured(tmp_path: Path, text: str) -> Settings:
    """Return the settings of a file with this text."""
    file = tmp_path / "config.toml"
    file.write_text(text, encoding="utf-8")
    return read_settings(file)


async def test_keys_of_the_settings_work_and_are_shown_everywhere(
    project: Project, tmp_path: Path
) -> None:
    """Key bar, help, palette, and what the status line says of them."""
    settings = configured(tmp_path, '[keys]\nselect = "F11"\nlink = ["é"]\nnext-span = "k"\n')
    async with seated(project, size=(120, 40), settings=settings) as seat:
        assert "F11 select" in seat.rows()[-1]
        await seat.press("é")
        assert "There is no span at the cursor. k goes to the next one." in seat.rows()[-2]
        await seat.press("v")
        assert seat.state.mode is Mode.READ
        await seat.press("f11")
        assert seat.state.mode is Mode.SELECT
        await seat.press("J")
        assert "go on and press F11" in seat.rows()[-2]
        await seat.press("escape", "f1")
        assert "F11" in seat.text()
        await seat.press("escape", "colon")
        await seat.fill("link innermost")
        await seat.pilot.pause(0.3)
        assert "link [é]" in seat.text()


async def test_one_key_means_several_commands_in_several_modes(
    project: Project, tmp_path: Path
) -> None:
    """Rebinding one of them leaves the other alone."""
    settings = configured(tmp_path, '[keys]\nnext-span = "x"\ncycle-span = "o"\n')
    async with seated(project, settings=settings) as seat:
        await seat.press("c", "ctrl+home", "x")
        assert "No span after this one." in seat.rows()[-2]
        await seat.press("o", "v", "o")
        assert seat.state.mode is Mode.SELECT
        await seat.press("escape", "l")
        assert seat.state.mode is Mode.LINK
        await seat.press("x")
        assert [link.type for link in seat.state.links.values()] == ["contradicts"]


async def test_a_preset_is_a_different_hand(project: Project, tmp_path: Path) -> None:
    """With own keys over it."""
    settings = configured(tmp_path, 'preset = "vi"\n[keys]\nredo = "R"\n')
    assert settings.rebinding.own == {"redo": ("R",)}
    async with seated(project, settings=settings) as seat:
        await seat.press("l", "l")
        assert seat.state.pane.cursor == 2
        await seat.press("h", "c", "u", "R")
        assert seat.spans()[0][0] == "claim"


async def test_what_is_wrong_pops_up_and_the_rest_holds(project: Project, tmp_path: Path) -> None:
    """Mistakes, and keys that two want; hostile values are shown as they are, not obeyed."""
    text = 'theme = "[bold]nrod"\ndensity = "huge"\n[keys]\nzoom = "m"\nundo = "\\u001b[31m"\n'
    settings = configured(tmp_path, text)
    async with seated(project, settings=settings) as seat:
        told = seat.notices()
        assert "density is" in told
        assert "There is no theme '[bold]nrod'." in told
        assert "The settings give m to zoom, so next-span is left with ]." in told
        assert "\x1b" not in seat.text()
        await seat.press("m")
        assert seat.state.zoomed


async def test_a_tag_whose_letter_the_settings_take_is_told(tmp_path: Path) -> None:
    """With who has it, and how to pick it."""
    tagset = tagset_of(thing=("x", "word"))
    settings = Settings(rebinding=Rebinding({"zoom": ("x",)}))
    with new_project(tmp_path / "x.db", "One.", tagset=tagset) as project:
        async with seated(project, settings=settings) as seat:
            assert "thing asks for the key 'x', which is taken (zoom); t picks it" in seat.notices()


async def test_the_newest_choice_of_a_theme_holds(project: Project) -> None:
    """The file's, until another is chosen in the program; then that, until the file says another."""
    file = Settings(theme="nord")
    async with seated(project, settings=file) as seat:
        assert seat.app.theme == "nord"
        seat.app.theme = "gruvbox"
        await seat.pilot.pause()
    async with seated(project, settings=file) as seat:
        assert seat.app.theme == "gruvbox"
    async with seated(project) as seat:
        assert seat.app.theme == "gruvbox"
    async with seated(project, settings=Settings(theme="dracula")) as seat:
        assert seat.app.theme == "dracula"


async def test_a_theme_that_is_not_there_leaves_the_one_that_was_chosen(project: Project) -> None:
    """Both at once are told of and used."""
    async with seated(project) as seat:
        seat.app.theme = "gruvbox"
        await seat.pilot.pause()
    async with seated(project, settings=Settings(theme="nrod", where="config.toml")) as seat:
        assert seat.app.theme == "gruvbox"
        assert "config.toml: There is no theme 'nrod'. Did you mean nord?" in seat.notices()


async def test_quotation_marks_and_density_reach_those_who_heed_them(project: Project) -> None:
    """The workspace's state and the application."""
    settings = Settings(quote_marks=False, density="comfortable")
    async with seated(project, settings=settings) as seat:
        assert seat.state.quote_marks is False
        assert seat.app.settings.density == "comfortable"
    async with seated(project) as seat:
        assert seat.state.quote_marks is True


async def test_many_mistakes_do_not_cover_the_text(project: Project, tmp_path: Path) -> None:
    """The first pops up, the others are counted; a command lists them all."""
    settings = configured(tmp_path, "a = 1\nb = 2\nc = 3\ntheme = 'nrod'\n")
    async with seated(project, settings=settings) as seat:
        told = seat.notices().splitlines()
        assert len(told) == 2
        assert "'a' is no setting." in told[0]
        assert "3 more settings cannot be used." in told[1]
