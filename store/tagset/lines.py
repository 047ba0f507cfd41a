"""Where the keys of a TOML text stand, for messages: a line scanner, not a parser.

It knows table headers and `key =` lines outside multi-line strings; for what is written some other
way (inline tables, dotted keys) it answers with the line of the enclosing table.
"""

from __future__ import annotations

import re

Place = tuple[str | int, ...]
"""A path into the parsed document, such as `("tag", 0, "attribute", 1, "name")`."""

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?")
_KEY = re.compile(r"\s*[\"']?([A-Za-z0-9_-]+)[\"']?\s*(?:\.|=)")
_MULTILINE = re.compile(r'"""|' + "'''")


class Lines:
    """The lines, counted from 1, of the tables and keys of a TOML text."""

    def __init__(self, text: str) -> None:
        self._lines: dict[Place, int] = {}
        table: Place = ()
        inside: str | None = None
        for number, line in enumerate(text.split("\n"), 1):
            if inside is None:
                if header := _HEADER.fullmatch(line.rstrip("\r")):
                    table = self._enter(header[2], repeated=header[1] == "[[")
                    self._lines.setdefault(table, number)
                elif key := _KEY.match(line):
                    self._lines.setdefault((*table, key[1]), number)
            inside = _inside(line, inside)

    def at(self, *place: str | int) -> int:
        """Return the line of `place`, or of what encloses it; 0 where neither is known."""
        while place:
            if place in self._lines:
                return self._lines[place]
            place = place[:-1]
        return 0

    def _enter(self, name: str, *, repeated: bool) -> Place:
        """Return the place of the table that a header opens."""
        place: Place = ()
        parts = [part.strip().strip("\"'") for part in name.split(".")]
        for part in parts[:-1]:
            place = (*place, part)
            count = self._count(place)
            place = (*place, count - 1) if count else place
        place = (*place, parts[-1])
        return (*place, self._count(place)) if repeated else place

    def _count(self, place: Place) -> int:
        """Return how many elements of the array of tables at `place` have been seen."""
        count = 0
        while (*place, count) in self._lines:
            count += 1
        return count


def _inside(line: str, inside: str | None) -> str | None:
    """Return the quotes of the multi-line string that is open after `line`, if one is."""
    for quotes in _MULTILINE.findall(line):
        if inside is None:
            inside = quotes
        elif inside == quotes:
            inside = None
    return inside
