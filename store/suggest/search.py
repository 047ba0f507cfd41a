"""Where words stand in a text: literally, in any case, over any white space.

Case is folded one character for one, so every hit is an extent of the original text; that is done
once a text, since a search that ignores case takes several times as long. White space in what is
looked for stands for any run of it, line ends included.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

import regex

from store.model import Extent

Pattern = Any
"""A compiled pattern, of `re` or of `regex`, which ships no types."""

MOST_HITS = 20_000
"""Hits kept of one text. Nobody steps through more, and a key must stay quick."""

_BEFORE = 1 << 14
"""Characters before the reader's place from which hits are kept, where there are too many."""

_LOOKALIKES = {"'": "['’‘ʼ]", '"': '["“”„«»]', "-": "[-‐‑–—]"}
"""What a keyboard has one key for, and print has several of."""

_GAP = r"[\s\x1c-\x1f]+"
"""White space as `str.split` has it."""

_WORD_START = r"(?<!\w)(?<!\d[.,])"
_WORD_END = r"(?!\w|[.,]\d)"
"""Not within a word, and not within a number such as 1,000."""


def folded(text: str) -> str:
    """Return text in lower case, of the same length: `İ` is the one letter that would grow."""
    return text.replace("İ", "i").lower().replace("ς", "σ")


def query_pattern(query: str) -> Pattern | None:
    """Return the pattern, for folded text, of what somebody types: straight marks for curly ones.

    None where there is nothing but white space. White space at the ends has no meaning, since it
    may be the way to the next word.
    """
    words = folded(query).split()
    parts = ("".join(_LOOKALIKES.get(c, re.escape(c)) for c in word) for word in words)
    return re.compile(_GAP.join(parts)) if words else None


def words_pattern(words: str, whole: tuple[bool, bool]) -> Pattern:
    """Return the pattern of given words; fold both them and the text to find them in any case.

    Args:
        words: Not only white space.
        whole: Whether a hit must start, and end, where a word or number does.
    """
    joined = _GAP.join(map(regex.escape, words.split()))
    # `re` has no quick way to what begins with a look behind.
    return regex.compile(_WORD_START * whole[0] + joined + _WORD_END * whole[1])


def whole_word_ends(text: str, extent: Extent) -> tuple[bool, bool]:
    """Return whether an extent starts, and ends, where a word or number does."""
    start, end = extent
    # Of `regex` as well: it counts the marks of a letter to the word, and `re` does not.
    starts = regex.compile(_WORD_START).match(text, start) is not None
    return starts, regex.compile(_WORD_END).match(text, end) is not None


def hits(
    text: str, pattern: Pattern, near: int = 0, most: int = MOST_HITS
) -> tuple[list[Extent], bool]:
    """Return the extents of a pattern, ascending, none overlapping; and whether there are more.

    Where there are more than `most`, those from a little before `near` on are returned.
    """
    found = _first(text, pattern, 0, most + 1)
    if len(found) <= most:
        return found, False
    start = max(0, near - _BEFORE)
    return _first(text, pattern, start, most) if start else found[:most], True


def _first(text: str, pattern: Pattern, start: int, count: int) -> list[Extent]:
    return [match.span() for match in islice(pattern.finditer(text, start), count)]
