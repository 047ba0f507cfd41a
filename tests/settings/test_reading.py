"""The settings file: what it says, and what is told of what it should not say."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.settings import Settings, read_settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the settings are."""
    return tmp_path / "config.toml"


def told(file: Path, text: str) -> str:
    """Return the one problem of a file, without the folder."""
    file.write_text(text, encoding="utf-8")
    (problem,) = read_settings(file).problems
    return problem.replace(str(file), file.name)


def test_without_a_file_everything_is_as_usual(file: Path) -> None:
    """And nothing is said; but for a file that somebody has named."""
    assert read_settings(file) == Settings(where=str(file))
    (problem,) = read_settings(file, named=True).problems
    assert problem == f"{file}: There is no such file. The usual settings are used."


def test_every_setting_is_read(file: Path) -> None:
    """Keys may be written as they are shown."""
    file.write_text(
        'theme = "nord"\ndensity = "comfortable"\nquote_marks = false\npreset = "vi"\n'
        '[keys]\nzoom = "F11"\nnext-span = ["?", "Ctrl+O"]\nundo = []\ntag-claim = "k"\n',
        encoding="utf-8",
    )
    settings = read_settings(file)
    assert settings.problems == ()
    assert (settings.theme, settings.density, settings.quote_marks) == (
        "nord",
        "comfortable",
        False,
    )
    assert settings.preset == "vi"
    assert settings.rebinding.own == {
        "zoom": ("f11",),
        "next-span": ("question_mark", "ctrl+o"),
        "undo": (),
        "tag-claim": ("k",),
    }
    assert settings.rebinding.preset["left"] == ("h", "left")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('theme = "nord"\ndensity = =', "config.toml:2: This is not TOML: Invalid value."),
        ("density = 3", 'config.toml:1: density is "compact" or "comfortable", not 3.'),
        ('\nquote_marks = "no"', "config.toml:2: quote_marks is true or false, not 'no'."),
        ("theme = 1", "config.toml:1: theme takes a text in quotation marks, not 1."),
        ('preset = "emacs"', 'config.toml:1: preset is "left-hand" or "vi", not \'emacs\'.'),
        ('desnity = "compact"', "config.toml:1: 'desnity' is no setting. Did you mean density?"),
        ("x = 1", "config.toml:1: 'x' is no setting."
                  " There are theme, density, quote_marks, preset, keys."),
        ("keys = 3", "config.toml:1: keys is a table, [keys], not 3."),
        ("[keys]\nzoom = 3", "config.toml:2: zoom takes a key or a list of keys, not 3."),
        ('[keys]\nzoom = ["a", 1]', "config.toml:2: zoom takes a key or a list of keys, not ['a', 1]."),
        ('[keys]\nzom = "a"', "config.toml:2: 'zom' is no command. Did you mean zoom?"),
        ('[keys]\nnext-spam = "a"', "config.toml:2: 'next-spam' is no command."
                                    " Did you mean next-span or next-pane?"),
        ('[keys]\nxyzzy = "a"', "config.toml:2: 'xyzzy' is no command. `sidelight keys` names all of them."),
        ('[keys]\nzoom = "pagdown"', "config.toml:2: zoom: 'pagdown' is not a key: write a character,"
                                     " or a name such as pagedown, f2, ctrl+o."),
        ('[keys]\nzoom = "ctrl+i"', "config.toml:2: zoom: A terminal sends Tab for ctrl+i: write tab."),
        ("[keys]\ncancel = []", "config.toml:2: cancel cannot be without a key: it is the way back."),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line_and_what_is_allowed(
    file: Path, text: str, sentence: str
) -> None:
    """In one sentence that names the file."""
    assert told(file, text).startswith(sentence)


def test_a_mistake_costs_its_own_setting_only(file: Path) -> None:
    """The rest of the file holds; a command whose keys are none keeps the usual ones."""
    file.write_text(
        'density = "huge"\ntheme = "nord"\n[keys]\nzoom = ["nokey", "x"]\nundo = "nokey"\n',
        encoding="utf-8",
    )
    settings = read_settings(file)
    assert (settings.theme, settings.density) == ("nord", "compact")
    assert settings.rebinding.own == {"zoom": ("x",)}
    assert len(settings.problems) == 3


@pytest.mark.parametrize(
    "content",
    [b"\xff\xfe", b"theme = '\xe4'", b"[" * 100_000, b"a = " + b"[" * 5000, b"\x00", b"[keys]\n[keys]"],
)  # fmt: skip
def test_what_is_no_settings_file_is_told(file: Path, content: bytes) -> None:
    """Whatever it is; everything is as usual then."""
    file.write_bytes(content)
    settings = read_settings(file)
    assert settings == Settings(where=str(file), problems=settings.problems)
    (problem,) = settings.problems
    assert problem.startswith(str(file))
    assert problem.endswith("The usual settings are used.")


def test_a_folder_and_a_file_that_may_not_be_read_are_told(file: Path, tmp_path: Path) -> None:
    """With what the system says."""
    assert "Is a directory" in read_settings(tmp_path).problems[0]
    if os.geteuid():
        file.write_text("")
        file.chmod(0)
        assert "Permission denied" in read_settings(file).problems[0]


@given(st.one_of(st.text(), st.lists(st.sampled_from(
    ["[keys]", "zoom", "=", '"x"', "[]", "theme", "\n", "preset", '"vi"', "1", "'", "density"]
)).map(" ".join)))  # fmt: skip
def test_nothing_that_is_written_there_ends_in_a_traceback(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    """Any text gives settings, or sentences."""
    file = tmp_path_factory.getbasetemp() / "any.toml"
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    assert all(problem.endswith((".", "?")) for problem in read_settings(file).problems)
