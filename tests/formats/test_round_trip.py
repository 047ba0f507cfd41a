"""Nothing is lost on the way out and back, and the bytes are a function of the project alone."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from store.errors import FormatError, UsageError
from store.formats import FORMATS, ReadReport, format_named, read_jsonl
from store.model import Annotator, Record, Source, SourceText, Span, Tag
from tests.formats.sample import CLAIM, A, project, read, uid, written
from tests.formats.strategies import projects

GOLDEN = Path(__file__).parent / "sample.jsonl"

relaxed = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@relaxed
@given(projects())
def test_records_come_back_equal_and_bytes_identical(records: list[Record]) -> None:
    """Read of write is the same records; write of that is the same bytes."""
    data = written(records)
    back = read(data)
    assert back == records
    assert written(back) == data


@relaxed
@given(projects())
def test_every_way_of_splitting_lines_sees_the_same_lines(records: list[Record]) -> None:
    """A client that splits at U+2028 or U+0085 finds one JSON object per line, as others do."""
    text = written(records).decode()
    lines = text.splitlines()
    assert lines == text.removesuffix("\n").split("\n")
    assert all(isinstance(json.loads(line), dict) for line in lines)
    assert "\ufeff" not in text[:1]


@relaxed
@given(projects())
def test_a_foreign_client_finds_the_words_at_the_offsets(records: list[Record]) -> None:
    """With nothing but json and slices: `text` is what start, end and fragments select."""
    lines = [json.loads(line) for line in written(records).decode().split("\n")[:-1]]
    texts = {line["id"]: line["text"] for line in lines if line["type"] == "source"}
    for line in lines:
        if line["type"] == "span":
            extents = line.get("fragments", [[line["start"], line["end"]]])
            assert line["text"] == " ".join(texts[line["source"]][a:b] for a, b in extents)


@relaxed
@given(projects())
def test_a_field_has_one_json_type_in_all_records(records: list[Record]) -> None:
    """Data-frame readers see the file as one table; null goes with any type."""
    types: dict[str, set[str]] = {}
    for line in written(records).decode().split("\n")[:-1]:
        for name, value in json.loads(line).items():
            if value is not None:
                kind = "number" if type(value) in (int, float) else type(value).__name__
                types.setdefault(name, set()).add(kind)
    assert {name: kinds for name, kinds in types.items() if len(kinds) > 1} == {}


def test_the_bytes_are_those_of_the_golden_file() -> None:
    """The format does not drift: files that are out there are written the same and read the same."""
    golden = GOLDEN.read_bytes()
    assert written(project()) == golden
    assert read(golden) == project()


def test_none_and_empty_stay_apart() -> None:
    """A reason of nothing and an empty reason, tuples and single values, 1 and 1.0 and true."""
    records = project()
    at = next(i for i, one in enumerate(records) if isinstance(one, Span) and one.uid == CLAIM)
    values = {"a": None, "b": "", "c": (), "d": (None,), "e": 1, "f": 1.0, "g": True, "h": ("",),
              "i": 2**70, "j": -0.0, "": 0}  # fmt: skip
    records[at] = replace(records[at], attributes=values)
    back = read(written(records))
    assert back == records
    assert repr(sorted(back[at].attributes.items())) == repr(sorted(values.items()))


def test_the_order_of_attributes_does_not_show() -> None:
    """Two projects that differ only in the order attributes were set export the same bytes."""
    records = project()
    turned = [
        replace(one, attributes=dict(reversed(one.attributes.items())))
        if isinstance(one, Span)
        else one
        for one in records
    ]
    assert written(turned) == written(records)


def test_the_time_of_export_is_written_only_when_given() -> None:
    """Without it two exports are equal; with it the header says so, and it must be a time."""
    assert b"exported_at" not in written(project())
    stamped = written(project(), exported_at="2026-11-21T10:00:00.000Z")
    assert json.loads(stamped.split(b"\n")[0])["exported_at"] == "2026-11-21T10:00:00.000Z"
    assert read(stamped) == project()
    with pytest.raises(UsageError, match="time of export must be a time"):
        written(project(), exported_at="yesterday")


def test_the_header_names_format_version_and_unit() -> None:
    """The first line says what the file is, the last how many records it has."""
    lines = [json.loads(line) for line in written(project()).splitlines()]
    first = lines[0]
    assert (first["type"], first["format"], first["version"]) == (
        "header",
        "sidelight-jsonl",
        "1.0",
    )
    assert first["offset_unit"] == "unicode_code_point"
    assert first["generator"] == {"name": "sidelight", "version": "0"}
    assert first["project"]["created_at"] == "2026-11-21T10:00:00.123Z"
    assert lines[-1]["type"] == "end"
    assert sum(lines[-1]["counts"].values()) == len(lines) - 2


def test_texts_are_asked_for_once_per_source() -> None:
    """Memory holds one text: spans of one source share one request."""
    records = project()
    texts = {one.source.uid: one.text for one in records if isinstance(one, SourceText)}
    asked = []

    def text_of(source):
        asked.append(source)
        return texts[source]

    class Sink(list):
        write = list.append

    FORMATS["jsonl"].write(records, Sink(), text_of=text_of, generator_version="0")
    assert len(asked) == len(set(asked)) == 2


def test_writing_takes_one_record_at_a_time() -> None:
    """A record's line is out before the next record is asked for."""
    sink: list[bytes] = []
    lengths = []

    def records():
        for one in project()[:9]:
            lengths.append(len(sink))
            yield one

    class Sink:
        write = staticmethod(sink.append)

    FORMATS["jsonl"].write(records(), Sink(), text_of=dict.get, generator_version="0")
    assert lengths == list(range(9))


