"""The sample stories keep what their README promises: form, ingredients, annotations."""

from __future__ import annotations

import re
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from tests.samples.reading import (
    ANNOTATED,
    ARTICLES,
    ATTRIBUTES,
    DAM,
    FIRST,
    LINK_TYPES,
    SAMPLES,
    annotators,
    body_of,
    everything,
    links,
    marks,
    name_of,
    split_header,
)

KEYS = ["title", "publisher", "author", "date", "url", "language", "licence"]


def test_stories_have_two_two_three_and_four_sources() -> None:
    """The four folders hold as many articles as the README says."""
    assert [len(list(folder.glob("*.txt"))) for folder in sorted(SAMPLES.glob("0*"))] == [
        2,
        2,
        3,
        4,
    ]


@pytest.mark.parametrize("path", ARTICLES, ids=name_of)
def test_header_has_every_key_in_order(path: Path) -> None:
    """Title to licence, authors repeatable, a real date, a reserved host, CC0."""
    pairs, _ = split_header(path)
    assert list(dict.fromkeys(key for key, _ in pairs)) == KEYS
    header = dict(pairs)
    assert all(value == value.strip() != "" for value in header.values())
    assert date.fromisoformat(header["date"]).isoformat() == header["date"]
    assert re.match(r"https://example\.(org|com|net)/\S+$", header["url"])
    assert header["licence"] == "CC0-1.0"


@pytest.mark.parametrize("path", ARTICLES, ids=name_of)
def test_body_is_one_paragraph_per_line(path: Path) -> None:
    """LF only, one final newline, single blank lines, no stray space, 250 to 700 words."""
    raw = path.read_bytes()
    body = body_of(path)
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    paragraphs = body[:-1].split("\n\n")
    assert all(text == text.strip() != "" and "\n" not in text for text in paragraphs)
    assert "  " not in body
    assert 250 <= len(body.split()) <= 700


def test_hosts_are_reserved_ones() -> None:
    """No article links anywhere but to the hosts set aside for examples."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in ARTICLES)
    assert set(re.findall(r"https?://([^/\s]+)", text)) == {
        "example.org",
        "example.com",
        "example.net",
    }


@pytest.mark.parametrize(
    "ingredient",
    ["“", "”", "‘", "’", "—", "Gen.", "U.S.", "Lt. Col.", " p.m.", "No. ", "№ ", "«", "„"],
)
def test_promised_characters_occur(ingredient: str) -> None:
    """Typography and abbreviations that trip sentence splitters are there."""
    assert ingredient in everything()


def test_english_bodies_have_no_straight_quotes() -> None:
    """Quotation marks and apostrophes are curly throughout."""
    assert not set(everything()) & {'"', "'"}


def test_zwj_emoji_stands_inside_a_quoted_post() -> None:
    """A family joined by ZWJ is quoted in story 01, a firefighter with skin tone in 03."""
    assert re.search(r"“[^”]*👨\u200d👩\u200d👧[^”]*”", body_of(FIRST / "harbor-herald.txt"))
    courier = body_of(SAMPLES / "03-hallow-tunnel/hallow-courier.txt")
    assert re.search(r"‘[^’]*👩🏽\u200d🚒[^’]*’", courier)


def test_quotes_nest_in_both_scripts() -> None:
    """Marks inside marks occur in English and in Russian."""
    assert re.search(r"“[^”]*‘[^’]*’[^“]*”", body_of(FIRST / "harbor-herald.txt"))
    assert re.search(r"«[^»]*„[^“]*“[^«]*»", body_of(SAMPLES / "02-mammoth-quarry/vestnik.txt"))


def test_the_pair_of_story_two_is_cyrillic() -> None:
    """Nine letters in ten of both bodies are Cyrillic."""
    for path in sorted((SAMPLES / "02-mammoth-quarry").glob("*.txt")):
        letters = [c for c in body_of(path) if c.isalpha()]
        assert sum("\u0400" <= c <= "\u04ff" for c in letters) > 0.9 * len(letters)


def test_units_come_in_both_orders() -> None:
    """The same distance is given miles first in one source, kilometers first in the other."""
    assert "40 miles (64 kilometers)" in body_of(FIRST / "harbor-herald.txt")
    assert "64 kilometers (40 miles)" in body_of(FIRST / "northline.txt")


def test_two_sources_of_story_four_share_exactly_one_paragraph() -> None:
    """Wire copy is verbatim in the agency and the local paper, and nowhere else."""
    paragraphs = {p.name: set(body_of(p)[:-1].split("\n\n")) for p in DAM.glob("*.txt")}
    shared = {
        (a, b): paragraphs[a] & paragraphs[b]
        for a, b in combinations(sorted(paragraphs), 2)
        if paragraphs[a] & paragraphs[b]
    }
    assert list(shared) == [("allied-dispatch.txt", "lower-valley-gazette.txt")]
    assert [len(text.split()) > 40 for text in shared.popitem()[1]] == [True]


@pytest.mark.parametrize("folder", sorted(SAMPLES.glob("0*")), ids=lambda folder: folder.name)
def test_every_story_has_a_correction(folder: Path) -> None:
    """One source of each story ends with a notice that it was wrong before."""
    lasts = [body_of(path)[:-1].split("\n\n")[-1] for path in folder.glob("*.txt")]
    assert sum(bool(re.match(r"Correction|CORRECTION|Уточнение", text)) for text in lasts) == 1


@pytest.mark.parametrize("path", ANNOTATED, ids=name_of)
def test_ids_are_unique_in_the_file(path: Path) -> None:
    """A local name means one span, whoever made it."""
    ids = [span["id"] for one in annotators(path) for span in one["span"]]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", ANNOTATED, ids=name_of)
def test_every_fragment_is_found_in_order_and_apart(path: Path) -> None:
    """Each span's words occur where they say; fragments neither overlap nor touch."""
    for uid, mark in marks(path).items():
        gaps = zip(mark.fragments, mark.fragments[1:], strict=False)
        assert all(before[1] < after[0] for before, after in gaps), uid


