"""Where words stand in a text: literally, in any case, over any white space.

The original text is searched, so every hit is an extent of it, whatever case folding does to
lengths. White space in what is looked for stands for any run of it, line ends included.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any

import regex

from store.model import Extent

Pattern = Any
"""A compiled pattern; `regex` ships no types."""

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


def query_pattern(query: str) -> Pattern | None:
    """Return the pattern of what somebody types: any case, straight marks for curly ones.

    None where there is nothing but white space. White space at the ends has no meaning, since it
    may be the way to the next word.
    """
    parts = ("".join(_LOOKALIKES.get(c, regex.escape(c)) for c in word) for word in query.split())
    joined = _GAP.join(parts)
    return regex.compile(joined, regex.IGNORECASE | regex.FULLCASE) if joined else None


def words_pattern(words: str, *, any_case: bool, whole: tuple[bool, bool]) -> Pattern:
    """Return the pattern of given words.

    Args:
        words: Not only white space.
        any_case: Whether case counts for nothing.
        whole: Whether a hit must start, and end, where a word or number does.
    """
    joined = _GAP.join(map(regex.escape, words.split()))
    flags = regex.IGNORECASE | regex.FULLCASE if any_case else 0
    return regex.compile(_WORD_START * whole[0] + joined + _WORD_END * whole[1], flags)


def whole_word_ends(text: str, extent: Extent) -> tuple[bool, bool]:
    """Return whether an extent starts, and ends, where a word or number does."""
    start, end = extent
    starts = regex.compile(_WORD_START).match(text, start) is not None
    return starts, regex.compile(_WORD_END).match(text, end) is not None


def hits(
    text: str, pattern: Pattern, near: int = 0, most: int = MOST_HITS
) -> tuple[list[Extent], bool]:
    """Return the extents of a pattern, ascending, none overlapping; and whether there are more.

    Where there are more than `most`, those from a little before `near` on are returned.
    """
    found = _first(pattern.finditer(text), most + 1)
    if len(found) <= most:
        return found, False
    return _first(pattern.finditer(text, max(0, near - _BEFORE)), most), True


def _first(matches: Iterable[Any], count: int) -> list[Extent]:
    return [match.span() for match in islice(matches, count)]