def test_reading_takes_one_line_at_a_time() -> None:
    """The first record is there before the second line was asked for."""
    asked = []

    def lines():
        for line in written(project()).splitlines(keepends=True):
            asked.append(line)
            yield line

    next(read_jsonl(lines(), "x"))
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"fragments": ((0, 10_000),)}, "ends at 10000, beyond its source's 79 code points"),
        ({"note": "a\ud800"}, "lone surrogate"),
        ({"note": "a\0b"}, "NUL"),
        ({"attributes": {"x": float("nan")}}, "not a number"),
        ({"attributes": {"x": float("inf")}}, "infinite"),
        ({"attributes": {"x": {"y": 1}}}, "holds 'x', which must be a plain value"),
        ({"confidence": 1.5}, "confidence must be a number from 0 to 1"),
        ({"created_at": 10**18}, "a time between the years 1 and 9999"),
    ],
)
def test_what_could_not_be_read_again_is_not_written(change: dict, sentence: str) -> None:
    """The writer names the record and the reason, and no end line follows."""
    records = [
        replace(one, **change) if isinstance(one, Span) and one.uid == CLAIM else one
        for one in project()
    ]
    with pytest.raises(FormatError, match=sentence) as caught:
        written(records)
    assert "0198c5a0-0000-7000-8000-00000000000d" in str(caught.value)


def test_an_export_begins_with_its_project() -> None:
    """Records without a project, or a bare source, are refused."""
    with pytest.raises(UsageError, match="begins with the project"):
        written(project()[1:])
    with pytest.raises(UsageError, match="begins with the project"):
        written([])
    with pytest.raises(FormatError, match="a Source cannot stand here"):
        written([project()[0], Source(A, uid(5), b"", 0, "x")])
    with pytest.raises(FormatError, match="a ProjectInfo cannot stand here"):
        written([project()[0], project()[0]])


def test_a_reader_reports_what_it_counted() -> None:
    """The report is complete once the records are exhausted."""
    report = ReadReport()
    records = list(read_jsonl(written(project()).splitlines(), "x", report))
    assert report.version == "1.0"
    assert report.counts["span"] == sum(isinstance(one, Span) for one in records)
    assert report.counts["tag"] == sum(isinstance(one, Tag) for one in records)
    assert report.counts["annotator"] == sum(isinstance(one, Annotator) for one in records)
    assert report.warnings() == []


def test_an_unknown_format_lists_the_known_ones() -> None:
    """The sentence helps whoever mistyped."""
    assert format_named("jsonl") is FORMATS["jsonl"]
    assert FORMATS["jsonl"].suffixes[0] == ".jsonl"
    with pytest.raises(UsageError, match=r"no format 'json'.*jsonl"):
        format_named("json")
