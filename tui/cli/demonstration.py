"""`sidelight demo`: the sample stories in a private copy, which keeps what is done in it."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

import click

from store.audit import check as audit
from store.errors import ProjectError, RefusedError
from store.exchange import records
from store.model import Annotator, Link, Source, SourceText, Span, Story
from store.project import Project
from store.reading import open_project, snapshot
from store.sources import stories
from tui.cli.opening import require_terminal, run
from tui.cli.options import FILE, refuse_nameless
from tui.cli.output import listed, say, tell
from tui.cli.places import data_folder
from tui.cli.target import is_new
from tui.demo import ANNOTATOR, NAME, is_demo, make_demo

_FILE = "demo.db"
_TOLD = {Story: "story", Source: "source", Annotator: "annotator", Span: "span", Link: "link"}


@click.command()
@click.option("--check", is_flag=True, help="Make it, verify it, say so, and leave nothing.")
@click.option(
    "--directory", type=FILE, metavar="DIR", help="Where to keep it; see: sidelight paths."
)
@click.option("--reset", is_flag=True, help="Begin anew, and lose what was done in it.")
@click.option(
    "--annotator", default=ANNOTATOR, show_default=True, metavar="NAME", help="In whose name."
)
@click.pass_context
def command(
    ctx: click.Context, directory: Path | None, annotator: str, *, check: bool, reset: bool
) -> None:
    """Open a private copy of the sample stories, to try things in.

    It is opened as annotator A1, one of the two who have annotated the first story. What is done in
    it is kept until --reset.
    """
    refuse_nameless("--annotator", annotator)
    if check:
        ctx.exit(_check())
    require_terminal()
    path = (directory or data_folder()) / _FILE
    story = _provide(path, reset=reset)
    tell(f"Opening {path} as {annotator}. What you do in it is kept; --reset begins anew.")
    with open_project(path) as project:
        run(project, annotator, story)


def _provide(path: Path, *, reset: bool) -> str | None:
    """Make the demo where it is not; return the story to begin with, none where one resumes."""
    if not is_new(path):
        with open_project(path) as project:
            mine = is_demo(project)
        if not mine:
            raise RefusedError(f"{path} is not a demo.", "Name another folder: --directory")
        if not reset:
            return None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ProjectError(
            f"{path.parent} cannot be made: {reason}.", "Name another folder: --directory"
        ) from error
    make_demo(path, replace=reset)
    with open_project(path) as project:
        return stories(project.db)[0].title


def _check() -> int:
    """Make a demo in a temporary folder, verify it and say what is in it; return the exit code."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / _FILE
        make_demo(path)
        with open_project(path) as project:
            problems = audit(project.db).problems
            counts = _counts(project)
    for problem in problems:
        say(f"Problem: {problem}")
    say(f"{NAME}: {listed(counts)}; {'not well' if problems else 'all is well'}.")
    return 1 if problems else 0


def _counts(project: Project) -> dict[str, int]:
    with snapshot(project.db):
        kinds = Counter(
            type(record.source if isinstance(record, SourceText) else record)
            for record in records(project.db)
        )
    return {name: kinds[kind] for kind, name in _TOLD.items()}
