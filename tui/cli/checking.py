"""`sidelight check`: does the project still say what was done in it?"""

from __future__ import annotations

from pathlib import Path

import click

from store.audit import check
from store.reading import open_project
from tui.cli.options import json_option, project_option
from tui.cli.output import counted, say, say_json


@click.command()
@project_option
@json_option
@click.pass_context
def command(ctx: click.Context, project: Path, *, as_json: bool) -> None:
    """Verify hashes and texts, fold the log again, and compare with the tables.

    Names every difference, and ends with 1 where there is one. Nothing is changed.
    """
    with open_project(project) as opened:
        report = check(opened.db)
    if as_json:
        say_json(
            {
                "project": str(project),
                "ok": not report.problems,
                "problems": report.problems,
                "notices": report.notices,
                "operations": report.operations,
                "entities": report.entities,
            }
        )
    else:
        for problem in report.problems:
            say(f"Problem: {problem}")
        for notice in report.notices:
            say(f"Notice: {notice}")
        size = f"{counted(report.operations, 'operation')}, {counted(report.entities, 'record')}"
        found = len(report.problems)
        say(f"{project}: {size}; {counted(found, 'problem') if found else 'all is well'}.")
    ctx.exit(1 if report.problems else 0)
