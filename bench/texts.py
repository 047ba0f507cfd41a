"""Articles made up for measuring: the words of no newspaper, the lengths and signs of one."""

from __future__ import annotations

import random
import re
from pathlib import Path

MARKS = ("LEFTMARK", "RIGHTMARK")
"""A word early in each article's body; not the first, which the cursor may split."""

_WORDS = re.findall(
    r"\w+",
    "the a of and to in that was on for with by as at from after before harbour council minister "
    "report storm workers bridge river officials said residents damage evacuated on Monday evening "
    "according spokesperson emergency crews water supply repairs expected million euros percent",
)
_FIGURES = ("up to 1,200", "about 40 miles (64 km)", "3.5 percent", "at least 17", "March 14")


def _sentence(chance: random.Random) -> str:
    """Return one sentence of 8 to 24 words, now and then with a figure or a quotation."""
    words = [chance.choice(_WORDS) for _ in range(chance.randint(8, 24))]
    if chance.random() < 0.4:
        words.insert(chance.randint(1, len(words)), chance.choice(_FIGURES))
    sentence = " ".join(words).capitalize()
    return f"“{sentence},” a witness said." if chance.random() < 0.15 else f"{sentence}."


def article(size: int, seed: int, mark: str) -> str:
    """Return paragraphs of at least `size` characters, the same for the same seed."""
    chance = random.Random(seed)
    paragraphs = [f"Here is {mark}. {_sentence(chance)}"]
    length = len(paragraphs[0])
    while length < size:
        paragraphs.append(" ".join(_sentence(chance) for _ in range(chance.randint(2, 5))))
        length += len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs) + "\n"


def write_story(folder: Path, size: int) -> None:
    """Write one story of two articles of `size` characters each, with header blocks."""
    folder.mkdir()
    for seed, mark in enumerate(MARKS):
        header = f"title: Measured article {seed}\npublisher: Bench {seed}\ndate: 2026-03-14\n\n"
        path = folder / f"article-{seed}.txt"
        path.write_text(header + article(size, seed, mark), encoding="utf-8")
