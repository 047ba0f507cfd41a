"""One table of a tag set file, read key by key: what has the wrong type is refused with its line."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TypeVar

from store.errors import TagSetError
from store.tagset.lines import Lines

Choice = TypeVar("Choice", bound=str)


class Table:
    """A parsed TOML table that knows its place in the file.

    Attributes:
        name: What messages call it, such as "tag “claim”".
    """

    def __init__(
        self,
        values: Mapping[str, object],
        where: str,
        lines: Lines,
        place: Sequence[str | int] = (),
        name: str = "",
    ) -> None:
        self.name = name
        self._values = values
        self._where = where
        self._lines = lines
        self._place = tuple(place)

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def fail(self, key: str, sentence: str, hint: str = "") -> TagSetError:
        """Return an error about `key` (or the table, where the key is not in it)."""
        line = self._lines.at(*self._place, key)
        return TagSetError(self._where, line, f"{self.name or 'The file'} {sentence}", hint)

    def value(self, key: str) -> object:
        """Return what `key` has, of whatever type."""
        return self._values[key]

    def text(self, key: str, default: str = "") -> str:
        """Return a string."""
        value = self._values.get(key, default)
        if not isinstance(value, str):
            raise self._mistyped(key, value, "a string", f'{key} = "..."')
        if "\0" in value:
            raise self.fail(key, f"has a NUL in {key}.", "Remove it.")
        return value

    def flag(self, key: str, default: bool) -> bool:
        """Return a boolean."""
        value = self._values.get(key, default)
        if not isinstance(value, bool):
            raise self._mistyped(key, value, "true or false", f"{key} = true")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of different strings."""
        value = self._values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self._mistyped(key, value, "a list of strings", f'{key} = ["...", "..."]')
        for item in value:
            if value.count(item) > 1:
                raise self.fail(key, f"lists “{item}” twice in {key}.", "Remove one.")
        return tuple(value)

    def choice(self, key: str, default: Choice, known: Sequence[Choice]) -> Choice:
        """Return one of the `known` strings."""
        value = self.text(key, default)
        for item in known:
            if item == value:
                return item
        raise self.fail(
            key, f"has the unknown {key} “{value}”.", f"Known ones: {', '.join(known)}."
        )

    def tables(self, key: str) -> list[Table]:
        """Return the tables of an array of tables."""
        value = self._values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self._mistyped(key, value, "an array of tables", f"[[{key}]]")
        return [
            Table(item, self._where, self._lines, (*self._place, key, at))
            for at, item in enumerate(value)
        ]

    def unknown(self, known: Collection[str]) -> list[str]:
        """Return a warning for each key that is not `known`."""
        return [
            str(self.fail(key, f"has the unknown key “{key}”, which is ignored."))
            for key in self._values
            if key not in known
        ]

    def _mistyped(self, key: str, value: object, wanted: str, example: str) -> TagSetError:
        kinds = {bool: "true or false", str: "a string", list: "a list", dict: "a table"}
        found = kinds.get(type(value), "a number or date")
        return self.fail(key, f"needs {wanted} for {key}, not {found}.", f"Write {example}.")
