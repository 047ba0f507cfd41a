"""Bringing in articles: stories, duplicates, encodings, names, dry runs, undo."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from store import layers, sources
from store.project import Project
from tests.cli.conftest import FIRST, SAMPLES, Sidelight, export

Log = Callable[[Path], list[dict[str, Any]]]


def titles(path: Path) -> dict[str, list[str]]:
    """Return the titles of the sources of each story."""
    with Project.open(path) as project:
        return {
            story.title: [one.title for one in sources.sources_of(project.db, story.uid)]
            for story in sources.stories(project.db)
        }


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder of two folders of the same name, with one article each, and one article beside."""
    for name in ("2025/storm", "2026/storm"):
        (tmp_path / "news" / name).mkdir(parents=True)
        (tmp_path / "news" / name / "a.txt").write_text(f"title: {name}\n\nWind in {name}.\n")
    (tmp_path / "news" / "b.md").write_text("# Calm\n\nNo wind.\n")
    return tmp_path / "news"


def test_an_import_makes_the_project(sidelight: Sidelight, tmp_path: Path) -> None:
    """With the default tag set; the result is on standard output, the remark is not."""
    result = sidelight("import", FIRST, "--project", tmp_path / "new.db")
    assert "Imported 2 articles.\n" in result.stdout
    assert f"Made the project {tmp_path / 'new.db'}." in result.stderr
    assert "Passed over" in result.stderr
    with Project.open(tmp_path / "new.db") as project:
        assert [one.name for one in layers.annotators(project.db)] == ["eva"]
        assert project.db.execute("SELECT COUNT(*) FROM tag").fetchone()[0] == 4
    sidelight("check", "--project", tmp_path / "new.db")
    assert [path.name for path in tmp_path.iterdir()] == ["new.db"]


def test_a_folder_of_folders_makes_many_stories(
    sidelight: Sidelight, articles: Path, tmp_path: Path
) -> None:
    """Also where two of them have one name; but later imports join the story of that name."""
    sidelight("import", articles, "--project", tmp_path / "p.db")
    with Project.open(tmp_path / "p.db") as project:
        names = [story.title for story in sources.stories(project.db)]
    assert sorted(names) == ["News", "Storm", "Storm"]
    (articles / "2026" / "storm" / "c.txt").write_text("Late wind.\n")
    sidelight("import", articles, "--project", tmp_path / "p.db")
    with Project.open(tmp_path / "p.db") as project:
        assert len(sources.stories(project.db)) == 3


def test_files_make_one_story_called_as_the_first(sidelight: Sidelight, tmp_path: Path) -> None:
    """Named one by one, they report one event."""
    files = sorted(FIRST.glob("*.txt"))
    sidelight("import", *files, "--project", tmp_path / "p.db")
    (story,) = titles(tmp_path / "p.db").items()
    assert len(story[1]) == 2
    assert story[0] == story[1][0]


def test_a_story_can_be_named(sidelight: Sidelight, project: Path) -> None:
    """`--story` finds the story of that title, or makes it; spaces do not matter."""
    for file in sorted((SAMPLES / "03-hallow-tunnel").glob("*.txt")):
        sidelight("import", file, "--project", project, "--story", " The  tunnel")
    assert len(titles(project)["The tunnel"]) == 3
    assert len(titles(project)) == 2
    result = sidelight("import", FIRST, "--project", project, "--story", " ", expect=2)
    assert "--story is blank" in result.stderr


def test_duplicates_are_passed_over(sidelight: Sidelight, project: Path, log_of: Log) -> None:
    """They are reported with the title that the text has here, and leave no trace."""
    before = log_of(project)
    file = FIRST / "northline.txt"
    result = sidelight("import", file, "--project", project, "--annotator", "new")
    assert "passed over" in result.stdout
    assert "Ship loses more than 1,200 containers" in result.stdout
    assert "Imported 0 articles, 1 duplicate passed over." in result.stdout
    assert log_of(project) == before


