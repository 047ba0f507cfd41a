"""The README says what the program does: its keys are the commands' own.

`UPDATE_README=1` (`make readme`) writes the table anew instead of comparing it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from store.tagset.parse import default_tagset
from tui.cli import COMMANDS
from tui.cli.keys import markdown
from tui.commands.rebinding import Rebinding
from tui.commands.table import command_table
from tui.settings import read_settings

README = Path(__file__).parent.parent / "README.md"
START = "<!-- keys: made by `make readme` -->\n"
END = "<!-- end of keys -->"


def test_the_table_of_keys_is_read_from_the_commands() -> None:
    """Every key and its help stand in the README exactly as the commands say them."""
    text = README.read_text(encoding="utf-8")
    before, rest = text.split(START)
    held, after = rest.split(END)
    wanted = f"\n{markdown(Rebinding())}\n\n"
    if os.environ.get("UPDATE_README"):
        README.write_text(before + START + wanted + END + after, encoding="utf-8")
    else:
        assert held == wanted


@pytest.mark.parametrize("page", ["README.md", "docs/settings.md"])
def test_the_settings_that_are_shown_can_be_used_as_they_stand(page: str, tmp_path: Path) -> None:
    """Every value is allowed, and no two commands ask for one key."""
    text = (README.parent / page).read_text(encoding="utf-8")
    start = text.index('theme = "nord"')
    file = tmp_path / "config.toml"
    file.write_text(text[start:].split("\n```")[0].split("\n\nWhere two")[0])
    settings = read_settings(file)
    assert settings.problems == ()
    assert (settings.preset, settings.rebinding.own["zoom"]) == ("vi", ("f12",))
    tagset = default_tagset()
    assert command_table(tagset.tags, tagset.link_types, settings.rebinding).clashes == ()


def test_every_command_of_the_command_line_is_in_the_readme() -> None:
    """No command is left for people to find by accident."""
    text = README.read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"`sidelight {name}" not in text] == []
