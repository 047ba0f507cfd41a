"""`sidelight keys`: all keys of the workspace, read from the commands themselves."""

from __future__ import annotations

import click

from store.tagset.parse import default_tagset
from tui.cli.output import say
from tui.commands.table import command_table, help_rows

_WIDTH = 24


def markdown() -> str:
    """Return the table of keys for the default tag set, as it stands in the README."""
    tagset = default_tagset()
    lines = []
    for group, rows in help_rows(command_table(tagset.tags, tagset.link_types)):
        lines += [f"**{group}**", "", "| keys | do |", "|---|---|"]
        lines += [f"| {keys} | {text} |" for keys, text in rows]
        lines.append("")
    return "\n".join(lines).rstrip()


@click.command()
@click.option("--markdown", "as_markdown", is_flag=True, help="As a Markdown table.")
def command(*, as_markdown: bool) -> None:
    """Show all keys of the workspace, for the default tag set."""
    if as_markdown:
        for line in markdown().splitlines():
            say(line)
        return
    tagset = default_tagset()
    for group, rows in help_rows(command_table(tagset.tags, tagset.link_types)):
        say(group)
        for keys, text in rows:
            say(f"  {keys.replace('`', ''):<{_WIDTH}} {text}")