@pytest.mark.parametrize("path", ANNOTATED, ids=name_of)
def test_no_fragment_is_ambiguous(path: Path) -> None:
    """A first fragment that occurs several times says which one is meant."""
    for one in annotators(path):
        for span in one["span"]:
            count = body_of(path.parent / span["source"]).count(span["text"][0])
            assert count == 1 or "occurrence" in span, span["id"]


@pytest.mark.parametrize("path", ANNOTATED, ids=name_of)
def test_attributes_belong_to_their_tag(path: Path) -> None:
    """Tags, attribute names and enumerated values are those of the default tag set."""
    for one in annotators(path):
        for span in one["span"]:
            allowed = ATTRIBUTES[span["tag"]]
            for name, value in span["attributes"].items():
                assert isinstance(value, str), span["id"]
                values = allowed[name]
                assert values is None or value in values, span["id"]


@pytest.mark.parametrize("path", ANNOTATED, ids=name_of)
def test_links_obey_their_type(path: Path) -> None:
    """Both ends are the annotator's own spans, and scope and tags are as the type demands."""
    for one in annotators(path):
        own = marks(path, one["name"])
        for link in one["link"]:
            head, tail = own[link["head"]], own[link["tail"]]
            assert link["type"] in LINK_TYPES
            within = link["type"] == "attributed-to"
            assert (head.source == tail.source) is within, link
            assert (tail.tag == "attribution") is within, link
            assert head.tag != "attribution", link
            if link["type"] == "quote-of":
                assert (head.tag, tail.tag) in {("quote", "quote"), ("quote", "claim")}, link


@pytest.mark.parametrize("path", ANNOTATED, ids=name_of)
def test_no_pair_is_linked_twice(path: Path) -> None:
    """An annotator says one thing about a pair of spans."""
    for one in annotators(path):
        pairs = [frozenset((link["head"], link["tail"])) for link in one["link"]]
        assert len(pairs) == len(set(pairs))


@pytest.mark.parametrize(
    ("path", "annotator", "spans", "joins"),
    [
        (FIRST, "A1", range(28, 35), range(12, 17)),
        (FIRST, "A2", range(24, 31), range(10, 11)),
        (DAM, "A1", range(55, 66), range(33, 46)),
    ],
)
def test_amounts(path: Path, annotator: str, spans: range, joins: range) -> None:
    """There is as much to look at as the demo needs."""
    file = path / "annotations.toml"
    assert len(marks(file, annotator)) in spans
    assert len(links(file, annotator)) in joins


def test_a1_uses_every_tag_link_type_and_shape() -> None:
    """Story 01 holds nested, crossing, discontinuous and two-sentence spans of A1."""
    file = FIRST / "annotations.toml"
    own = marks(file, "A1")
    assert {mark.tag for mark in own.values()} == set(ATTRIBUTES)
    assert {link["type"] for link in links(file, "A1")} == LINK_TYPES
    count, loss = own["a1-harbor-count"], own["a1-harbor-loss"]
    assert loss.start < count.start < count.end == loss.end - len(" in Thursday night’s storm")
    inner, shut = own["a1-harbor-inner"], own["a1-harbor-shut"]
    assert inner.start < shut.start < inner.end < shut.end
    assert len(own["a1-harbor-pell"].fragments) == 2
    boxes = own["a1-harbor-boxes"]
    assert ". You" in body_of(FIRST / boxes.source)[boxes.start : boxes.end]
