"""`sidelight tagset`: the project's tags and link types, out and in, as a file that teams can version."""

from __future__ import annotations

from pathlib import Path

import click

from store.errors import TagSetError
from store.reading import open_project
from store.tagset.parse import parse_tagset
from store.tagset.stored import install, load_tagset
from store.tagset.tags import TagSet
from store.tagset.write import tagset_toml
from tui.cli.options import FILE, annotator_option, project_option
from tui.cli.output import counted, say, say_toml, tell
from tui.cli.signing import sign_in
from tui.commands.table import command_table


@click.group()
def command() -> None:
    """Show, check or change the tag set."""


@command.command()
@project_option
def show(project: Path) -> None:
    """Print the project's tag set as TOML."""
    with open_project(project) as opened:
        tagset = load_tagset(opened.db)
    say_toml(tagset_toml(tagset))


@command.command()
@click.argument("file", type=FILE)
def check(file: Path) -> None:
    """Check a tag set file; mistakes are named by line."""
    say(f"{file} is a tag set of {_size(_read(file))}.")


@command.command()
@click.argument("file", type=FILE)
@project_option
@annotator_option
def use(file: Path, project: Path, annotator: str | None) -> None:
    """Give the project the tag set of a file, which can be undone.

    A tag or link type that is in use must stay in it.
    """
    tagset = _read(file)
    with open_project(project) as opened, opened.together():
        sign_in(opened, annotator)
        with opened.operation("Change tag set", whole_project=True) as op:
            install(op, tagset)
    same = not op.changes.touched
    say(f"The project {'has' if same else 'now has'} {_size(tagset)}, as {file} says.")


def _read(file: Path) -> TagSet:
    """Read a tag set, telling its warnings."""
    try:
        tagset = parse_tagset(file.read_bytes().decode("utf-8-sig"), str(file))
    except OSError as error:
        reason = error.strerror or str(error)
        raise TagSetError(str(file), 0, f"This cannot be read: {reason}.") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise TagSetError(str(file), line, "This is not UTF-8.", "Save it as UTF-8.") from None
    clashes = command_table(tagset.tags, tagset.link_types).clashes
    for warning in (*tagset.warnings, *clashes):
        tell(f"Warning: {warning}")
    return tagset


def _size(tagset: TagSet) -> str:
    links = counted(len(tagset.link_types), "link type")
    return f"{counted(len(tagset.tags), 'tag')} and {links}"
