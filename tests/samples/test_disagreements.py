"""The two annotators of story 01 disagree as the README says; story 04 makes a matrix."""

from __future__ import annotations

import re

import pytest

from tests.samples.reading import DAM, FIRST, JOINING, SAMPLES, Mark, body_of, links, marks, points


def readme_row(kind: str) -> tuple[list[str], list[str]]:
    """The ids that the README gives for a kind of disagreement: A1's and A2's."""
    text = (SAMPLES / "README.md").read_text(encoding="utf-8")
    row = next(line for line in text.split("\n") if line.startswith(f"| {kind} |"))
    first, second = row.split("|")[2:4]
    return re.findall(r"`([^`]+)`", first), re.findall(r"`([^`]+)`", second)


def pair(kind: str) -> tuple[Mark, Mark, str]:
    """The two spans of a README row, and their source's body."""
    own = marks(FIRST / "annotations.toml")
    (first,), (second,) = readme_row(kind)
    assert own[first].source == own[second].source
    return own[first], own[second], body_of(FIRST / own[first].source)


def test_disagreement_on_quotation_marks() -> None:
    """A1 takes the marks into the quote, A2 leaves them out."""
    one, two, body = pair("quotation marks")
    assert one.tag == two.tag == "quote"
    words = body[one.start : one.end]
    assert (words[0], words[-1]) == ("“", "”")
    assert body[two.start : two.end] == words.strip("“,”")


def test_disagreement_on_the_hedge() -> None:
    """A1's figure begins with its hedge, A2's with the number."""
    one, two, body = pair("hedge")
    assert one.tag == two.tag == "figure"
    assert one.end == two.end
    assert body[one.start : two.start] == "about "


def test_disagreement_on_claim_or_quote() -> None:
    """The same words are a quote to A1 and a claim to A2."""
    one, two, _ = pair("claim or quote")
    assert one.fragments == two.fragments
    assert (one.tag, two.tag) == ("quote", "claim")


def test_disagreement_on_clause_or_sentence() -> None:
    """A2 takes the whole sentence of which A1 takes the last clause."""
    one, two, body = pair("clause or sentence")
    assert one.tag == two.tag == "claim"
    assert two.start < one.start
    assert body[one.end : two.end] == "."


def test_disagreement_on_one_piece_or_two() -> None:
    """A1 leaves out the words between two fragments that A2 covers in one."""
    one, two, body = pair("one piece or two")
    assert (len(one.fragments), len(two.fragments)) == (2, 1)
    assert "Pell said" in body[one.fragments[0][1] : one.fragments[1][0]]
    assert "Pell said" in body[two.start : two.end]


@pytest.mark.parametrize(
    ("kind", "finder", "other"), [("missed by A2", "A1", "A2"), ("missed by A1", "A2", "A1")]
)
def test_disagreement_by_a_missed_figure(kind: str, finder: str, other: str) -> None:
    """One has a figure where the other has no figure at all."""
    file = FIRST / "annotations.toml"
    ids = [uid for ids in readme_row(kind) for uid in ids]
    figure = marks(file, finder)[ids[0]]
    assert figure.tag == "figure"
    assert not [
        mark
        for mark in marks(file, other).values()
        if mark.tag == "figure"
        and mark.source == figure.source
        and mark.start < figure.end
        and figure.start < mark.end
    ]


def link_types(annotator: str, ends: list[str]) -> list[str]:
    """The types of the links that an annotator made between two spans."""
    found = links(FIRST / "annotations.toml", annotator)
    return [link["type"] for link in found if {link["head"], link["tail"]} == set(ends)]


def test_disagreement_on_the_type_of_a_link() -> None:
    """Over identical spans A1 says differs, A2 same."""
    own = marks(FIRST / "annotations.toml")
    first, second = readme_row("link type")
    assert [own[uid].fragments for uid in first] == [own[uid].fragments for uid in second]
    assert link_types("A1", first) == ["differs"]
    assert link_types("A2", second) == ["same"]


def test_disagreement_by_a_link_only_one_made() -> None:
    """A1 has both spans, and no link between them."""
    first, second = readme_row("link only A2 made")
    assert set(first) <= set(marks(FIRST / "annotations.toml", "A1"))
    assert link_types("A1", first) == []
    assert link_types("A2", second) == ["quote-of"]


def test_story_four_makes_a_matrix_worth_looking_at() -> None:
    """Rows that differ, contradict, agree, span four columns, and leave columns empty."""
    file = DAM / "annotations.toml"
    own = marks(file)
    rows = points(file)
    columns = [len({own[uid].source for uid in row}) for row in rows]
    assert 14 <= len(rows) <= 18
    assert columns.count(4) >= 3
    assert columns.count(3) >= 6
    assert columns.count(2) >= 2
    types = [link["type"] for link in links(file, "A1")]
    assert min(types.count(kind) for kind in JOINING) >= 4


def test_story_four_has_points_of_a_single_source() -> None:
    """The trout and the piezometer are claims that no other source has."""
    joined = set().union(*points(DAM / "annotations.toml"))
    own = marks(DAM / "annotations.toml", "A1")
    lone = {uid for uid in own if own[uid].tag == "claim" and uid not in joined}
    assert lone == {"ga-trout", "re-piezometer"}


def test_a_figure_that_agrees_does_so_in_other_units() -> None:
    """The rate of flow is gallons a minute in one column, liters per second in another."""
    (row,) = [row for row in points(DAM / "annotations.toml") if "ad-flow" in row]
    assert row == {"ad-flow", "ch-flow", "re-flow"}
