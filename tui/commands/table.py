"""All commands of the workspace, once: bindings, palette, key bar, help and README are read from here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from store.model import LinkType, Tag
from tui.commands.application import APPLICATION, Redo, Undo
from tui.commands.base import Command
from tui.commands.counting import DIGITS, Count, Zero
from tui.commands.following import FollowLink, GoBack, ShowLinks
from tui.commands.jumping import JUMPS
from tui.commands.keynames import key_name, types
from tui.commands.linking import (
    NextCandidate,
    OtherPane,
    PreviousCandidate,
    StartLink,
    TakeCandidate,
    link_command,
)
from tui.commands.motion import MOTIONS
from tui.commands.occurrences import OCCURRENCES
from tui.commands.panes import PANES, NextPane
from tui.commands.rebinding import Rebinding, assign, sentence
from tui.commands.searching import SEARCH
from tui.commands.selecting import SELECTION, Select
from tui.commands.spans import Copy, CycleSpan, Delete, Describe, NextSpan, PreviousSpan
from tui.commands.tagging import PickTag, TagWith, tag_command
from tui.state import TYPING, Mode

SPANS: tuple[type[Command], ...] = (NextSpan, PreviousSpan, CycleSpan, Describe, Delete, Copy)
LINKS: tuple[type[Command], ...] = (
    StartLink, NextCandidate, PreviousCandidate, OtherPane, TakeCandidate, FollowLink, GoBack,
    ShowLinks,
)  # fmt: skip
FIXED: tuple[type[Command], ...] = (
    Select, StartLink, Undo, NextSpan, *SELECTION, PickTag, *SPANS, *LINKS, NextPane, *MOTIONS,
    *JUMPS, *SEARCH, *OCCURRENCES, Zero, *DIGITS, Undo, Redo, *PANES, *APPLICATION,
)  # fmt: skip
"""Every command that does not come from the tag set. What the narrowest key bar must show is first."""

_USUAL = Rebinding()
_NAMED = re.compile(r"\{([a-z][a-z0-9-]*)\}")

GROUPS = (
    "Tagging",
    "Selecting",
    "Spans",
    "Links",
    "In link mode",
    "Moving",
    "Searching",
    "All occurrences",
    "Changes",
    "Panes",
    "Application",
)


@dataclass(frozen=True, slots=True)
class CommandTable:
    """The commands of one tag set, by id.

    Attributes:
        tags: The tags, with the keys that they get.
        clashes: A sentence for each key that a command, tag or link type did not get.
        by_key: What each key means in each mode.
    """

    commands: dict[str, type[Command]]
    tags: tuple[Tag, ...]
    clashes: tuple[str, ...]
    by_key: dict[tuple[str, Mode], type[Command]]

    def __iter__(self) -> Iterator[type[Command]]:
        return iter(self.commands.values())

    def meant(self, key: str, mode: Mode) -> type[Command] | None:
        """Return the command that a key means in a mode: the first in the table that has it."""
        return self.by_key.get((key, mode))

    def spoken(self, text: str) -> str:
        """Return a text with each command's id in braces replaced by the key that it has."""
        return _NAMED.sub(self._key_of, text) if "{" in text else text

    def _key_of(self, match: re.Match[str]) -> str:
        command = self.commands.get(match[1])
        if command is None:
            return match[0]
        return key_name(command.keys[0]) if command.keys else f"“{match[1].replace('-', ' ')}”"

    def help(self, command: type[Command]) -> str:
        """Return what a command does, as one line, with the keys that the commands have."""
        return self.spoken(command.help())

    def in_bar(self, mode: Mode) -> list[type[Command]]:
        """Return what the key bar shows in a mode."""
        return [command for command in self.commands.values() if command.in_bar(mode)]


def command_table(
    tags: Sequence[Tag], link_types: Sequence[LinkType], rebinding: Rebinding = _USUAL
) -> CommandTable:
    """Return all commands for a tag set, with the keys that the settings give them."""
    tagging = [tag_command(tag) for tag in tags]
    made: tuple[type[Command], ...] = (
        *tagging,
        TakeCandidate,
        *map(link_command, link_types),
        *FIXED,
    )
    asking = {command.id: command for command in made}
    found = assign(list(asking.values()), rebinding)
    commands = {name: _with_keys(command, found.keys[name]) for name, command in asking.items()}
    held = [
        replace(tag, key=_letter(found.keys[command.id]))
        for tag, command in zip(tags, tagging, strict=True)
    ]
    told = [sentence(loss, found.keys) for loss in found.losses]
    return CommandTable(commands, tuple(held), tuple(told), _by_key(commands.values()))


def _by_key(commands: Iterable[type[Command]]) -> dict[tuple[str, Mode], type[Command]]:
    found: dict[tuple[str, Mode], type[Command]] = {}
    for command in commands:
        for key in command.keys:
            for mode in command.modes - TYPING if types(key) else command.modes:
                found.setdefault((key, mode), command)
    return found


def _with_keys(command: type[Command], keys: tuple[str, ...]) -> type[Command]:
    """Return the command, or one that differs from it in its keys alone."""
    if keys == command.keys:
        return command
    return type(command.__name__, (command,), {"keys": keys, "__doc__": command.__doc__})


def _letter(keys: tuple[str, ...]) -> str:
    """Return what a tag's spans are marked with: the first of its keys that is one character."""
    return next((name for name in map(key_name, keys) if len(name) == 1), "")


class HelpRow(NamedTuple):
    """A command in a list of them.

    Attributes:
        id: By which its keys can be set; of the digits, the first and the last.
        keys: Each in back quotes.
        text: What it does.
    """

    id: str
    keys: str
    text: str


def help_rows(table: CommandTable) -> list[tuple[str, list[HelpRow]]]:
    """Return the commands by group, for the help screen and the README; the digits are one row."""
    groups: dict[str, list[HelpRow]] = {name: [] for name in GROUPS}
    digits: list[str] = []
    for command in table:
        names = [f"`{key_name(key)}`" for key in command.keys]
        if issubclass(command, Count):
            digits += names
        else:
            row = HelpRow(command.id, " ".join(names), table.help(command))
            groups.setdefault(command.group, []).append(row)
    usual = digits == [f"`{digit}`" for digit in range(1, 10)]
    ids = f"{DIGITS[0].id} … {DIGITS[-1].id}"
    shown = "`1` … `9`" if usual else " ".join(digits)
    groups["Moving"].append(HelpRow(ids, shown, table.help(Count)))
    return [(name, rows) for name, rows in groups.items() if rows]


__all__ = ["FIXED", "CommandTable", "HelpRow", "TagWith", "command_table", "help_rows"]
