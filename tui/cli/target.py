"""The project that an import goes to: opened, or made and kept only when all went well."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store.model import ProjectInfo
from store.project import Project
from store.reading import open_project
from store.tagset.tags import TagSet
from store.whole import whole_project


class TakenBackError(Exception):
    """Ends a transaction when nothing of it is to be kept: no failure, only the way out."""


def is_new(path: Path) -> bool:
    """Return whether there is no project at `path` yet: nothing, or an empty file."""
    return not path.exists() or (path.is_file() and path.stat().st_size == 0)


@contextmanager
def open_or_make(
    path: Path, info: ProjectInfo | None = None, tags: TagSet | None = None
) -> Iterator[Project]:
    """Open a project; or make one, with `info` and `tags`, that stays only if the block ends well.

    Raises:
        ProjectError: It cannot be opened, or not be made.
    """
    if is_new(path):
        with whole_project(path, info, tags) as project:
            yield project
    else:
        with open_project(path) as project:
            yield project
