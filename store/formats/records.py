"""The records of the native format as one table: fields, their order, their forms, their entity.

Writer, reader and schema all follow this table, so a field cannot be written in one way and read
in another. A field name has one JSON type in every record type, because data-frame readers see
the whole file as one wide table; for their type inference `id` is a UUID everywhere, and what spans
and links name in words is `tag` and `link_type` on both sides of the join.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any, get_args

from store.formats.codec import (
    CONFIDENCE,
    EXTENTS,
    FLAG,
    INTEGER,
    MAP,
    OFFSET,
    SHA256,
    TEXT,
    TEXTS,
    TIME,
    UID,
    UIDS,
    LineError,
    choice,
    list_of,
    optional,
)
from store.formats.shape import Shape, nested, shape
from store.model import entities as e

FORMAT = "sidelight-jsonl"
MAJOR, MINOR = 1, 0
OFFSET_UNIT = "unicode_code_point"


def _source(values: dict[str, Any]) -> e.SourceText:
    text: str = values.pop("text")
    if "\r" in text:
        at = text.index("\r")
        raise LineError(f"source: text has a carriage return at {at}; its newlines must be LF.")
    if hashlib.sha256(text.encode()).digest() != values["text_sha256"]:
        raise LineError("source: text_sha256 is not the hash of the text, which was changed.")
    return e.SourceText(e.Source(length=len(text), **values), text)


def _span(values: dict[str, Any]) -> e.Span:
    start, end = values.pop("start"), values.pop("end")
    values.pop("text")
    fragments = values.pop("fragments", ((start, end),))
    if not fragments or (fragments[0][0], fragments[-1][1]) != (start, end):
        raise LineError(f"span: start and end, {start} and {end}, are not those of the fragments.")
    for at, (first, last) in enumerate(fragments):
        if first > last:
            raise LineError(f"span: it ends at {last}, before its start at {first}.")
        if at and first <= fragments[at - 1][1]:
            raise LineError(f"span: the fragment at {first} overlaps or touches the one before it.")
        if first == last and len(fragments) > 1:
            raise LineError(f"span: the fragment at {first} is empty, and not the only one.")
    return e.Span(fragments=fragments, **values)


def _coverage(values: dict[str, Any]) -> e.Coverage:
    if values["start"] > values["end"]:
        raise LineError(f"coverage: it ends at {values['end']}, before {values['start']}.")
    return e.Coverage(**values)


_ID = {"id": "uid"}
_WHEN = {"created_at": TIME}
_TARGET = {"target_kind": choice(*get_args(e.TargetKind)), "target": UID}
_SAID = {"attributes": MAP, "note": TEXT, "confidence": optional(CONFIDENCE), "origin": MAP}
_SAID |= _WHEN

PROJECT = shape(
    "project", e.ProjectInfo, _ID,
    id=UID, name=TEXT, description=TEXT, licence=optional(TEXT), guidelines=TEXT, **_WHEN,
)  # fmt: skip
"""The project, as the header holds it."""

_ATTRIBUTE_DEF = shape(
    "attribute", e.AttributeDef, {"value_type": "type"},
    name=TEXT, value_type=choice(*get_args(e.AttributeType)), values=TEXTS, required=FLAG,
    multiple=FLAG, description=TEXT,
)  # fmt: skip

SHAPE_OF: Mapping[type[Any], Shape] = {
    e.Tag: shape(
        "tag", e.Tag, {"id": "uid", "tag": "id", "attribute_defs": "attributes"},
        id=UID, tag=TEXT, label=TEXT, key=TEXT, color=TEXT, description=TEXT, unit=TEXT,
        attribute_defs=list_of(nested(_ATTRIBUTE_DEF)), position=INTEGER,
    ),
    e.LinkType: shape(
        "link_type", e.LinkType, {"id": "uid", "link_type": "id"},
        id=UID, link_type=TEXT, label=TEXT, key=TEXT, description=TEXT, directed=FLAG,
        scope=choice(*get_args(e.Scope)), head_tags=TEXTS, tail_tags=TEXTS, joins=FLAG, test=TEXT,
        position=INTEGER,
    ),
    e.Annotator: shape(
        "annotator", e.Annotator, _ID,
        id=UID, name=TEXT, kind=choice(*get_args(e.AnnotatorKind)), **_WHEN,
    ),
    e.Layer: shape(
        "layer", e.Layer, _ID,
        id=UID, annotator=UID, role=choice(*get_args(e.Role)), name=TEXT, origin=MAP, **_WHEN,
    ),
    e.Story: shape(
        "story", e.Story, _ID,
        id=UID, title=TEXT, note=TEXT, split=optional(TEXT), **_WHEN,
    ),
    e.SourceText: shape(
        "source", e.Source, _ID, _source, ("text",),
        id=UID, story=UID, title=TEXT, position=INTEGER, publisher=optional(TEXT), authors=TEXTS,
        url=optional(TEXT), published_at=optional(TEXT), language=optional(TEXT),
        licence=optional(TEXT), text=TEXT, text_sha256=SHA256, provenance=MAP, metadata=MAP,
        **_WHEN,
    ),
    e.Assignment: shape(
        "assignment", e.Assignment, _ID,
        id=UID, layer=UID, story=UID, status=choice(*get_args(e.Status)), **_WHEN,
    ),
    e.Coverage: shape(
        "coverage", e.Coverage, _ID, _coverage,
        id=UID, layer=UID, source=UID, start=OFFSET, end=OFFSET, **_WHEN,
    ),
    e.Span: shape(
        "span", e.Span, {"id": "uid", "fragments": ""}, _span, ("start", "end", "text"),
        id=UID, source=UID, layer=UID, tag=TEXT, start=OFFSET, end=OFFSET, fragments=EXTENTS,
        text=TEXT, **_SAID,
    ),
    e.Link: shape(
        "link", e.Link, {"id": "uid", "link_type": "type"},
        id=UID, layer=UID, link_type=TEXT, head=UID, tail=UID, **_SAID,
    ),
    e.Omission: shape(
        "omission", e.Omission, _ID,
        id=UID, layer=UID, source=UID, span=UID, note=TEXT, **_WHEN,
    ),
    e.Decision: shape(
        "decision", e.Decision, _ID,
        id=UID, layer=UID, **_TARGET, verdict=choice(*get_args(e.Verdict)), replaced_by=UIDS,
        reason=optional(TEXT), comment=TEXT, **_WHEN,
    ),
    e.Comment: shape(
        "comment", e.Comment, _ID,
        id=UID, layer=UID, **_TARGET, text=TEXT, **_WHEN,
    ),
}  # fmt: skip
"""Record class to shape, in the canonical order of the file."""

SHAPES: Mapping[str, Shape] = {entry.name: entry for entry in SHAPE_OF.values()}
"""`type` to shape, in the canonical order of the file."""
