"""A table of a settings file: values by kind, mistakes as sentences with file, line and key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from store.errors import SidelightError
from store.tagset.lines import Lines
from tui.commands.keynames import key_called
from tui.commands.rebinding import ESSENTIAL
from tui.settings.closest import meant

T = TypeVar("T", bound=str)

OF_TAGSET = ("tag-", "link-")
"""How the ids of commands begin that a tag set brings along."""


def parsed(text: str, where: str) -> dict[str, Any]:
    """Return a TOML text as a table.

    Raises:
        SidelightError: It is not TOML; names the line.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message, _, place = str(error).partition(" (at ")
        found = re.match(r"line (\d+)", place)
        line = int(found[1]) if found else text.count("\n") + 1
        raise SidelightError(f"{where}:{line}: This is not TOML: {message}.") from None
    except RecursionError:
        raise SidelightError(f"{where}: This is nested too deeply for settings.") from None


@dataclass(slots=True)
class Table:
    """The values of a file.

    Attributes:
        where: The file, as messages name it.
        problems: A sentence for each mistake so far.
    """

    values: Mapping[str, Any]
    lines: Lines
    where: str
    problems: list[str] = field(default_factory=list)

    def complain(self, sentence: str, *place: str) -> None:
        """Note a mistake at the line of a key."""
        line = self.lines.at(*place)
        self.problems.append(
            f"{self.where}:{line}: {sentence}" if line else f"{self.where}: {sentence}"
        )

    def unknown(self, known: Sequence[str]) -> None:
        """Note keys that mean nothing."""
        for name in self.values:
            if name not in known:
                hint = meant(name, known) or f" There are {', '.join(known)}."
                self.complain(f"{name!r} is no setting.{hint}", name)

    def text(self, name: str) -> str:
        """Return a text; empty where there is none."""
        value = self.values.get(name, "")
        if isinstance(value, str):
            return value
        self.complain(f"{name} takes a text in quotation marks, not {value!r}.", name)
        return ""

    def flag(self, name: str, usual: bool) -> bool:
        """Return true or false."""
        value = self.values.get(name, usual)
        if isinstance(value, bool):
            return value
        self.complain(f"{name} is true or false, not {value!r}.", name)
        return usual

    def choice(self, name: str, choices: Sequence[T], usual: T) -> T:
        """Return one of several words."""
        if name not in self.values:
            return usual
        for choice in choices:
            if self.values[name] == choice:
                return choice
        allowed = " or ".join(f'"{choice}"' for choice in choices)
        self.complain(f"{name} is {allowed}, not {self.values[name]!r}.", name)
        return usual

    def keys(self, ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """Return the keys of the table `keys`, by a command's id, as Textual names them.

        Args:
            ids: The commands that there are; those of a tag set may be named too.
        """
        table = self.values.get("keys", {})
        if not isinstance(table, dict):
            self.complain(f"keys is a table, [keys], not {table!r}.", "keys")
            return {}
        found: dict[str, tuple[str, ...]] = {}
        for name, value in table.items():
            if name not in ids and not name.startswith(OF_TAGSET):
                self.complain(f"{name!r} is no command.{_meant(name, ids)}", "keys", name)
            elif (keys := self._keys_of(name, value)) is not None:
                found[name] = keys
        return found

    def _keys_of(self, name: str, value: object) -> tuple[str, ...] | None:
        """Return a command's keys; null where none of what is written is a key."""
        written = [value] if isinstance(value, str) else value
        if not isinstance(written, list) or not all(isinstance(key, str) for key in written):
            told = f"{name} takes a key or a list of keys, not {value!r}."
            self.complain(told, "keys", name)
            return None
        if not written and name == ESSENTIAL:
            self.complain(f"{name} cannot be without a key: it is the way back.", "keys", name)
            return None
        keys: list[str] = []
        for key in written:
            try:
                keys.append(key_called(key))
            except ValueError as error:
                self.complain(f"{name}: {error}", "keys", name)
        return tuple(keys) if keys or not written else None


def _meant(name: str, ids: Sequence[str]) -> str:
    return meant(name, ids) or " `sidelight keys` names all of them."
