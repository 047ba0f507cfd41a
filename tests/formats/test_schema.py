"""The packaged schema says what the reader does, to any JSON Schema validator."""

from __future__ import annotations

import copy
import json
import random
from typing import Any

import fastjsonschema
import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.formats.codec import LineError
from store.formats.jsonl_read import Frame, ReadReport
from store.formats.jsonl_validate import SCHEMA
from store.formats.records import PROJECT, SHAPES
from store.model import Record
from tests.formats.sample import project, written
from tests.formats.strategies import projects

DEFINITION = json.loads(SCHEMA.read_text(encoding="utf-8"))
FULL = jsonschema.Draft202012Validator(DEFINITION)
FAST = fastjsonschema.compile(DEFINITION)
LINES = [json.loads(line) for line in written(project()).splitlines()]


def _fast(line: Any) -> bool:
    try:
        FAST(line)
    except fastjsonschema.JsonSchemaValueException:
        return False
    return True


def _reader(line: dict[str, Any]) -> bool:
    frame = Frame(ReadReport())
    try:
        if line.get("type") == "header":
            frame.take(line)
        else:
            frame.take(LINES[0])
            frame.take(line)
    except LineError:
        return False
    return True


def test_it_is_a_schema_with_a_stable_name() -> None:
    """Both validators take it; its `$id` is what documents refer to."""
    jsonschema.Draft202012Validator.check_schema(DEFINITION)
    jsonschema.Draft7Validator.check_schema(DEFINITION)
    assert DEFINITION["$id"] == "https://sidelight.example/schema/sidelight-jsonl-1.0.schema.json"


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(projects())
def test_both_validators_accept_what_is_written(records: list[Record]) -> None:
    """Every line of any export."""
    for line in written(records).decode().split("\n")[:-1]:
        data = json.loads(line)
        assert _fast(data)
        assert FULL.is_valid(data)


@pytest.mark.parametrize("name", [*SHAPES, "project"])
def test_it_names_the_fields_that_the_reader_knows(name: str) -> None:
    """Same fields, same order, same required ones: neither can drift from the other."""
    shape = PROJECT if name == "project" else SHAPES[name]
    definition = DEFINITION["$defs"][name]
    kind = [] if name == "project" else ["type"]
    assert list(definition["properties"]) == [*kind, *shape.forms]
    assert set(definition["required"]) == {*kind, *shape.required}


def test_a_field_has_one_type_in_all_definitions() -> None:
    """A name means one JSON type wherever it stands in a record; null may be added."""
    types: dict[str, set[str]] = {}
    for name in SHAPES:
        for field, rule in DEFINITION["$defs"][name]["properties"].items():
            types.setdefault(field, set()).add(_json_type(rule))
    assert {field: kinds for field, kinds in types.items() if len(kinds) > 1} == {}


def _json_type(rule: dict[str, Any]) -> str:
    if "$ref" in rule:
        return _json_type(DEFINITION["$defs"][rule["$ref"].rpartition("/")[2]])
    if "enum" in rule or "const" in rule:
        return "string"
    kind = rule["type"]
    return kind if isinstance(kind, str) else next(one for one in kind if one != "null")


JUNK = [None, True, 0, -1, 7, 0.5, 2**60, "", "x", "claim", [], [1], ["x"], [[1, 2]], {}, {"a": 1},
        {"a": [1, None, "x"]}, {"a": [[1]]}, {"a": {"b": 1}},
        "0198c5a0-0000-7000-8000-00000000000d", "2026-11-21T10:00:00.123Z"]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(LINES[:-1]), st.sampled_from(JUNK), st.randoms(use_true_random=False))
def test_reader_and_schema_agree_on_bent_lines(
    line: dict[str, Any], junk: Any, chance: random.Random
) -> None:
    """What the schema refuses the reader refuses, and both validators judge alike.

    The reader alone compares fields with each other (hashes, fragments, extents), so it may refuse
    more, but only where such fields were bent.
    """
    bent = copy.deepcopy(line)
    field = chance.choice([name for name in bent if name != "type"])
    bent[field] = junk
    assert FULL.is_valid(bent) == _fast(bent)
    if field in ("generator", "exported_at"):
        return
    if _reader(bent):
        assert _fast(bent)
    elif field not in ("text", "text_sha256", "fragments", "start", "end", "version"):
        assert not _fast(bent)


def test_types_of_a_later_minor_version_pass() -> None:
    """A record type or a field that the schema does not know is no error."""
    assert FULL.is_valid({"type": "event", "id": 5})
    assert _fast({"type": "event", "id": 5})
    assert FULL.is_valid({**LINES[1], "shape": []})
    assert not FULL.is_valid({"id": "x"})
    assert not _fast({"id": "x"})
