"""The encoding of bytes that name none: one statistical guess, or a refusal to guess.

A module of its own because importing chardet costs about 30 ms, which UTF-8 files need not pay.
"""

from __future__ import annotations

import codecs
import re

import chardet

FLOOR = 0.1
"""chardet answers 0.1 where nothing fitted, and real articles score above it."""

_WINDOW = 200_000
_LEAD = 200
_NOT_ASCII = re.compile(rb"[\x80-\xff]")
# True supersets only. chardet's own list also calls Windows-1250 one of ISO-8859-2: it is not, and
# Polish comes out garbled.
_WIDER = {
    "iso8859-1": "cp1252",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}


def guess(raw: bytes) -> tuple[str, str] | None:
    """Return the text of `raw` and the Python codec that fits best; `None` where none is likely.

    Judges by 200,000 bytes from shortly before the first one that is not ASCII, and then decodes
    all of it strictly.
    """
    hit = _NOT_ASCII.search(raw)
    start = max(0, hit.start() - _LEAD) if hit else 0
    found = chardet.detect(
        raw[start : start + _WINDOW],
        max_bytes=_WINDOW,
        compat_names=False,
        prefer_superset=False,
    )
    if found["encoding"] is None or found["confidence"] <= FLOOR:
        return None
    name = codecs.lookup(found["encoding"]).name
    name = _WIDER.get(name, name)
    try:
        return raw.decode(name), name
    except UnicodeError:
        return None
