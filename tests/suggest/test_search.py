"""Literal hits are what anybody finds who looks at every place of the text."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.suggest.search import folded, hits, query_pattern, whole_word_ends, words_pattern
from tests.text.nasty import texts

TEXT = "The dam broke. “The\ndam’s gone,” he said: 1,000 homes, 1 dam.\nTHE   DAM.\n"
letters = st.text("abA \n", max_size=60)


def found(query: str, text: str = TEXT) -> list[str]:
    """Return the words that a query hits."""
    pattern = query_pattern(query)
    return [text[start:end] for start, end in hits(folded(text), pattern)[0]] if pattern else []


def naive(query: str, text: str) -> list[tuple[int, int]]:
    """Look at every place: each word in any case, and any run of white space between two."""
    wanted, extents, place = query.split(), [], 0
    while place < len(text):
        at = place
        for number, word in enumerate(wanted):
            after = at + len(text[at:]) - len(text[at:].lstrip()) if number else at
            if (number and after == at) or text[after : after + len(word)].lower() != word.lower():
                break
            at = after + len(word)
        else:
            extents.append((place, at))
        place = max(place + 1, at if extents and extents[-1] == (place, at) else 0)
    return extents


@given(letters, st.text("abA \n", min_size=1, max_size=5).filter(str.strip))
def test_hits_are_what_a_naive_scan_finds(text: str, query: str) -> None:
    """From left to right, none overlapping another, in the text as it is."""
    pattern = query_pattern(query)
    assert pattern is not None
    assert hits(folded(text), pattern) == (naive(query, text), False)


@given(texts, st.data())
def test_any_words_of_a_text_are_found_where_they_are(text: str, data: st.DataObject) -> None:
    """Whatever their script: one hit at least holds the place, and hits ascend without overlap."""
    start = data.draw(st.integers(0, len(text)))
    words = text[start : start + data.draw(st.integers(1, 12))]
    pattern = query_pattern(words.swapcase() if words.isascii() else words)
    if pattern is None:
        assert not words.strip()
        return
    extents, more = hits(folded(text), pattern)
    assert not more
    lead = len(words) - len(words.lstrip())
    assert any(first <= start + lead < last for first, last in extents)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(extents))


def test_case_and_white_space_count_for_nothing() -> None:
    """Over line ends too; and white space at the ends of what is typed is only on the way."""
    assert found("the dam") == ["The dam", "The\ndam", "THE   DAM"]
    assert found(" the  dam ") == found("the dam")
    assert found(" \n") == []


def test_what_a_keyboard_types_finds_what_print_has() -> None:
    """Straight apostrophes, quotation marks and hyphens stand for curly and long ones."""
    assert found("dam's") == ["dam’s"]
    assert found('"the') == ["“The"]
    assert found("a - b", "a — b") == ["a — b"]


@given(texts)
def test_folding_leaves_every_offset_alone(text: str) -> None:
    """One character for one, also those whose lower case is longer."""
    text += "İΣ"
    assert folded(text) == "".join(folded(character) for character in text)
    assert found("i", "İİ") == ["İ", "İ"]
    assert found("ΟΔΟΣ οδος", "οδος Οδοσ") == ["οδος Οδοσ"]


def test_signs_of_patterns_are_plain_signs() -> None:
    """Nobody types regular expressions by accident."""
    assert found(".") == ["."] * 3
    assert found("a(b", "a(b a.b") == ["a(b"]


def test_where_there_is_too_much_what_is_near_is_kept() -> None:
    """A key must not wait for half a million hits."""
    text = "e " * 40_000
    pattern = re.compile("e")
    extents, more = hits(text, pattern, near=70_000, most=100)
    assert more
    assert len(extents) == 100
    assert 50_000 < extents[0][0] <= 70_000
    assert hits(text, pattern, most=40_000) == (
        [(at, at + 1) for at in range(0, 80_000, 2)],
        False,
    )


@pytest.mark.parametrize(
    ("words", "any_case", "wanted"),
    [
        ("dam", False, ["dam", "dam", "dam"]),
        ("dam", True, ["dam", "dam", "dam", "DAM"]),
        ("The dam", False, ["The dam", "The\ndam"]),
        ("1", False, ["1"]),
    ],
)
def test_whole_words_are_not_found_within_others(
    words: str, any_case: bool, wanted: list[str]
) -> None:
    """Nor a number within a number; but before an apostrophe."""
    text = TEXT + "damage, 21, 1.5, madam"
    pattern = words_pattern(folded(words) if any_case else words, (True, True))
    places, _ = hits(folded(text) if any_case else text, pattern)
    assert [text[a:b] for a, b in places] == wanted


def test_where_words_start_and_end() -> None:
    """So that a part of a word is looked for as such."""
    assert whole_word_ends("madam, 1,000", (0, 5)) == (True, True)
    assert whole_word_ends("madam, 1,000", (2, 5)) == (False, True)
    assert whole_word_ends("madam, 1,000", (7, 8)) == (True, False)
    assert whole_word_ends("madam, 1,000", (9, 12)) == (False, True)
