"""Rows of a bar: words in a few looks, cut and padded to the cells there are.

All words pass through `safe` here, so nothing from outside reaches the terminal raw.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rich.cells import cell_len, set_cell_size

from tui.render.safe import safe

Look = Literal["plain", "dim", "strong", "key", "badge"]
Words = tuple[str, Look]
"""Some words, and how they look."""

_ELLIPSIS = "…"
_INSTEAD = f" {_ELLIPSIS}"
"""Stands for a key whose word finds no room."""
_LEAST = 3
"""Cells of its word without which a key is not shown either."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes:
        left: What it begins with.
        right: What stands at its end, the last the most important.
        yields: Whether the right side gives way, piece by piece, where the left one needs the room;
            otherwise the left side is cut.
    """

    left: tuple[Words, ...] = ()
    right: tuple[Words, ...] = ()
    yields: bool = False


def fit(row: Row, width: int) -> list[Words]:
    """Return the row's words, cut and padded to `width` cells."""
    right = list(row.right)
    taken = _cells(row.left) if row.yields else width // 3
    while right and taken + _cells(right) >= width:
        right.pop(0)
    room = width - _cells(right) - (1 if right else 0)
    left: list[Words] = []
    for words, look in row.left:
        shown = safe(words)
        if cell_len(shown) > room:
            held = room + (cell_len(left[-1][0]) if left and left[-1][1] == "key" else -room)
            if room < _LEAST and held >= cell_len(_INSTEAD):
                left[-1] = (_INSTEAD, left[-1][1])
            elif room > 0:
                left.append((set_cell_size(shown, room - 1) + _ELLIPSIS, look))
            break
        left.append((shown, look))
        room -= cell_len(shown)
    gap = max(0, width - _cells(left) - _cells(right))
    return [*left, (" " * gap, "plain"), *((safe(words), look) for words, look in right)]


def _cells(words: Sequence[Words]) -> int:
    return sum(cell_len(safe(text)) for text, _ in words)


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, in the plural where it has to be."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
