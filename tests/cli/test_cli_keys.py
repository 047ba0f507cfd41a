"""`sidelight keys`: what the settings make of them, and what is wrong with the settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Sidelight
from tui.commands.table import FIXED


@pytest.fixture
def config(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The settings file of this home."""
    path = home / ".config" / "sidelight" / "config.toml"
    path.parent.mkdir(parents=True)
    return path


def test_every_command_is_listed_with_its_id(sidelight: Sidelight) -> None:
    """So that its keys can be set."""
    listed = {line.split()[0] for line in sidelight("keys").stdout.splitlines() if line[0] == " "}
    digits = {f"count-{digit}" for digit in range(2, 10)}
    assert {command.id for command in FIXED} - digits <= listed


def test_the_keys_are_those_of_the_settings(sidelight: Sidelight, config: Path) -> None:
    """And the sentences name them too; what is wrong goes to standard error."""
    config.write_text('[keys]\nzoom = "F11"\nselect = "k"\nnope = "x"\n')
    result = sidelight("keys")
    assert "  zoom                 F11  " in result.stdout
    assert "of the same span and press k." in result.stdout
    assert result.stderr.splitlines() == [
        f"{config}:4: 'nope' is no command. `sidelight keys` names all of them.",
        "The settings give k to select, so up is left with ↑.",
    ]


def test_a_preset_can_be_looked_at(sidelight: Sidelight) -> None:
    """Without setting it."""
    assert "  left                 h ←  " in sidelight("keys", "--preset", "vi").stdout
    assert (
        "| `h` `←` | Go one character" in sidelight("keys", "--preset", "vi", "--markdown").stdout
    )
    assert "'left-hand', 'vi'" in sidelight("keys", "--preset", "emacs", expect=2).stderr


def test_the_check_says_whether_the_settings_hold(sidelight: Sidelight, config: Path) -> None:
    """Exit code 0, or 1 with each mistake in a line."""
    assert sidelight("keys", "--check").stdout == f"{config}: all is well.\n"
    config.write_text('theme = "nord"\npreset = "vi"\n[keys]\ntag-claim = "C"\n')
    assert sidelight("keys", "--check").stdout == f"{config}: all is well.\n"
    config.write_text(
        'theme = "nrod"\ndensity = "huge"\n[keys]\nzoom = ["x", "nokey"]\nredo = "x"\n'
    )
    assert sidelight("keys", "--check", expect=1).stdout.splitlines() == [
        f'{config}:2: density is "compact" or "comfortable", not \'huge\'.',
        f"{config}:4: zoom: 'nokey' is not a key: write a character, or a name such as pagedown, f2,"
        " ctrl+o.",
        "The settings give x to zoom and to redo: zoom has it, redo has no key.",
        f"{config}: There is no theme 'nrod'. Did you mean nord?",
    ]


def test_another_file_can_be_named_and_must_be_there(sidelight: Sidelight, tmp_path: Path) -> None:
    """By SIDELIGHT_CONFIG."""
    other = tmp_path / "mine.toml"
    told = sidelight("keys", "--check", expect=1, SIDELIGHT_CONFIG=str(other)).stdout
    assert told == f"{other}: There is no such file. The usual settings are used.\n"
    other.write_text('[keys]\nzoom = "F11"\n')
    assert "F11" in sidelight("keys", SIDELIGHT_CONFIG=str(other)).stdout
    assert str(other) in sidelight("paths", SIDELIGHT_CONFIG=str(other)).stdout


def test_a_hostile_settings_file_says_nothing_to_the_terminal(
    sidelight: Sidelight, config: Path
) -> None:
    """What it holds is shown as pictures."""
    config.write_text('theme = "\\u001b]0;x\\u0007"\n"\\u001b[31m" = 1\n[keys]\n"\\u001bc" = "x"\n')
    result = sidelight("keys", "--check", expect=1)
    assert "\x1b" not in result.stdout + result.stderr
