"""`sidelight validate`: everything that is wrong with an exported file, by line."""

from __future__ import annotations

from pathlib import Path

import click

from store.formats.jsonl_validate import validate_jsonl
from tui.cli.options import FILE, json_option
from tui.cli.output import counted, say, say_json


@click.command()
@click.argument("file", type=FILE)
@json_option
@click.pass_context
def command(ctx: click.Context, file: Path, *, as_json: bool) -> None:
    """Check an exported file against the format, its texts and its own references.

    Ends with 1 where something is wrong; warnings alone are no failure.
    """
    problems = validate_jsonl(file)
    wrong = sum(not problem.warning for problem in problems)
    if as_json:
        told = [
            {"line": one.line, "sentence": one.sentence, "warning": one.warning} for one in problems
        ]
        say_json({"file": str(file), "valid": not wrong, "problems": told})
    else:
        for one in problems:
            place = f"{file}:{one.line}" if one.line else str(file)
            say(f"{place}: {'warning: ' if one.warning else ''}{one.sentence}")
        say(f"{file}: {counted(wrong, 'problem')}." if wrong else f"{file} is valid.")
    ctx.exit(1 if wrong else 0)
