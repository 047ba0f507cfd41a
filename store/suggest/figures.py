"""Figures: a number with its unit and hedge, an amount, a share, a range, a date, a time, an age.

What belongs together is one figure: `up to 1,000 containers`, `$3.5 million`, `between 5 and 10
percent`, `180 miles (290 kilometers)`, `Oct. 13, 2023`, `a 45-year-old`'s `45-year-old`. Its core
is the figure without hedge and without the things counted. One pattern, applied once over the
stretch; nothing in it can go back over more than a few words. Spelled numbers are English ones.
"""

from __future__ import annotations

import re
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

_MEASURED = rf"(?:(?:\s{{1,3}}|-)?{UNIT}){{1,2}}(?:{SMALLER})?"
_AMOUNT = rf"(?:{CURRENCY}\s?)?{NUMBER}(?:{_MEASURED})?(?:\s{CURRENCY}(?:\smillion)?)?"
_FIGURE = (
    rf"(?P<hedge>(?:{HEDGE}\s){{0,2}})"
    rf"(?P<core>{CALENDAR}|(?:between|from)\s{_AMOUNT}\s(?:and|to)\s{_AMOUNT}"
    rf"|{_AMOUNT}(?:\s?[-–—]\s?{_AMOUNT}|\sto\s{_AMOUNT})?(?:\s\({_AMOUNT}\))?|{GLUED})"
    rf"(?P<counted>\s{COUNTED})?"
)


@cache
def _pattern() -> re.Pattern[str]:
    """Compile on first use: the first paint asks for no figure."""
    return re.compile(rf"(?<![^\W_])(?<!\d[.,:]){_FIGURE}(?![^\W_]|-[^\W\d_])", re.IGNORECASE)


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
    found = []
    last = start
    for match in _pattern().finditer(text, start, end):
        core = boundary_to(text, match.start("core")), boundary_from(text, match.end("core"))
        extent = boundary_to(text, match.start()), boundary_from(text, match.end())
        if extent[0] >= last and extent[1] <= end and match.group().lower() != "one":
            found.append(Figure(extent, core))
            last = extent[1]
    return found
