"""Bytes to text, strictly: a byte order mark, then UTF-8, then a guess that says it is one.

Nothing is ever replaced or dropped. What cannot be read is refused with the byte it fails at.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from store.errors import ImportRefusedError, UsageError

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive (which .docx, .odt and .epub files are, too)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"\x1f\x8b", "gzip-compressed"),
    (b"BZh", "bzip2-compressed"),
    (b"\xfd7zXZ\x00", "xz-compressed"),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
_OFFER = "If you know its encoding, name it with --encoding, such as --encoding cp1252."


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text as it was read, line ends untouched.

    Attributes:
        encoding: Python's name of the codec that read it.
        guessed: Whether the encoding was inferred from letter statistics.
    """

    text: str
    encoding: str
    guessed: bool


def decode(raw: bytes, path: str, encoding: str | None = None) -> Decoded:
    """Return the text of `raw`; `path` is for messages only.

    Raises:
        UsageError: `encoding` is not the name of a text encoding.
        ImportRefusedError: The bytes are binary, or are not in the encoding.
    """
    codec = None if encoding is None else _codec(encoding)
    _refuse_magic(raw, path)
    if codec is not None:
        return Decoded(_strict(raw, codec, path).removeprefix("\ufeff"), codec, guessed=False)
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return Decoded(_strict(raw, name, path, len(mark)), name, guessed=False)
    _refuse_nul(raw, path)
    try:
        return Decoded(raw.decode("utf-8"), "utf-8", guessed=False)
    except UnicodeDecodeError as error:
        return _guessed(raw, path, error.start)


def _codec(encoding: str) -> str:
    """Return Python's name of a text encoding."""
    try:
        "a".encode(encoding)
        return codecs.lookup(encoding).name
    except (LookupError, ValueError):
        raise UsageError(
            f"“{encoding}” is not a text encoding.",
            "Known ones are utf-8, utf-16-le, cp1252, iso8859-15, mac-roman, koi8-r, shift_jis, "
            "euc-kr and gb18030, among others.",
        ) from None


def _strict(raw: bytes, codec: str, path: str, start: int = 0) -> str:
    """Decode from byte `start` on, without replacement; `codec` is known to exist."""
    try:
        return raw[start:].decode(codec)
    except UnicodeDecodeError as error:
        raise ImportRefusedError(
            path,
            f"is not valid {codec}: it breaks at byte {start + error.start} of {len(raw)}.",
            "Name another encoding with --encoding, or repair the file.",
        ) from None
    except (UnicodeError, OverflowError) as error:
        raise ImportRefusedError(
            path, f"is not valid {codec}: {error}.", "Name another encoding with --encoding."
        ) from None


def _refuse_magic(raw: bytes, path: str) -> None:
    """Refuse what begins like a well-known binary format, naming it."""
    for magic, what in _MAGIC:
        if raw.startswith(magic):
            raise ImportRefusedError(
                path, f"is {what}, not text.", "Save the article as plain text (.txt) first."
            )


def _refuse_nul(raw: bytes, path: str) -> None:
    """Refuse NUL bytes, which no text without a UTF-16 or UTF-32 mark has."""
    at = raw.find(b"\0")
    if at < 0:
        return
    even, odd = raw[:4096:2].count(0), raw[1:4096:2].count(0)
    hint = "Save the article as plain text (.txt) first."
    if max(even, odd) > 200 * min(even, odd) and max(even, odd) * 4 > min(len(raw), 4096):
        name = "utf-16-le" if odd > even else "utf-16-be"
        hint = f"It may be UTF-16 without a byte order mark: try --encoding {name}."
    raise ImportRefusedError(path, f"is not text: there is a NUL byte at byte {at}.", hint)


def _guessed(raw: bytes, path: str, start: int) -> Decoded:
    """Read what is not UTF-8 from byte `start` on by letter statistics, or refuse it."""
    if _mostly_utf8(raw):
        raise ImportRefusedError(
            path,
            f"is UTF-8 with a fault: byte {start} does not belong.",
            "Repair the file, or name its encoding with --encoding.",
        )
    from store.ingest.guess import guess  # noqa: PLC0415 - 30 ms that UTF-8 need not pay

    if found := guess(raw):
        return Decoded(*found, guessed=True)
    raise ImportRefusedError(
        path, f"is not UTF-8 from byte {start} on, and no other encoding fits it well.", _OFFER
    )


def _mostly_utf8(raw: bytes) -> bool:
    """Whether well-formed multi-byte UTF-8 outnumbers the faults: a damaged file, not a legacy one."""
    good = sum(not char.isascii() for char in raw.decode("utf-8", "ignore"))
    return good > sum(char == "\ufffd" for char in raw.decode("utf-8", "replace"))
