"""Similar words: those that were meant are found, whole, the most alike first."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.suggest.search import folded
from store.suggest.similar import LEAST_SCORE, SimilarScan
from tests.text.nasty import texts

FIRST = "The Coast Guard wants every boat tied up. Containers drift; one container burns."
SECOND = "“A conteiner,” the coast\nguard’s man said. Nothing else was meant."


def scan(words: str, *sources: str, slices: int = 1 << 20) -> list[tuple[int, str, float]]:
    """Return number, words and score of what is similar, looked for in slices."""
    looking = SimilarScan([folded(source) for source in sources], words)
    while not looking.step(slices):
        pass
    return [(s.text, sources[s.text][slice(*s.extent)], s.score) for s in looking.best()]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("contaner", {(0, "container"), (0, "Containers"), (1, "conteiner")}),
        ("coast gaurd", {(0, "Coast Guard"), (1, "coast\nguard’s"), (1, "coast\nguard")}),
        ("nothing els was", {(1, "Nothing else was")}),
    ],
)
def test_a_slip_of_the_finger_finds_what_was_meant(
    typed: str, wanted: set[tuple[int, str]]
) -> None:
    """In all texts, over line ends, as whole words."""
    found = {(number, words) for number, words, _ in scan(typed, FIRST, SECOND)}
    assert found
    assert found <= wanted
    assert {number for number, _ in found} == {number for number, _ in wanted}


def test_the_most_alike_come_first() -> None:
    """And nothing that is hardly alike at all."""
    found = scan("container", FIRST, SECOND)
    scores = [score for *_, score in found]
    assert found[0][:2] == (0, "container")
    assert scores == sorted(scores, reverse=True)
    assert min(scores) >= LEAST_SCORE


def test_too_few_letters_are_like_nothing() -> None:
    """Since three letters are like anything."""
    assert scan("cat", "cut cot car") == []
    assert scan("what", "") == []


def test_a_text_shorter_than_what_is_looked_for_has_none() -> None:
    """A part of the words is not the words."""
    assert scan("the coast guard", "the") == []


@given(texts, texts, st.text("abcdeT’ \n", min_size=4, max_size=12), st.integers(1, 40))
def test_what_is_found_lies_in_the_text_and_never_overlaps(
    one: str, other: str, words: str, slices: int
) -> None:
    """In any script, however small the slices."""
    sources = (folded(one + " "), folded(other + words))
    looking = SimilarScan(sources, words)
    while not looking.step(slices):
        pass
    found = looking.best()
    for number in range(2):
        extents = sorted(s.extent for s in found if s.text == number)
        assert all(0 <= start < end <= len(sources[number]) for start, end in extents)
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(extents))


@pytest.mark.parametrize("lead", [0, 985, 990, 995, 1000, 2500])
def test_windows_cut_no_words(lead: int) -> None:
    """What lies across the end of a window is found in the next."""
    text = "x" * lead + " the coast guard " + "y" * 3000
    assert [words for _, words, _ in scan("teh coast guard", text)] == ["the coast guard"]
