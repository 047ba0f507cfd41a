"""Records to the native format: one JSON object per line, in one pass and in flat memory.

The bytes are a function of the records alone: fields in a fixed order, attributes by name, and no
time of export unless the caller gives one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import BinaryIO

from store.errors import FormatError, UsageError
from store.formats.codec import TIME, LineError
from store.formats.json_line import dump_line
from store.formats.records import FORMAT, MAJOR, MINOR, OFFSET_UNIT, PROJECT, SHAPE_OF, SHAPES
from store.model import ProjectInfo, Record, SourceText, Span, Uid, uid_text

Counts = dict[str, int]
"""Records per `type`, in the canonical order; the header and the end line are not counted."""

_TARGET = "export"


def write_jsonl(
    records: Iterable[Record],
    sink: BinaryIO,
    *,
    text_of: Callable[[Uid], str],
    generator_version: str,
    exported_at: str | None = None,
) -> Counts:
    """Write `records` to `sink` and return how many there were of each type.

    Args:
        records: The project first, then all others in the order of `SHAPE_OF`, the spans of one
            source together.
        sink: Gets UTF-8 with LF newlines and no byte order mark.
        text_of: Gives a source's canonical text; asked once per run of spans of one source.
        generator_version: The version of Sidelight, for the header.
        exported_at: A time for the header, like `2026-11-21T10:00:00.123Z`.

    Raises:
        UsageError: The records do not begin with the project, or `exported_at` is not a time.
        FormatError: A record holds what the file cannot say; the sink then has no end line.
    """
    stream = iter(records)
    project = next(stream, None)
    if not isinstance(project, ProjectInfo):
        raise UsageError("An export begins with the project's own record.")
    counts = dict.fromkeys(SHAPES, 0)
    encode = _Encoder(text_of)
    try:
        sink.write(dump_line(_header(project, generator_version, exported_at)))
        for record in stream:
            name = encode.name_of(record)
            sink.write(dump_line({"type": name, **encode(record)}))
            counts[name] += 1
    except LineError as error:
        raise FormatError(_TARGET, encode.line, error.sentence, encode.hint) from error
    sink.write(dump_line({"type": "end", "counts": counts}))
    return counts


def _header(project: ProjectInfo, version: str, exported_at: str | None) -> dict[str, object]:
    header: dict[str, object] = {
        "type": "header",
        "format": FORMAT,
        "version": f"{MAJOR}.{MINOR}",
        "offset_unit": OFFSET_UNIT,
        "generator": {"name": "sidelight", "version": version},
    }
    if exported_at is not None:
        header["exported_at"] = _checked_time(exported_at)
    header["project"] = PROJECT.encode(project)
    return header


def _checked_time(text: str) -> str:
    try:
        TIME.decode(text)
    except LineError as error:
        raise UsageError(f"The time of export {error.sentence}") from None
    return text


class _Encoder:
    """Turns records into JSON objects; remembers the text of the last source it was asked for."""

    def __init__(self, text_of: Callable[[Uid], str]) -> None:
        self.line = 1
        self.hint = ""
        self._text_of = text_of
        self._source: Uid | None = None
        self._text = ""

    def name_of(self, record: Record) -> str:
        """Return the record's `type`, and note where it stands, for a failure's sentence."""
        shape = SHAPE_OF.get(type(record))
        uid = record.source.uid if isinstance(record, SourceText) else record.uid
        self.line += 1
        self.hint = f"It is the record {uid_text(uid)}."
        if shape is None:
            raise LineError(f"a {type(record).__name__} cannot stand here.")
        return shape.name

    def __call__(self, record: Record) -> Mapping[str, object]:
        """Return the fields of `record` in file order."""
        shape = SHAPE_OF[type(record)]
        if isinstance(record, SourceText):
            return shape.encode(record.source, text=record.text)
        if isinstance(record, Span):
            beside: dict[str, object] = {"start": record.start, "end": record.end}
            if len(record.fragments) > 1:
                beside["fragments"] = record.fragments
            return shape.encode(record, **beside, text=self._words(record))
        return shape.encode(record)

    def _words(self, span: Span) -> str:
        if span.source != self._source:
            self._source, self._text = span.source, self._text_of(span.source)
        if span.end > len(self._text):
            raise LineError(
                f"a span ends at {span.end}, beyond its source's {len(self._text)} code points."
            )
        return words(span, self._text)


def words(span: Span, text: str) -> str:
    """Return what `span` marks in `text`: its fragments' words, joined with one space."""
    return " ".join([text[start:end] for start, end in span.fragments])
