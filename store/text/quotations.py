"""Quotations: the words between paired marks, the marks included; nested, and over paragraphs.

A quotation never closed goes on into the next paragraph when that begins with the same mark (the
custom of newspapers), else it ends with its paragraph; an unclosed `‘` is then an apostrophe.
"""

from __future__ import annotations

import re

from store.model import Extent
from store.text.blocks import Blocks
from store.text.graphemes import boundary_from, boundary_to
from store.text.marks import CLOSERS, Pairing, pair_marks
from store.text.memo import Memo
from store.text.sentences import trim

CHAIN = 32
"""Paragraphs that may continue one quotation; the next one opens another."""
BLANK = 64
"""White space, in code points, that may lie between two paragraphs of one quotation."""

_INK = re.compile(r"\S")


class Quotations:
    """The quotations of one text, found around a place."""

    def __init__(self, text: str, blocks: Blocks) -> None:
        self._text = text
        self._blocks = blocks
        self._pairings: Memo[Extent, Pairing] = Memo(128)

    def near(self, block: Extent) -> tuple[Extent, ...]:
        """Return the quotations that reach into `block`, ascending by start, outer before inner."""
        opening = self._opening_in(block)
        earlier = self._opener_block(self._inked(block))
        if earlier is not None:
            opening += self._opening_in(earlier)
        found = {(boundary_to(self._text, a), boundary_from(self._text, b)) for a, b in opening}
        reaching = (extent for extent in found if extent[1] > block[0])
        return tuple(sorted(reaching, key=lambda extent: (extent[0], -extent[1])))

    def _opening_in(self, block: Extent) -> list[Extent]:
        """Return the quotations that open in `block`; a mark that continues one opens nothing."""
        closed, unclosed = self._pairing(block)
        found = [extent for extent in closed if extent[0] < block[1]]
        for mark in unclosed:
            end = self._open_end(block, mark) if mark < block[1] else mark
            if end > mark:
                found.append((mark, end))
        if self._head(block) is None:
            return found
        first = self._first_ink(block)
        return [extent for extent in found if extent[0] != first]

    def _open_end(self, block: Extent, mark: int) -> int:
        """Return where the quotation of an unclosed mark ends; `mark` itself if it is none."""
        last = mark
        if self._text[mark] != "‘":
            last = trim(self._text, mark, self._paired_to(block))[1]
        if mark != self._tail_mark(block):
            return last
        for _ in range(CHAIN):
            after = self._after(block)
            if after is None:
                break
            block, first = after, self._first_ink(after)
            for extent in self._pairing(block).closed:
                if extent[0] == first:
                    return extent[1]
            last = trim(self._text, first, self._paired_to(block))[1]
            if first != self._tail_mark(block):
                break
        return last

    def _opener_block(self, block: Extent) -> Extent | None:
        """Return the block in which a quotation that enters `block` from before may open."""
        start = block[0]
        if start > self._blocks.paragraph_at(start)[0]:
            return self._blocks.block_at(start - 1)
        return self._head(block)

    def _head(self, block: Extent) -> Extent | None:
        """Return the block that opens the quotation which `block` continues, within `CHAIN`."""
        head, before = None, self._before(block)
        for _ in range(CHAIN):
            if before is None:
                break
            head = before
            passed_on = self._tail_mark(head) == self._first_ink(head)
            before = self._before(head) if passed_on else None
        return head if before is None else None

    def _before(self, block: Extent) -> Extent | None:
        """Return the block of the paragraph before that leaves a quotation open to this one."""
        start = block[0]
        if start != self._blocks.paragraph_at(start)[0]:
            return None
        if self._text[(first := self._first_ink(block)) : first + 1] not in CLOSERS:
            return None
        low = max(0, start - BLANK)
        ink = len(self._text[low:start].rstrip())
        before = self._blocks.block_at(low + ink - 1) if ink else None
        return before if before is not None and self._after(before) == block else None

    def _after(self, block: Extent) -> Extent | None:
        """Return the first block of the next paragraph if it continues what `block` leaves open."""
        mark = self._tail_mark(block)
        ink = _INK.search(self._text, block[1], block[1] + BLANK) if mark is not None else None
        if mark is None or ink is None or ink.group() != self._text[mark]:
            return None
        return self._blocks.block_at(ink.start())

    def _tail_mark(self, block: Extent) -> int | None:
        """Return the outermost mark left open, if `block` is the last one of its paragraph."""
        unclosed = self._pairing(block).unclosed
        last = block[1] == self._blocks.paragraph_at(block[0])[1]
        return unclosed[0] if unclosed and last else None

    def _pairing(self, block: Extent) -> Pairing:
        """Pair the marks from `block` to the end of the next one of the same paragraph."""
        return self._pairings.get(
            block, lambda key: pair_marks(self._text, key[0], self._paired_to(key))
        )

    def _paired_to(self, block: Extent) -> int:
        """Return how far marks are paired with those of `block`."""
        end = block[1]
        inner = end < self._blocks.paragraph_at(block[0])[1]
        return self._blocks.block_at(end)[1] if inner else end

    def _inked(self, block: Extent) -> Extent:
        """Return the block whose quotation covers `block`: for a blank paragraph, the next one."""
        if self._first_ink(block) < block[1] or block != self._blocks.paragraph_at(block[0]):
            return block
        ink = _INK.search(self._text, block[1], block[1] + BLANK)
        return self._blocks.block_at(ink.start()) if ink is not None else block

    def _first_ink(self, block: Extent) -> int:
        """Return the first character of `block` that is not white space; its end if there is none."""
        ink = _INK.search(self._text, *block)
        return ink.start() if ink is not None else block[1]


def unmarked(text: str, quotation: Extent) -> Extent:
    """Return a quotation without its outer marks and white space inside them; itself if blank."""
    start, end = quotation
    closed = end - start > 1 and text[end - 1] in CLOSERS.get(text[start], "")
    inner = trim(text, start + (text[start] in CLOSERS), end - closed)
    return inner if inner[0] < inner[1] else quotation
