"""A fresh project for each test, and a quick way to many of them."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store.making import World, copy_world, new_world


@pytest.fixture
def world(tmp_path: Path) -> World:
    """An open project with one story of three sources, and eva signed in."""
    return new_world(tmp_path / "a.db")


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], World]:
    """Makes a new project each time it is called: for tests that need one per example."""
    folder, numbers = tmp_path_factory.mktemp("worlds"), itertools.count()
    new_world(folder / "template.db").project.close()
    return lambda: copy_world(folder / "template.db", folder / f"{next(numbers)}.db")
