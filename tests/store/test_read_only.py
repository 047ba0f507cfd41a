"""A project that cannot be written can still be read: exported, checked, looked through."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from store import audit, place
from store.errors import ProjectError
from store.exchange import records
from store.project import Project

KEPT = Path(__file__).parent / "kept" / "schema-1.db"


@pytest.fixture
def sealed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that the user may read and not write; said by `os.access`, since root may write."""
    path = Path(shutil.copy(KEPT, tmp_path / "sealed.db"))
    real = os.access
    monkeypatch.setattr(place.os, "access", lambda name, mode: mode != os.W_OK and real(name, mode))
    return path


def test_a_sealed_project_is_read_and_left_as_it_was(sealed: Path) -> None:
    """Nothing is written to it or beside it, not even a write-ahead log."""
    before = sealed.read_bytes()
    with Project.open(sealed) as project:
        assert project.read_only
        assert audit.check(project.db).problems == ()
        assert len(list(records(project.db))) > 10
    assert sealed.read_bytes() == before
    assert [path.name for path in sealed.parent.iterdir()] == ["sealed.db"]


def test_writing_to_a_sealed_project_is_refused_in_a_sentence(sealed: Path) -> None:
    """And nobody can sign in as somebody new."""
    with Project.open(sealed) as project, pytest.raises(ProjectError, match="written"):
        project.sign_in("Somebody new")


def test_a_sealed_project_with_a_log_beside_it_is_not_half_read(sealed: Path) -> None:
    """Its latest changes would be missing, so it says where they are."""
    sealed.with_name("sealed.db-wal").write_bytes(b"changes")
    with pytest.raises(ProjectError, match=r"sealed\.db-wal"):
        Project.open(sealed)
