"""Articles made up for measuring: the words of no newspaper, the lengths and signs of one."""

from __future__ import annotations

import random
import re

MARKS = ("LEFTMARK", "RIGHTMARK", "THIRDMARK", "FOURTHMARK")
"""A word early in each article's body; not the first, which the cursor may split."""

UNMARKED = 40
"""So many characters from an article's start on bear no span, so that its mark is not split."""

_WORDS = re.findall(
    r"\w+",
    "the a of and to in that was on for with by as at from after before harbour council minister "
    "report storm workers bridge river officials said residents damage evacuated on Monday evening "
    "according spokesperson emergency crews water supply repairs expected million euros percent",
)
_FIGURES = ("up to 1,200", "about 40 miles (64 km)", "3.5 percent", "at least 17", "March 14")
# Accents and dashes are common in news; names in other scripts and emoji are not, but they occur.
_SIGNS = ("café", "Zürich", "naïve", "€3.5bn", "—", "Ελλάδα", "東京都", "e\u0301te\u0301", "👍")


def _sentence(chance: random.Random) -> str:
    """Return one sentence of 8 to 24 words, now and then with a figure or a quotation."""
    words = [chance.choice(_WORDS) for _ in range(chance.randint(8, 24))]
    if chance.random() < 0.4:
        words.insert(chance.randint(1, len(words)), chance.choice(_FIGURES))
    if chance.random() < 0.1:
        words.insert(chance.randint(1, len(words)), chance.choice(_SIGNS))
    sentence = " ".join(words).capitalize()
    return f"“{sentence},” a witness said." if chance.random() < 0.15 else f"{sentence}."


def article(size: int, seed: int, mark: str) -> str:
    """Return paragraphs of at least `size` characters, the same for the same seed.

    A longer article of a seed begins as a shorter one does.
    """
    chance = random.Random(seed)
    paragraphs = [f"Here is {mark}. {_sentence(chance)}"]
    length = len(paragraphs[0])
    while length < size:
        paragraphs.append(" ".join(_sentence(chance) for _ in range(chance.randint(2, 5))))
        length += len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs) + "\n"
