"""Reading one file, safely: regular files only, of a bounded size, with every refusal a sentence."""

from __future__ import annotations

import stat
from pathlib import Path

from store.errors import ImportRefusedError
from store.text import shown

MAX_BYTES = 64 * 1024 * 1024
"""Default size cap of one file, in bytes (64 MiB)."""


def read_file(path: Path, max_bytes: int = MAX_BYTES) -> bytes:
    """Return the bytes of a regular file of at most `max_bytes`.

    Raises:
        ImportRefusedError: It is missing, unreadable, too large, or not a regular file.
    """
    try:
        info = path.stat()
        if not stat.S_ISREG(info.st_mode):
            raise _not_regular(path, info.st_mode)
        if info.st_size > max_bytes:
            raise _too_large(path, max_bytes)
        with path.open("rb") as file:
            raw = file.read(max_bytes + 1)
    except OSError as error:
        raise unreadable(path, error) from None
    if len(raw) > max_bytes:
        raise _too_large(path, max_bytes)
    return raw


def unreadable(path: Path, error: OSError) -> ImportRefusedError:
    """Return the refusal that an operating-system error on `path` amounts to."""
    name = shown(path)
    if isinstance(error, FileNotFoundError):
        if path.is_symlink():
            return ImportRefusedError(
                name, "is a symbolic link to nothing.", "Restore its target, or leave it out."
            )
        return ImportRefusedError(name, "does not exist.", "Check the name.")
    if isinstance(error, PermissionError):
        return ImportRefusedError(name, "may not be read by you.", "Ask for read permission.")
    return ImportRefusedError(name, f"cannot be read: {error.strerror or error}.")


def _not_regular(path: Path, mode: int) -> ImportRefusedError:
    kinds = {
        stat.S_IFDIR: "a folder",
        stat.S_IFIFO: "a pipe",
        stat.S_IFSOCK: "a socket",
        stat.S_IFCHR: "a device",
        stat.S_IFBLK: "a device",
    }
    what = kinds.get(stat.S_IFMT(mode), "something else")
    return ImportRefusedError(shown(path), f"is {what}, not a regular file.", "Name a file.")


def _too_large(path: Path, max_bytes: int) -> ImportRefusedError:
    return ImportRefusedError(
        shown(path),
        f"is larger than {max_bytes:,} bytes, the most that one article may have.",
        "Split it into articles.",
    )
