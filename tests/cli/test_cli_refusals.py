"""What is not imported: each refusal is a sentence, and leaves the project as it was, or absent."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from store.ingest.files import unreadable
from tests.cli.conftest import FIRST, Sidelight, export
from tui.cli.articles import import_articles

Maker = Callable[[Path], None]


def _fill(content: bytes) -> Maker:
    def make(path: Path) -> None:
        path.write_bytes(content)

    return make


REFUSED: dict[str, tuple[str, Maker, str]] = {
    "empty": ("a.txt", Path.touch, "is empty"),
    "blank": ("a.txt", _fill(b" \n\n"), "is empty"),
    "header only": ("a.txt", _fill(b"title: X\n\n"), "holds a header and no text"),
    "binary": ("a.txt", _fill(b"%PDF-1.7\n..."), "is a PDF document"),
    "NUL": ("a.txt", _fill(b"some \0 text"), "NUL"),
    "undecodable": ("a.txt", _fill(bytes(range(128, 256)) * 3), "not UTF-8"),
    "too large": ("a.txt", _fill(b"x" * (1024 * 1024 + 1)), "is larger than"),
    "missing": ("a.txt", lambda path: None, "does not exist"),
    "dangling": ("a.txt", lambda path: path.symlink_to("nowhere"), "symbolic link to nothing"),
    "pipe": ("a.txt", os.mkfifo, "is a pipe"),
    "unknown suffix": ("a.docx", _fill(b"text"), "has the suffix .docx"),
    "empty folder": ("a", Path.mkdir, "nothing to import"),
}


@pytest.fixture(params=REFUSED)
def bad(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str]:
    """A path that is refused, and what is said of it."""
    name, make, sentence = REFUSED[request.param]
    (tmp_path / "in").mkdir()
    make(tmp_path / "in" / name)
    return tmp_path / "in" / name, sentence


def test_nothing_is_half_imported(
    sidelight: Sidelight, bad: tuple[Path, str], tmp_path: Path, project: Path
) -> None:
    """A good file beside a refused one is not imported either; no project is left over."""
    path, sentence = bad
    good = path.parent / "good.txt"
    good.write_text("Good news.\n")
    before = export(sidelight, project)
    for target in (project, tmp_path / "new.db"):
        result = sidelight("import", good, path, "--project", target, "--max-size", 1, expect=1)
        assert f"sidelight: {path}: " in result.stderr
        assert sentence in result.stderr
        assert result.stderr.endswith("Nothing was imported.\n")
        assert result.stdout == ""
    assert export(sidelight, project) == before
    assert sorted(one.name for one in tmp_path.iterdir()) == [project.name, "in"]


def test_an_unreadable_file_is_refused(
    sidelight: Sidelight, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Permissions are respected, and said to be the reason."""
    (tmp_path / "a.txt").write_text("text")
    (tmp_path / "a.txt").chmod(0)
    if os.geteuid() == 0:
        # Root may read everything; so the system's answer to anybody else is given in its place.
        monkeypatch.setattr("store.ingest.article.read_file", _denied)
    result = sidelight("import", tmp_path / "a.txt", "--project", tmp_path / "p.db", expect=1)
    assert "may not be read by you" in result.stderr
    assert not (tmp_path / "p.db").exists()


def test_every_refused_file_is_named(sidelight: Sidelight, tmp_path: Path) -> None:
    """Not only the first; in JSON, too."""
    (tmp_path / "a.txt").touch()
    (tmp_path / "b.txt").write_bytes(b"\0")
    paths = [tmp_path / name for name in ("a.txt", "b.txt", "c.txt")]
    call = ("import", *paths, "--project", tmp_path / "p.db")
    result = sidelight(*call, expect=1)
    assert [str(path) in result.stderr for path in paths] == [True] * 3
    told = json.loads(sidelight(*call, "--json", expect=1).stdout)
    assert {one["file"] for one in told["refused"]} == set(map(str, paths))


def test_a_larger_cap_lets_larger_files_in(sidelight: Sidelight, tmp_path: Path) -> None:
    """The cap is an option."""
    (tmp_path / "a.txt").write_text("word " * 300_000)
    call = ("import", tmp_path / "a.txt", "--project", tmp_path / "p.db", "--max-size")
    sidelight(*call, 1, expect=1)
    sidelight(*call, 2)


def test_a_crash_leaves_no_project_behind(
    sidelight: Sidelight, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even a bug of ours in the middle makes half a project."""

    def crash(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(f"{import_articles.__module__}.add_article", crash)
    with pytest.raises(ZeroDivisionError):
        sidelight("import", FIRST, "--project", tmp_path / "p.db")
    assert list(tmp_path.iterdir()) == []


def _denied(path: Path, _: int) -> bytes:
    raise unreadable(path, PermissionError(13, "Permission denied"))


@pytest.mark.parametrize("content", [b"Not a database, but a text of mine.", b"SQLite format 3\0"])
def test_another_file_is_not_taken_for_a_project(
    sidelight: Sidelight, tmp_path: Path, content: bytes
) -> None:
    """A mistyped `--project` costs nobody their file."""
    path = tmp_path / "mine.txt"
    path.write_bytes(content)
    sidelight("import", FIRST, "--project", path, expect=1)
    assert path.read_bytes() == content


def test_a_project_in_no_folder_is_refused(sidelight: Sidelight, tmp_path: Path) -> None:
    """Folders are not made by mistake."""
    result = sidelight("import", FIRST, "--project", tmp_path / "no" / "p.db", expect=1)
    assert "There is no folder" in result.stderr


def test_damage_is_told_in_a_sentence(sidelight: Sidelight, demo: Path) -> None:
    """A page overwritten by something else."""
    with demo.open("r+b") as file:
        file.seek(8192)
        file.write(b"\xff" * 65536)
    result = sidelight("check", "--project", demo, expect=1)
    assert str(demo) in result.output
    assert "Traceback" not in result.output
