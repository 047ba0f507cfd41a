"""The things a project holds, as plain immutable values.

Offsets everywhere are half-open pairs of Unicode code points into the canonical text of one source.
Times are milliseconds since 1970-01-01T00:00:00Z. No SQL, no screen, no behaviour beyond reading.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from store.model.uids import Uid

Extent = tuple[int, int]
"""`(start, end)`, half-open, in code points."""

Value = str | int | float | bool | None
AttributeValue = Value | tuple[Value, ...]
Attributes = Mapping[str, AttributeValue]

Role = Literal["annotation", "suggestion", "gold"]
AnnotatorKind = Literal["human", "model", "import"]
Status = Literal["todo", "in_progress", "done", "skipped"]
Scope = Literal["any", "within_source", "across_sources"]
Verdict = Literal["accept", "reject", "replace", "defer"]
TargetKind = Literal["span", "link", "omission"]
AttributeType = Literal["string", "number", "integer", "boolean", "date", "enum"]


@dataclass(frozen=True, slots=True)
class ProjectInfo:
    """The project itself: what its export is called and under which terms."""

    uid: Uid
    name: str
    description: str = ""
    licence: str | None = None
    guidelines: str = ""
    created_at: int = 0


@dataclass(frozen=True, slots=True)
class AttributeDef:
    """A typed attribute that spans of a tag may carry."""

    name: str
    type: AttributeType = "string"
    values: tuple[str, ...] = ()
    required: bool = False
    multiple: bool = False
    description: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """A label for spans. `id` is what spans and exports name; `key` is one letter or empty.

    `unit` is what the tag takes at the cursor when nothing is selected: a unit of `store.text`.
    """

    uid: Uid
    id: str
    label: str
    key: str = ""
    color: str = ""
    description: str = ""
    unit: str = "word"
    attributes: tuple[AttributeDef, ...] = ()
    position: int = 0


@dataclass(frozen=True, slots=True)
class LinkType:
    """A kind of relation between two spans.

    Attributes:
        directed: Whether head and tail differ in role; `False` means the ends are interchangeable.
        scope: Where its ends may lie.
        head_tags: Tags its head may have; empty means any. `tail_tags` likewise.
        joins: Whether its ends report the same point (a row of the matrix).
        test: The sentence an annotator tries on a pair, for the guidelines.
    """

    uid: Uid
    id: str
    label: str
    key: str = ""
    description: str = ""
    directed: bool = False
    scope: Scope = "across_sources"
    head_tags: tuple[str, ...] = ()
    tail_tags: tuple[str, ...] = ()
    joins: bool = True
    test: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True)
class Annotator:
    """Who writes: a person, a model or an import."""

    uid: Uid
    name: str
    kind: AnnotatorKind = "human"
    created_at: int = 0


@dataclass(frozen=True, slots=True)
class Layer:
    """The work of one annotator in one role. Only its owner writes it."""

    uid: Uid
    annotator: Uid
    role: Role = "annotation"
    name: str = ""
    origin: Attributes = field(default_factory=dict)
    created_at: int = 0


@dataclass(frozen=True, slots=True)
class Story:
    """The set of sources that report one event."""

    uid: Uid
    title: str
    note: str = ""
    split: str | None = None
    created_at: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """One article. Its text is immutable and lives apart, under `text_sha256`.

    Attributes:
        text_sha256: SHA-256 of the canonical text in UTF-8; 32 bytes.
        length: Code points of the canonical text.
        position: Order within the story.
        provenance: How the text came in: file name, media type, encoding, extractor, sha256 of the file.
        metadata: Header fields that Sidelight has no field for.
    """

    uid: Uid
    story: Uid
    text_sha256: bytes
    length: int
    title: str
    position: int = 0
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    published_at: str | None = None
    language: str | None = None
    licence: str | None = None
    provenance: Attributes = field(default_factory=dict)
    metadata: Attributes = field(default_factory=dict)
    created_at: int = 0


@dataclass(frozen=True, slots=True)
class Assignment:
    """A layer's duty towards a story, and how far it has come."""

    uid: Uid
    layer: Uid
    story: Uid
    status: Status = "todo"
    created_at: int = 0


@dataclass(frozen=True, slots=True)
class Span:
    """A tag on one or more fragments of one source.

    `fragments` is never empty, sorted, and its extents neither overlap nor touch (a zero-width
    fragment may stand alone). Spans themselves may overlap, nest and cross freely.
    """

    uid: Uid
    source: Uid
    layer: Uid
    tag: str
    fragments: tuple[Extent, ...]
    attributes: Attributes = field(default_factory=dict)
    note: str = ""
    confidence: float | None = None
    origin: Attributes = field(default_factory=dict)
    created_at: int = 0

    @property
    def start(self) -> int:
        """First code point of the first fragment."""
        return self.fragments[0][0]

    @property
    def end(self) -> int:
        """End of the last fragment, exclusive."""
        return self.fragments[-1][1]


@dataclass(frozen=True, slots=True)
class Link:
    """A typed relation from one span (`head`) to another (`tail`)."""

    uid: Uid
    layer: Uid
    type: str
    head: Uid
    tail: Uid
    attributes: Attributes = field(default_factory=dict)
    note: str = ""
    confidence: float | None = None
    origin: Attributes = field(default_factory=dict)
    created_at: int = 0


@dataclass(frozen=True, slots=True)
class Omission:
    """ "This source does not report this point": the point is named by a span of another source."""

    uid: Uid
    layer: Uid
    source: Uid
    span: Uid
    note: str = ""
    created_at: int = 0


@dataclass(frozen=True, slots=True)
class Coverage:
    """An extent of a source that a layer's owner has considered."""

    uid: Uid
    layer: Uid
    source: Uid
    start: int
    end: int
    created_at: int = 0


@dataclass(frozen=True, slots=True)
class Decision:
    """A reviewer's verdict on a span, link or omission of another layer."""

    uid: Uid
    layer: Uid
    target_kind: TargetKind
    target: Uid
    verdict: Verdict
    replaced_by: tuple[Uid, ...] = ()
    reason: str | None = None
    comment: str = ""
    created_at: int = 0


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark on a span, link or omission, by the owner of `layer`."""

    uid: Uid
    layer: Uid
    target_kind: TargetKind
    target: Uid
    text: str
    created_at: int = 0


Entity = (
    ProjectInfo
    | Tag
    | LinkType
    | Annotator
    | Layer
    | Story
    | Source
    | Assignment
    | Coverage
    | Span
    | Link
    | Omission
    | Decision
    | Comment
)


@dataclass(frozen=True, slots=True)
class SourceText:
    """A source together with its canonical text, as formats carry it."""

    source: Source
    text: str


Record = Entity | SourceText
"""What a format reads and writes, one at a time. A format stream never holds a bare `Source`."""
