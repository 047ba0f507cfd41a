"""File formats: pure functions between records and bytes. One entry per format, no SQL, no screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from store.errors import UsageError
from store.formats.jsonl import Counts, ReadReport, read_jsonl, write_jsonl
from store.formats.pseudonyms import pseudonymous
from store.model import Record, Uid

__all__ = [
    "FORMATS",
    "Counts",
    "Format",
    "ReadReport",
    "Reader",
    "Writer",
    "format_named",
    "pseudonymous",
    "read_jsonl",
    "write_jsonl",
]


class Reader(Protocol):
    """Yields the records of a file's lines; raises `FormatError` with the line's number."""

    def __call__(
        self, lines: Iterable[bytes], where: str, report: ReadReport | None = None
    ) -> Iterator[Record]:
        """Read."""
        ...


class Writer(Protocol):
    """Writes records to a binary sink and returns how many there were of each type."""

    def __call__(
        self,
        records: Iterable[Record],
        sink: BinaryIO,
        *,
        text_of: Callable[[Uid], str],
        generator_version: str,
        exported_at: str | None = None,
    ) -> Counts:
        """Write."""
        ...


@dataclass(frozen=True, slots=True)
class Format:
    """A file format.

    Attributes:
        id: What the command line calls it.
        label: What a person is shown.
        suffixes: File name endings, dot included, the usual one first.
        read: Its reader; none for formats that are only written.
        write: Its writer; none for formats that are only read.
    """

    id: str
    label: str
    suffixes: tuple[str, ...]
    read: Reader | None
    write: Writer | None


FORMATS: Mapping[str, Format] = {
    entry.id: entry
    for entry in (
        Format("jsonl", "Sidelight JSONL (lossless)", (".jsonl",), read_jsonl, write_jsonl),
    )
}
"""Format by id, the native one first."""


def format_named(name: str) -> Format:
    """Return the format called `name`.

    Raises:
        UsageError: There is none; the sentence lists those there are.
    """
    if name in FORMATS:
        return FORMATS[name]
    raise UsageError(f"There is no format {name!r}.", f"Known formats: {', '.join(FORMATS)}.")
