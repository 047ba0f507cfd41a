"""What must hold between the records of a file: ids, references, offsets, link types, attributes.

Texts are read back from the file when a span needs them, so that memory holds ids and not articles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from store.formats.codec import shown
from store.formats.jsonl_write import words
from store.formats.records import SHAPE_OF, SHAPES
from store.model import (
    Assignment,
    Comment,
    Coverage,
    Decision,
    Layer,
    Link,
    LinkType,
    Omission,
    Record,
    Source,
    SourceText,
    Span,
    Tag,
    Uid,
    uid_text,
)
from store.model.attribute_values import attribute_problems, missing_attributes

Id = Uid | str
"""What a record is referred to by: tags and link types by their `id`, all others by their uid."""

_RECENT_TEXTS = 4

_REFERENCES: Mapping[type[Any], Mapping[str, str]] = {
    Layer: {"annotator": "annotator"},
    Source: {"story": "story"},
    Assignment: {"layer": "layer", "story": "story"},
    Coverage: {"layer": "layer", "source": "source"},
    Span: {"source": "source", "layer": "layer", "tag": "tag"},
    Link: {"layer": "layer", "type": "link_type", "head": "span", "tail": "span"},
    Omission: {"layer": "layer", "source": "source", "span": "span"},
    Decision: {"layer": "layer"},
    Comment: {"layer": "layer"},
}
"""Record class to its attributes that refer, each with the `type` of what it refers to."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a file.

    Attributes:
        line: 1-based; 0 where it concerns no line.
        warning: Whether the file can be read all the same, with nothing wrong in the result.
    """

    line: int
    sentence: str
    warning: bool = False


class Checks:
    """Takes the records of a file in turn and finds what does not fit together.

    A record that refers to one further down is checked at the end. `load_text` gives the text of
    the source whose line begins at a byte offset.
    """

    def __init__(self, load_text: Callable[[int], str]) -> None:
        self._ids: dict[str, set[Id]] = {name: set() for name in SHAPES}
        self._tags: dict[str, Tag] = {}
        self._link_types: dict[str, LinkType] = {}
        self._spans: dict[Uid, tuple[Uid, str]] = {}
        self._line_of: dict[Uid, int] = {}
        self._text_at = lru_cache(maxsize=_RECENT_TEXTS)(load_text)
        self._postponed: list[tuple[int, Record, str]] = []

    def add(self, line: int, record: Record, *, offset: int, said: str) -> Iterator[Problem]:
        """Yield what is wrong with `record`, as far as it can be told by now.

        Args:
            line: Its line.
            record: The record.
            offset: Byte offset of its line.
            said: The words of a span, as the file has them.
        """
        for one in self._register(record, offset):
            yield Problem(line, one)
        if any(self._dangling(record)):
            self._postponed.append((line, record, said))
        else:
            yield from self._details(line, record, said)

    def excuse(self, kind: str, identity: Id) -> None:
        """Note a record that was itself found wrong, so that those referring to it are not."""
        if kind in self._ids:
            self._ids[kind].add(identity)

    def finish(self) -> Iterator[Problem]:
        """Yield what is wrong with the records that waited for others."""
        for line, record, said in self._postponed:
            dangling = list(self._dangling(record))
            yield from (Problem(line, one) for one in dangling)
            if not dangling:
                yield from self._details(line, record, said)

    def _register(self, record: Record, offset: int) -> Iterator[str]:
        kind = SHAPE_OF[type(record)].name
        for identity in _identities(record):
            if identity in self._ids[kind]:
                yield f"{kind}: the id {_shown_id(identity)} is given twice."
            self._ids[kind].add(identity)
        if isinstance(record, SourceText):
            self._line_of[record.source.uid] = offset
        elif isinstance(record, Span):
            self._spans[record.uid] = record.source, record.tag
        elif isinstance(record, Tag):
            self._tags[record.id] = record
        elif isinstance(record, LinkType):
            self._link_types[record.id] = record

    def _dangling(self, record: Record) -> Iterator[str]:
        for field, kind, identity in _references(record):
            if identity not in self._ids[kind]:
                name = SHAPE_OF[type(record)].name
                yield f"{name}: its {field}, {_shown_id(identity)}, is no {kind} of the file."

    def _details(self, line: int, record: Record, said: str) -> Iterator[Problem]:
        if isinstance(record, Span):
            yield from (Problem(line, one) for one in self._span(record, said))
            if missing := self._missing(record):
                yield Problem(line, f"span: {missing} is required and has no value.", warning=True)
        elif isinstance(record, Coverage):
            yield from (Problem(line, one) for one in self._extent(record, "coverage"))
        elif isinstance(record, Link):
            yield from (Problem(line, one) for one in self._link(record))
        elif isinstance(record, Omission) and self._source_of(record.span) == record.source:
            yield Problem(line, "omission: the source reports the point: the span lies in it.")

    def _text(self, source: Uid) -> str | None:
        """Return a source's text; nothing for one that was itself found wrong."""
        offset = self._line_of.get(source)
        return None if offset is None else self._text_at(offset)

    def _source_of(self, span: Uid) -> Uid | None:
        return self._spans[span][0] if span in self._spans else None

    def _extent(self, record: Span | Coverage, kind: str) -> Iterator[str]:
        text = self._text(record.source)
        if text is not None and record.end > len(text):
            yield f"{kind}: it ends at {record.end}, beyond the source's {len(text)} code points."

    def _span(self, span: Span, said: str) -> Iterator[str]:
        beyond = list(self._extent(span, "span"))
        yield from beyond
        text = self._text(span.source)
        if text is not None and not beyond and words(span, text) != said:
            yield (
                f"span: its text is {shown(said)}, but the source has {shown(words(span, text))} "
                f"from {span.start} to {span.end}."
            )
        if span.tag in self._tags:
            for one in attribute_problems(self._tags[span.tag], span.attributes):
                yield f"span: {one}"

    def _missing(self, span: Span) -> str:
        tag = self._tags.get(span.tag)
        return ", ".join(missing_attributes(tag, span.attributes)) if tag else ""

    def _link(self, link: Link) -> Iterator[str]:
        if link.head == link.tail:
            yield "link: its head and its tail are the same span."
        kind = self._link_types.get(link.type)
        if kind is None or link.head not in self._spans or link.tail not in self._spans:
            return
        (head_source, head), (tail_source, tail) = self._spans[link.head], self._spans[link.tail]
        if kind.scope == "within_source" and head_source != tail_source:
            yield f"link: {kind.id} stays within one source; its ends lie in two."
        if kind.scope == "across_sources" and head_source == tail_source:
            yield f"link: {kind.id} leads from one source to another; both ends lie in one."
        if not (_allows(kind, head, tail) or (not kind.directed and _allows(kind, tail, head))):
            yield f"link: {kind.id} does not lead from {shown(head)} to {shown(tail)}."


def _allows(kind: LinkType, head: str, tail: str) -> bool:
    return (not kind.head_tags or head in kind.head_tags) and (
        not kind.tail_tags or tail in kind.tail_tags
    )


def _identities(record: Record) -> tuple[Id, ...]:
    if isinstance(record, Tag | LinkType):
        return record.id, record.uid
    return (record.source.uid if isinstance(record, SourceText) else record.uid,)


def _references(record: Record) -> Iterator[tuple[str, str, Id]]:
    """Yield field, `type` and id of everything that `record` refers to."""
    entity = record.source if isinstance(record, SourceText) else record
    for field, kind in _REFERENCES.get(type(entity), {}).items():
        yield field, kind, getattr(entity, field)
    if isinstance(record, Decision | Comment):
        yield "target", record.target_kind, record.target
    if isinstance(record, Decision):
        for uid in record.replaced_by:
            yield "replaced_by", record.target_kind, uid


def _shown_id(identity: Id) -> str:
    return shown(identity) if isinstance(identity, str) else uid_text(identity)
