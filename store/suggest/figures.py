"""Figures: a number with its unit and hedge, an amount, a share, a range, a date, a time, an age.

What belongs together is one figure: `up to 1,000 containers`, `$3.5 million`, `between 5 and 10
percent`, `180 miles (290 kilometers)`, `Oct. 13, 2023`, the `45-year-old` of a man. Its core is the
figure without hedge and without the things counted. A lone `one` is mostly a pronoun and left out.

One pattern finds the parts in one pass, each a few words long at most; neighbours are then joined.
Spelled numbers are English ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from store.model import Extent
from store.suggest.number_words import (
    CALENDAR,
    COUNTED,
    CURRENCY,
    GLUED,
    HEDGE,
    NUMBER,
    SMALLER,
    UNIT,
)
from store.text.graphemes import boundary_from, boundary_to

_AMOUNT = (
    rf"(?:{CURRENCY}\s?)?{NUMBER}(?:(?:(?:\s{{1,3}}|-)?{UNIT}){{1,2}}(?:{SMALLER})?)?"
    rf"(?:\s{CURRENCY}(?:\smillion)?)?"
)
_PART = (
    rf"(?<![^\W_])(?<!\d[.,:])(?P<hedge>(?:{HEDGE}\s){{0,2}})"
    rf"(?P<core>{CALENDAR}|{_AMOUNT}|{GLUED})(?P<counted>\s{COUNTED})?(?![^\W_]|-[^\W\d_])"
)
_TO = r"\s?[-–—]\s?|\s(?:to|until|till|through|and)\s"
_LEAD = r"(?:between|from)\s"
_LONGEST_LEAD = 8


@cache
def _pattern(source: str) -> re.Pattern[str]:
    """Compile on first use: the first paint asks for no figure."""
    return re.compile(source, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a text.

    Attributes:
        extent: All of it: hedge, number, unit, what is counted.
        core: The number with its unit, or the date.
    """

    extent: Extent
    core: Extent


def figures(text: str, start: int, end: int) -> list[Figure]:
    """Return the figures of `text[start:end]`, ascending and disjoint, on grapheme boundaries."""
    found: list[Figure] = []
    parts = [match for match in _pattern(_PART).finditer(text, start, end) if _counts(match)]
    for figure in _joined(text, start, parts):
        whole = Figure(_whole(text, figure.extent), _whole(text, figure.core))
        after = found[-1].extent[1] if found else start
        if after <= whole.extent[0] and whole.extent[1] <= end:
            found.append(whole)
    return found


def _counts(match: re.Match[str]) -> bool:
    return match.group().lower() != "one"


def _whole(text: str, extent: Extent) -> Extent:
    return boundary_to(text, extent[0]), boundary_from(text, extent[1])


def _joined(text: str, start: int, parts: Sequence[re.Match[str]]) -> Iterator[Figure]:
    """Yield figures made of parts: two where they are ends of a range, or one in both units."""
    at = 0
    while at < len(parts):
        one, other = parts[at], parts[at + 1] if at + 1 < len(parts) else None
        figure = Figure(one.span(), one.span("core"))
        pair = _pair(text, start, one, other) if other is not None else None
        at += 1 if pair is None else 2
        yield pair or figure


def _pair(text: str, start: int, one: re.Match[str], other: re.Match[str]) -> Figure | None:
    """Return the figure that two parts make, if they make one."""
    between = text[one.end() : other.start()]
    if between == " (" and text[other.end() : other.end() + 1] == ")":
        extent = one.start(), other.end() + 1
        return Figure(extent, (one.start("core"), extent[1]))
    if len(between) > _LONGEST_LEAD + 1 or not _pattern(_TO).fullmatch(between):
        return None
    low = max(start, one.start() - _LONGEST_LEAD)
    lead = _pattern(rf"\b{_LEAD}$").search(text[low : one.start()])
    if between.strip() == "and" and (lead is None or lead.group().lower() != "between "):
        return None
    first = one.start() if lead is None else low + lead.start()
    core = one.start("core") if lead is None else first
    return Figure((first, other.end()), (core, other.end("core")))
