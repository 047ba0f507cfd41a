"""`sidelight keys`: all keys of the workspace, read from the commands, as the settings have them."""

from __future__ import annotations

from dataclasses import replace

import click

from store.tagset.parse import default_tagset
from tui.cli.configured import settings
from tui.cli.output import say, tell
from tui.commands.rebinding import Rebinding
from tui.commands.table import FIXED, CommandTable, command_table, help_rows
from tui.screens.taste import usable
from tui.settings import Settings, preset_names
from tui.settings.presets import read_preset

_ID_WIDTH, _KEYS_WIDTH = 20, 26


def _table(rebinding: Rebinding) -> CommandTable:
    tagset = default_tagset()
    return command_table(tagset.tags, tagset.link_types, rebinding)


def markdown(rebinding: Rebinding) -> str:
    """Return the table of keys for the default tag set, as it stands in the README."""
    lines = []
    for group, rows in help_rows(_table(rebinding)):
        lines += [f"**{group}**", "", "| keys | do |", "|---|---|"]
        lines += [f"| {row.keys} | {row.text} |" for row in rows]
        lines.append("")
    return "\n".join(lines).rstrip()


@click.command()
@click.option("--check", is_flag=True, help="Check the settings file, and say what is wrong.")
@click.option("--markdown", "as_markdown", is_flag=True, help="As a Markdown table.")
@click.option("--preset", type=click.Choice(preset_names()), help="As under these keys.")
@click.pass_context
def command(ctx: click.Context, preset: str | None, *, check: bool, as_markdown: bool) -> None:
    """Show all keys of the workspace with the commands' ids, for the default tag set.

    They are shown as the settings file has them; `sidelight paths` tells where that is. With --check
    the exit code is 1 if anything in the file cannot be used as it stands, or two commands ask for one
    key; else 0.
    """
    held = _under(settings(), preset)
    table = _table(held.rebinding)
    problems = (*held.problems, *table.clashes)
    if check:
        problems = (*problems, *_themes_told(held))
        _report(held.where, problems)
        ctx.exit(1 if problems else 0)
    for problem in problems:
        tell(problem)
    lines = markdown(held.rebinding).splitlines() if as_markdown else _lines(table)
    for line in lines:
        say(line)


def _under(held: Settings, preset: str | None) -> Settings:
    """Return the settings with another preset."""
    if preset is None:
        return held
    keys = read_preset(preset, [command.id for command in FIXED])
    return replace(held, preset=preset, rebinding=Rebinding(held.rebinding.own, keys))


def _themes_told(held: Settings) -> tuple[str, ...]:
    # Textual costs more than 100 ms, which only a check of the theme's name has to pay.
    from textual.theme import BUILTIN_THEMES  # noqa: PLC0415

    from tui.render.themes import THEMES  # noqa: PLC0415

    return usable(held, {**THEMES, **BUILTIN_THEMES})[1]


def _report(where: str, problems: tuple[str, ...]) -> None:
    for problem in problems:
        say(problem)
    if not problems:
        say(f"{where}: all is well.")


def _lines(table: CommandTable) -> list[str]:
    lines: list[str] = []
    for group, rows in help_rows(table):
        lines.append(group)
        for row in rows:
            keys = row.keys.replace("`", "")
            lines.append(f"  {row.id:<{_ID_WIDTH}} {keys:<{_KEYS_WIDTH}} {row.text}")
    return lines
