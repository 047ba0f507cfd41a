"""Reading a project file: damage told in a sentence, a view that holds still, and which SQLite it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store.db import Connection, DatabaseError, is_safe_for_sharing, sqlite_version
from store.errors import ProjectError
from store.project import Project

__all__ = ["is_safe_for_sharing", "open_project", "snapshot", "sqlite_version"]

_NO_BUG = frozenset({"DatabaseError", "OperationalError"})
"""What SQLite raises for a bad file or disk; its other errors are mistakes of ours."""


@contextmanager
def open_project(path: Path) -> Iterator[Project]:
    """Open a project for the block; what SQLite cannot read in it is told as damage.

    Raises:
        ProjectError: See `Project.open`; or the file turned out to be damaged.
    """
    try:
        with Project.open(path) as project:
            yield project
    except DatabaseError as error:
        if type(error).__name__ not in _NO_BUG:
            raise
        raise ProjectError(
            f"{path} cannot be read: {error}.", "Take a backup, or restore an export."
        ) from error


@contextmanager
def snapshot(db: Connection) -> Iterator[None]:
    """Read one state of the project throughout the block, whatever others write meanwhile.

    Nothing can be kept that is written inside.
    """
    db.execute("BEGIN")
    try:
        yield
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")
