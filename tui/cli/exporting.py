"""`sidelight export`: one state of the project as a file, whole or not at all."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import click

from store.errors import RefusedError, UsageError
from store.exchange import records
from store.formats import FORMATS, format_named, pseudonymous
from store.reading import open_project, snapshot
from store.sources import text_of
from store.version import VERSION
from store.whole import whole_file
from tui.cli.options import FILE, project_option
from tui.cli.output import listed, tell

STDOUT = Path("-")


@click.command()
@project_option
@click.option(
    "--format",
    "format_id",
    default="jsonl",
    show_default=True,
    metavar="NAME",
    help=f"One of: {', '.join(FORMATS)}.",
)
@click.option("--output", type=FILE, required=True, metavar="FILE", help="A file; - is stdout.")
@click.option("--pseudonyms", is_flag=True, help="Call the people A1, A2 and so on.")
@click.option("--exported-at", is_flag=True, help="Write the time of the export into the file.")
@click.option("--force", is_flag=True, help="Replace a file that is there.")
def command(
    project: Path,
    format_id: str,
    output: Path,
    *,
    pseudonyms: bool,
    exported_at: bool,
    force: bool,
) -> None:
    """Write the project to a file.

    The same project gives the same bytes, unless the time of the export is asked for.
    """
    write = format_named(format_id).write
    if write is None:
        raise UsageError(f"Sidelight reads the format {format_id}, but does not write it.")
    _refuse_target(project, output, force=force)
    stamp = _now() if exported_at else None
    with (
        open_project(project) as opened,
        _sink(output, force=force) as sink,
        snapshot(opened.db),
    ):
        stream = records(opened.db)
        counts = write(
            pseudonymous(stream) if pseudonyms else stream,
            sink,
            text_of=lambda source: text_of(opened.db, source),
            generator_version=VERSION,
            exported_at=stamp,
        )
    tell(f"Exported {listed(counts)} to {'standard output' if output == STDOUT else output}.")


@contextmanager
def _sink(output: Path, *, force: bool) -> Iterator[BinaryIO]:
    if output == STDOUT:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    else:
        with whole_file(output, replace=force) as file:
            yield file


def _refuse_target(project: Path, output: Path, *, force: bool) -> None:
    """Refuse, before any work, to write where something would be lost or harmed."""
    if output == STDOUT:
        # Article text may hold escape sequences, which a terminal would obey.
        if sys.stdout.isatty():
            raise UsageError(
                "An export is not for a terminal to read.", "Name a file, or pipe it on."
            )
        return
    if output.exists() and project.exists() and output.samefile(project):
        raise UsageError(f"{output} is the project itself.", "Name another file.")
    if output.is_file() and output.stat().st_size and not force:
        raise RefusedError(f"{output} exists already.", "To replace it, add --force.")


def _now() -> str:
    stamp = datetime.now(UTC).isoformat(timespec="milliseconds")
    return stamp.replace("+00:00", "Z")
