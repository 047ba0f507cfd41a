"""Makes gold files from the evaluation data: PolNeAR, number expressions, the ends of news links.

A PolNeAR quote is a quote, a content a claim, a source with its cue an attribution. The two are
joined to one extent where they stand in one sentence, a few words apart and no content between;
otherwise they are the fragments of one span. The ends of news links are claims, but for the one
that quotes, which the program asks to be a quote.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from store.model import Extent
from store.text import Document
from tests.bench.gold import GoldLink, GoldSpan, GoldStory, ordered, write_story

NEAR_WORDS = 6
"""Words that may stand between a source and the cue that it is joined with."""

_TYPES = {"paraphrase": "same"}
_NAMED = ("source", "cue")
_ALONE = 1_000_000


def main() -> None:
    """Write the files of every set into a folder."""
    given = os.environ.get("SIDELIGHT_SHARED")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, help="folder for the files, made where there is none")
    parser.add_argument(
        "--evaluation",
        type=Path,
        default=Path(given, "evaluation") if given else None,
        required=given is None,
        help="the evaluation folder; that of SIDELIGHT_SHARED by default",
    )
    parser.add_argument("--split", default="dev")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    stories = list(evaluation_stories(args.evaluation, args.split))
    for story in stories:
        write_story(story, args.out)
    spans, links = sum(len(s.spans) for s in stories), sum(len(s.links) for s in stories)
    print(f"{len(stories)} stories, {spans} spans, {links} links in {args.out}")


def evaluation_stories(folder: Path, split: str = "dev") -> Iterator[GoldStory]:
    """Yield the stories of the span sets, each document its own, and of the news links."""
    texts = {doc["doc_id"]: doc["text"] for doc in _lines(folder, "spans", "docs", split)}
    for record in _lines(folder, "spans", "gold", split):
        name = _name(record)
        text = texts[record["doc_id"]]
        make = polnear_spans if record["set"] == "polnear" else figure_spans
        yield ordered(_without_twins(GoldStory(name, (text,), tuple(make(text, record["spans"])))))
    yield from _news_stories(folder, split)


def _name(record: dict[str, Any]) -> str:
    """Return a name for a document's file, the set in front."""
    own = str(record["doc_id"]).replace("/", "-").removeprefix(f"{record['set']}-")
    return f"{record['set']}-{own}"


def _lines(folder: Path, kind: str, name: str, split: str) -> list[dict[str, Any]]:
    path = folder / "data" / kind / f"{name}.{split}.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]


def figure_spans(text: str, spans: list[dict[str, Any]]) -> Iterator[GoldSpan]:
    """Yield figures as they are."""
    for number, raw in enumerate(spans):
        yield _span(number, raw["label"], text, raw["spans"])


def polnear_spans(text: str, spans: list[dict[str, Any]]) -> Iterator[GoldSpan]:
    """Yield quotes, claims, and attributions made of a source and its cue."""
    names = {"quote": "quote", "content": "claim"}
    for number, raw in enumerate(spans):
        if raw["label"] in names:
            yield _span(number, names[raw["label"]], text, raw["spans"])
    document = Document(text, "en")
    contents = [tuple(e) for raw in spans if raw["label"] == "content" for e in raw["spans"]]
    for number, parts in enumerate(_attributions(spans), len(spans)):
        yield _span(number, "attribution", text, joined_near(document, parts, contents))


def _attributions(spans: list[dict[str, Any]]) -> Iterator[list[Extent]]:
    """Yield the extents of sources and cues that belong together: they stand in a row."""
    for named, group in groupby(spans, key=lambda raw: raw["label"] in _NAMED):
        if named:
            for pair in _paired(list(group)):
                yield sorted((start, end) for raw in pair for start, end in raw["spans"])


