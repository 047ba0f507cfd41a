"""Bytes become text strictly, and whatever cannot be read is refused with a reason."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.errors import ImportRefusedError, UsageError
from store.ingest.decode import Decoded, decode

GERMAN = (
    "Die Ärzte sagten, über die Größe der Flüge müsse man später öffentlich sprechen. „Wir prüfen "
    "das“, erklärte der Minister für Äußeres. Fußgänger und Bürger äußerten sich böse. "
)
POLISH = (
    "Prezydent powiedział w piątek, że żołnierze wrócą do kraju, a rząd wesprze ich rodziny. "
    "Źródła w ministerstwie potwierdziły tę wiadomość. "
)
RUSSIAN = (
    "Президент заявил в пятницу, что переговоры продолжатся на следующей неделе. Министр "
    "иностранных дел сообщил журналистам, что стороны близки к соглашению. "
)
JAPANESE = (
    "政府は金曜日、新しい計画を発表した。首相は「国民の生活を守る」と述べ、関係者に協力を求めた。"
)
KOREAN = "정부는 금요일 새로운 계획을 발표했다. 대통령은 국민의 안전을 지키겠다고 말했다. "


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (b"", "utf-8"),
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
        (b"\xff\xfe\x00\x00", "utf-32-le"),
        (b"\x00\x00\xfe\xff", "utf-32-be"),
    ],
)
def test_unicode_is_read_by_its_mark_or_as_utf8_without_guessing(mark: bytes, codec: str) -> None:
    """UTF-8 and anything with a byte order mark is certain; the mark is no part of the text."""
    text = "Zażółć 👩‍🚀\r\n"
    assert decode(mark + text.encode(codec), "a.txt") == Decoded(text, codec, guessed=False)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff")))
def test_any_utf8_text_comes_out_as_it_was(text: str) -> None:
    """Nothing is normalised, replaced or dropped."""
    assert decode(b"\xef\xbb\xbf" + text.encode(), "a.txt").text == text


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (GERMAN, "cp1252"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859-2"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (KOREAN, "euc_kr"),
    ],
)
def test_a_legacy_encoding_is_guessed_and_said_to_be(text: str, codec: str) -> None:
    """Whatever the guess is called, it reads the article right and is marked as a guess."""
    decoded = decode(text.encode(codec), "a.txt")
    assert (decoded.text, decoded.guessed) == (text, True)


def test_a_legacy_letter_far_into_the_file_is_found() -> None:
    """A long run of ASCII before it does not hide the first foreign letter."""
    text = "Plain words. " * 40_000 + GERMAN
    assert decode(text.encode("cp1252"), "a.txt").text == text


def test_a_named_encoding_is_used_as_it_is() -> None:
    """--encoding wins over every guess, and is no guess."""
    decoded = decode("€ 5".encode("iso8859-15"), "a.txt", "latin9")
    assert (decoded.text, decoded.encoding, decoded.guessed) == ("€ 5", "iso8859-15", False)


def test_a_named_utf8_leaves_its_mark_behind() -> None:
    """A byte order mark is no text under --encoding utf-8 either."""
    assert decode(b"\xef\xbb\xbfabc", "a.txt", "utf-8").text == "abc"


@pytest.mark.parametrize("name", ["klingon", "hex", "a\0b", ""])
def test_an_unknown_encoding_is_a_usage_error_that_lists_some(name: str) -> None:
    """Codecs that are not text encodings are unknown too."""
    with pytest.raises(UsageError, match=r"not a text encoding.*utf-8.*cp1252"):
        decode(b"abc", "a.txt", name)


def test_bytes_outside_the_named_encoding_are_refused_at_their_offset() -> None:
    """The sentence says which encoding, and where it breaks."""
    with pytest.raises(ImportRefusedError, match=r"^a.txt: is not valid ascii: .* byte 3 of 5"):
        decode(b"abc\xc3\xa9", "a.txt", "ascii")


def test_a_broken_file_with_a_mark_is_refused_and_not_guessed() -> None:
    """The mark says what it is, so another reading would be wrong."""
    with pytest.raises(ImportRefusedError, match="valid utf-8: it breaks at byte 4"):
        decode(b"\xef\xbb\xbfa\xff", "a.txt")


def test_damaged_utf8_is_refused_and_not_read_as_something_else() -> None:
    """One bad byte in a UTF-8 article must not turn all its letters into garbage."""
    raw = GERMAN.encode() + b"\xff" + GERMAN.encode()
    with pytest.raises(ImportRefusedError, match=f"byte {len(GERMAN.encode())} does not belong"):
        decode(raw, "a.txt")


def test_a_guess_without_confidence_is_refused_and_offers_the_option() -> None:
    """Too little to go by: the byte is named, and so is the way out."""
    with pytest.raises(ImportRefusedError, match=r"from byte 3 on.*--encoding"):
        decode(b"caf\xe9", "a.txt")


@pytest.mark.parametrize(
    ("head", "what"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04word/document.xml", "docx"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"\x1f\x8b\x08", "gzip"),
    ],
)
@pytest.mark.parametrize("encoding", [None, "cp1252"])
def test_a_known_binary_format_is_refused_by_name(
    head: bytes, what: str, encoding: str | None
) -> None:
    """No encoding makes an article of a PDF."""
    with pytest.raises(ImportRefusedError, match=what):
        decode(head + bytes(range(256)), "a.txt", encoding)


def test_a_nul_byte_is_refused_at_its_offset() -> None:
    """Bytes with a NUL are no text, short of a mark that says UTF-16 or UTF-32."""
    with pytest.raises(ImportRefusedError, match="NUL byte at byte 2"):
        decode(b"ab\0cd", "a.txt")


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_refused_with_its_likely_name(codec: str) -> None:
    """The hint names the encoding to try, and that one works."""
    raw = "Plain words, with no mark.".encode(codec)
    with pytest.raises(ImportRefusedError, match=f"--encoding {codec}"):
        decode(raw, "a.txt")
    assert decode(raw, "a.txt", codec).text == "Plain words, with no mark."
