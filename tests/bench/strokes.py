"""Key presses: what a path consists of, and what each of them counts."""

from __future__ import annotations

from typing import NamedTuple

from store.model import Extent

JUMP = "jump"
JUMP_KEYS = 3
"""What a jump costs: the key, and the label's two letters."""


class WrongError(Exception):
    """The program does not do what the search has found."""


FROM, TO = "select-by-labels", "to-label"
"""The command that selects from one label to another, with its first label; and the second."""

_COSTS = {JUMP: JUMP_KEYS, FROM: JUMP_KEYS, TO: JUMP_KEYS - 1}


class Stroke(NamedTuple):
    """A key, or a jump to the label of a word of a pane; a jump counts as three keys.

    A selection from one label to another is two strokes, `FROM` and `TO`, of three keys and of two.
    """

    key: str
    pane: int = -1
    word: Extent = (-1, -1)

    @property
    def cost(self) -> int:
        """How many keys it is."""
        return _COSTS.get(self.key, 1)


Keys = tuple[Stroke, ...]


def keys_in(path: Keys) -> int:
    """Return how many keys a path is."""
    return sum(stroke.cost for stroke in path)
