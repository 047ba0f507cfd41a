"""One file to one article: its text, frozen as read, and what the file says about itself.

A kind of file is an entry in `SUFFIXES`: a suffix and the function that reads it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from store.errors import ImportRefusedError, InvalidTextError
from store.ingest.decode import decode
from store.ingest.files import MAX_BYTES, read_file
from store.ingest.header import Header, split_header
from store.text import canonical, shown

EXTRACTOR = "sidelight-text"
TITLE_MAX = 120
"""Code points that a first line may have to be taken for a title."""

_HEADING = re.compile(r"#{1,6}[ \t]+(?P<title>.*?)(?:[ \t]+#+)?[ \t]*")


@dataclass(frozen=True, slots=True)
class Article:
    """What an imported file amounts to.

    Attributes:
        text: Canonical text without the header; offsets count its code points.
        published_at: The header's date as written.
        metadata: Header fields that have no field here.
        provenance: `file`, `media_type`, `encoding`, `encoding_guessed`, `extractor`, and `sha256`
            (hex, of the file's bytes).
    """

    text: str
    title: str
    publisher: str | None
    authors: tuple[str, ...]
    url: str | None
    published_at: str | None
    language: str | None
    licence: str | None
    metadata: Mapping[str, str | tuple[str, ...]]
    provenance: Mapping[str, str | bool]


Reader = Callable[[Path, bytes, str | None], Article]
"""`(path, bytes of the file, encoding or None) -> Article`; refuses with `ImportRefusedError`."""


def read_article(path: Path, *, encoding: str | None = None, max_bytes: int = MAX_BYTES) -> Article:
    """Read `path` by its suffix.

    Args:
        path: A regular file.
        encoding: Read it strictly in this; otherwise a byte order mark, UTF-8, or a guess.
        max_bytes: The most that the file may have.

    Raises:
        UsageError: `encoding` names no encoding.
        ImportRefusedError: The file is of no known kind, unreadable, too large, binary, not in
            the encoding, or without text.
    """
    read = reader_for(path)
    return read(path, read_file(path, max_bytes), encoding)


def reader_for(path: Path) -> Reader:
    """Return the reader for the suffix of `path`, in either case.

    Raises:
        ImportRefusedError: No reader has that suffix.
    """
    read = SUFFIXES.get(path.suffix.lower())
    if read is None:
        ending = f"the suffix {shown(path.suffix)}" if path.suffix else "no suffix"
        raise ImportRefusedError(
            shown(path), f"has {ending}, and by the suffix a file is read.", known_suffixes()
        )
    return read


def known_suffixes() -> str:
    """Return a sentence that lists the suffixes there are readers for."""
    return f"Sidelight reads {', '.join(sorted(SUFFIXES))}."


def _read_plain(path: Path, raw: bytes, encoding: str | None) -> Article:
    return _read_text(path, raw, encoding, "text/plain")


def _read_markdown(path: Path, raw: bytes, encoding: str | None) -> Article:
    return _read_text(path, raw, encoding, "text/markdown")


SUFFIXES: dict[str, Reader] = {".txt": _read_plain, ".md": _read_markdown}
"""The kinds of file: suffix in lower case, with its dot, and reader."""


def _read_text(path: Path, raw: bytes, encoding: str | None, media_type: str) -> Article:
    decoded = decode(raw, shown(path), encoding)
    try:
        whole = canonical(decoded.text)
    except InvalidTextError as error:
        raise ImportRefusedError(shown(path), error.sentence, error.hint) from None
    header, text = split_header(whole)
    if not text.strip():
        what = "holds a header and no text" if whole.strip() else "is empty"
        raise ImportRefusedError(shown(path), f"{what}.", "There is nothing to annotate in it.")
    return Article(
        text=text,
        title=_title(header, text, path, markdown=media_type == "text/markdown"),
        publisher=header.publisher,
        authors=header.authors,
        url=header.url,
        published_at=header.date,
        language=header.language,
        licence=header.licence,
        metadata=header.metadata,
        provenance={
            "file": shown(path.name),
            "media_type": media_type,
            "encoding": decoded.encoding,
            "encoding_guessed": decoded.guessed,
            "extractor": EXTRACTOR,
            "sha256": hashlib.sha256(raw).hexdigest(),
        },
    )


def _title(header: Header, text: str, path: Path, *, markdown: bool) -> str:
    """Return the header's title, else a short first line that text follows, else the file's stem."""
    if header.title:
        return header.title
    first, _, rest = text.lstrip().partition("\n")
    line = " ".join(first.split())
    if markdown and (heading := _HEADING.fullmatch(line)):
        line = heading["title"]
    fits = len(line) <= TITLE_MAX and any(map(str.isalnum, line)) and rest.strip()
    return line if fits else shown(path.stem)
