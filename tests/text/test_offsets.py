"""Offset maps agree with counting by encoding."""

import pytest
from hypothesis import given, settings

from store.errors import RefusedError
from store.text import OffsetMap
from store.text.offsets import STEP
from tests.text.nasty import texts


@given(texts)
@settings(max_examples=150, deadline=None)
def test_maps_agree_with_encoding_and_round_trip(text):
    """For every code point, both counts are those of the encoded prefix, and lead back."""
    offsets = OffsetMap(text)
    for pos in range(len(text) + 1):
        units = len(text[:pos].encode("utf-16-le")) // 2
        size = len(text[:pos].encode())
        assert (offsets.to_utf16(pos), offsets.to_utf8(pos)) == (units, size)
        assert (offsets.from_utf16(units), offsets.from_utf8(size)) == (pos, pos)


def test_they_hold_beyond_the_first_step():
    """In a text of many steps, places around each step are exact."""
    text = ("aé米🚀" * STEP)[:-1]
    offsets = OffsetMap(text)
    for step in range(0, len(text), STEP):
        for pos in range(max(0, step - 3), min(len(text), step + 3) + 1):
            units = len(text[:pos].encode("utf-16-le")) // 2
            assert offsets.from_utf16(offsets.to_utf16(pos)) == pos
            assert offsets.to_utf16(pos) == units
            assert offsets.from_utf8(len(text[:pos].encode())) == pos


def test_inside_a_character_is_refused():
    """The second half of a surrogate pair and continuation bytes are no places."""
    offsets = OffsetMap("a🚀é")
    for ask, position in ((offsets.from_utf16, 2), (offsets.from_utf8, 2), (offsets.from_utf8, 6)):
        with pytest.raises(RefusedError, match=f"{position} lies inside"):
            ask(position)


@pytest.mark.parametrize("text", ["abc", "aéc", "a🚀"])
def test_outside_the_text_is_refused(text):
    """Negative offsets and those beyond the end are told with the length."""
    offsets = OffsetMap(text)
    beyond = {
        offsets.to_utf16: len(text) + 1,
        offsets.to_utf8: len(text) + 1,
        offsets.from_utf16: len(text.encode("utf-16-le")) // 2 + 1,
        offsets.from_utf8: len(text.encode()) + 1,
    }
    for ask, position in beyond.items():
        for wrong in (-1, position):
            with pytest.raises(RefusedError, match="outside the text"):
                ask(wrong)
