"""Gold to measure keys by: stories of sources with spans and links, one JSONL file a story.

A line is a source, `{"id", "source": text, "spans": [{"id", "tag", "start", "end"}]}`, a span of several
parts having `"fragments": [[start, end], ...]` instead; or the links, `{"links": [{"a", "b", "type"}]}`,
by the ids of spans. Offsets are code points, half-open.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from store.errors import RefusedError
from store.model import Extent
from store.spans import joined


class GoldError(Exception):
    """A gold file is not what it should be; the message says where and why."""


@dataclass(frozen=True, slots=True)
class GoldSpan:
    """A span to be made; `source` is the index of its source in the story."""

    id: str
    source: int
    tag: str
    fragments: tuple[Extent, ...]


@dataclass(frozen=True, slots=True)
class GoldLink:
    """A link to be made, by the ids of its spans; `a` is the head of a directed type."""

    a: str
    b: str
    type: str


@dataclass(frozen=True, slots=True)
class GoldStory:
    """The sources that are annotated together. Spans and links are in reading order."""

    name: str
    texts: tuple[str, ...]
    spans: tuple[GoldSpan, ...]
    links: tuple[GoldLink, ...] = ()


def read_gold(paths: Iterable[Path]) -> list[GoldStory]:
    """Return the stories of files, and of all `.jsonl` files in folders.

    Raises:
        GoldError: A file cannot be read as gold, or there is none.
    """
    files = [file for path in paths for file in _files(path)]
    if not files:
        raise GoldError("No gold files: name .jsonl files, or folders that hold some.")
    return [read_story(file) for file in files]


def _files(path: Path) -> list[Path]:
    return sorted(path.glob("*.jsonl")) if path.is_dir() else [path]


def read_story(path: Path) -> GoldStory:
    """Return the story of one file.

    Raises:
        GoldError: It cannot be read as gold.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise GoldError(f"{path}: {error.strerror or error}") from error
    texts: list[str] = []
    spans: list[GoldSpan] = []
    links: list[GoldLink] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            if "links" in record:
                links += [GoldLink(str(x["a"]), str(x["b"]), x["type"]) for x in record["links"]]
                continue
            spans += _spans(record, len(texts))
            texts.append(record["source"])
        except (KeyError, TypeError, ValueError, RefusedError) as error:
            raise GoldError(f"{path}, line {number}: {type(error).__name__}: {error}") from error
    return ordered(GoldStory(path.stem, tuple(texts), tuple(spans), tuple(links)))


def _spans(record: dict[str, Any], source: int) -> Iterator[GoldSpan]:
    length = len(record["source"])
    for raw in record["spans"]:
        pairs = raw.get("fragments") or [[raw["start"], raw["end"]]]
        fragments = joined((int(start), int(end)) for start, end in pairs)
        if not all(0 <= start < end <= length for start, end in fragments):
            raise ValueError(f"span {raw['id']} lies outside its text, or is empty")
        yield GoldSpan(str(raw["id"]), source, raw["tag"], fragments)


def ordered(story: GoldStory) -> GoldStory:
    """Return a story with its spans in reading order, and its links in that of their heads.

    Raises:
        GoldError: A link names a span that is not there.
    """
    spans = sorted(story.spans, key=lambda s: (s.source, s.fragments[0][0], s.fragments[-1][1]))
    place = {span.id: number for number, span in enumerate(spans)}
    for link in story.links:
        for end in (link.a, link.b):
            if end not in place:
                raise GoldError(f"{story.name}: a link names span {end!r}, which is not there.")
    links = sorted(story.links, key=lambda link: (place[link.a], place[link.b]))
    return GoldStory(story.name, story.texts, tuple(spans), tuple(links))


def write_story(story: GoldStory, folder: Path) -> Path:
    """Write a story as a file of the folder and return its path."""
    lines: list[dict[str, Any]] = []
    for number, text in enumerate(story.texts):
        mine = [_record(span) for span in story.spans if span.source == number]
        lines.append({"id": str(number), "source": text, "spans": mine})
    if story.links:
        lines.append({"links": [{"a": x.a, "b": x.b, "type": x.type} for x in story.links]})
    path = folder / f"{story.name}.jsonl"
    written = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    path.write_text(written, encoding="utf-8")
    return path


def _record(span: GoldSpan) -> dict[str, Any]:
    if len(span.fragments) == 1:
        start, end = span.fragments[0]
        return {"id": span.id, "tag": span.tag, "start": start, "end": end}
    return {"id": span.id, "tag": span.tag, "fragments": [list(each) for each in span.fragments]}
