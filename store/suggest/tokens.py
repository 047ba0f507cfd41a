"""A stretch of text as words and marks, for the finders: each with its place and its lower case.

A clitic after an apostrophe (`’d`, `'s`, `n't`) is a token of its own, so that `they'd` is a pronoun
and an auxiliary; a number keeps its inner points and commas.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

_PATTERN = (
    r"[^\W\d_]+?(?=n['’]t\b)|n['’]t\b|['’](?:s|d|ll|re|ve|m)\b|(?:[^\W\d_]\.){2,}"
    r"|[^\W\d_]+(?:(?:-|['’](?=[A-Z]))[^\W_]+)*|\d+(?:[.,]\d+)*[^\W_]*|--+|\.{3}|[^\w\s]|_"
)


@cache
def _pattern() -> re.Pattern[str]:
    """Compile on first use: the first paint asks for no unit."""
    return re.compile(_PATTERN)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark at `[start, end)`; `low` is it in lower case, with straight apostrophes."""

    start: int
    end: int
    raw: str
    low: str

    @property
    def is_word(self) -> bool:
        """Whether it begins with a letter."""
        return self.raw[0].isalpha()

    @property
    def is_name(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.raw[0].isupper()


def tokens(text: str, start: int, end: int) -> list[Token]:
    """Return the tokens of `text[start:end]`, ascending and disjoint."""
    return [
        Token(*match.span(), match.group(), _low(text, match))
        for match in _pattern().finditer(text, start, end)
    ]


def _low(text: str, match: re.Match[str]) -> str:
    """Return the token in lower case; a hyphen between spaces is a dash."""
    low = match.group().lower().replace("’", "'")
    return "—" if low == "-" and text[match.end() : match.end() + 1].isspace() else low


def listed(words: str) -> frozenset[str]:
    """Return the words of a list, which stand one after another between spaces."""
    return frozenset(words.split())
