"""What a tag takes in a text: its figures, attributions and statements, found around a place.

The finders are asked block by block and remembered, as the units of a `Document` are; growing and
shrinking go through both kinds of units.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, get_args

from store.model import Extent
from store.suggest.attributions import attributions
from store.suggest.claims import statements
from store.suggest.figures import figures
from store.text import UNITS, Document, Unit
from store.text.document import larger, smaller
from store.text.memo import Memo

Found = Literal["figure", "attribution", "statement"]
FOUND: tuple[Found, ...] = get_args(Found)
"""What finders find."""
Target = Unit | Found
TARGETS: tuple[Target, ...] = (*UNITS[1:], *FOUND)
"""What a tag may take at the cursor."""

REACH = 200_000
"""Code points that are searched for the next figure, attribution or statement."""

_Kind = Found | Literal["core", "any attribution", "cue"]


class Targets:
    """What tags take in one text. Offsets as in `Document`."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._found: Memo[tuple[_Kind, Extent], tuple[Extent, ...]] = Memo(64)

    def at(self, target: Target, pos: int) -> Extent | None:
        """Return what covers the grapheme at `pos`, the innermost of nested ones.

        An attribution may be a cue alone, or any subject with its verb, where `pos` is on it.
        """
        if target not in FOUND:
            return self._document.unit_at(target, pos)
        weaker: tuple[_Kind, ...] = ("cue", "any attribution") if target == "attribution" else ()
        for kind in (target, *weaker):
            covering = self._covering(kind, pos)
            if covering:
                return covering[-1]
        return None

    def after(self, target: Target, pos: int) -> Iterator[Extent]:
        """Yield what starts after `pos`, in order; of finds, those within `REACH`."""
        if target not in FOUND:
            start = self._document.next_start(target, pos)
            while start is not None:
                if (extent := self._document.unit_at(target, start)) is not None:
                    yield extent
                start = self._document.next_start(target, start)
            return
        for block in self._document.blocks_from(pos):
            if block[0] > pos + REACH:
                return
            yield from (each for each in self._in_block(target, block) if each[0] > pos)

    def grow(self, extent: Extent) -> Extent:
        """Return the smallest unit or find around `extent` that is larger, else the whole text."""
        pos = min(extent[0], max(0, self._document.length - 1))
        return larger(extent, self._around(pos), (0, self._document.length))

    def shrink(self, extent: Extent, anchor: int) -> Extent:
        """Return the largest unit or find at `anchor` inside `extent`, else `extent` itself.

        What is found also begins with the word at `anchor`, and ends with any of its clauses.
        """
        pos = self._document.anchored(extent, anchor)
        return smaller(extent, [*self._around(pos), *self._runs(pos)])

    def _around(self, pos: int) -> list[Extent]:
        kinds: tuple[_Kind, ...] = ("figure", "core", "attribution", "statement")
        found = [each for kind in kinds for each in self._covering(kind, pos)]
        return [*self._document.around(pos), *found]

    def _runs(self, pos: int) -> Iterator[Extent]:
        """Yield, from the word at `pos`, the rest of what is found there, clause by clause."""
        word = self._document.unit_at("word", pos)
        if word is None:
            return
        for _, end in self._covering("attribution", pos):
            yield word[0], end
        for _, end in self._covering("statement", pos):
            yield word[0], end
            for clause in self._document.units("clause", word[0], end):
                if word[1] < clause[1] < end:
                    yield word[0], clause[1]

    def _covering(self, kind: _Kind, pos: int) -> list[Extent]:
        """Return the finds that cover `pos`, outer before inner."""
        block = next(self._document.blocks_from(pos))
        return [each for each in self._in_block(kind, block) if each[0] <= pos < each[1]]

    def _in_block(self, kind: _Kind, block: Extent) -> tuple[Extent, ...]:
        return self._found.get((kind, block), self._find)

    def _find(self, key: tuple[_Kind, Extent]) -> tuple[Extent, ...]:
        kind, block = key
        text = self._document.text
        if kind in {"figure", "core"}:
            found = figures(text, *block)
            return tuple(each.extent if kind == "figure" else each.core for each in found)
        sentences = list(self._document.units("sentence", *block))
        if kind == "statement":
            quotations = self._document.units("quotation", *block)
            return tuple(statements(text, sentences, list(quotations)))
        loosely = kind == "any attribution"
        return tuple(
            each.extent
            for sentence in sentences
            for each in attributions(text, *sentence, loosely=loosely)
            if each.sourced == (kind != "cue")
        )
