"""`sidelight open`: the application on one project."""

from __future__ import annotations

import gc
import os
import signal
import sys
from pathlib import Path

import click

from store.errors import ProjectError, UsageError
from store.project import Project
from store.reading import open_project
from tui.cli.options import FILE, annotator_option
from tui.cli.signing import annotator_name, remember_annotator


@click.command()
@click.argument("file", type=FILE, required=False)
@click.option(
    "--project",
    type=FILE,
    envvar="SIDELIGHT_PROJECT",
    show_envvar=True,
    metavar="FILE",
    help="The project, where FILE is not given.",
)
@annotator_option
@click.option("--story", metavar="TITLE", help="Begin with this story.")
def command(
    file: Path | None, project: Path | None, annotator: str | None, story: str | None
) -> None:
    """Open a project and annotate. It resumes where it was left."""
    path = file or project
    if path is None:
        raise UsageError("Which project?", "Name its file: sidelight open FILE")
    require_terminal()
    with open_project(path) as opened:
        if opened.read_only:
            raise ProjectError(
                f"{path} cannot be written here, and annotating writes.",
                "Copy it to a folder of your own; export, check and log read it where it is.",
            )
        name = annotator_name(opened, annotator)
        remember_annotator(opened, name)
        run(opened, name, story)


def require_terminal() -> None:
    """Make sure that there is a screen and a keyboard.

    Raises:
        UsageError: Input or output is a pipe or a file.
    """
    if not _has_terminal():
        raise UsageError(
            "The application needs a terminal, and here input or output is redirected.",
            "Run it in a terminal; for scripts there are import, export and check.",
        )


def _has_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def run(project: Project, annotator: str, story: str | None) -> None:
    """Load the application and run it on an open project until it is quit.

    Args:
        project: From here on its writes wait no longer than a person would notice.
        annotator: In whose name to work.
        story: Title of the story to open; by default the one that was open last, or the only one.

    Raises:
        ProjectError: The file cannot be read or written.
        NotFoundError: There is no story of that title.
    """
    # Whoever started this may ignore a hang-up; without a terminal it would then run on for ever.
    if hasattr(signal, "SIGHUP"):  # not on Windows
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
    # Nothing dies while the program loads: the collector would only look at it again and again.
    gc.disable()
    # A frame waits for the tick of a timer, and three pass before the first text: tick faster.
    os.environ.setdefault("TEXTUAL_FPS", "120")
    # Textual costs more than 100 ms, which a refusal above need not pay.
    from tui.app import SidelightApp  # noqa: PLC0415
    from tui.cli.configured import settings  # noqa: PLC0415
    from tui.screens.beginning import first_story  # noqa: PLC0415
    from tui.screens.writing import INSTANT  # noqa: PLC0415

    project.sign_in(annotator)
    project.patience = INSTANT
    SidelightApp(project, annotator, first_story(project, story), settings()).run()
