"""Sentences, by `sentencex` behind a guard.

Every Unicode space is shown to it as U+0020, one for one: between an initial and a full stop a
U+2028 makes it panic. A panic arrives as an exception outside `Exception`; it is told by its name,
and a plain splitter takes over. Closing marks belong to the sentence they close.
"""

from __future__ import annotations

import re
from itertools import pairwise

from sentencex import get_sentence_boundaries

from store.model import Extent
from store.text.graphemes import boundary_from, next_grapheme, previous_grapheme

_SPACE = re.compile(r"[^\S ]")
_CLOSING = re.compile('["”’»›」』》〉)\\]]+(?=\\s|$)')
_STOP = re.compile('[.!?…؟।]+["”’»›)\\]]*\\s+|[。！？｡]+[”’」』》〉）]*\\s*')


def primary_language(tag: str | None) -> str:
    """Return the language subtag of a BCP 47 tag in lower case; `en` when there is none."""
    return (tag or "en").replace("_", "-").split("-")[0].lower() or "en"


def sentence_starts(text: str, language: str) -> list[int]:
    """Return where sentences of `text` begin, white space left of them ignored; always ascending.

    `text` is a paragraph or a piece of one. A language that the segmenter does not know is treated
    as English.
    """
    try:
        found = get_sentence_boundaries(language, _SPACE.sub(" ", text))
        starts = [int(each["start_index"]) for each in found]
    except BaseException as panic:
        if type(panic).__name__ != "PanicException":
            raise
        starts = plain_starts(text)
    return starts


def plain_starts(text: str) -> list[int]:
    """Return sentence starts by terminators alone: what is left when the segmenter fails."""
    return [0, *(match.end() for match in _STOP.finditer(text) if match.end() < len(text))]


def sentences(text: str, start: int, end: int, language: str) -> list[Extent]:
    """Return the sentences of `text[start:end]` without white space around them, in order.

    `start` and `end` must be grapheme boundaries within one paragraph.
    """
    piece = text[start:end]
    edges = [start]
    for place in sentence_starts(piece, language):
        closing = _CLOSING.match(piece, place)
        if closing is not None and place > 0 and not piece[place - 1].isspace():
            place = closing.end()
        edges.append(max(edges[-1], boundary_from(text, start + place)))
    edges.append(end)
    trimmed = [trim(text, a, b) for a, b in pairwise(edges)]
    return [extent for extent in trimmed if extent[0] < extent[1]]


def trim(text: str, start: int, end: int) -> Extent:
    """Return the extent without white space around it, on grapheme boundaries; may be empty.

    A space that carries a combining mark is white space too.
    """
    piece = text[start:end]
    first = boundary_from(text, start + len(piece) - len(piece.lstrip()))
    last = boundary_from(text, end - len(piece) + len(piece.rstrip()))
    while first < last and text[first].isspace():
        first = next_grapheme(text, first)
    while first < last and text[tail := previous_grapheme(text, last)].isspace():
        last = tail
    return (first, last) if first < last else (start, start)