def test_one_undo_takes_an_import_back(sidelight: Sidelight, project: Path, log_of: Log) -> None:
    """It is one operation, called by what it did."""
    sidelight("import", SAMPLES, "--project", project)
    assert log_of(project)[0]["label"] == "Import 9 articles"
    with Project.open(project) as opened:
        opened.sign_in("eva")
        opened.undo()
    assert len(titles(project)) == 1
    assert [entry["undone"] for entry in log_of(project)[:3]] == [False, True, False]
    assert log_of(project)[0]["kind"] == "undo"


def test_a_dry_run_keeps_nothing(sidelight: Sidelight, project: Path, tmp_path: Path) -> None:
    """Neither in a project, nor a new project; it says what would be done."""
    before = export(sidelight, project)
    result = sidelight("import", SAMPLES, "--project", project, "--dry-run", "--annotator", "zoe")
    assert "Would import 9 articles, 2 duplicates passed over." in result.stdout
    assert export(sidelight, project) == before
    result = sidelight("import", SAMPLES, "--project", tmp_path / "new.db", "--dry-run")
    assert "Would import 11 articles." in result.stdout
    assert [path.name for path in tmp_path.iterdir()] == [project.name]


def test_json_tells_all_of_it(sidelight: Sidelight, project: Path, tmp_path: Path) -> None:
    """Standard output is one JSON document."""
    old = tmp_path / "alt.txt"
    old.write_bytes(
        ("Überall müßte das Wetter schöner gewesen sein, als es früher war. " * 9).encode("cp1252")
    )
    known = FIRST / "northline.txt"
    told = json.loads(sidelight("import", old, known, "--project", project, "--json").stdout)
    assert told["project"] == str(project)
    assert told["refused"] == []
    (added,) = told["added"]
    assert (added["file"], added["encoding"], added["encoding_guessed"]) == (
        str(old),
        "cp1252",
        True,
    )
    (duplicate,) = told["duplicates"]
    assert duplicate["file"] == str(known)


def test_a_guessed_encoding_is_reported(sidelight: Sidelight, tmp_path: Path) -> None:
    """And a named one is taken at its word."""
    old = tmp_path / "alt.txt"
    old.write_bytes(
        ("Überall müßte das Wetter schöner gewesen sein, als es früher war. " * 9).encode("cp1252")
    )
    result = sidelight("import", old, "--project", tmp_path / "p.db", "--dry-run")
    assert "read as cp1252, which is a guess" in result.stderr
    named = ("import", old, "--project", tmp_path / "p.db", "--encoding")
    assert "a guess" not in sidelight(*named, "cp1252").stderr
    assert "not a text encoding" in sidelight(*named, "no-such", expect=2).stderr


def test_the_annotator_is_remembered(
    sidelight: Sidelight, project: Path, tmp_path: Path, log_of: Log
) -> None:
    """Named once in a project, by option or variable; the login name is only the beginning."""
    texts = [tmp_path / f"{number}.txt" for number in range(4)]
    for number, path in enumerate(texts):
        path.write_text(f"Text {number}.\n")
    base = ("import", "--project", project)
    sidelight(*base, texts[0])
    sidelight(*base, texts[1], "--annotator", "Zoë")
    sidelight(*base, texts[2])
    sidelight(*base, texts[3], SIDELIGHT_ANNOTATOR="Max")
    done = [one["annotator"] for one in log_of(project) if one["label"].startswith("Import")]
    assert done == ["Max", "Zoë", "Zoë", "eva", "eva"]
    assert "blank" in sidelight(*base, texts[0], "--annotator", " ", expect=2).stderr


def test_a_login_without_a_name_must_be_told_who_it_is(
    sidelight: Sidelight, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a container whose user is not in the user database."""

    def nobody() -> str:
        raise KeyError("uid not found")

    monkeypatch.setattr("getpass.getuser", nobody)
    result = sidelight("import", FIRST, "--project", tmp_path / "p.db", expect=2)
    assert "--annotator NAME" in result.stderr
    assert list(tmp_path.iterdir()) == []
    sidelight("import", FIRST, "--project", tmp_path / "p.db", "--annotator", "Zoë")


def test_an_empty_file_can_become_a_project(sidelight: Sidelight, tmp_path: Path) -> None:
    """As `mktemp` leaves it."""
    path = tmp_path / "p.db"
    path.touch()
    sidelight("import", FIRST, "--project", path)
    sidelight("check", "--project", path)
