from __future__ import annotations

import io
from pathlib import Path

import pytest

from bench.cases import RAILS, Case, case
from bench.story import FIRST, WITHIN, extents, write_story
from bench.texts import MARKS, UNMARKED, article
from store.formats import read_jsonl
from store.formats.jsonl_validate import validate_jsonl
from store.model import Link, SourceText, Span

SMALL = case(2_000, 200)


def written(tmp_path: Path, of: Case) -> Path:
    """Return the file of a story."""
    path = tmp_path / "story.jsonl"
    write_story(path, of)
    return path


@pytest.mark.parametrize("of", [SMALL, case(2_000, 20), RAILS], ids=lambda of: of.name)
def test_a_story_is_a_good_file_with_what_was_asked_for(tmp_path: Path, of: Case) -> None:
    """Nothing in it is objected to, and articles, spans and links are as many as the case says."""
    path = written(tmp_path, of)
    assert list(validate_jsonl(path)) == []
    records = list(read_jsonl(io.BytesIO(path.read_bytes()), path.name))
    sources = [one for one in records if isinstance(one, SourceText)]
    spans = {one.uid: one for one in records if isinstance(one, Span)}
    links = [one for one in records if isinstance(one, Link)]
    assert [len(sources), len(spans), len(links)] == [of.panes, of.panes * of.spans, of.links]
    assert all(len(one.text) >= of.size for one in sources)
    place = {one.source.uid: one.source.position for one in sources}
    for link in links:
        assert place[spans[link.tail].source] - place[spans[link.head].source] == 1


def test_the_same_case_gives_the_same_bytes(tmp_path: Path) -> None:
    """Runs on two days measure the same thing."""
    assert written(tmp_path, SMALL).read_bytes() == written(tmp_path, SMALL).read_bytes()


def test_a_long_article_begins_as_a_short_one_does() -> None:
    """What is on the first screen does not depend on how long the article is."""
    short, long = article(2_000, 1, MARKS[1]), article(50_000, 1, MARKS[1])
    assert long.startswith(short.rstrip("\n"))
    assert MARKS[1] in short[:UNMARKED]
    assert not long.startswith(article(2_000, 2, MARKS[1])[:200])


def test_the_first_spans_are_the_same_however_long_the_article_is() -> None:
    """They lie at the top, and none splits the mark that is waited for."""
    short, long = article(2_000, 0, MARKS[0]), article(50_000, 0, MARKS[0])
    first = list(extents(short, FIRST, 0))
    assert first == list(extents(long, 500, 0))[:FIRST]
    assert all(UNMARKED <= start < WITHIN for start, _ in first)
    assert max(start for start, _ in extents(long, 500, 0)) > 40_000
