"""Validation finds everything that is wrong, says where, and finds nothing in a good file."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from store.errors import FormatError
from store.formats.jsonl_validate import PROBLEM_LIMIT, validate_jsonl
from store.model import Record, uid_text
from tests.formats.sample import (
    ATTRIBUTED,
    BROKEN,
    CLAIM,
    CONTRADICTS,
    FIGURE,
    MINE,
    OMITTED,
    OTHER,
    QUOTE,
    SAID,
    TEXT_A,
    YOURS,
    A,
    B,
    bent,
    line_of,
    project,
    uid,
    written,
)  # fmt: skip
from tests.formats.strategies import projects


def _found(tmp_path: Path, data: bytes) -> list[str]:
    path = tmp_path / "x.jsonl"
    path.write_bytes(data)
    return [
        f"{'warning ' if one.warning else ''}{one.line}: {one.sentence}"
        for one in validate_jsonl(path)
    ]


@settings(
    max_examples=25, deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture,
                           HealthCheck.data_too_large],
)  # fmt: skip
@given(projects())
def test_what_is_written_is_valid(tmp_path: Path, records: list[Record]) -> None:
    """Any good project's export has no problem and no warning."""
    assert _found(tmp_path, written(records)) == []


def test_the_sample_is_valid(tmp_path: Path) -> None:
    """The project that the negative tests bend is itself good."""
    assert _found(tmp_path, written(project())) == []


NOWHERE = uid_text(uid(999))


def _set(identity: Any, **fields: Any) -> Any:
    return lambda lines: line_of(lines, identity).update(fields)


BENT = {
    "layer without annotator": (_set(MINE, annotator=NOWHERE), "its annotator, .* is no annotator"),
    "source without story": (_set(A, story=NOWHERE), "source: its story, .* is no story"),
    "span without source": (_set(CLAIM, source=NOWHERE), "span: its source, .* is no source"),
    "span without layer": (_set(CLAIM, layer=NOWHERE), "span: its layer, .* is no layer"),
    "span without tag": (_set(CLAIM, tag="clam"), "span: its tag, 'clam', is no tag"),
    "link without type": (_set(ATTRIBUTED, link_type="by"), "its type, 'by', is no link_type"),
    "link without head": (_set(ATTRIBUTED, head=NOWHERE), "its head, .* is no span"),
    "link without tail": (_set(ATTRIBUTED, tail=NOWHERE), "its tail, .* is no span"),
    "link without layer": (_set(ATTRIBUTED, layer=NOWHERE), "link: its layer"),
    "assignment without layer": (_set(uid(31), layer=NOWHERE), "assignment: its layer"),
    "assignment without story": (_set(uid(31), story=NOWHERE), "assignment: its story"),
    "coverage without source": (_set(uid(41), source=NOWHERE), "coverage: its source"),
    "coverage without layer": (_set(uid(41), layer=NOWHERE), "coverage: its layer"),
    "omission without span": (_set(OMITTED, span=NOWHERE), "omission: its span"),
    "omission without source": (_set(OMITTED, source=NOWHERE), "omission: its source"),
    "omission in its source": (_set(OMITTED, source=uid_text(A)), "the source reports the point"),
    "decision without target": (_set(uid(51), target=NOWHERE), "decision: its target, .* no span"),
    "decision on another kind": (_set(uid(51), target_kind="link"), "target, .* is no link"),
    "decision by a missing span": (_set(uid(51), replaced_by=[NOWHERE]), "its replaced_by"),
    "comment without target": (_set(uid(61), target=NOWHERE), "comment: its target, .* no omission"),
    "comment without layer": (_set(uid(61), layer=NOWHERE), "comment: its layer"),
    "coverage beyond the text": (_set(uid(41), end=80), "coverage: it ends at 80, beyond .* 79"),
    "coverage turned round": (_set(uid(41), start=38), "coverage: it ends at 37, before 38"),
    "span beyond the text": (_set(CLAIM, end=500), "span: it ends at 500, beyond the source's 79"),
    "span at other words": (_set(CLAIM, start=36), "but the source has .* from 36 to 67"),
    "span with other words": (_set(CLAIM, text="It sent"), "its text is 'It sent', but"),
    "fragments with other words": (_set(BROKEN, text="“WeOrtizIt"), "its text is"),
    "fragments out of order": (
        _set(BROKEN, fragments=[[2, 5], [37, 39], [25, 30]], end=30), "overlaps or touches"),
    "changed text": (_set(B, text="Other."), "text_sha256 is not the hash"),
    "carriage return": (_set(A, text=TEXT_A.replace("\n", "\r")), "carriage return"),
    "link to itself": (_set(ATTRIBUTED, tail=uid_text(QUOTE)), "head and its tail are the same"),
    "across within": (_set(CONTRADICTS, head=uid_text(CLAIM), tail=uid_text(FIGURE)),
                      "contradicts leads from one source to another; both ends lie in one"),
    "within across": (_set(ATTRIBUTED, head=uid_text(OTHER)), "stays within one source"),
    "wrong head": (_set(ATTRIBUTED, head=uid_text(FIGURE)), "not lead from 'figure' to 'attribut"),
    "directed, turned": (_set(ATTRIBUTED, head=uid_text(SAID), tail=uid_text(QUOTE)),
                         "not lead from 'attribution' to 'quote'"),
    "wrong tail": (_set(CONTRADICTS, head=uid_text(QUOTE)), "not lead from 'quote' to 'claim'"),
    "number": (_set(FIGURE, attributes={"unit": "x", "value": "1,000"}), "'value' must be a number"),
    "number, not flag": (_set(FIGURE, attributes={"unit": "x", "value": True}), "'value' must be"),
    "several": (_set(FIGURE, attributes={"unit": "x", "value": [1, 2]}), "'value' has several"),
    "enum": (_set(FIGURE, attributes={"unit": "x", "hedge": ["up to", "?"]}), "must be up to, more"),
    "date": (_set(FIGURE, attributes={"unit": "x", "since": "May"}), "'since' must be a date"),
    "boolean": (_set(FIGURE, attributes={"unit": "x", "round": 1}), "'round' must be a boolean"),
    "integer": (_set(FIGURE, attributes={"unit": "x", "count": 1.5}), "'count' must be an integer"),
    "string": (_set(FIGURE, attributes={"unit": 7}), "'unit' must be a string"),
    "required": (_set(FIGURE, attributes={}), "^warning .*unit is required and has no value"),
    "same id": (_set(SAID, id=uid_text(QUOTE)), "span: the id .* is given twice"),
    "same tag": (_set("quote", tag="claim"), "tag: the id 'claim' is given twice"),
    "counts": (lambda lines: lines[-1]["counts"].update(link=7), "counts 7 link records; .* 2"),
    "schema": (_set(YOURS, role="boss"), "layer: role must be one of"),
    "unknown field": (_set(YOURS, ext={}), "^warning 0: The unknown field 'ext' of 1 layer"),
    "generator": (lambda lines: lines[0].update(generator=5), "1: header: generator must be object"),
    "order": (lambda lines: lines.insert(1, lines.pop(-2)), "^warning 3: tag records usually"),
    "order, later": (lambda lines: lines.insert(-2, lines.pop(1)), "^warning .*: tag records"),
    "twice the header": (lambda lines: lines.insert(2, lines[0]), "3: a second header"),
    "no end": (lambda lines: lines.pop(), "the file has no end line"),
}  # fmt: skip


