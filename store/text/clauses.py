"""Clauses: what a sentence says one thing with, by rule; tuned to English news.

A sentence is cut, outside brackets and closed quotations, at
- `;` `:` before white space, `；：，、؛` not between digits, an em dash, a dash between spaces;
- a comma before an opening quotation mark, before a subordinator or relative (`which`, `while`,
  `after`, `stating that`), or before `and` / `or` with at least three words after it;
- the comma (or the closing mark) next to a reporting phrase: `…, the mayor said`;
- the first comma of a sentence that opens with `While`, `Although`, `According to` and the like.
A clause leaves out white space and punctuation around it, and a quotation mark without its partner;
a full stop stays when it belongs to an abbreviation with inner stops (`U.S.`).
"""

from __future__ import annotations

import re
from functools import cache

from store.model import Extent
from store.text.graphemes import boundary_from, boundary_to
from store.text.marks import CLOSERS, pair_marks
from store.text.words import STOP

_JOIN = (
    "but|so|yet|which|who|whom|whose|where|when|while|whereas|although|though|because|since|unless"
    "|until|after|before|as|if|amid|despite|according to|prompting|sparking"
    r"|\w+ing that|(?:and|or|nor)\s+[^\s,;:]+\s+[^\s,;:]+\s+[^\s,;:]+"
)
_REPORT = (
    r"[^\s,;:“”\"][^,;:“”\"]{0,60}?\b(?:said|says?|told|added|adds|reported|wrote|announced|stated"
    r"|claimed|warned|confirmed|insisted|noted)\b"
)
_CUT = (
    rf"[;:](?=\s)|(?<!\d)[；：，、؛]|[；：，、؛](?!\d)|(?<!\d)[—―]+|[—―]+(?!\d)|\s[–-]+\s"
    rf"|,(?=\s+(?:{_JOIN})\b)|,(?=\s+[“‘\"«„「])|,(?=\s+{_REPORT})|(?<=[”’»\"])\s+(?={_REPORT})"
)
_LEAD = (
    r"\W*(?:although|though|while|when|whereas|because|since|if|unless|until|after|before|as"
    r"|despite|amid|according to)\b[^,;:“”\"]*(,)\s"
)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_ABBREVIATION = re.compile(r"(?:\w\.){2,}$")
_EDGE = frozenset(",;:.!?…，；：、。！？؛،؟।¿¡—―–-")
_OPENER_OF = {closer: opener for opener, closers in CLOSERS.items() for closer in closers} | {
    "”": "“",
    "’": "‘",
    ")": "(",
    "]": "[",
}
_CLOSER_OF = CLOSERS | {"(": ")", "[": "]"}


@cache
def _pattern(source: str) -> re.Pattern[str]:
    """Compile on first use: 2 ms that the first paint need not pay."""
    return re.compile(source, re.IGNORECASE)


def clauses(text: str, sentence: Extent) -> list[Extent]:
    """Return the clauses of a sentence of `text`, in order; each holds a letter, digit or symbol."""
    start, end = sentence
    guarded = pair_marks(text, start, end).closed
    guarded += [match.span() for match in _BRACKETS.finditer(text, start, end)]
    cuts = [match.span() for match in _pattern(_CUT).finditer(text, start, end)]
    lead = _pattern(_LEAD).match(text, start, end)
    if lead is not None:
        cuts.append(lead.span(1))
    free = sorted({cut for cut in cuts if not any(a < cut[1] and cut[0] < b for a, b in guarded)})
    starts = [start, *(cut[1] for cut in free)]
    ends = [*(cut[0] for cut in free), end]
    trimmed = (trim_clause(text, a, b) for a, b in zip(starts, ends, strict=True))
    return [extent for extent in trimmed if extent[0] < extent[1] and STOP.search(text, *extent)]


def trim_clause(text: str, start: int, end: int) -> Extent:
    """Return the extent without spaces, punctuation and partnerless marks around; may be empty."""
    while start < end and _is_loose_start(text, start, end):
        start += 1
    while start < end and _is_loose_end(text, start, end):
        end -= 1
    snapped = boundary_from(text, start), boundary_to(text, end)
    if snapped[0] >= snapped[1]:
        return start, start
    # Snapping may lay bare another edge, such as the space before a mark that joins what follows.
    return snapped if snapped == (start, end) else trim_clause(text, *snapped)


def _is_loose_start(text: str, start: int, end: int) -> bool:
    """Whether the first character of the extent is not part of a clause."""
    first = text[start]
    if first in _CLOSER_OF:
        return all(text.find(closer, start + 1, end) < 0 for closer in _CLOSER_OF[first])
    return first.isspace() or first in _EDGE or first in _OPENER_OF


def _is_loose_end(text: str, start: int, end: int) -> bool:
    """Whether the last character of the extent is not part of a clause."""
    last = text[end - 1]
    if last == '"':
        return text.count('"', start, end) % 2 == 1
    if last == "’":
        return _is_unpaired_quote(text, start, end)
    if last in _OPENER_OF:
        return text.find(_OPENER_OF[last], start, end - 1) < 0
    if last == ".":
        return _ABBREVIATION.search(text, max(start, end - 12), end) is None
    return last.isspace() or last in _EDGE or last in _CLOSER_OF


def _is_unpaired_quote(text: str, start: int, end: int) -> bool:
    """Whether a final `’` neither closes a quotation of the extent nor ends a possessive."""
    return text.find("‘", start, end - 1) < 0 and not text[end - 2 : end - 1].isalnum()
