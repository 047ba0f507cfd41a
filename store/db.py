"""Connections and transactions: SQLite as Sidelight wants it, and nothing about what is kept in it.

We make every connection ourselves, in autocommit mode, and write only inside `tx()`: an immediate
transaction with a bounded, jittered wait for the write lock. WAL with `synchronous=FULL`, so that
what was committed survives a power cut.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pysqlite3.dbapi2 as sqlite3

from store.errors import BusyError, NewerProjectError, ProjectError
from store.place import NETWORK_FILE_SYSTEMS, file_system_of, is_read_only

APPLICATION_ID = 0x53444C54
"""Written into the file's header ("SDLT"), so that a project is known from any other database."""

SCHEMA_VERSION = 1
"""`user_version` of a file that this program has brought up to date."""

SAFE_SQLITE = (3, 51, 3)
"""SQLite before this has a race in resetting the write-ahead log; several writers are unsafe."""

PATIENCE = 30.0
"""Seconds that a writer waits for the lock unless told otherwise."""

_GLANCE_MS = 5_000
"""Milliseconds that a reader waits while another process opens, recovers or closes the file."""

_MAGIC = b"SQLite format 3\x00"

Connection = Any
"""A `pysqlite3` connection (the package carries no types)."""

DatabaseError: type[Exception] = sqlite3.DatabaseError
"""Base of what SQLite raises."""


def sqlite_version() -> str:
    """Return the version of the SQLite library in use."""
    return str(sqlite3.sqlite_version)


def is_safe_for_sharing() -> bool:
    """Return whether several processes may write one file with this SQLite."""
    return bool(sqlite3.sqlite_version_info >= SAFE_SQLITE)


def must_be_alone(path: Path) -> str:
    """Return why only one process at a time may open `path`; empty when many may."""
    if file_system_of(path) in NETWORK_FILE_SYSTEMS:
        return "it lies on a network file system, where SQLite cannot share a file safely"
    if not is_safe_for_sharing():
        return f"this SQLite ({sqlite_version()}) is older than 3.51.3 and cannot share it safely"
    return ""


def _refuse_foreign(path: Path) -> None:
    if not path.is_file():
        raise ProjectError(f"{path} is not a file.", "Name a project file.")
    try:
        with path.open("rb") as file:
            magic = file.read(16)
    except OSError as error:
        raise ProjectError(f"{path} cannot be read: {error.strerror}.") from error
    if magic and magic != _MAGIC:
        raise ProjectError(
            f"{path} is not a Sidelight project.",
            "To bring articles in, use: sidelight import FILE... --project NEW.db",
        )


def connect(path: Path, *, create: bool = False) -> Connection:
    """Open `path` with Sidelight's settings and check that it is a project, or may become one.

    Args:
        path: The project file.
        create: Make an empty file where there is none.

    Raises:
        ProjectError: There is no such file, it cannot be read, or it is something else.
        NewerProjectError: A newer Sidelight wrote it.
        BusyError: Another process holds it and it cannot be shared.
    """
    if path.exists():
        _refuse_foreign(path)
    elif not create:
        raise ProjectError(
            f"There is no project {path}.",
            f"To make one: sidelight import FILE... --project {path}",
        )
    readable_only = is_read_only(path)
    try:
        db = _open(path, readable_only=readable_only)
    except sqlite3.Error as error:
        raise ProjectError(f"{path} cannot be opened: {error}.") from error
    alone = "" if readable_only else must_be_alone(path)
    try:
        if alone:
            # Before the first read: only then does SQLite do without memory shared through the file.
            db.execute("PRAGMA locking_mode=EXCLUSIVE")
        _check_identity(db, path)
        if not readable_only:
            _configure(db)
    except sqlite3.OperationalError as error:
        db.close()
        if _is_busy(error):
            raise BusyError(
                f"{path} is open in another program, and {alone or 'is locked'}.",
                "Close the other one first, or copy the file to a local disk.",
            ) from error
        raise ProjectError(f"{path} cannot be opened: {error}.") from error
    except sqlite3.DatabaseError as error:
        db.close()
        raise ProjectError(f"{path} is damaged: {error}.") from error
    except ProjectError:
        db.close()
        raise
    return db


