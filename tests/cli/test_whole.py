"""Files that appear whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.errors import ProjectError, RefusedError, SidelightError
from store.project import Project
from store.reading import snapshot
from store.sources import create_story, stories
from store.tagset.parse import default_tagset
from store.whole import whole_file, whole_project


def test_a_file_is_absent_until_it_is_complete(tmp_path: Path) -> None:
    """And there is nothing else beside it afterwards."""
    path = tmp_path / "a"
    with whole_file(path) as file:
        file.write(b"half")
        assert not path.exists()
    assert path.read_bytes() == b"half"
    assert list(tmp_path.iterdir()) == [path]


def test_what_somebody_made_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    """Unless the caller said that it may be."""
    path = tmp_path / "a"
    with pytest.raises(RefusedError), whole_file(path):
        path.write_bytes(b"theirs")
    assert path.read_bytes() == b"theirs"
    with whole_file(path, replace=True) as file:
        file.write(b"mine")
    assert path.read_bytes() == b"mine"


def test_a_link_is_followed(tmp_path: Path) -> None:
    """The file that it leads to is made or replaced, and the link stays."""
    link, path = tmp_path / "link", tmp_path / "a"
    link.symlink_to(path)
    for content in (b"one", b"two"):
        with whole_file(link, replace=True) as file:
            file.write(content)
        assert link.is_symlink()
        assert path.read_bytes() == content


def test_a_project_is_absent_until_it_is_complete(tmp_path: Path) -> None:
    """It is named after its file, and has no log left beside it."""
    path = tmp_path / "a.db"
    with whole_project(path, tags=default_tagset()) as project:
        assert not path.exists()
        with project.operation("Story", whole_project=True) as op:
            create_story(op, "One")
    with Project.open(path) as project:
        assert project.info.name == "a"
        assert [story.title for story in stories(project.db)] == ["One"]
    assert list(tmp_path.iterdir()) == [path]


def test_a_log_left_by_another_database_is_not_taken_in(tmp_path: Path) -> None:
    """SQLite would read it into the new file."""
    (tmp_path / "a.db-wal").write_bytes(b"pages of another database")
    with pytest.raises(ProjectError, match="left over"), whole_project(tmp_path / "a.db"):
        pass
    assert not (tmp_path / "a.db").exists()


def test_a_place_that_is_none_is_refused(tmp_path: Path) -> None:
    """A folder, a missing folder, a file taken for a folder."""
    (tmp_path / "file").touch()
    for path in (tmp_path, tmp_path / "no" / "a", tmp_path / "file" / "a"):
        with pytest.raises(SidelightError), whole_file(path, replace=True):
            pass
    assert [one.name for one in tmp_path.iterdir()] == ["file"]


def test_a_snapshot_holds_still(tmp_path: Path) -> None:
    """What another connection writes meanwhile is not seen inside it, and is seen after it."""
    with whole_project(tmp_path / "a.db"):
        pass
    with Project.open(tmp_path / "a.db") as reader, Project.open(tmp_path / "a.db") as writer:
        with snapshot(reader.db):
            assert stories(reader.db) == []
            with writer.operation("Story", whole_project=True) as op:
                create_story(op, "One")
            assert stories(reader.db) == []
        assert len(stories(reader.db)) == 1