@pytest.mark.parametrize("name", BENT)
def test_each_thing_that_is_wrong_is_found(tmp_path: Path, name: str) -> None:
    """One thing is bent in a good file; a problem says it."""
    bend, sentence = BENT[name]
    found = _found(tmp_path, bent(bend))
    assert any(re.search(sentence, one) for one in found), found
    assert len(found) <= 3, found


def test_problems_are_all_told_and_in_the_order_of_lines(tmp_path: Path) -> None:
    """Several lines are bent, and each is told; a bad line does not blame those that refer to it."""

    def bend(lines: list[dict[str, Any]]) -> None:
        line_of(lines, A)["text"] += "!"
        line_of(lines, CLAIM)["start"] = "x"
        line_of(lines, CONTRADICTS)["head"] = NOWHERE
        line_of(lines, "quote")["label"] = 5

    found = _found(tmp_path, bent(bend))
    assert [one.split(":")[1] for one in found] == [" tag", " source", " span", " link"]
    lines = [int(one.split(":")[0]) for one in found]
    assert lines == sorted(lines)


def test_records_in_any_order_are_checked_in_full(tmp_path: Path) -> None:
    """A file whose records stand upside down is judged the same, with a warning."""

    def turn(lines: list[dict[str, Any]]) -> None:
        lines[1:-1] = reversed(lines[1:-1])

    def turn_and_break(lines: list[dict[str, Any]]) -> None:
        line_of(lines, CLAIM)["text"] = "other words"
        line_of(lines, OMITTED)["span"] = NOWHERE
        turn(lines)

    assert [one.split(" ")[0] for one in _found(tmp_path, bent(turn))] == ["warning"]
    assert len(_found(tmp_path, bent(turn_and_break))) == 3


def test_the_list_is_capped_and_the_rest_counted(tmp_path: Path) -> None:
    """A file that is wrong all over gives a hundred problems and a number."""
    lines = written(project()).splitlines(keepends=True)
    found = _found(tmp_path, b"".join([*lines[:-1], *[b"{\n"] * 250, lines[-1]]))
    assert len(found) == PROBLEM_LIMIT + 1
    assert found[-1] == "0: 150 more problems are not listed."


def test_a_file_of_another_kind_gives_one_problem(tmp_path: Path) -> None:
    """Where the header is foreign, the lines after it are not judged."""
    assert _found(tmp_path, b"hello\nworld\n") == ["1: not JSON: Expecting value at column 1."]
    assert _found(tmp_path, b"") == ["1: the file is empty."]
    newer = bent(lambda lines: lines[0].update(version="2.1"))
    assert len(_found(tmp_path, newer)) == 1


def test_a_file_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    """Opening fails with the file's name and the reason."""
    with pytest.raises(FormatError, match=r"absent\.jsonl: cannot be read: No such file"):
        validate_jsonl(tmp_path / "absent.jsonl")


def test_spans_of_many_sources_in_any_order_are_checked_against_their_own(tmp_path: Path) -> None:
    """More sources than are kept in memory, their spans interleaved: each text is found again."""

    def many(lines: list[dict[str, Any]]) -> None:
        source = dict(line_of(lines, A))
        span = dict(line_of(lines, SAID))
        sources, spans = [], []
        for number in range(12):
            text = f"{number:02} " + source["text"]
            digest = hashlib.sha256(text.encode()).hexdigest()
            at = uid_text(uid(1000 + number))
            sources.append({**source, "id": at, "text": text, "text_sha256": digest})
            for turn in range(2):
                own = {"id": uid_text(uid(2000 + 2 * number + turn)), "source": at}
                extent = {"start": 0, "end": 2, "text": text[:2]}
                spans.append((turn, {**span, **own, **extent}))
        lines[-1:-1] = sources + [one for _, one in sorted(spans, key=lambda pair: pair[0])]
        lines[-1]["counts"]["source"] += 12
        lines[-1]["counts"]["span"] += 24

    assert [one for one in _found(tmp_path, bent(many)) if "warning" not in one] == []
