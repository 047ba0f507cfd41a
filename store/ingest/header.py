"""The optional header of an article file: `key: value` lines up to a blank line, or between `---`.

A text is only taken to begin with a header where there can be little doubt, so that an article
that opens with "Warning: ..." keeps its first line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

_SINGLE = ("title", "publisher", "date", "url", "language", "licence")
KNOWN = frozenset({*_SINGLE, "author", "authors", "license"})
"""Keys with a meaning; any other `[a-z_-]+` in the same header goes into the metadata."""

_ENTRY = re.compile(r"([A-Za-z_-]+)[ \t]*:(.*)")
_FENCE = re.compile(r"---[ \t]*")
_MORE = re.compile(r"(?:[ \t]*-[ \t]+(?P<item>.*)|[ \t]+(?P<rest>\S.*))")
_Entry = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Header:
    """What a file says about itself. Values are stripped, single-line and otherwise verbatim.

    Attributes:
        date: As written; no calendar is assumed.
        metadata: Keys without a field here, in lower case, and further values of a repeated key.
    """

    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None
    url: str | None = None
    language: str | None = None
    licence: str | None = None
    metadata: dict[str, str | tuple[str, ...]] = field(default_factory=dict)


def split_header(text: str) -> tuple[Header, str]:
    """Return the header of `text` (LF newlines) and the text that follows it and its blank lines.

    Without a header: an empty one, and `text` unchanged.
    """
    found = _fenced(text) if _FENCE.fullmatch(_line(text, 0)[0]) else _plain(text)
    if found is None:
        return Header(), text
    entries, at = found
    return _header(entries), text[_after_blank_lines(text, at) :]


def _line(text: str, at: int) -> tuple[str, int]:
    """Return the line that begins at `at` and where the next one begins (-1: nowhere)."""
    end = text.find("\n", at)
    return (text[at:], -1) if end < 0 else (text[at:end], end + 1)


def _plain(text: str) -> tuple[list[_Entry], int] | None:
    """Read `key: value` lines, the first key a known one, up to a blank line or the end."""
    entries: list[_Entry] = []
    at = 0
    while at >= 0:
        line, following = _line(text, at)
        if not line.strip():
            break
        match = _ENTRY.fullmatch(line)
        if match is None or (not entries and match[1].lower() not in KNOWN):
            return None
        entries.append((match[1].lower(), match[2]))
        at = following
    return (entries, at if at >= 0 else len(text)) if entries else None


def _fenced(text: str) -> tuple[list[_Entry], int] | None:
    """Read the lines between two `---`, at least one of whose keys is a known one."""
    entries: list[_Entry] = []
    at = _line(text, 0)[1]
    while at >= 0:
        line, at = _line(text, at)
        if _FENCE.fullmatch(line):
            known = any(key in KNOWN for key, _ in entries)
            return (entries, at if at >= 0 else len(text)) if known else None
        if not _take_yaml(line, entries):
            return None
    return None


def _take_yaml(line: str, entries: list[_Entry]) -> bool:
    """Add one line of simple YAML to `entries`; `False` where it is not any."""
    if not line.strip() or line.lstrip().startswith("#"):
        return True
    if match := _ENTRY.fullmatch(line):
        key, value = match[1].lower(), match[2].strip()
        entries.extend((key, item) for item in _yaml_values(value))
        return True
    match = _MORE.fullmatch(line)
    if match is None or not entries:
        return False
    key, value = entries[-1]
    if match["item"] is not None:
        entries.append((key, _unquoted(match["item"])))
    else:
        entries[-1] = (key, f"{value} {match['rest']}")
    return True


def _yaml_values(value: str) -> list[str]:
    """Split an inline list; anything else is one value."""
    if value.startswith("[") and value.endswith("]"):
        return [_unquoted(item) for item in value[1:-1].split(",")]
    return [_unquoted(value)]


def _unquoted(value: str) -> str:
    """Strip blanks and one pair of matching straight quotation marks."""
    value = value.strip()
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value


def _after_blank_lines(text: str, at: int) -> int:
    """Return where the first line at or after `at` that is not blank begins."""
    while 0 <= at < len(text):
        line, following = _line(text, at)
        if line.strip():
            return at
        at = following
    return len(text)


def _header(entries: Sequence[_Entry]) -> Header:
    """Sort entries into fields; of a repeated key the first value counts, no value is lost."""
    values: dict[str, list[str]] = {}
    for key, value in entries:
        clean = " ".join(value.splitlines()).strip()
        if clean:
            name = {"license": "licence", "authors": "author"}.get(key, key)
            values.setdefault(name, []).extend(_people(clean) if key == "authors" else [clean])
    authors = tuple(values.pop("author", ()))
    first = {name: values[name].pop(0) if name in values else None for name in _SINGLE}
    return Header(
        title=first["title"],
        publisher=first["publisher"],
        authors=authors,
        date=first["date"],
        url=first["url"],
        language=first["language"],
        licence=first["licence"],
        metadata={k: v[0] if len(v) == 1 else tuple(v) for k, v in values.items() if v},
    )


def _people(value: str) -> list[str]:
    """Split `A; B` at semicolons, else `A, B` at commas."""
    parts = value.split(";" if ";" in value else ",")
    return [part.strip() for part in parts if part.strip()]
