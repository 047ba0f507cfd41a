"""Where a text says something like these words: misspelt, inflected, or with a word exchanged.

A window of text is compared with rapidfuzz's partial ratio; where it is alike, the best place in it
is widened to whole words, and what lies before and after is looked at again. One works through long
texts a slice at a time, so that nobody who types has to wait.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex
from rapidfuzz import fuzz

from store.model import Extent
from store.suggest.search import folded

SHORTEST = 4
"""Letters below which anything is like anything."""

LEAST_SCORE = 75.0
"""Of 100. With one letter wrong in each of 282 words of the sample articles, all were found at 75,
one in nine was missed at 80, and 70 only brought in more that was not meant."""

MOST_SIMILAR = 200
"""Places kept, the best."""

_WINDOW = 1000
_LONGEST_WORD = 64
_to_word_start = regex.compile(r"(?r)\w*")
_to_word_end = regex.compile(r"\w*")
_word_char = regex.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Similar:
    """Words that are alike: the number of their text, where they are, and how alike, to 100."""

    text: int
    extent: Extent
    score: float


def _plain(text: str) -> str:
    """Return text of the same length with spaces for line ends and straight apostrophes."""
    return text.replace("\n", " ").replace("’", "'")


class SimilarScan:
    """Looks through several texts, all of them folded, for places that are like some words.

    Attributes:
        done: Whether it has seen everything.
    """

    def __init__(
        self, texts: Sequence[str], words: str, least: float = LEAST_SCORE, most: int = MOST_SIMILAR
    ) -> None:
        self._texts = texts
        self._words = " ".join(_plain(folded(words)).split())
        self._least = least
        self._most = most
        self._place = (0, 0)
        self._found: dict[tuple[int, Extent], float] = {}
        self.done = len(self._words) < SHORTEST or not texts

    def step(self, characters: int) -> bool:
        """Look through about so many characters more; return whether all is done."""
        while not self.done and characters > 0:
            number, start = self._place
            text, size = self._texts[number], max(_WINDOW, 4 * len(self._words))
            end = min(len(text), start + size)
            # The last window is a whole one, since a short one would be found within the words.
            self._look(number, max(0, min(start, end - size)), end)
            characters -= end - start
            if end < len(text):
                self._place = number, end - 2 * len(self._words)
            else:
                self._place = number + 1, 0
                self.done = number + 1 == len(self._texts)
        return self.done

    def best(self) -> list[Similar]:
        """Return what was found so far, the most alike first, none overlapping another."""
        ranked = sorted(self._found.items(), key=lambda item: (-item[1], item[0]))
        kept: list[Similar] = []
        taken: list[list[Extent]] = [[] for _ in self._texts]
        for (number, extent), score in ranked:
            if len(kept) == self._most:
                break
            after = bisect_left(taken[number], extent)
            around = taken[number][max(0, after - 1) : after + 1]
            if all(end <= extent[0] or extent[1] <= start for start, end in around):
                taken[number].insert(after, extent)
                kept.append(Similar(number, extent, score))
        return kept

    def _look(self, number: int, start: int, end: int) -> None:
        """Take in what is alike in one window."""
        window = _plain(self._texts[number][start:end])
        for low, high in self._alike(window, 0, len(window)):
            extent = self._whole_words(number, start + low, start + high)
            score = fuzz.ratio(self._words, _plain(self._texts[number][slice(*extent)]))
            if score >= self._least:
                self._found[number, extent] = score
        if len(self._found) > 8 * self._most:
            self._found = {(s.text, s.extent): s.score for s in self.best()}

    def _alike(self, window: str, low: int, high: int) -> Iterator[Extent]:
        """Yield places of a window that are alike, the best first, then those on both its sides."""
        if high - low < len(self._words):
            return
        part = window[low:high]
        found = fuzz.partial_ratio_alignment(self._words, part, score_cutoff=self._least)
        if found is None or found.dest_end <= found.dest_start:
            return
        yield low + found.dest_start, low + found.dest_end
        yield from self._alike(window, low, low + found.dest_start)
        yield from self._alike(window, low + found.dest_end, high)

    def _whole_words(self, number: int, start: int, end: int) -> Extent:
        """Widen to whole words, and leave out white space and marks at the ends."""
        text = self._texts[number]
        while start < end and not _word_char.match(text, start):
            start += 1
        while end > start and not _word_char.match(text, end - 1):
            end -= 1
        floor, ceiling = max(0, start - _LONGEST_WORD), end + _LONGEST_WORD
        return (
            _to_word_start.match(text, floor, start).start(),
            _to_word_end.match(text, end, ceiling).end(),
        )