def _paired(row: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Divide a row into sources with their cues: as few alone as can be, then the nearest."""
    best: list[tuple[int, list[list[dict[str, Any]]]]] = [(0, [])]
    for number, raw in enumerate(row):
        alone = (best[number][0] + _ALONE, [*best[number][1], [raw]])
        if number and row[number - 1]["label"] != raw["label"]:
            before = row[number - 1]
            cost, groups = best[number - 1]
            together = (cost + _gap(before, raw), [*groups, [before, raw]])
            alone = min(alone, together, key=lambda choice: choice[0])
        best.append(alone)
    return best[-1][1]


def _gap(one: dict[str, Any], other: dict[str, Any]) -> int:
    first, second = sorted((one["spans"], other["spans"]))
    return max(0, int(second[0][0]) - int(first[-1][1]))


def joined_near(
    document: Document, parts: list[Extent], contents: list[tuple[int, ...]]
) -> list[Extent]:
    """Return parts made one where they are near, in one sentence, with no content between."""
    made = parts[:1]
    for start, end in parts[1:]:
        low, high = made[-1][1], start
        sentence = document.unit_at("sentence", made[-1][0])
        near = len(document.text[low:high].split()) <= NEAR_WORDS
        within = sentence is not None and end <= sentence[1]
        free = not any(a < high and low < b for a, b in contents)
        if high <= low or (near and within and free):
            made[-1] = (made[-1][0], max(made[-1][1], end))
        else:
            made.append((start, end))
    return made


def _news_stories(folder: Path, split: str) -> Iterator[GoldStory]:
    """Yield a story a pair of articles: the ends of links as claims, and the links."""
    texts = {doc["doc_id"]: doc["text"] for doc in _lines(folder, "links", "docs", split)}
    asked = {q["qid"]: q for q in _lines(folder, "links", "queries", split)}
    gold = [g for g in _lines(folder, "links", "gold", split) if g["set"] == "news-hand"]
    pairs = [(asked[g["qid"]], g) for g in gold if g["linkable"]]
    pairs.sort(key=lambda pair: _story_of(pair[0]))
    for name, group in groupby(pairs, key=lambda pair: _story_of(pair[0])):
        yield _news_story(name, list(group), texts)


def _story_of(query: dict[str, Any]) -> str:
    return str(query["src_doc"]).rpartition("/")[0]


def _news_story(
    name: str, pairs: list[tuple[dict[str, Any], dict[str, Any]]], texts: dict[str, str]
) -> GoldStory:
    docs = sorted({doc for query, _ in pairs for doc in (query["src_doc"], query["tgt_doc"])})
    ids: dict[tuple[str, tuple[Extent, ...]], str] = {}
    links: dict[frozenset[str], GoldLink] = {}
    quoting: set[str] = set()

    def end(doc: str, spans: list[list[int]]) -> str:
        return ids.setdefault((doc, _extents(texts[doc], spans)), f"s{len(ids)}")

    for query, answer in pairs:
        head = end(query["src_doc"], query["src_spans"])
        for found in answer["gold"]:
            tail = end(query["tgt_doc"], found["spans"])
            ends = (head, tail)
            if found["type"] == "quote-of":
                quotes = _has_marks(texts[query["src_doc"]], query["src_spans"])
                ends = (head, tail) if quotes else (tail, head)
                quoting.add(ends[0])
            link = GoldLink(*ends, _TYPES.get(found["type"], found["type"]))
            links.setdefault(frozenset(ends), link)
    tags = {uid: "quote" if uid in quoting else "claim" for uid in ids.values()}
    spans = [GoldSpan(uid, docs.index(doc), tags[uid], e) for (doc, e), uid in ids.items()]
    story = GoldStory(
        f"news-{name}", tuple(texts[d] for d in docs), tuple(spans), tuple(links.values())
    )
    return ordered(story)


def _has_marks(text: str, spans: list[list[int]]) -> bool:
    return any(mark in text[start:end] for start, end in spans for mark in '"“”')


def _without_twins(story: GoldStory) -> GoldStory:
    """Leave out a span that says what an earlier one says: the same words with the same tag."""
    kept = {(span.tag, span.fragments): span for span in reversed(story.spans)}
    return GoldStory(story.name, story.texts, tuple(kept.values()), story.links)


def _span(number: int, tag: str, text: str, spans: list[Any]) -> GoldSpan:
    return GoldSpan(f"s{number}", 0, tag, _extents(text, spans))


def _extents(text: str, spans: list[Any]) -> tuple[Extent, ...]:
    return tuple(sorted((start, end) for start, end in spans if text[start:end].strip()))


if __name__ == "__main__":
    main()
