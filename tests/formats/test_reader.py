"""The reader refuses with a line number what is wrong, and passes by what a newer minor may add."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from store.errors import FormatError
from store.formats import ReadReport, read_jsonl
from store.formats.jsonl import bounded_lines
from tests.formats.sample import CLAIM, bent, line_of, project, read, written


def _lines() -> list[bytes]:
    return written(project()).splitlines(keepends=True)


def _refusal(data: bytes | list[bytes]) -> FormatError:
    with pytest.raises(FormatError) as caught:
        read(data if isinstance(data, bytes) else b"".join(data))
    assert str(caught.value).startswith("sample.jsonl:")
    return caught.value


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (b"{", "not JSON: Expecting property name"),
        (b"nonsense", "not JSON"),
        (b"[1]", "must hold an object"),
        (b'"x"', "must hold an object"),
        (b"{}", "has no type"),
        (b'{"type":5}', "has no type"),
        (b'{"type":"x","type":"y"}', "'type' is given twice"),
        (b'{"type":"x","a":{"b":1,"b":2}}', "'b' is given twice"),
        (b'{"type":"x","a":NaN}', "NaN is not a JSON number"),
        (b'{"type":"x","a":-Infinity}', "-Infinity is not a JSON number"),
        (b'{"type":"x","a":1e999}', "number '1e999' is too large"),
        (b'{"type":"x","a":' + b"9" * 5000 + b"}", "too many digits"),
        (b'{"type":"x","a":"\\u0000"}', "holds a NUL"),
        (b'{"type":"x","a":["\\ud800"]}', "lone surrogate"),
        (b'{"type":"x","\\udfff":1}', "lone surrogate"),
        (b'{"type":"x","a":"\x01"}', "not JSON: Invalid control character"),
        (b'{"type":"x","a":"\xff"}', "is not UTF-8"),
        (b'{"type":"x","a":"\xed\xa0\x80"}', "is not UTF-8"),
        (b'{"type":"x","a":' + b"[" * 100_000 + b"]" * 100_000 + b"}", "nested too deeply"),
        (b'{"type":"x","a":' + b'{"a":' * 50_000 + b"1" + b"}" * 50_001, "nested too deeply"),
        (_lines()[0].strip(), "a second header"),
        (b'{"type":"story","id":"x","title":""}', "story: id must be an id like"),
        (b'{"type":"story","title":""}', "story: id is missing"),
    ],
)
def test_a_bad_line_is_named(line: bytes, sentence: str) -> None:
    """The third line is bad: the sentence says line 3 and what is wrong with it."""
    lines = _lines()
    caught = _refusal([*lines[:2], line + b"\n", *lines[2:]])
    assert caught.line == 3
    assert sentence in caught.sentence


def test_escapes_that_only_look_like_half_characters_are_read() -> None:
    """A surrogate pair, and a backslash before u0000, are good text."""
    lines = _lines()
    lines[1] = lines[1].replace(b'"Claim"', b'"\\ud83d\\ude80 \\\\u0000 \\\\ud800"')
    assert read(b"".join(lines))[1].label == "🚀 \\u0000 \\ud800"


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("format", "other", "not a sidelight-jsonl header"),
        ("type", "tag", "not a sidelight-jsonl header"),
        ("version", "2.0", "is sidelight-jsonl 2.0; this Sidelight reads 1.x. Install a newer"),
        ("version", "0.9", "this Sidelight reads 1.x. Use the Sidelight that wrote it"),
        ("version", 1.0, "version must be like 1.0"),
        ("version", "1", "version must be like 1.0"),
        ("offset_unit", "utf-16", "offset_unit must be unicode_code_point"),
        ("project", None, "project must be an object"),
        ("project", {"id": "x", "name": "y"}, "project: id must be an id"),
    ],
)
def test_a_foreign_header_is_refused(field: str, value: Any, sentence: str) -> None:
    """Another format, another major version, another unit: line 1, with what to do."""
    caught = _refusal(bent(lambda lines: lines[0].__setitem__(field, value)))
    assert caught.line == 1
    assert sentence in str(caught)


def test_a_newer_minor_version_is_read_and_what_is_new_is_counted() -> None:
    """Unknown fields and unknown types are left out, counted, and told in sentences."""

    def bend(lines: list[dict[str, Any]]) -> None:
        lines[0] |= {"version": "1.7"}
        for line in lines:
            if line["type"] == "tag":
                line["shape"] = {"deep": [1]}
        lines.insert(3, {"type": "event", "id": 5})
        lines[-1]["counts"]["event"] = 1

    report = ReadReport()
    assert list(read_jsonl(bent(bend).splitlines(), "x", report)) == project()
    assert report.version == "1.7"
    assert report.unknown_types == {"event": 1}
    assert report.unknown_fields == {("tag", "shape"): 4}
    assert [one for one in report.warnings() if "'event'" in one or "'shape' of 4 tag" in one] == (
        report.warnings()
    )


def test_fields_with_a_default_may_be_left_out() -> None:
    """A file made by hand needs only what says something."""

    def bend(lines: list[dict[str, Any]]) -> None:
        span = line_of(lines, CLAIM)
        for name in ("attributes", "note", "confidence", "origin", "created_at"):
            del span[name]

    back = next(one for one in read(bent(bend)) if getattr(one, "uid", None) == CLAIM)
    assert (back.attributes, back.note, back.confidence, back.created_at) == ({}, "", None, 0)


def test_a_file_that_was_cut_is_refused() -> None:
    """Without the end line, cut anywhere, nothing passes for whole."""
    data = written(project())
    lines = _lines()
    assert "no end line" in str(_refusal(lines[:-1]))
    assert "no end line" in str(_refusal(lines[:1]))
    assert "the file is empty" in str(_refusal(b""))
    for at in range(1, len(data) - 1, 211):
        _refusal(data[:at])


def test_a_file_that_lost_or_won_a_line_is_refused() -> None:
    """The end line's counts must hold, and nothing may follow it."""
    lines = _lines()
    assert "the end line counts 4 tag records; the file holds 3" in str(
        _refusal(lines[:1] + lines[2:])
    )
    assert "after the end line" in str(_refusal([*lines, lines[1]]))
    extra = bent(lambda all_: all_[-1]["counts"].pop("span"))
    assert "counts 0 span records; the file holds 6" in str(_refusal(extra))


