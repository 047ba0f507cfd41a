"""Paragraphs, and the blocks that long ones are cut into, so that every question is a local one.

A paragraph is what lies between two LF. Segmenting one of ten megabytes because somebody pressed a
key is out of the question, so a paragraph beyond `WHOLE` is cut near every multiple of `BLOCK`,
where the sentence segmenter, looking at the text around, sees a sentence begin. Cuts depend on the
text alone, never on the way one came, so motions forth and back agree. Nothing is computed ahead.
"""

from __future__ import annotations

import re

from store.model import Extent
from store.text.graphemes import boundary_to
from store.text.memo import Memo
from store.text.sentences import sentence_starts

WHOLE = 8_192
"""Code points up to which a paragraph is one block."""
BLOCK = 4_096
"""Code points between the places where a longer paragraph is cut, more or less."""

_REACH = 512
_GAP = re.compile(r"\s(?=\S)")


class Blocks:
    """The paragraphs and blocks of one text."""

    def __init__(self, text: str, language: str) -> None:
        self._text = text
        self._language = language
        self._last: Extent = (0, -1)
        self._cuts: Memo[tuple[Extent, int], int] = Memo(256)

    def paragraph_at(self, pos: int) -> Extent:
        """Return the paragraph of `pos` without its newline, which counts as its end."""
        start, end = last = self._last
        if not start <= pos <= end:
            start = self._text.rfind("\n", 0, pos) + 1
            end = self._text.find("\n", pos)
            last = self._last = (start, len(self._text) if end < 0 else end)
        return last

    def block_at(self, pos: int) -> Extent:
        """Return the block of `pos`. Blocks tile their paragraph; its end belongs to the last one."""
        paragraph = self.paragraph_at(pos)
        start, end = paragraph
        if end - start <= WHOLE:
            return paragraph
        count = (end - start) // BLOCK
        index = min((pos - start) // BLOCK, count - 1)
        if pos < self._edge(paragraph, index):
            index -= 1
        elif index + 1 < count and pos >= self._edge(paragraph, index + 1):
            index += 1
        return self._edge(paragraph, index), self._edge(paragraph, index + 1)

    def _edge(self, paragraph: Extent, index: int) -> int:
        """Return where block number `index` of `paragraph` begins; its end for the one past the last."""
        start, end = paragraph
        if index <= 0:
            return start
        if index >= (end - start) // BLOCK:
            return end
        return self._cuts.get((paragraph, index), self._cut)

    def _cut(self, key: tuple[Extent, int]) -> int:
        """Find the best place near a multiple of `BLOCK`: a sentence start, a gap, any grapheme."""
        (start, _), index = key
        middle = start + index * BLOCK
        low = boundary_to(self._text, middle - _REACH)
        window = self._text[low : middle + _REACH]
        aim = middle - low
        # The first start of a window is its own edge, and those at its end may be misjudged.
        starts = sentence_starts(window, self._language)[1:]
        gaps = [match.end() for match in _GAP.finditer(window, aim - _REACH // 2)]
        for places in (starts, gaps):
            near = [place for place in places if abs(place - aim) <= _REACH // 2]
            if near:
                best = min(near, key=lambda place: abs(place - aim))
                return boundary_to(self._text, low + best)
        return boundary_to(self._text, middle)
