"""How two passages relate on the face of their words: the same, another figure, a quotation."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*")
_SEPARATOR = re.compile(r"[,\u00a0\u202f](?=\d{3}(?!\d))")
_QUOTED = re.compile(r"[“”«»„「」『』\"]")


def numbers(words: str) -> frozenset[str]:
    """Return the numbers written in digits, without thousands separators."""
    return frozenset(_SEPARATOR.sub("", match[0]) for match in _NUMBER.finditer(words))


_BOUNDS = {
    "upper": r"up to|at most|as many as|as much as|not? more than|less than|fewer than|under|below|nearly",
    "lower": r"more than|over|at least|not? less than|not? fewer than|above|upwards of|exceeding",
}
_BOUNDED = {
    # "No more than" must not count as "more than" too.
    side: re.compile(
        rf"(?<!\bno\s)(?<!\bnot\s)\b(?:{words})\s+\W?({_NUMBER.pattern})", re.IGNORECASE
    )
    for side, words in _BOUNDS.items()
}


def bounds(words: str) -> dict[str, frozenset[str]]:
    """Return the numbers that English words hedge from above ("up to") and below ("more than")."""
    return {
        side: frozenset(_SEPARATOR.sub("", match[1]) for match in pattern.finditer(words))
        for side, pattern in _BOUNDED.items()
    }


def _figures_differ(head: str, tail: str) -> bool:
    one, other = numbers(head), numbers(tail)
    if one and other and one.isdisjoint(other):
        return True
    near, far = bounds(head), bounds(tail)
    return bool(near["upper"] & far["lower"] or near["lower"] & far["upper"])


def likely_types(head: str, head_tag: str, tail: str, tail_tag: str) -> tuple[str, ...]:
    """Return ids of link types that may hold between two passages, the likeliest first.

    By three rules on the words: different numbers differ, and so does one number that is the most
    on one side and the least on the other; a quotation that stands against reported
    words is quoted from them; everything else says the same. The caller takes the first that its
    tag set has and allows.
    """
    tags = {head_tag, tail_tag}
    if "attribution" in tags and len(tags) == 2:
        return ("attributed-to", "same")
    if _figures_differ(head, tail):
        return ("differs", "same")
    if "quote" in tags and len(tags) == 2:
        return ("quote-of", "same")
    if head_tag == tail_tag == "quote" and bool(_QUOTED.search(head)) != bool(_QUOTED.search(tail)):
        return ("quote-of", "same")
    return ("same", "differs")
