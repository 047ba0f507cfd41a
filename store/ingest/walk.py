"""Which stories the named files and folders make, before anything is read.

Files named one by one are one story together; a folder with files is a story, and so is each folder
inside it. Folders behind symbolic links are not entered, so no walk can run in circles.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from store.errors import ImportRefusedError
from store.ingest.article import SUFFIXES, known_suffixes, reader_for
from store.ingest.files import unreadable
from store.text import shown

_COMPANIONS = frozenset({"readme", "license", "licence"})
_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class PlannedStory:
    """A story to be: its files in order, and what was left out.

    Attributes:
        title: `None` means the title of its first article.
        skipped: What was passed over on the way, each with a reason that reads on from its name.
    """

    title: str | None
    files: tuple[Path, ...]
    skipped: tuple[tuple[Path, str], ...] = ()


@dataclass(slots=True)
class _Found:
    """The sorted contents of one folder."""

    files: list[Path] = field(default_factory=list)
    folders: list[Path] = field(default_factory=list)
    skipped: list[tuple[Path, str]] = field(default_factory=list)


def plan(paths: Sequence[Path]) -> list[PlannedStory]:
    """Return the stories that `paths` make: the files among them together first, then each folder.

    Files named one by one keep their order; those of a folder are sorted naturally (2 before 10).

    Raises:
        ImportRefusedError: A path does not exist, a named file is of no known kind, or a folder
            has nothing to import.
    """
    folders: list[Path] = []
    files: list[Path] = []
    for path in paths:
        (folders if os.path.isdir(path) else files).append(path)  # noqa: PTH112 - never raises
    stories = [_named(files)] if files else []
    for folder in _unique(folders)[0]:
        stories.extend(_walk(folder))
    return stories


def natural_key(path: Path) -> tuple[list[str | int], str]:
    """Return the sort key by which runs of digits compare as numbers, letters without case."""
    parts = _DIGITS.split(path.name.casefold())
    return [int(part) if at % 2 else part for at, part in enumerate(parts)], path.name


def _named(files: Sequence[Path]) -> PlannedStory:
    """Return the story of files that were named one by one."""
    for path in files:
        try:
            path.lstat()
        except OSError as error:
            raise unreadable(path, error) from None
        reader_for(path)
    kept, again = _unique(files)
    return PlannedStory(None, tuple(kept), tuple((path, "is named twice") for path in again))


def _unique(paths: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """Return the first path to each place, and the further ones."""
    seen: dict[str, Path] = {}
    again: list[Path] = []
    for path in paths:
        place = os.path.realpath(path)
        if place in seen:
            again.append(path)
        else:
            seen[place] = path
    return list(seen.values()), again


def _walk(top: Path) -> list[PlannedStory]:
    """Return one story for each folder with files, from `top` down."""
    stories: list[PlannedStory] = []
    strays: list[tuple[Path, str]] = []
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        try:
            found = _look(folder)
        except OSError as error:
            if folder is top:
                raise unreadable(top, error) from None
            strays.append((folder, f"cannot be opened: {error.strerror or error}"))
            continue
        waiting.extend(reversed(found.folders))
        if found.files:
            story = PlannedStory(_title(folder), tuple(found.files), tuple(found.skipped))
            stories.append(story)
        else:
            strays.extend(found.skipped)
    if not stories:
        raise _nothing(top, strays)
    first = stories[0]
    stories[0] = PlannedStory(first.title, first.files, first.skipped + tuple(strays))
    return stories


def _look(folder: Path) -> _Found:
    """Sort the contents of `folder`; OSError where it may not be listed."""
    found = _Found()
    for path in sorted(folder.iterdir(), key=natural_key):
        reason = _reason(path)
        if reason:
            found.skipped.append((path, reason))
        elif path.is_dir():
            found.folders.append(path)
        else:
            found.files.append(path)
    return found


def _reason(path: Path) -> str:
    """Return why an entry of a folder is passed over; empty where it is not."""
    if path.name.startswith("."):
        return "is hidden"
    if path.is_dir():
        return "is a symbolic link to a folder" if path.is_symlink() else ""
    if path.stem.lower() in _COMPANIONS:
        return "is about the folder, not an article of it"
    if path.suffix.lower() not in SUFFIXES:
        return f"has the suffix {shown(path.suffix)}" if path.suffix else "has no suffix"
    if not path.is_file():
        return "is a symbolic link to nothing" if path.is_symlink() else "is not a regular file"
    return ""


def _title(folder: Path) -> str | None:
    """Return a folder's name as a title; `None` for a root, which has no name."""
    name = folder.name if folder.name not in {"", ".."} else folder.resolve().name
    words = " ".join(shown(name).replace("-", " ").replace("_", " ").split())
    return words[:1].upper() + words[1:] or None


def _nothing(top: Path, skipped: Sequence[tuple[Path, str]]) -> ImportRefusedError:
    seen = f"; {len(skipped)} passed over, such as {shown(skipped[0][0].name)}" if skipped else ""
    return ImportRefusedError(
        shown(top), f"is a folder with nothing to import{seen}.", known_suffixes()
    )
