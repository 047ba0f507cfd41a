"""What a tag takes in a text: its units, and its figures, attributions and statements.

The finders are asked block by block and their answers remembered, as the units of a `Document` are;
growing and shrinking go through both.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeGuard, get_args

from store.model import Extent
from store.text import UNITS, Document, Unit
from store.text.document import larger, smaller
from store.text.memo import Memo

Found = Literal["figure", "attribution", "statement"]
Target = Unit | Found
FOUND: tuple[Found, ...] = get_args(Found)
"""What finders find."""
TARGETS: tuple[Target, ...] = (*UNITS[1:], *FOUND)
"""What a tag may take at the cursor."""

REACH = 200_000
"""Code points that are searched for the next figure, attribution or statement."""

_STEPS = ("figure", "core", "statement")
"""What growing and shrinking stop at besides the units of the text."""
_ATTRIBUTIONS = ("attribution", "cue", "subject")
_AT_CURSOR: dict[Target, tuple[str, ...]] = {"attribution": _ATTRIBUTIONS}
"""What counts as a target where the cursor is on it, the likeliest first."""


class Targets:
    """What tags take in one text. Offsets as in `Document`."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._found: Memo[tuple[str, Extent], tuple[Extent, ...]] = Memo(64)

    def at(self, target: Target, pos: int) -> Extent | None:
        """Return what covers the grapheme at `pos`, the innermost of nested ones.

        An attribution may be a cue alone, or any subject with its verb, where `pos` is on it.
        """
        if is_unit(target):
            return self._document.unit_at(target, pos)
        for kind in _AT_CURSOR.get(target, (target,)):
            covering = self._covering(kind, pos)
            if covering:
                return covering[-1]
        return None

    def after(self, target: Target, pos: int) -> Iterator[Extent]:
        """Yield what starts after `pos`, in order; of finds, those in blocks within `REACH`."""
        if is_unit(target):
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
        steps = self._around(pos)
        if self._is_attribution(extent, pos):
            steps += self._covering("fuller", pos)
        return larger(extent, steps, (0, self._document.length))

    def shrink(self, extent: Extent, anchor: int) -> Extent:
        """Return the largest unit or find at `anchor` inside `extent`, else `extent` itself.

        What is found may also begin with the word at `anchor`, and end with any of its clauses.
        """
        pos = self._document.anchored(extent, anchor)
        kind = "attribution" if self._is_attribution(extent, pos) else "statement"
        return smaller(extent, [*self._around(pos), *self._rest(kind, pos)])

    def _is_attribution(self, extent: Extent, pos: int) -> bool:
        """Whether an extent around `pos` is one, and grows and shrinks as such."""
        return any(extent in self._covering(kind, pos) for kind in _ATTRIBUTIONS)

    def _around(self, pos: int) -> list[Extent]:
        found = [each for kind in _STEPS for each in self._covering(kind, pos)]
        return [*self._document.around(pos), *found]

    def _rest(self, kind: str, pos: int) -> Iterator[Extent]:
        """Yield what is found at `pos` from the word there on, to its end and clause by clause."""
        word = self._document.unit_at("word", pos)
        if word is None:
            return
        covering = self._covering(kind, pos)
        yield from ((word[0], end) for _, end in covering)
        for _, end in covering[:1]:
            for clause in self._document.units("clause", word[0], end):
                if word[1] < clause[1] < end:
                    yield word[0], clause[1]

    def _covering(self, kind: str, pos: int) -> list[Extent]:
        """Return the finds that cover `pos`, outer before inner."""
        block = next(self._document.blocks_from(pos))
        return [each for each in self._in_block(kind, block) if each[0] <= pos < each[1]]

    def _in_block(self, kind: str, block: Extent) -> tuple[Extent, ...]:
        return self._found.get((kind, block), self._find)

    def _find(self, key: tuple[str, Extent]) -> tuple[Extent, ...]:
        # Imported on first use: the way to the first paint needs no finder and its word lists.
        from store.suggest.finders import FINDERS  # noqa: PLC0415

        kind, block = key
        return tuple(FINDERS[kind](self._document, block))


def is_unit(target: Target) -> TypeGuard[Unit]:
    """Whether a target is a unit of the text, and nothing that is found."""
    return target not in FOUND
