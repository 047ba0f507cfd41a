"""Who gets which key, where two commands of one mode ask for the same.

The settings' own keys come first, then those of a preset, then the commands' usual ones, at last the
letters of the tag set. A command keeps a key in all its modes or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from tui.commands.base import GATHERING, LINKING, Command
from tui.commands.keynames import key_name
from tui.commands.linking import LinkAs
from tui.commands.tagging import TagWith

Keys = Mapping[str, tuple[str, ...]]
"""Keys by a command's id, as Textual names them."""

ESSENTIAL = "cancel"
"""The command that is never without a key: it is the way back from everything."""


class Rank(IntEnum):
    """Whose wish it is that a command has a key; the first comes first."""

    ESSENTIAL = 0
    OWN = 1
    PRESET = 2
    USUAL = 3
    TAGSET = 4


@dataclass(frozen=True, slots=True)
class Rebinding:
    """Keys that commands have in place of their usual ones.

    Attributes:
        own: The annotator's; an empty tuple leaves a command without a key.
        preset: Those of a preset, for what `own` does not name.
    """

    own: Keys = field(default_factory=dict)
    preset: Keys = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Claim:
    """A command asks for a key."""

    rank: Rank
    place: int
    key: str
    command: type[Command]


@dataclass(frozen=True, slots=True)
class Loss:
    """A claim that was not met, and the one that was."""

    claim: Claim
    winner: Claim


@dataclass(frozen=True, slots=True)
class Assignment:
    """What came of the claims.

    Attributes:
        keys: The keys that each command gets, by id.
        losses: The claims that were not met.
    """

    keys: dict[str, tuple[str, ...]]
    losses: tuple[Loss, ...]


def assign(commands: Sequence[type[Command]], rebinding: Rebinding) -> Assignment:
    """Give each command the keys that nobody before it has in any of its modes."""
    held: dict[str, list[Claim]] = {}
    losses: list[Loss] = []
    for claim in sorted(_claims(commands, rebinding), key=lambda c: (c.rank, c.place)):
        others = held.setdefault(claim.key, [])
        if any(other.command is claim.command for other in others):
            continue
        winner = next((o for o in others if _compete(o.command, claim.command)), None)
        if winner is None:
            others.append(claim)
        else:
            losses.append(Loss(claim, winner))
    keys = {
        command.id: tuple(
            key
            for key in _wish(command, rebinding)
            if any(claim.command is command for claim in held.get(key, ()))
        )
        for command in commands
    }
    return Assignment(keys, tuple(losses))


def _wish(command: type[Command], rebinding: Rebinding) -> tuple[str, ...]:
    wish = rebinding.own.get(command.id, rebinding.preset.get(command.id, command.keys))
    return tuple(dict.fromkeys(wish or (command.keys if command.id == ESSENTIAL else ())))


def _claims(commands: Iterable[type[Command]], rebinding: Rebinding) -> Iterator[Claim]:
    for number, command in enumerate(commands):
        rank, place = Rank.USUAL, number
        if command.id in rebinding.own:
            rank, place = Rank.OWN, list(rebinding.own).index(command.id)
        elif command.id in rebinding.preset:
            rank, place = Rank.PRESET, list(rebinding.preset).index(command.id)
        elif issubclass(command, TagWith | LinkAs):
            rank = Rank.TAGSET
        for key in _wish(command, rebinding):
            yield Claim(rank, place, key, command)
        if command.id == ESSENTIAL:
            yield Claim(Rank.ESSENTIAL, 0, _wish(command, rebinding)[0], command)


def _compete(one: type[Command], other: type[Command]) -> bool:
    """Whether two commands cannot share a key. Some give way to the letters of the tag set."""
    shared = one.modes & other.modes
    for letter, command in ((one, other), (other, one)):
        if command.gives_way and issubclass(letter, LinkAs):
            shared -= LINKING
        elif command.gives_way and issubclass(letter, TagWith):
            shared -= GATHERING
    return bool(shared)


def sentence(loss: Loss, keys: Keys) -> str:
    """Tell which key a command did not get, who has it, and how the command is reached instead."""
    key, loser, winner = loss.claim.key, loss.claim.command, loss.winner
    if loss.claim.rank is Rank.TAGSET:
        asked = f"{loser.id.split('-', 1)[1]} asks for the key {key!r}, which is taken"
        way = ("pick-tag", "picks it by name")
        if issubclass(loser, LinkAs):
            way = ("links", "retypes to it")
        reach = key_name(keys[way[0]][0]) if keys.get(way[0]) else "the palette"
        return f"{asked} ({winner.command.id}); {reach} {way[1]}."
    left = [key_name(other) for other in keys[loser.id]]
    rest = f"is left with {' and '.join(left)}" if left else "has no key"
    if loss.claim.rank is Rank.OWN:
        return (
            f"The settings give {key_name(key)} to {winner.command.id} and to {loser.id}:"
            f" {winner.command.id} has it, {loser.id} {rest}."
        )
    return f"The settings give {key_name(key)} to {winner.command.id}, so {loser.id} {rest}."
