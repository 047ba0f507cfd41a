"""Which words correspond, which link is likely, and finding names by a part of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.compare import likely_types, numbers
from store.suggest.counterparts import LEAST_SCORE, Passage, rank
from store.suggest.find import find
from tests.text.nasty import texts


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("up to 1,000 of 300", {"1000", "300"}),
        ("1\u00a0000 and 1\u202f000", {"1000"}),
        ("2.5 and 1,5", {"2.5", "1,5"}),
        ("1,00 000", {"1,00", "000"}),
        ("none, nor ½", set()),
    ],
)
def test_numbers_are_read_without_thousands_separators(words: str, found: set[str]) -> None:
    """A comma that is none stays."""
    assert numbers(words) == found


@pytest.mark.parametrize(
    ("head", "tail", "first"),
    [
        (("300 came", "figure"), ("500 came", "figure"), "differs"),
        (("300 came", "figure"), ("300 of 500 came", "figure"), "same"),
        (("300 came", "figure"), ("many came", "figure"), "same"),
        (("up to 1,200 boxes", "figure"), ("More than 1,200 boxes", "figure"), "differs"),
        (("at least $6 billion", "claim"), ("under $6 billion", "claim"), "differs"),
        (("about 40 miles", "figure"), ("some 40 miles", "figure"), "same"),
        (("no more than 50", "figure"), ("at most 50", "figure"), "same"),
        (("no more than 50", "figure"), ("more than 50", "figure"), "differs"),
        (("no less than 50", "figure"), ("at least 50", "figure"), "same"),
        (("not less than 1,200", "figure"), ("fewer than 1200", "figure"), "differs"),
        (("up to 40 or 50", "figure"), ("more than 50", "figure"), "same"),
        (("“no”", "quote"), ("he denied it", "claim"), "quote-of"),
        (("he denied it", "claim"), ("“no”", "quote"), "quote-of"),
        (("“no”", "quote"), ("not so", "quote"), "quote-of"),
        (("“no”", "quote"), ("„nein“", "quote"), "same"),
        (("it fell", "claim"), ("he said", "attribution"), "attributed-to"),
        (("he said", "attribution"), ("she said", "attribution"), "same"),
    ],
)
def test_the_likely_link_type_is_read_off_the_words(
    head: tuple[str, str], tail: tuple[str, str], first: str
) -> None:
    """Different numbers differ, a quotation against reported words is quoted from them."""
    assert likely_types(*head, *tail)[0] == first


@given(texts, texts, st.sampled_from(["claim", "quote"]), st.sampled_from(["quote", "figure"]))
def test_some_link_type_is_always_likely(one: str, other: str, tag: str, other_tag: str) -> None:
    """None of them twice, and the same whichever comes first."""
    types = likely_types(one, tag, other, other_tag)
    assert types
    assert len(set(types)) == len(types)
    assert likely_types(other, other_tag, one, tag) == types


def keys(query: str, *words: str, **more: int) -> list[str]:
    """Rank some words, under themselves."""
    return [found.key for found in rank(query, [Passage(w, w) for w in words], **more)]


def test_the_most_alike_comes_first_and_the_unlike_not_at_all() -> None:
    """Order and case of words do not matter."""
    found = keys("The dam broke on Friday", "It rained", "on friday BROKE the dam", "The dam held")
    assert found[0] == "on friday BROKE the dam"
    assert "It rained" not in found


def test_ties_go_to_the_shorter_then_to_the_earlier() -> None:
    """So the order never changes from one key press to the next."""
    passages = [Passage(n, w) for n, w in enumerate(["dam broke so", "dam broke", "dam broke"])]
    assert [found.key for found in rank("dam broke", passages)] == [1, 2, 0]


def test_a_bonus_decides_between_equals_and_scores_stay_within_a_hundred() -> None:
    """Also where both are as good as can be."""
    found = rank("dam broke", [Passage("bare", "dam broke"), Passage("span", "dam broke", 5.0)])
    assert [(f.key, f.score) for f in found] == [("span", 100.0), ("bare", 100.0)]


def test_the_number_of_counterparts_is_bounded() -> None:
    """The best of them."""
    assert len(keys("dam", *[f"dam {n}" for n in range(50)], limit=7)) == 7


@given(texts, st.lists(texts, max_size=6))
def test_ranking_never_fails_and_keeps_its_order(query: str, passages: list[str]) -> None:
    """Also for words of punctuation alone."""
    found = rank(query, [Passage(n, words) for n, words in enumerate(passages)])
    scores = [one.score for one in found]
    assert scores == sorted(scores, reverse=True)
    assert all(LEAST_SCORE <= score <= 100 for score in scores)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", [0, 1, 2]),
        ("  ", [0, 1, 2]),
        ("dam", [1, 2]),
        ("TOLIVER", [1]),
        ("cape", [0]),
        ("xyzzy", []),
        ("!", []),
    ],
)
def test_names_are_found_by_a_part_misspelt_or_not(query: str, found: list[int]) -> None:
    """Nothing typed finds all."""
    names = ["Cape Ansel containers", "Tolliver dam", "Mammoth quarry"]
    assert find(query, names) == found


def test_the_exact_part_comes_before_the_similar_one() -> None:
    """Whatever else the names hold."""
    assert find("tunnel", ["Tunnels and tunel", "Tunel", "The tunnel"])[-1] == 1
