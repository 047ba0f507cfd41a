"""Quotation marks paired within a stretch of text: which belong together, which stay open.

An apostrophe is no mark: `’` between letters (O’Brien), at the head of a word (’90s), where no `‘`
is open, and after an s that a word follows (the allies’ plan) when a later `’` can close instead.
A straight `"` opens after a space or an opening mark and closes otherwise, alternating; after a
letter or digit (5'10") it opens nothing.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from store.model import Extent

CLOSERS = {
    "“": "”",
    "‘": "’",
    "«": "»",
    "‹": "›",
    "„": "“”",
    "‚": "‘’",
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
    '"': '"',
}
"""Opening mark to the marks that close it."""

NESTING = 16
"""Open marks, the innermost ones, that a closing mark is tried on."""

_MARK = re.compile("[" + "".join(sorted({*CLOSERS, *"".join(CLOSERS.values())})) + "]")
_AMBIGUOUS = frozenset("“‘")
"""Marks that open in one language and close in another: they close only at the end of a word."""
_LATER_CLOSER = re.compile(r"[^‘’]*(?:’\w[^‘’]*)*’(?!\w)")
_BEFORE_WORD = re.compile(r"\s+\w")


class Pairing(NamedTuple):
    """The quotations of a stretch: closed ones with their marks, and marks never closed, in order."""

    closed: list[Extent]
    unclosed: list[int]


def pair_marks(text: str, start: int, end: int) -> Pairing:
    """Pair the quotation marks of `text[start:end]`; both results ascend by opening offset."""
    closed: list[Extent] = []
    unclosed: list[int] = []
    for match in _MARK.finditer(text, start, end):
        pos, mark = match.start(), match.group()
        depth = _closes(text, pos, end, unclosed)
        if depth is not None:
            closed.append((unclosed[depth], pos + 1))
            del unclosed[depth:]
        elif mark in CLOSERS and _may_open(text, pos, start):
            unclosed.append(pos)
    return Pairing(sorted(closed), unclosed)


def _closes(text: str, pos: int, end: int, unclosed: list[int]) -> int | None:
    """Return the index in `unclosed` of the mark that the one at `pos` closes."""
    mark = text[pos]
    for depth in reversed(range(len(unclosed))[-NESTING:]):
        if mark in CLOSERS[text[unclosed[depth]]]:
            ends_word = not text[pos - 1].isspace() and not text[pos + 1 : pos + 2].isalnum()
            if mark in _AMBIGUOUS and not ends_word:
                return None
            if mark == "’" and (not ends_word or _is_possessive(text, pos, end)):
                return None
            return depth
    return None


def _is_possessive(text: str, pos: int, end: int) -> bool:
    """Whether the `’` at `pos` follows a plural s, precedes a word, and another can close."""
    if text[pos - 1] not in "sS" or not _BEFORE_WORD.match(text, pos + 1, end):
        return False
    return _LATER_CLOSER.match(text, pos + 1, end) is not None


def _may_open(text: str, pos: int, start: int) -> bool:
    """Whether an opening mark at `pos` stands where one can; brackets of East Asia always do."""
    if text[pos] not in '"‘‚':
        return True
    before = text[pos - 1] if pos > start else " "
    return not before.isalnum() and (
        text[pos] != '"' or before.isspace() or before in "([{—–-/“‘«„:"
    )
