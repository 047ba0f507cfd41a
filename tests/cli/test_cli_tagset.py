"""The tag set as a file: out, checked by line, and in again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from store.project import Project
from tests.cli.conftest import Sidelight, export

SMALL = 'schema = 1\n\n[[tag]]\nid = "rumour"\nkey = "r"\n'


def test_show_and_use_round_trip(sidelight: Sidelight, project: Path, tmp_path: Path) -> None:
    """What is shown is what is used; using what is there changes nothing."""
    before = export(sidelight, project)
    file = tmp_path / "tags.toml"
    file.write_text(sidelight("tagset", "show", "--project", project).stdout)
    assert "4 tags and 6 link types" in sidelight("tagset", "check", file).stdout
    assert "The project has" in sidelight("tagset", "use", file, "--project", project).stdout
    assert export(sidelight, project) == before


def test_use_changes_the_tag_set_and_can_be_undone(
    sidelight: Sidelight,
    project: Path,
    tmp_path: Path,
    log_of: Callable[[Path], list[dict[str, Any]]],
) -> None:
    """It is an operation in the annotator's name."""
    before = export(sidelight, project)
    file = tmp_path / "tags.toml"
    file.write_text(SMALL)
    result = sidelight("tagset", "use", file, "--project", project)
    assert "now has 1 tag and 0 link types" in result.stdout
    assert "rumour" in sidelight("tagset", "show", "--project", project).stdout
    newest = log_of(project)[0]
    assert (newest["label"], newest["annotator"]) == ("Change tag set", "eva")
    with Project.open(project) as opened:
        opened.sign_in("eva")
        opened.undo()
    assert export(sidelight, project) == before


def test_a_tag_in_use_is_not_lost(sidelight: Sidelight, demo: Path, tmp_path: Path) -> None:
    """The refusal names it, and nothing is changed: no annotator is added either."""
    before = export(sidelight, demo)
    file = tmp_path / "tags.toml"
    file.write_text(SMALL)
    result = sidelight("tagset", "use", file, "--project", demo, "--annotator", "new", expect=1)
    assert "'claim'" in result.stderr
    assert export(sidelight, demo) == before


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"schema = 1\n[[tag]\n", ":2: "),
        (b'schema = 1\n[[tag]]\nid = "a b"\n', ":3: "),
        (b"schema = 1\n# caf\xe9\n", ":2: This is not UTF-8."),
    ],
)
def test_mistakes_are_named_by_line(
    sidelight: Sidelight, tmp_path: Path, content: bytes, sentence: str
) -> None:
    """In the form that editors jump to."""
    file = tmp_path / "tags.toml"
    file.write_bytes(content)
    assert f"{file}{sentence}" in sidelight("tagset", "check", file, expect=1).stderr


def test_warnings_do_not_fail(sidelight: Sidelight, tmp_path: Path) -> None:
    """A key that means nothing is told on standard error."""
    file = tmp_path / "tags.toml"
    file.write_text(SMALL + 'colour = "red"\n')
    assert "Warning: " in sidelight("tagset", "check", file).stderr


def test_a_missing_file_is_told(sidelight: Sidelight, tmp_path: Path) -> None:
    """With its name."""
    result = sidelight("tagset", "check", tmp_path / "none.toml", expect=1)
    assert f"{tmp_path / 'none.toml'}: This cannot be read" in result.stderr
