"""Snapping: three policies with names, and refusals that name the offsets."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from store.errors import RefusedError
from store.text import UNITS, Document, snap
from tests.text.nasty import texts

TEXT = "One two, three."


@pytest.mark.parametrize(
    ("extent", "policy", "expected"),
    [
        ((4, 7), "strict", "two"),
        ((0, 8), "strict", "One two,"),
        ((1, 12), "contract", "two,"),
        ((1, 12), "expand", "One two, three"),
        ((3, 7), "contract", "two"),
        ((3, 7), "expand", " two"),
    ],
)
def test_words_by_policy(extent, policy, expected):
    """What each policy makes of the same kind of extent."""
    assert TEXT[slice(*snap(Document(TEXT), *extent, "word", policy))] == expected


@pytest.mark.parametrize(
    ("extent", "unit", "policy"),
    [
        ((1, 7), "word", "strict"),
        ((5, 6), "word", "contract"),
        ((3, 4), "word", "contract"),
        ((7, 4), "grapheme", "expand"),
        ((-1, 4), "grapheme", "expand"),
        ((2, 99), "word", "contract"),
    ],
)
def test_refusals_name_both_offsets(extent, unit, policy):
    """What does not fit, is reversed, outside, or leaves nothing, is refused."""
    with pytest.raises(RefusedError) as caught:
        snap(Document(TEXT), *extent, unit, policy)
    assert str(extent[0]) in caught.value.sentence
    assert str(extent[1]) in caught.value.sentence


def test_half_a_family_is_no_extent():
    """An extent that ends within an emoji is refused, shortened or lengthened, as asked."""
    text = "a👩\u200d👩\u200d👧b"
    document = Document(text)
    with pytest.raises(RefusedError):
        snap(document, 0, 2)
    assert snap(document, 0, 2, policy="contract") == (0, 1)
    assert snap(document, 0, 2, policy="expand") == (0, 6)
    with pytest.raises(RefusedError):
        snap(document, 2, 3, policy="contract")


@pytest.mark.parametrize("policy", ["strict", "contract", "expand"])
def test_a_place_between_graphemes_is_a_zero_width_extent(policy):
    """Zero-width fragments are legal where a cursor can stand."""
    assert snap(Document("ab"), 1, 1, policy=policy) == (1, 1)
    assert snap(Document("ab"), 2, 2, policy=policy) == (2, 2)


@given(texts, st.data())
@settings(max_examples=200, deadline=None)
def test_policies_bracket_the_extent_and_are_stable(text, data):
    """Contracted lies inside, expanded around; both on graphemes; contracting again changes nothing."""
    document = Document(text)
    assume(document.length > 0)
    start = data.draw(st.integers(0, document.length - 1))
    end = data.draw(st.integers(start + 1, document.length))
    for unit in UNITS:
        low, high = snap(document, start, end, unit, "expand")
        assert low <= start < end <= high
        assert document.is_boundary(low)
        assert document.is_boundary(high)
        try:
            inside = snap(document, start, end, unit, "contract")
        except RefusedError:
            continue
        assert start <= inside[0] < inside[1] <= end
        assert snap(document, *inside, unit, "strict") == inside
