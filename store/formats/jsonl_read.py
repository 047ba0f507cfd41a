"""The native format to records, one at a time: strict about what it knows, patient with what a
newer minor version may have added.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from store.errors import FormatError
from store.formats.codec import LineError, shown
from store.formats.json_line import LINE_LIMIT, load_line
from store.formats.records import FORMAT, MAJOR, OFFSET_UNIT, PROJECT, SHAPES
from store.model import ProjectInfo, Record

_VERSION = re.compile(r"([0-9]{1,9})\.([0-9]{1,9})")


@dataclass(slots=True)
class ReadReport:
    """What a reader met: filled while the records are read, complete when they are exhausted.

    Attributes:
        version: The file's format version, `1.0`.
        counts: Lines per record type, unknown types included; header and end are not counted.
        unknown_types: Lines of types that this version does not know, and left out.
        unknown_fields: Records per `(type, field)` whose field this version left out.
    """

    version: str = ""
    counts: Counter[str] = field(default_factory=Counter)
    unknown_types: Counter[str] = field(default_factory=Counter)
    unknown_fields: Counter[tuple[str, str]] = field(default_factory=Counter)

    def warnings(self) -> list[str]:
        """Return one sentence for each thing that was left out."""
        types = [
            f"{count} records of the unknown type {shown(name)} were left out."
            for name, count in self.unknown_types.items()
        ]
        fields = [
            f"The unknown field {shown(name)} of {count} {kind} records was left out."
            for (kind, name), count in self.unknown_fields.items()
        ]
        return types + fields


def read_jsonl(
    lines: Iterable[bytes],
    where: str,
    report: ReadReport | None = None,
    *,
    line_limit: int = LINE_LIMIT,
) -> Iterator[Record]:
    """Yield the records of a file, the project first; memory holds one line.

    Each record is checked by itself, and texts against their hashes; what concerns several records
    (that a span's source exists, that its words are those of the text) is `validate_jsonl`'s.

    Args:
        lines: The file's lines; `bounded_lines` never holds more of one than the limit.
        where: The file's name, for sentences.
        report: Filled with counts and with what was left out.
        line_limit: Bytes that one line may have.

    Raises:
        FormatError: With the line's number; a file that does not end with its end line was cut.
    """
    frame = Frame(report if report is not None else ReadReport())
    number = 0
    try:
        for number, raw in enumerate(lines, 1):
            data = parse(raw, number, line_limit)
            record = frame.take(data) if data is not None else None
            if record is not None:
                yield record
        frame.close()
    except LineError as error:
        raise FormatError(where, max(number, 1), error.sentence, error.hint) from error


def parse(raw: bytes, number: int, limit: int = LINE_LIMIT) -> dict[str, object] | None:
    """Return the object on line `number`, or nothing for a blank line.

    Raises:
        LineError: See `load_line`.
    """
    if number == 1:
        raw = raw.removeprefix(b"\xef\xbb\xbf")
    return load_line(raw, limit=limit) if raw.strip() else None


class Frame:
    """Keeps what a file promises as a whole: header first, end line last, counts that hold."""

    def __init__(self, report: ReadReport) -> None:
        self.report = report
        self._opened = self._ended = False

    def take(self, data: Mapping[str, object]) -> Record | None:
        """Return the record on the next line; nothing for the end line and for unknown types.

        Raises:
            LineError: The line is not in its place, or is not a good record. It is counted anyway.
        """
        name = data.get("type")
        if not isinstance(name, str):
            raise LineError("the record has no type.")
        if self._ended:
            raise LineError(f"a record of type {shown(name)} stands after the end line.")
        if not self._opened:
            return self._open(name, data)
        if name == "header":
            raise LineError("a second header; two files in one cannot be read.")
        if name == "end":
            self._end(data)
            return None
        return self._record(name, data)

    def close(self) -> None:
        """Check that the file was whole.

        Raises:
            LineError: It was empty, or has no end line.
        """
        if not self._opened:
            raise LineError("the file is empty.")
        if not self._ended:
            raise LineError("the file has no end line: it was cut off.", "Export it again.")

    def _open(self, name: str, data: Mapping[str, object]) -> ProjectInfo:
        if name != "header" or data.get("format") != FORMAT:
            raise LineError(f"the first line is not a {FORMAT} header.")
        version = data.get("version")
        match = _VERSION.fullmatch(version) if isinstance(version, str) else None
        if match is None:
            raise LineError(f"header: version must be like 1.0, not {shown(version)}.")
        if int(match[1]) != MAJOR:
            raise LineError(
                f"the file is {FORMAT} {version}; this Sidelight reads {MAJOR}.x.",
                "Use the Sidelight that wrote it, or export it again."
                if int(match[1]) < MAJOR
                else "Install a newer Sidelight.",
            )
        if data.get("offset_unit") != OFFSET_UNIT:
            raise LineError(f"header: offset_unit must be {OFFSET_UNIT}.")
        project = data.get("project")
        if not isinstance(project, dict):
            raise LineError("header: project must be an object.")
        info: ProjectInfo = PROJECT.decode(project)
        self._opened, self.report.version = True, match[0]
        return info

    def _record(self, name: str, data: Mapping[str, object]) -> Record | None:
        self.report.counts[name] += 1
        shape = SHAPES.get(name)
        if shape is None:
            self.report.unknown_types[name] += 1
            return None
        for extra in data.keys() - shape.forms.keys() - {"type"}:
            self.report.unknown_fields[name, extra] += 1
        record: Record = shape.decode(data)
        return record

    def _end(self, data: Mapping[str, object]) -> None:
        self._ended = True
        counts = data.get("counts")
        if not isinstance(counts, dict):
            raise LineError("end: counts must be an object.")
        held = self.report.counts
        for name in [*counts, *(held.keys() - counts.keys())]:
            said = counts.get(name, 0)
            if said != held[name]:
                raise LineError(
                    f"the end line counts {shown(said)} {name} records; the file holds "
                    f"{held[name]}.",
                    "Lines were lost or added; export it again.",
                )
