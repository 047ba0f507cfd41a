"""`sidelight log`: what was done, by whom and when."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import click

from store.journal import Entry, entries
from store.model import uid_text
from store.reading import open_project
from tui.cli.options import json_option, project_option
from tui.cli.output import say, say_json

_REMARKS = {"new": "", "undo": "undo: ", "redo": "redo: "}


@click.command()
@project_option
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="The newest N only.")
@json_option
def command(project: Path, limit: int | None, *, as_json: bool) -> None:
    """Show what was done in the project, newest first."""
    with open_project(project) as opened:
        found = islice(entries(opened.db), limit)
        if as_json:
            say_json([_told(entry) for entry in found])
        else:
            for entry in found:
                say(_line(entry))


def _line(entry: Entry) -> str:
    when = datetime.fromtimestamp(entry.at / 1000, UTC).astimezone().isoformat(" ", "seconds")
    undone = "  (undone)" if entry.undone else ""
    return f"{when}  {entry.annotator or '-'}  {_REMARKS[entry.kind]}{entry.label}{undone}"


def _told(entry: Entry) -> dict[str, object]:
    when = datetime.fromtimestamp(entry.at / 1000, UTC).isoformat(timespec="milliseconds")
    return {
        "operation": uid_text(entry.uid),
        "at": when.replace("+00:00", "Z"),
        "annotator": entry.annotator or None,
        "label": entry.label,
        "kind": entry.kind,
        "undone": entry.undone,
    }
