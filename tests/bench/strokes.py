"""Key presses: what a path consists of, and what each of them counts."""

from __future__ import annotations

from typing import NamedTuple

from store.model import Extent

JUMP = "jump"
JUMP_KEYS = 3
"""What a jump costs: the key, and the label's two letters."""


class WrongError(Exception):
    """The program does not do what the search has found."""


class Stroke(NamedTuple):
    """A key, or a jump to the label of a word of a pane; a jump counts as three keys."""

    key: str
    pane: int = -1
    word: Extent = (-1, -1)

    @property
    def cost(self) -> int:
        """How many keys it is."""
        return JUMP_KEYS if self.key == JUMP else 1


Keys = tuple[Stroke, ...]


def keys_in(path: Keys) -> int:
    """Return how many keys a path is."""
    return sum(stroke.cost for stroke in path)
