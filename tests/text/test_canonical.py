"""What a text is kept as."""

import hashlib

import pytest
from hypothesis import given

from store.errors import InvalidTextError
from store.text import canonical, text_sha256
from tests.text.nasty import texts


def test_every_newline_becomes_one_line_feed():
    """CRLF and lone CR become LF; a blank line between stays one."""
    assert canonical("a\r\nb\rc\n\r\nd\r") == "a\nb\nc\n\nd\n"


@pytest.mark.parametrize(
    "text", ["e\u0301", "\u00e9", "ﬁ", "a\u2028b\u0085c\x0bd", "\ufeffx", "\u00a0"]
)
def test_nothing_else_is_changed(text):
    """No normalisation, no stripping, no other line separator touched."""
    assert canonical(text) == text


@given(texts)
def test_canonical_text_is_left_alone(text):
    """Applying it to its own result changes nothing."""
    assert canonical(text) == text


@pytest.mark.parametrize(
    ("text", "offset"), [("ab\x00", 2), ("a\r\n\ud83d", 3), ("\udc00x\x00", 0)]
)
def test_what_cannot_be_kept_is_refused_with_its_offset(text, offset):
    """A NUL or half a surrogate pair raises, naming the code point."""
    with pytest.raises(InvalidTextError) as caught:
        canonical(text)
    assert caught.value.offset == offset
    assert str(offset) in caught.value.sentence


def test_the_hash_is_that_of_utf8():
    """32 bytes, reproducible with any tool from the exported text."""
    assert text_sha256("é🚀") == hashlib.sha256(b"\xc3\xa9\xf0\x9f\x9a\x80").digest()
