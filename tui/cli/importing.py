"""`sidelight import`: articles, or exports of the native format, all of them or none."""

from __future__ import annotations

from pathlib import Path

import click

from store.errors import UsageError
from tui.cli.articles import Articles, import_articles
from tui.cli.options import FILE, annotator_option, json_option, project_option, refuse_nameless
from tui.cli.outcome import Outcome
from tui.cli.output import say, say_json, tell
from tui.cli.restoring import restore_files

_MEGABYTE = 1024 * 1024
_EXPORT = ".jsonl"


@click.command()
@click.argument("paths", nargs=-1, required=True, type=FILE, metavar="PATH...")
@project_option
@click.option("--story", metavar="NAME", help="The story they go to; made where there is none.")
@click.option("--encoding", metavar="NAME", help="Read all of them in this encoding.")
@click.option(
    "--max-size",
    type=click.IntRange(min=1),
    metavar="MB",
    help="The most that one article may have.  [default: 64]",
)
@click.option("--unchecked", is_flag=True, help="Restore an export that validate objects to.")
@annotator_option
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    project: Path,
    story: str | None,
    encoding: str | None,
    max_size: int | None,
    annotator: str | None,
    *,
    unchecked: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Bring articles into a project, which is made where there is none.

    Articles are .txt and .md files. Files named together make one story; a folder is one, and each
    folder in it another. What the project has already is passed over.

    A .jsonl file that Sidelight exported is restored: everything in it keeps its id, layer and
    owner.
    """
    outcome: Outcome
    exports = [path for path in paths if path.suffix.lower() == _EXPORT and not path.is_dir()]
    refuse_nameless("--story", story)
    if exports:
        if len(exports) < len(paths) or story or encoding or max_size:
            raise UsageError(
                "An export is restored as it is: by itself, and into the stories that it names.",
                "Leave out the articles, --story, --encoding and --max-size.",
            )
        outcome = restore_files(project, exports, annotator, dry_run=dry_run, check=not unchecked)
    else:
        size = (max_size or 64) * _MEGABYTE
        job = Articles(paths, story, encoding, size, annotator, dry_run)
        outcome = import_articles(project, job)
    _report(outcome, as_json=as_json)
    ctx.exit(1 if outcome.refused else 0)


def _report(outcome: Outcome, *, as_json: bool) -> None:
    for remark in outcome.remarks():
        tell(remark)
    if as_json:
        say_json(outcome.as_json())
    elif not outcome.refused:
        for line in outcome.lines():
            say(line)
