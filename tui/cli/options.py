"""Options that several commands share, so that they are called and explained alike."""

from __future__ import annotations

from pathlib import Path

import click

from store.errors import UsageError
from store.text import shown

FILE = click.Path(path_type=Path)
"""A file name, whatever its bytes; what is wrong with the file is said by who opens it."""

project_option = click.option(
    "--project",
    type=FILE,
    required=True,
    envvar="SIDELIGHT_PROJECT",
    show_envvar=True,
    metavar="FILE",
    help="The project.",
)
annotator_option = click.option(
    "--annotator",
    envvar="SIDELIGHT_ANNOTATOR",
    show_envvar=True,
    metavar="NAME",
    help="In whose name; by default as last time, or your login name.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def refuse_nameless(option: str, value: str | None) -> None:
    """Make sure that an option that was given is a name that can be kept.

    Raises:
        UsageError: It is blank, or not text.
    """
    if value is None:
        return
    if not value.strip():
        raise UsageError(f"{option} is blank.", "Give a name, or leave it out.")
    if shown(value) != value:
        raise UsageError(f"{option} is not text in UTF-8.", "Type the name again.")
