"""Whole projects as lists of records, in canonical order and free of problems, for round trips.

Texts are built from the pieces that break naive offset code; spans touch, coincide, nest, cross,
are empty or come in fragments. Nothing here refers to a format.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, get_args

from hypothesis import strategies as st

from store.model import (
    Annotator,
    AnnotatorKind,
    Assignment,
    AttributeDef,
    AttributeValue,
    Comment,
    Coverage,
    Decision,
    Extent,
    Layer,
    Link,
    LinkType,
    Omission,
    ProjectInfo,
    Record,
    Role,
    Source,
    SourceText,
    Span,
    Status,
    Story,
    Tag,
    Uid,
    Verdict,
    named_uid,
)

Draw = Callable[[st.SearchStrategy[Any]], Any]

PIECES = (
    "Gen. Mallory said", "“up to 1,000 containers”", "40 miles", " ", "\n", "\n\n", ".", "\t",
    "🚀", "👩‍🚀", "🇩🇪", "e\u0301", "Å", "שלום", "مرحبا", "\u202e", "\u2067", "東京では",
    "\u2028", "\u2029", "\u0085", "\u00a0", "\u200b", "\ufeff", "\x0b", "\x0c", "\x1c", "\x1b[31m",
    "\\u2028", '"', "\\", "</script>", "\U0010ffff", "\ufffe",
)  # fmt: skip
"""What texts are made of; all of it canonical (no CR, no NUL, no lone surrogate)."""

TIMES = st.sampled_from([0, 1, 999, 1_795_255_200_123]) | st.integers(0, 4_102_444_800_000)
"""Milliseconds since 1970."""

FLOATS = st.floats(allow_nan=False, allow_infinity=False)

TAG_IDS = ("claim", "quote", "figure", "attribution", "böse Überschrift")

LINK_TYPES = (
    ("same", False, "across_sources", (), ()),
    ("contradicts", False, "across_sources", ("claim", "figure"), ("claim", "figure")),
    ("quote-of", True, "across_sources", ("quote",), ("claim", "quote")),
    ("attributed-to", True, "within_source", ("quote", "claim", "figure"), ("attribution",)),
    ("anything", True, "any", (), ()),
)
"""Id, directed, scope, head tags, tail tags."""


@cache
def texts(max_pieces: int = 12) -> st.SearchStrategy[str]:
    """Return canonical texts, the empty one included."""
    pieces = st.lists(st.sampled_from(PIECES), max_size=max_pieces).map("".join)
    return pieces | st.text(
        st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), max_size=20
    )


@cache
def values() -> st.SearchStrategy[Any]:
    """Return single attribute values, null excluded."""
    return st.one_of(texts(3), st.booleans(), st.integers(-(2**60), 2**60), FLOATS)


@cache
def attributes(*reserved: str) -> st.SearchStrategy[dict[str, AttributeValue]]:
    """Return attribute maps of all types of value; `reserved` names do not occur."""
    names = st.sampled_from(["speaker", "value", "größe", "a b", "x-1"]) | texts(2)
    several = st.lists(values() | st.none(), max_size=3).map(tuple)
    allowed = names.filter(lambda name: name not in reserved)
    return st.dictionaries(allowed, values() | several, max_size=3)


class _Uids:
    """Gives distinct ids that look like UUIDv7 and do not sort by the order of creation."""

    def __init__(self) -> None:
        self._count = 0

    def __call__(self) -> Uid:
        self._count += 1
        digest = bytearray(hashlib.sha256(str(self._count).encode()).digest()[:16])
        digest[6] = digest[6] & 0x0F | 0x70
        digest[8] = digest[8] & 0x3F | 0x80
        return Uid(bytes(digest))


@st.composite
def fragments(draw: Draw, length: int) -> tuple[Extent, ...]:
    """Return the fragments of a span in a text of `length` code points."""
    count = draw(st.sampled_from([1, 1, 1, 2, 3]))
    cuts = sorted(draw(st.lists(st.integers(0, length), min_size=2 * count, max_size=2 * count)))
    if len(set(cuts)) < len(cuts):
        return ((cuts[0], cuts[-1]),)
    return tuple(zip(cuts[::2], cuts[1::2], strict=True))


def _tag_set(draw: Draw) -> list[Record]:
    definition = AttributeDef("level", "enum", ("low", "high"), multiple=True, description="é")
    tags = [
        Tag(
            named_uid("tag", name), name, draw(texts(2)), name[0] if position < 4 else "",
            draw(st.sampled_from(["cyan", "#ff0000", ""])), draw(texts(3)),
            attributes=(definition, AttributeDef("count", "integer")) if position == 0 else (),
            position=position,
        )
        for position, name in enumerate(TAG_IDS)
    ]  # fmt: skip
    kinds = [
        LinkType(
            named_uid("link_type", name), name, name.title(), test=draw(texts(2)), joins=directed,
            directed=directed, scope=scope, head_tags=heads, tail_tags=tails, position=position,
        )
        for position, (name, directed, scope, heads, tails) in enumerate(LINK_TYPES)
    ]  # fmt: skip
    return [*tags, *kinds]


def _people(draw: Draw, uid: _Uids) -> tuple[list[Annotator], list[Layer]]:
    kinds = draw(st.lists(st.sampled_from(get_args(AnnotatorKind)), min_size=1, max_size=3))
    people = [
        Annotator(uid(), f"{draw(texts(1))}{number}", kind, draw(TIMES))
        for number, kind in enumerate(kinds)
    ]
    layers = [
        Layer(uid(), one.uid, draw(st.sampled_from(get_args(Role))), draw(texts(1)),
              draw(attributes()), draw(TIMES))
        for one in people
    ]  # fmt: skip
    return people, layers


def _source(draw: Draw, uid: _Uids, story: Uid, position: int) -> SourceText:
    text = draw(texts(20))
    maybe = st.none() | texts(2)
    source = Source(
        uid(), story, hashlib.sha256(text.encode()).digest(), len(text), draw(texts(2)), position,
        draw(maybe), tuple(draw(st.lists(texts(1), max_size=2))), draw(maybe), draw(maybe),
        draw(st.sampled_from([None, "en", "he"])), draw(maybe), draw(attributes()),
        draw(attributes()), draw(TIMES),
    )  # fmt: skip
    return SourceText(source, text)


def _span(draw: Draw, uid: _Uids, source: Source, layers: Sequence[Layer]) -> Span:
    tag = draw(st.sampled_from(TAG_IDS))
    given = draw(attributes("level", "count"))
    if tag == TAG_IDS[0]:
        given["level"] = draw(st.sampled_from(["low", ("low", "high"), ()]))
        given["count"] = draw(st.integers(-5, 5))
    return Span(
        uid(), source.uid, draw(st.sampled_from(layers)).uid, tag, draw(fragments(source.length)),
        given, draw(texts(4)), draw(st.none() | st.floats(0, 1)), draw(attributes()), draw(TIMES),
    )  # fmt: skip


def _spans(
    draw: Draw, uid: _Uids, sources: Sequence[SourceText], layers: Sequence[Layer]
) -> list[Span]:
    out: list[Span] = []
    for each in sources:
        some = [_span(draw, uid, each.source, layers) for _ in range(draw(st.integers(0, 4)))]
        if some and draw(st.booleans()):
            twin = some[0]
            some.append(Span(uid(), twin.source, layers[-1].uid, twin.tag, twin.fragments))
        out += some
    return out


def allowed_links(head: Span, tail: Span) -> list[str]:
    """Return the ids of the link types that may lead from `head` to `tail`; the free one last."""
    within = head.source == tail.source
    out = []
    for name, directed, scope, heads, tails in LINK_TYPES:
        ways = [(head.tag, tail.tag)] if directed else [(head.tag, tail.tag), (tail.tag, head.tag)]
        fits = any((not heads or a in heads) and (not tails or b in tails) for a, b in ways)
        if fits and scope in ("any", "within_source" if within else "across_sources"):
            out.append(name)
    return out


def _links(draw: Draw, uid: _Uids, spans: Sequence[Span], layers: Sequence[Layer]) -> list[Link]:
    out = []
    for _ in range(draw(st.integers(0, 4)) if len(spans) > 1 else 0):
        head, tail = draw(st.permutations(spans))[:2]
        kinds = allowed_links(head, tail)
        kind = draw(st.sampled_from(kinds[:-1] or kinds))
        out.append(
            Link(uid(), draw(st.sampled_from(layers)).uid, kind, head.uid, tail.uid,
                 draw(attributes()), draw(texts(2)), draw(st.none() | st.floats(0, 1)),
                 draw(attributes()), draw(TIMES))
        )  # fmt: skip
    return out


def _omissions(
    draw: Draw, uid: _Uids, spans: Sequence[Span], sources: Sequence[SourceText], layer: Layer
) -> list[Omission]:
    pairs = [(s, t.source) for s in spans for t in sources if t.source.uid != s.source]
    some = draw(st.lists(st.sampled_from(pairs), max_size=2)) if pairs else []
    return [Omission(uid(), layer.uid, t.uid, s.uid, draw(texts(2)), draw(TIMES)) for s, t in some]


def _reviews(
    draw: Draw, uid: _Uids, things: Sequence[Span | Link | Omission], layers: Sequence[Layer]
) -> list[Record]:
    """Return decisions and comments of one layer on what other layers hold."""
    names = {Span: "span", Link: "link", Omission: "omission"}
    layer = layers[-1].uid
    theirs = [one for one in things if one.layer != layer]
    mine = [one.uid for one in things if one.layer == layer and isinstance(one, Span)]
    decisions: list[Record] = []
    comments: list[Record] = []
    for one in theirs[:4]:
        kind: Any = names[type(one)]
        replaced = tuple(mine[:2]) if kind == "span" else ()
        decisions.append(
            Decision(uid(), layer, kind, one.uid, draw(st.sampled_from(get_args(Verdict))),
                     replaced, draw(st.none() | texts(1)), draw(texts(2)), draw(TIMES))
        )  # fmt: skip
        comments.append(Comment(uid(), layer, kind, one.uid, draw(texts(3)), draw(TIMES)))
    return decisions + comments


def _duties(
    draw: Draw, uid: _Uids, sources: Sequence[SourceText], layers: Sequence[Layer]
) -> list[Record]:
    """Return one assignment per layer and story, and some coverage."""
    stories = list(dict.fromkeys(one.source.story for one in sources))
    assignments: list[Record] = [
        Assignment(uid(), layer.uid, story, draw(st.sampled_from(get_args(Status))), draw(TIMES))
        for layer in layers
        for story in stories
    ]
    coverage: list[Record] = []
    for each in sources:
        start, end = sorted(draw(st.tuples(*[st.integers(0, each.source.length)] * 2)))
        coverage.append(Coverage(uid(), layers[0].uid, each.source.uid, start, end, draw(TIMES)))
    return assignments + coverage


@st.composite
def projects(draw: Draw) -> list[Record]:
    """Return a project that keeps every promise of the format, from empty to crowded."""
    uid = _Uids()
    maybe = st.none() | texts(1)
    info = ProjectInfo(uid(), draw(texts(2)), draw(texts(2)), draw(maybe), draw(texts(3)),
                       draw(TIMES))  # fmt: skip
    tag_set = _tag_set(draw)
    people, layers = _people(draw, uid)
    stories = [
        Story(uid(), draw(texts(2)), draw(texts(1)), draw(maybe), draw(TIMES))
        for _ in range(draw(st.integers(0, 2)))
    ]
    sources = [
        _source(draw, uid, story.uid, position)
        for story in stories
        for position in range(draw(st.integers(1, 3)))
    ]
    spans = _spans(draw, uid, sources, layers)
    links = _links(draw, uid, spans, layers)
    omissions = _omissions(draw, uid, spans, sources, layers[0])
    reviews = _reviews(draw, uid, [*spans, *links, *omissions], layers)
    duties = _duties(draw, uid, sources, layers)
    return [
        info, *tag_set, *people, *layers, *stories, *sources, *duties, *spans, *links, *omissions,
        *reviews,
    ]  # fmt: skip


def text_lookup(records: Sequence[Record]) -> Callable[[Uid], str]:
    """Return the function from a source's uid to its text that a writer wants."""
    held = {one.source.uid: one.text for one in records if isinstance(one, SourceText)}
    return held.__getitem__
