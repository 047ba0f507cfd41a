"""All that is wrong with a native file, and not only the first thing.

Each line is held against the packaged JSON Schema, then read as the reader would, then checked
against the other records.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

import fastjsonschema

from store.errors import FormatError
from store.formats.codec import TEXT, UID, LineError
from store.formats.json_line import LINE_LIMIT, bounded_lines
from store.formats.jsonl_checks import Checks, Problem
from store.formats.jsonl_read import Frame, ReadReport, parse
from store.formats.records import SHAPES
from store.model import ProjectInfo

SCHEMA = Path(__file__).parent / "schema" / "sidelight-jsonl-1.0.schema.json"
"""The schema of one line; readable by any JSON Schema validator of draft 7 or later."""

PROBLEM_LIMIT = 100
"""Problems that are told; further ones are counted."""

_PAST_THE_END = 2**63
"""Sorts problems that concern no line last."""

_RANKS = {name: rank for rank, name in enumerate(SHAPES)}


def validate_jsonl(path: Path) -> list[Problem]:
    """Return what is wrong with the file at `path`, by line; nothing when it is good.

    At most `PROBLEM_LIMIT` problems are listed, and a last one counts the others.

    Raises:
        FormatError: The file cannot be opened.
    """
    try:
        with path.open("rb") as file, path.open("rb") as again:
            return _listed(_Validation(again).problems(file))
    except OSError as error:
        raise FormatError(str(path), 0, f"cannot be read: {error.strerror}.") from error


def _listed(problems: Iterator[Problem]) -> list[Problem]:
    kept: list[Problem] = []
    more = 0
    only_warnings = True
    for problem in problems:
        if len(kept) < PROBLEM_LIMIT:
            kept.append(problem)
        else:
            more += 1
            only_warnings &= problem.warning
    kept.sort(key=lambda problem: problem.line or _PAST_THE_END)
    if more:
        kept.append(Problem(0, f"{more} more problems are not listed.", warning=only_warnings))
    return kept


class _Validation:
    """One pass over a file; `again` is the same file, for reading texts back."""

    def __init__(self, again: BinaryIO) -> None:
        self._again = again
        self._report = ReadReport()
        self._frame = Frame(self._report)
        self._checks = Checks(self._text_at)
        self._rank = 0
        self._disordered = False

    def problems(self, file: BinaryIO) -> Iterator[Problem]:
        """Yield what is wrong; stop early where the rest cannot be understood."""
        number = offset = 0
        for number, raw in enumerate(bounded_lines(file), 1):
            try:
                data = parse(raw, number)
                if data is not None:
                    yield from self._line(number, offset, data)
            except LineError as error:
                yield Problem(number, _sentence(error))
                if len(raw) > LINE_LIMIT or not self._report.version:
                    return
            offset += len(raw)
        yield from self._checks.finish()
        try:
            self._frame.close()
        except LineError as error:
            yield Problem(max(number, 1), _sentence(error))
        yield from (Problem(0, one, warning=True) for one in self._report.warnings())

    def _line(self, number: int, offset: int, data: Mapping[str, Any]) -> Iterator[Problem]:
        name = data.get("type")
        if isinstance(name, str):
            yield from self._order(number, name)
        try:
            record = self._frame.take(data)
            _against_schema(data)
        except LineError as error:
            self._excuse(data)
            raise error from None
        if record is not None and not isinstance(record, ProjectInfo):
            said = str(data.get("text", ""))
            yield from self._checks.add(number, record, offset=offset, said=said)

    def _order(self, number: int, name: str) -> Iterator[Problem]:
        rank = _RANKS.get(name, self._rank)
        if rank < self._rank and not self._disordered:
            self._disordered = True
            after = list(_RANKS)[self._rank]
            yield Problem(number, f"{name} records usually stand before {after} records.", True)
        self._rank = max(rank, self._rank)

    def _excuse(self, data: Mapping[str, Any]) -> None:
        kind = data.get("type")
        if isinstance(kind, str):
            with suppress(LineError):
                self._checks.excuse(kind, UID.decode(data.get("id")))
            with suppress(LineError):
                self._checks.excuse(kind, TEXT.decode(data.get(kind)))

    def _text_at(self, offset: int) -> str:
        self._again.seek(offset)
        text: str = json.loads(self._again.readline())["text"]
        return text


def _sentence(error: LineError) -> str:
    return f"{error.sentence} {error.hint}".rstrip()


def _against_schema(data: Mapping[str, Any]) -> None:
    name = data["type"]
    if name not in SHAPES and name not in ("header", "end"):
        return
    try:
        _checker(name)(data)
    except fastjsonschema.JsonSchemaValueException as error:
        raise LineError(f"{name}: {error.message.removeprefix('data.')}.") from None


@cache
def _definitions() -> Mapping[str, Any]:
    definitions: Mapping[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))["$defs"]
    return definitions


@cache
def _checker(name: str) -> Callable[[Any], Any]:
    """Return the compiled schema of one record type: cheaper than trying them all on each line."""
    schema = {"$ref": f"#/$defs/{name}", "$defs": _definitions()}
    check: Callable[[Any], Any] = fastjsonschema.compile(schema)
    return check
