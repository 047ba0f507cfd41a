"""A project for tests that need no other."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.e2e.driving import SAMPLES
from tests.e2e.over_ssh import here


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with two articles."""
    path = tmp_path_factory.mktemp("fresh") / "work.db"
    here("import", SAMPLES / "01-cape-ansel-containers", "--project", path)
    return path


@pytest.fixture
def project(fresh: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copy(fresh, tmp_path))