def test_blank_lines_a_mark_and_crlf_do_no_harm() -> None:
    """What editors add around the lines changes nothing in the records."""
    data = b"\xef\xbb\xbf" + written(project()).replace(b"\n", b"\r\n") + b"\r\n\n"
    assert read(data) == project()


def test_a_line_that_never_ends_is_not_held() -> None:
    """The limit is in bytes; no more than one byte beyond it is ever read."""
    data = written(project()).rstrip(b"\n") + b" " * 10_000
    lines = list(bounded_lines(io.BytesIO(data), limit=5000))
    assert max(map(len, lines)) == 5001
    with pytest.raises(FormatError, match="longer than 5,000 bytes"):
        list(read_jsonl(lines, "x", line_limit=5000))


def test_a_text_that_was_changed_is_refused() -> None:
    """Source texts are checked against their hashes, and hold LF newlines only."""

    def change(lines: list[dict[str, Any]]) -> None:
        source = next(line for line in lines if line["type"] == "source")
        source["text"] += "x"

    def carriage(lines: list[dict[str, Any]]) -> None:
        source = next(line for line in lines if line["type"] == "source")
        source["text"] = source["text"].replace("\n", "\r\n")

    assert "text_sha256 is not the hash of the text" in str(_refusal(bent(change)))
    assert "carriage return at 36" in str(_refusal(bent(carriage)))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"fragments": []}, "are not those of the fragments"),
        ({"fragments": [[37, 40], [50, 66]]}, "are not those of the fragments"),
        ({"fragments": [[37, 50], [45, 67]]}, "at 45 overlaps or touches"),
        ({"fragments": [[37, 50], [50, 67]]}, "at 50 overlaps or touches"),
        ({"fragments": [[37, 45], [50, 50], [60, 67]]}, "at 50 is empty"),
        ({"fragments": [[37, 45], [60, 50], [61, 67]]}, "ends at 50, before its start at 60"),
        ({"fragments": [[37, 67, 70]]}, "must be a pair of offsets"),
        ({"fragments": [[True, 67]]}, "must be an offset"),
        ({"start": 70}, "ends at 67, before its start at 70"),
        ({"start": -1}, "span: start must be an offset"),
        ({"start": 37.0}, "span: start must be an offset"),
        ({"start": "37"}, "span: start must be an offset"),
        ({"end": 2**60}, "span: end must be an offset"),
        ({"tag": None}, "span: tag must be text"),
        ({"attributes": [1]}, "span: attributes must be an object"),
        ({"attributes": {"x": [[1]]}}, "attributes holds 'x', which must be a plain value"),
        ({"confidence": 2}, "must be a number from 0 to 1"),
        ({"confidence": True}, "must be a number from 0 to 1"),
        ({"created_at": "2026-13-01T00:00:00.000Z"}, "must be a time in UTC"),
        ({"created_at": "2026-01-01T00:00:00+01:00"}, "must be a time in UTC"),
        ({"layer": "{0198c5a0-0000-7000-8000-00000000000d}"}, "must be an id like"),
    ],
)
def test_a_bad_span_is_refused(change: dict[str, Any], sentence: str) -> None:
    """Each field is checked by itself, and the fragments against start and end."""
    data = bent(lambda lines: line_of(lines, CLAIM).update(change))
    assert sentence in str(_refusal(data))


def test_refusals_do_not_carry_control_characters() -> None:
    """A hostile file's text reaches sentences only in printable form."""
    data = bent(lambda lines: line_of(lines, CLAIM).update(start="\x1b]0;owned\x07"))
    sentence = str(_refusal(data))
    assert sentence.isprintable()
    assert json.loads(written(project()).split(b"\n")[0])["type"] == "header"