def _open(path: Path, *, readable_only: bool) -> Connection:
    if not readable_only:
        return sqlite3.connect(str(path), isolation_level=None, timeout=_GLANCE_MS / 1000)
    log = Path(f"{path}-wal")
    if log.exists() and log.stat().st_size:
        raise ProjectError(
            f"{path} cannot be written here, and its latest changes still lie in {log.name}.",
            "Open it once where it can be written, or copy both files to such a folder.",
        )
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None
    )


def _check_identity(db: Connection, path: Path) -> None:
    application = db.execute("PRAGMA application_id").fetchone()[0]
    version = db.execute("PRAGMA user_version").fetchone()[0]
    empty = db.execute("SELECT NOT EXISTS (SELECT 1 FROM sqlite_schema)").fetchone()[0]
    if application != APPLICATION_ID and not (empty and application == 0):
        raise ProjectError(
            f"{path} is a database, but not a Sidelight project.", "Name another file."
        )
    if version > SCHEMA_VERSION:
        raise NewerProjectError(
            f"{path} was written by a newer Sidelight (schema {version}; this one knows"
            f" {SCHEMA_VERSION}).",
            "Update Sidelight to open it; the file is unchanged.",
        )


def _configure(db: Connection) -> None:
    _patiently(db, "PRAGMA journal_mode=WAL")
    db.execute("PRAGMA synchronous=FULL")
    db.execute("PRAGMA foreign_keys=ON")
    db.execute("PRAGMA trusted_schema=OFF")
    db.execute("PRAGMA cell_size_check=ON")
    db.execute("PRAGMA journal_size_limit=67108864")


def _patiently(db: Connection, statement: str) -> None:
    """Run what SQLite gives up on at once when two processes open a new file together."""
    deadline = time.monotonic() + _GLANCE_MS / 1000
    while True:
        try:
            db.execute(statement)
        except sqlite3.OperationalError as error:
            if not _is_busy(error) or time.monotonic() >= deadline:
                raise
            _pause()
        else:
            return


def in_memory() -> Connection:
    """Return an empty database that lives only in memory, for rebuilding and comparing."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.execute("PRAGMA trusted_schema=OFF")
    return db


def _is_busy(error: Exception) -> bool:
    text = str(error)
    return "locked" in text or "busy" in text or "locking protocol" in text


def _pause() -> None:
    time.sleep(random.uniform(0.0005, 0.008))  # noqa: S311 (no secret: spreads the writers)


@contextmanager
def tx(db: Connection, *, patience: float = PATIENCE) -> Iterator[None]:
    """Run a block in one immediate transaction: all of it is kept, or none.

    Args:
        db: A connection that is in no transaction.
        patience: Seconds to wait for the write lock.

    Raises:
        BusyError: Others held the lock all that time; nothing was changed.
        ProjectError: The disk is full, the file cannot be written, or it is damaged.
    """
    _begin(db, patience)
    try:
        yield
        db.execute("COMMIT")
    except BaseException as error:
        if db.in_transaction:
            db.execute("ROLLBACK")
        if isinstance(error, sqlite3.OperationalError) or type(error) is sqlite3.DatabaseError:
            raise ProjectError(f"The project could not be written: {error}.") from error
        raise


@contextmanager
def part(db: Connection) -> Iterator[None]:
    """Run a block inside an open transaction so that, if it fails, only the block is taken back."""
    db.execute("SAVEPOINT part")
    try:
        yield
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK TO part")
            db.execute("RELEASE part")
        raise
    db.execute("RELEASE part")


def _begin(db: Connection, patience: float) -> None:
    db.execute("PRAGMA busy_timeout=0")
    try:
        _take_the_lock(db, time.monotonic() + patience)
    finally:
        db.execute(f"PRAGMA busy_timeout={_GLANCE_MS}")


def _take_the_lock(db: Connection, deadline: float) -> None:
    while True:
        try:
            db.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if not _is_busy(error):
                raise ProjectError(f"The project cannot be written: {error}.") from error
            if time.monotonic() >= deadline:
                raise BusyError(
                    "Another program is writing to the project.", "Try again in a moment."
                ) from error
            _pause()
        else:
            return
