"""An exported file back into a project: everything in it keeps its id, layer and owner."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import closing, suppress
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

from store.errors import FormatError, RefusedError, UsageError
from store.exchange import Restored, restore
from store.formats import ReadReport, read_jsonl
from store.formats.jsonl import bounded_lines
from store.formats.jsonl_validate import validate_jsonl
from store.intake import refuse_unreadable
from store.layers import find_annotator
from store.model import ProjectInfo, Record
from store.project import Project
from store.text import shown
from tui.cli.outcome import RestoreOutcome
from tui.cli.output import progress
from tui.cli.signing import annotator_name
from tui.cli.target import TakenBackError, is_new, open_or_make

CHUNK = 50_000
"""Records in one operation: its changes are held in memory until it is logged."""

_SHOWN = 5


def restore_files(
    project: Path, files: list[Path], annotator: str | None, *, dry_run: bool, check: bool
) -> RestoreOutcome:
    """Restore exports into a project, made as the first of them says where there is none.

    Args:
        project: Its file.
        files: Exports of the native format.
        annotator: In whose name, where the project knows them; otherwise in nobody's.
        dry_run: Keep nothing.
        check: Refuse what `validate_jsonl` objects to.

    Raises:
        ProjectError: The project cannot be opened, made or written.
    """
    outcome = RestoreOutcome(project, dry_run, made=is_new(project))
    for path in files:
        _examine(path, outcome, check=check)
    if outcome.refused:
        return outcome
    info = _header(files[0]) if outcome.made else None
    with suppress(TakenBackError), open_or_make(project, info) as opened, opened.together():
        _sign_in_if_known(opened, annotator)
        for path in files:
            _restore(opened, path, outcome)
        if dry_run or outcome.refused:
            raise TakenBackError
    return outcome


def _examine(path: Path, outcome: RestoreOutcome, *, check: bool) -> None:
    """Refuse a file that is no export, or (where asked) one with anything wrong in it."""
    try:
        _header(path)
        found = [one for one in validate_jsonl(path) if not one.warning] if check else []
    except FormatError as error:
        outcome.refuse(path, error)
        return
    for one in found[:_SHOWN]:
        outcome.refuse(path, FormatError(str(path), one.line, one.sentence))
    if len(found) > _SHOWN:
        more = f"There are {len(found) - _SHOWN} more problems."
        outcome.refuse(path, FormatError(str(path), 0, more, "To see all: sidelight validate"))


def _restore(project: Project, path: Path, outcome: RestoreOutcome) -> None:
    """Bring in one file, in operations of `CHUNK` records."""
    report, restored = ReadReport(), Restored(outcome.added, outcome.known)
    try:
        with (
            progress(f"Restoring {path.name}", path.stat().st_size) as advance,
            closing(_records(path, report, advance)) as stream,
        ):
            records = _with_project(project, path, stream, outcome)
            for first in records:
                with project.operation(f"Restore {shown(path.name)}", restores=True) as op:
                    restore(op, chain((first,), islice(records, CHUNK - 1)), restored)
            refuse_unreadable(project.db)
    except (FormatError, RefusedError) as error:
        outcome.refuse(path, error)
    outcome.known = restored.known
    outcome.notices += [f"{path}: {sentence}" for sentence in report.warnings()]


def _with_project(
    project: Project, path: Path, stream: Iterator[Record], outcome: RestoreOutcome
) -> Iterator[Record]:
    """Return the records to restore: a project's own record only where it is about this one."""
    first = next(stream)
    held = project.info
    if first == held:
        return stream
    if isinstance(first, ProjectInfo) and first.uid != held.uid:
        outcome.notices.append(
            f"{path} is an export of another project, {first.name}; this one keeps its own name"
            " and description."
        )
        return stream
    return chain((first,), stream)


def _header(path: Path) -> ProjectInfo:
    """Return the project that a file is an export of.

    Raises:
        FormatError: It cannot be read, or is no export.
    """
    with closing(_records(path, ReadReport(), lambda _: None)) as stream:
        first = next(stream)
    if not isinstance(first, ProjectInfo):
        raise FormatError(str(path), 1, "The first line names no project.")
    return first


def _records(
    path: Path, report: ReadReport, advance: Callable[[int], None]
) -> Generator[Record, None, None]:
    """Yield a file's records, its project first; `advance` is told of bytes read."""
    try:
        with path.open("rb") as file:
            yield from read_jsonl(_watched(file, advance), str(path), report)
    except OSError as error:
        reason = error.strerror or str(error)
        raise FormatError(str(path), 0, f"cannot be read: {reason}.") from error


def _watched(file: BinaryIO, advance: Callable[[int], None]) -> Iterator[bytes]:
    for line in bounded_lines(file):
        advance(len(line))
        yield line


def _sign_in_if_known(project: Project, given: str | None) -> None:
    """Restore in the annotator's name, so that they can undo it; but bring nobody in for that."""
    with suppress(UsageError):
        name = annotator_name(project, given)
        if find_annotator(project.db, name) is not None:
            project.sign_in(name)
