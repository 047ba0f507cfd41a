"""Words by UAX 29, as `regex` finds them, never cutting a grapheme.

`Milley’s` and `1,000` are one word, `e-mail` three, `$6.5bn` two. White space is no word; a
punctuation mark is one, so that it can be pointed at, but word motion passes over it: it stops at
words that hold a letter, a digit, a currency sign or a pictograph.
"""

from __future__ import annotations

import regex

from store.model import Extent
from store.text.graphemes import keep_boundaries

_BOUNDARY = regex.compile(r"(?V1w)\b")
STOP = regex.compile(r"[\p{L}\p{N}\p{Sc}\p{So}\p{Regional_Indicator}\p{Extended_Pictographic}]")
"""A character that makes a word worth stopping at."""


def words(text: str, start: int, end: int) -> list[Extent]:
    """Return the words and punctuation marks of `text[start:end]`, whose ends must be boundaries."""
    edges = [start + match.start() for match in _BOUNDARY.finditer(text[start:end])]
    edges = keep_boundaries(text, start, [edge for edge in edges if start < edge < end])
    pairs = zip([start, *edges], [*edges, end], strict=True)
    return [(a, b) for a, b in pairs if a < b and not text[a:b].isspace()]


def is_stop(text: str, word: Extent) -> bool:
    """Return whether word motion stops at `word`."""
    return STOP.search(text, *word) is not None
