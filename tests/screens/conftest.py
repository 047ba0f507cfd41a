"""Projects for the screens."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.project import Project
from tests.screens.seat import add_story, new_project
from tui.screens.writing import INSTANT


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with one story of two sources."""
    path = tmp_path_factory.mktemp("template") / "first.db"
    new_project(path).close()
    return path


@pytest.fixture
def project(template: Path, tmp_path: Path) -> Iterator[Project]:
    """A copy of it, open in Eva's name, as impatient as the interface is."""
    path = tmp_path / "first.db"
    shutil.copy(template, path)
    with Project.open(path, patience=INSTANT) as opened:
        opened.sign_in("Eva")
        yield opened


@pytest.fixture
def second(project: Project) -> Project:
    """The same with a second story."""
    with project.operation("Import more", whole_project=True) as op:
        add_story(op, "Quarry", "The mammoth was found on Monday.", "It lay in a quarry.")
    return project
