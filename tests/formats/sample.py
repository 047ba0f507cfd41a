"""A small project that has one of everything, for tests that bend one thing in it."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable
from typing import Any

from store.formats import read_jsonl, write_jsonl
from store.model import (
    Annotator,
    Assignment,
    AttributeDef,
    Comment,
    Coverage,
    Decision,
    Layer,
    Link,
    LinkType,
    Omission,
    ProjectInfo,
    Record,
    Source,
    SourceText,
    Span,
    Story,
    Tag,
    Uid,
    named_uid,
    uid_text,
)
from tests.formats.strategies import text_lookup

TEXT_A = "🚀 “We welcome the deal,” Ortiz said.\nIt sent up to 1,000 containers to Varnia.\n"
TEXT_B = "Café: North Molva has delivered more than 1,000 containers, aides 👩‍🚀 said.\n"


def uid(number: int) -> Uid:
    """Return a readable id."""
    return Uid(bytes.fromhex(f"0198c5a00000{0x7000:04x}8000{number:012x}"))


ME, YOU, MINE, YOURS, STORY, A, B = (uid(number) for number in range(1, 8))
QUOTE, SAID, CLAIM, FIGURE, OTHER, BROKEN = (uid(number) for number in range(11, 17))
ATTRIBUTED, CONTRADICTS, OMITTED = (uid(number) for number in range(21, 24))


def _source(at: Uid, position: int, text: str) -> SourceText:
    digest = hashlib.sha256(text.encode()).digest()
    return SourceText(Source(at, STORY, digest, len(text), f"Title {position}", position), text)


def project() -> list[Record]:
    """Return the sample's records in canonical order."""
    definitions = (
        AttributeDef("value", "number"),
        AttributeDef("hedge", "enum", ("up to", "more than"), multiple=True),
        AttributeDef("since", "date"),
        AttributeDef("round", "boolean"),
        AttributeDef("count", "integer"),
        AttributeDef("unit", "string", required=True),
    )
    figure = {"value": 1000, "hedge": ("up to",), "since": "2023-09", "round": True, "count": 3,
              "unit": "containers", "anything": 1.5}  # fmt: skip
    return [
        ProjectInfo(uid(0), "Harbour", "One deal, two reports", "CC-BY-4.0", "# Guide\nMark it.", 1_795_255_200_123),
        Tag(named_uid("tag", "claim"), "claim", "Claim", "c"),
        Tag(named_uid("tag", "quote"), "quote", "Quote", "q"),
        Tag(named_uid("tag", "figure"), "figure", "Figure", "f", attributes=definitions),
        Tag(named_uid("tag", "attribution"), "attribution", "Attribution", "a"),
        LinkType(named_uid("link_type", "attributed-to"), "attributed-to", "Attributed to",
                 directed=True, scope="within_source", joins=False,
                 head_tags=("quote", "claim"), tail_tags=("attribution",)),
        LinkType(named_uid("link_type", "contradicts"), "contradicts", "Contradicts",
                 head_tags=("claim",), tail_tags=("claim", "figure")),
        Annotator(ME, "Ada Lovelace"),
        Annotator(YOU, "Grace"),
        Layer(MINE, ME, name="First pass"),
        Layer(YOURS, YOU, "gold", "grace, adjudicated", {"policy": "majority"}),
        Story(STORY, "Harbour deal", split="train"),
        _source(A, 0, TEXT_A),
        _source(B, 1, TEXT_B),
        Assignment(uid(31), MINE, STORY, "in_progress"),
        Coverage(uid(41), MINE, A, 0, 37, 5),
        Span(QUOTE, A, MINE, "quote", ((2, 24),), {"speaker": "Ana Ortiz"}, "check\n“it”"),
        Span(SAID, A, MINE, "attribution", ((25, 35),)),
        Span(CLAIM, A, MINE, "claim", ((37, 67),), confidence=0.5),
        Span(FIGURE, A, MINE, "figure", ((45, 77),), figure),
        Span(BROKEN, A, MINE, "claim", ((2, 5), (25, 30), (37, 39))),
        Span(OTHER, B, MINE, "claim", ((6, 58),)),
        Link(ATTRIBUTED, MINE, "attributed-to", QUOTE, SAID),
        Link(CONTRADICTS, MINE, "contradicts", FIGURE, OTHER, note="figures differ"),
        Omission(OMITTED, MINE, B, QUOTE, "no word of it"),
        Decision(uid(51), YOURS, "span", CLAIM, "replace", (BROKEN,), None, ""),
        Decision(uid(52), YOURS, "link", CONTRADICTS, "accept", reason="", comment="ok"),
        Comment(uid(61), YOURS, "omission", OMITTED, "Really?"),
    ]  # fmt: skip


def written(records: list[Record], **options: Any) -> bytes:
    """Return the native file of `records`."""
    sink = io.BytesIO()
    write_jsonl(records, sink, text_of=text_lookup(records), generator_version="0", **options)
    return sink.getvalue()


def read(data: bytes) -> list[Record]:
    """Return the records of a native file."""
    return list(read_jsonl(io.BytesIO(data), "sample.jsonl"))


def bent(bend: Callable[[list[dict[str, Any]]], None]) -> bytes:
    """Return the sample's file after `bend` changed its lines' objects in place."""
    lines = [json.loads(line) for line in written(project()).splitlines()]
    bend(lines)
    return b"".join(json.dumps(line, ensure_ascii=False).encode() + b"\n" for line in lines)


def line_of(lines: list[dict[str, Any]], identity: Uid | str) -> dict[str, Any]:
    """Return the object whose id is `identity`, or the tag of that name."""
    name, wanted = ("tag", identity) if isinstance(identity, str) else ("id", uid_text(identity))
    return next(line for line in lines if line.get(name) == wanted)
