"""All commands of the workspace, once: bindings, palette, key bar, help and README are read from here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from store.model import LinkType, Tag
from tui.commands.application import APPLICATION, Undo
from tui.commands.base import Command, key_name
from tui.commands.following import FollowLink, GoBack, ShowLinks
from tui.commands.linking import (
    NextCandidate,
    OtherPane,
    PreviousCandidate,
    StartLink,
    TakeCandidate,
    link_command,
)
from tui.commands.motion import DIGITS, MOTIONS, Count
from tui.commands.selecting import SELECTION, Select
from tui.commands.spans import Copy, CycleSpan, Delete, Describe, NextSpan, PreviousSpan
from tui.commands.tagging import PickTag, TagWith, tag_command
from tui.state import Mode

SPANS: tuple[type[Command], ...] = (NextSpan, PreviousSpan, CycleSpan, Describe, Delete, Copy)
LINKS: tuple[type[Command], ...] = (
    StartLink, NextCandidate, PreviousCandidate, OtherPane, TakeCandidate, FollowLink, GoBack,
    ShowLinks,
)  # fmt: skip
FIXED: tuple[type[Command], ...] = (
    Select, StartLink, Undo, NextSpan, *SELECTION, PickTag, *SPANS, *LINKS, *MOTIONS, *DIGITS,
    *APPLICATION,
)  # fmt: skip
"""Every command that does not come from the tag set. What the narrowest key bar must show is first."""

GROUPS = (
    "Tagging",
    "Selecting",
    "Spans",
    "Links",
    "In link mode",
    "Moving",
    "Changes",
    "Panes",
    "Application",
)


def _taken(mode: Mode) -> frozenset[str]:
    return frozenset(key for command in FIXED if mode in command.modes for key in command.keys)


@dataclass(frozen=True, slots=True)
class CommandTable:
    """The commands of one tag set, by id.

    Attributes:
        tags: The tags, without the keys that they do not get.
        clashes: A sentence for each tag or link type whose letter a command or another one has.
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

    def in_bar(self, mode: Mode) -> list[type[Command]]:
        """Return what the key bar shows in a mode."""
        return [command for command in self.commands.values() if command.in_bar(mode)]


def command_table(tags: Sequence[Tag], link_types: Sequence[LinkType]) -> CommandTable:
    """Return all commands for a tag set."""
    reading = _taken(Mode.READ) | _taken(Mode.SELECT)
    linking = frozenset(
        key for command in LINKS if Mode.LINK in command.modes for key in command.keys
    )
    made: list[type[Command]] = []
    held: list[Tag] = []
    clashes: list[str] = []
    for tag in tags:
        made.append(tag_command(tag, reading))
        clashes += [_clash(tag, "t picks it by name")] if tag.key in reading else []
        held.append(replace(tag, key="") if tag.key in reading else tag)
        reading |= {tag.key} - {""}
    for link_type in link_types:
        made.append(link_command(link_type, linking))
        clashes += [_clash(link_type, "L retypes to it")] if link_type.key in linking else []
        linking |= {link_type.key} - {""}
    commands = {command.id: command for command in (*made, *FIXED)}
    return CommandTable(commands, tuple(held), tuple(clashes), _by_key(commands.values()))


def _by_key(commands: Iterable[type[Command]]) -> dict[tuple[str, Mode], type[Command]]:
    found: dict[tuple[str, Mode], type[Command]] = {}
    for command in commands:
        for key in command.keys:
            for mode in command.modes:
                found.setdefault((key, mode), command)
    return found


def _clash(entry: Tag | LinkType, way: str) -> str:
    return f"{entry.id} asks for the key {entry.key!r}, which is taken; {way}."


def help_rows(commands: Iterable[type[Command]]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return, by group, rows of keys and help, for the help screen and the README."""
    groups: dict[str, list[tuple[str, str]]] = {name: [] for name in GROUPS}
    for command in commands:
        if command in DIGITS:
            continue
        keys = " ".join(f"`{key_name(key)}`" for key in command.keys)
        groups.setdefault(command.group, []).append((keys, command.help()))
    groups["Moving"].append(("`1` … `9`", Count.help()))
    return [(name, rows) for name, rows in groups.items() if rows]


__all__ = ["FIXED", "CommandTable", "TagWith", "command_table", "help_rows"]
