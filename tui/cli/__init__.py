"""The command line: each command is a module of its own, loaded when it is called.

`sidelight --help` therefore costs click and this table, and no database, screen or format.
"""

from __future__ import annotations

import click

from store.version import VERSION
from tui.cli.group import Entry, Program

__all__ = ["main"]

COMMANDS = {
    "open": Entry("tui.cli.opening", "Open a project and annotate."),
    "demo": Entry("tui.cli.demonstration", "Open a private copy of the sample stories."),
    "import": Entry("tui.cli.importing", "Bring in articles, folders, or a .jsonl export."),
    "export": Entry("tui.cli.exporting", "Write the project to a file."),
    "validate": Entry("tui.cli.validation", "Check an exported file, line by line."),
    "check": Entry("tui.cli.checking", "Verify a project against its own log."),
    "keys": Entry("tui.cli.keys", "Show all keys of the workspace."),
    "log": Entry("tui.cli.logbook", "Show what was done, newest first."),
    "tagset": Entry("tui.cli.tagsets", "Show, check or change the tag set."),
    "paths": Entry("tui.cli.paths", "Show where Sidelight keeps its files."),
    "completion": Entry("tui.cli.completion", "Print the completion script of a shell."),
}
"""Command to where it is and what it does, in the order of the help page."""

HELP = """Read articles on the same event side by side; highlight, tag and link what corresponds.

A project is one file, named by --project or SIDELIGHT_PROJECT. Results go to standard output,
remarks to standard error.

Exit codes: 0 done; 1 failed, and nothing was changed; 2 the call is wrong; 130 interrupted.
"""

main = click.version_option(VERSION, prog_name="sidelight")(
    Program("sidelight", COMMANDS, help=HELP)
)
"""The program."""
