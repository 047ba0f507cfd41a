"""The one form in which a text is kept: LF newlines, no NUL, no lone surrogate, nothing else touched.

No Unicode normalisation ever: offsets must mean the same to whoever reads the original.
"""

from __future__ import annotations

import hashlib
import os
import re

from store.errors import InvalidTextError

_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")


def canonical(raw: str) -> str:
    """Return `raw` with CRLF and lone CR as LF.

    Raises:
        InvalidTextError: `raw` holds a NUL or a lone surrogate; `offset` counts code points of `raw`.
    """
    bad = _UNKEEPABLE.search(raw)
    if bad is not None:
        what = "a NUL character" if bad.group() == "\x00" else "half of a surrogate pair"
        raise InvalidTextError(
            f"The text holds {what} (U+{ord(bad.group()):04X}) at offset {bad.start()}.",
            "Remove it, or check that the file was read with the right encoding.",
            offset=bad.start(),
        )
    if "\r" not in raw:
        return raw
    return raw.replace("\r\n", "\n").replace("\r", "\n")


def text_sha256(text: str) -> bytes:
    """Return the SHA-256 of `text` in UTF-8; 32 bytes."""
    return hashlib.sha256(text.encode()).digest()


def shown(name: str | os.PathLike[str]) -> str:
    """Return a file name as text that can be kept: bytes that are not UTF-8 become U+FFFD."""
    return os.fsencode(name).decode("utf-8", "replace")
