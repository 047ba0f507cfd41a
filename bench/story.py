"""A story with as many spans and links as asked for, in the native format, the same every time."""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Iterator
from pathlib import Path

from bench.cases import Case
from bench.texts import MARKS, UNMARKED, article
from store.formats.jsonl import write_jsonl
from store.model import (
    Annotator,
    Extent,
    Layer,
    Link,
    ProjectInfo,
    Record,
    Source,
    SourceText,
    Span,
    Story,
    Uid,
    named_uid,
)
from store.tagset.parse import default_tagset
from store.version import VERSION

ANNOTATOR = "bench"
"""Who has made the spans, and adds to them."""

FIRST, WITHIN = 20, 1_500
"""So many spans lie within so many characters from the top: on the first screen of every case."""

_WHEN = 1_795_255_200_000
# "figure" is what a measurement adds: the same words with the same tag would be refused.
_TAGS = ("claim", "quote", "attribution")
_STORY, _ME, _LAYER = (named_uid("bench", name) for name in ("story", "me", "layer"))


def write_story(path: Path, case: Case) -> None:
    """Write the story of `case` as a file that `sidelight import` restores."""
    sources = [_source(number, case.size) for number in range(case.panes)]
    texts = {held.source.uid: held.text for held in sources}
    with path.open("wb") as sink:
        write_jsonl(
            _records(case, sources), sink, text_of=texts.__getitem__, generator_version=VERSION
        )


def _records(case: Case, sources: list[SourceText]) -> Iterator[Record]:
    tagset = default_tagset()
    yield ProjectInfo(named_uid("bench", case.name), "Measured", created_at=_WHEN)
    yield from tagset.tags
    yield from tagset.link_types
    yield Annotator(_ME, ANNOTATOR, created_at=_WHEN)
    yield Layer(_LAYER, _ME, created_at=_WHEN)
    yield Story(_STORY, "Measured story", created_at=_WHEN)
    yield from sources
    spans = [list(_spans(held, case.spans)) for held in sources]
    for held in spans:
        yield from held
    yield from _links(spans, case.links)


def _source(number: int, size: int) -> SourceText:
    text = article(size, number, MARKS[number])
    uid = named_uid("bench", f"source {number}")
    digest = hashlib.sha256(text.encode()).digest()
    source = Source(
        uid, _STORY, digest, len(text), f"Measured article {number + 1}", number,
        publisher=f"Bench {number + 1}", published_at="2026-03-14", language="en", created_at=_WHEN,
    )  # fmt: skip
    return SourceText(source, text)


def _spans(held: SourceText, count: int) -> Iterator[Span]:
    for number, extent in enumerate(sorted(extents(held.text, count, held.source.position))):
        uid = named_uid("bench", f"span {held.source.position} {number}")
        tag = _TAGS[number % len(_TAGS)]
        yield Span(uid, held.source.uid, _LAYER, tag, (extent,), created_at=_WHEN + number)


def extents(text: str, count: int, seed: int) -> Iterator[Extent]:
    """Yield `count` extents of whole words: `FIRST` of them at the top, the others all over.

    Half of them have up to three words, most of the others up to fifteen, some up to sixty. They
    overlap, nest and cross as it happens.
    """
    chance = random.Random(seed)
    words = [match.span() for match in re.finditer(r"\w+", text) if match.start() >= UNMARKED]
    top = sum(1 for start, _ in words if start < WITHIN)
    for number in range(count):
        at = chance.randrange(top if number < FIRST else len(words))
        length = chance.choices((3, 15, 60), (5, 4, 1))[0]
        last = min(at + chance.randrange(length), len(words) - 1)
        yield words[at][0], words[last][1]


def _links(spans: list[list[Span]], count: int) -> Iterator[Link]:
    """Yield `count` links, each from an article to the next: some at the top, the rest all over."""
    gaps = len(spans) - 1
    for number in range(count):
        gap, nth = number % gaps, number // gaps
        of = -(-count // gaps)
        head, tail = (_linked(spans[gap + side], nth, of) for side in (0, 1))
        uid = named_uid("bench", f"link {number}")
        yield Link(uid, _LAYER, "same", head, tail, created_at=_WHEN + number)


def _linked(spans: list[Span], nth: int, of: int) -> Uid:
    """Return the end of an article's `nth` link of `of`: every other span at the top at first."""
    top = min(FIRST // 2, of)
    if nth < top:
        return spans[2 * nth].uid
    return spans[FIRST + (nth - top) * (len(spans) - FIRST) // (of - top)].uid
