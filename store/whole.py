"""A file appears whole or not at all: it is made aside, in its own folder, and moved into place.

Whoever looks sees the old file or the new one; a crash leaves at most a hidden folder to delete.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from store.errors import ProjectError, RefusedError, SidelightError
from store.model.entities import ProjectInfo
from store.model.uids import new_uid
from store.oplog import now_ms
from store.project import Project
from store.tagset.tags import TagSet
from store.text import shown

_COMPANIONS = ("-wal", "-shm")


@contextmanager
def whole_file(path: Path, *, replace: bool = False) -> Iterator[BinaryIO]:
    """Write a file that takes its place, durably, when the block ends well.

    Args:
        path: Where; a link is followed.
        replace: Whether a file that is there may be replaced; it keeps its permissions.

    Raises:
        RefusedError: There is a file already, or something that is no file.
        SidelightError: It cannot be written; what was there is unchanged.
    """
    with _aside(path, replace=replace) as temporary:
        try:
            with temporary.open("wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise _unwritable(path, error) from error


@contextmanager
def whole_project(
    path: Path,
    info: ProjectInfo | None = None,
    tags: TagSet | None = None,
    *,
    replace: bool = False,
) -> Iterator[Project]:
    """Make a new project that takes its place when the block ends well; see `Project.create`.

    Without `info` it is named after the file.

    Raises:
        RefusedError: There is a file already, or something that is no file.
        ProjectError: It cannot be made, or a database of that name left its log behind.
    """
    real = Path(os.path.realpath(path))
    left = [Path(f"{real}{ending}") for ending in _COMPANIONS]
    if not replace and not real.exists() and any(one.exists() for one in left):
        raise ProjectError(
            f"{path}-wal or {path}-shm is left over from another database.",
            "Move it away, or choose another name.",
        )
    info = info or ProjectInfo(new_uid(), shown(path.stem), created_at=now_ms())
    with _aside(path, replace=replace) as temporary:
        with Project.create(temporary, info, tags) as project:
            yield project
        if Path(f"{temporary}-wal").exists():
            raise ProjectError(f"{path} could not be completed.", "Try again.")
        if replace:
            for one in left:
                one.unlink(missing_ok=True)


@contextmanager
def _aside(path: Path, *, replace: bool) -> Iterator[Path]:
    """Yield a path to write to; what is there afterwards is moved to `path`."""
    target = Path(os.path.realpath(path))
    if target.exists():
        _refuse_occupied(path, target, replace=replace)
    try:
        folder = Path(tempfile.mkdtemp(prefix=".sidelight-", dir=target.parent))
    except FileNotFoundError:
        raise SidelightError(f"There is no folder {path.parent}.", "Make it first.") from None
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        temporary = folder / target.name
        yield temporary
        _publish(temporary, target, path, replace=replace)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _refuse_occupied(path: Path, target: Path, *, replace: bool) -> None:
    if not target.is_file():
        raise RefusedError(f"{path} is not a regular file.", "Name another one.")
    if not replace and target.stat().st_size:
        raise RefusedError(f"{path} exists already.", "Choose another name.")


def _publish(temporary: Path, target: Path, path: Path, *, replace: bool) -> None:
    try:
        if target.exists():
            shutil.copymode(target, temporary)
            _refuse_occupied(path, target, replace=replace)
            temporary.replace(target)
        else:
            _move_to_free_name(temporary, target, path)
        _sync_folder(target.parent)
    except OSError as error:
        raise _unwritable(path, error) from error


def _move_to_free_name(temporary: Path, target: Path, path: Path) -> None:
    try:
        # Unlike a rename, a hard link never replaces what somebody made meanwhile.
        os.link(temporary, target)
    except FileExistsError:
        raise RefusedError(f"{path} was made by somebody else meanwhile.", "Try again.") from None
    except OSError:
        temporary.rename(target)


def _sync_folder(folder: Path) -> None:
    # A few file systems cannot sync a folder, and then a name is as durable as they make it.
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _unwritable(path: Path, error: OSError) -> SidelightError:
    return SidelightError(f"{path} cannot be written: {error.strerror or error}.")
