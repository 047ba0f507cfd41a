"""A click group that loads its commands late, and tells every failure in one way."""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, cast

import click

from store.errors import SidelightError
from tui.cli.output import complain

INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Entry:
    """A command to be.

    Attributes:
        module: The module that has it, as `command`.
        summary: One line of the help page.
    """

    module: str
    summary: str


class Program(click.Group):
    """The top of the command line; `entries` are its commands, imported when they are called."""

    def __init__(self, name: str, entries: Mapping[str, Entry], **settings: Any) -> None:
        options = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
        super().__init__(name, context_settings=options, **settings)
        self.entries = entries

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click asks so)
        """Return the names in the order of the table."""
        return list(self.entries)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002
        cmd_name: str,
    ) -> click.Command | None:
        """Import a command."""
        entry = self.entries.get(cmd_name)
        if entry is None:
            return None
        # While modules load nothing dies, and the collector would look at all of it in vain.
        gc.disable()
        try:
            return cast("click.Command", import_module(entry.module).command)
        finally:
            gc.enable()

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002
        formatter: click.HelpFormatter,
    ) -> None:
        """List the commands by their summaries, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.summary) for name, entry in self.entries.items()])

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run, and end the process with a documented exit code; see `click.Command.main`."""
        name = prog_name or self.name
        if not standalone_mode:
            return super().main(args, name, complete_var, standalone_mode=False, **extra)
        _print_anything()
        try:
            code = super().main(args, name, complete_var, standalone_mode=False, **extra)
        except SidelightError as error:
            complain(error.sentence, error.hint)
            sys.exit(error.exit_code)
        except OSError as error:
            if error.filename is None:
                raise
            complain(f"{os.fsdecode(error.filename)}: {error.strerror}.")
            sys.exit(1)
        except click.Abort:
            complain("Interrupted.")
            sys.exit(INTERRUPTED)
        except click.exceptions.NoArgsIsHelpError as error:
            error.show()
            sys.exit(error.exit_code)
        except click.ClickException as error:
            complain(error.format_message(), _see(error))
            sys.exit(error.exit_code)
        sys.exit(code if isinstance(code, int) else 0)


def _see(error: click.ClickException) -> str:
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f"See: {context.command_path} --help" if context is not None else ""


def _print_anything() -> None:
    """Make the standard streams print a question mark for what their encoding lacks."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
