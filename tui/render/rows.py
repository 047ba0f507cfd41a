"""Rows of a bar: words in a few looks, cut and padded to the cells there are.

All words pass through `display` here: nothing from outside reaches the terminal raw, and a title
takes the same cells in every terminal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rich.cells import cell_len, set_cell_size

from tui.render.cells import display

Look = str
"""`plain`, `dim`, `strong`, `key`, `badge` (the usual mode), `alert` (any other), or a colour as
`#rrggbb`, in which a key is shown that has one of its own."""

Words = tuple[str, Look]
"""Some words, and how they look."""

_ELLIPSIS = "…"
_CUT = f" {_ELLIPSIS}"
"""What stands for a key whose word finds no room."""
_LEAST = 3
"""Cells of its word without which a key is not shown either."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes:
        left: What it begins with.
        right: What stands at its end, the last the most important.
        yields: How many pieces of the right side, from its first on, give way where the left one
            needs the room; where that is not enough, the left side is cut.
        folds: Whether the left side goes on in the rows below it, where the bar has more than asked
            for.
    """

    left: tuple[Words, ...] = ()
    right: tuple[Words, ...] = ()
    yields: int = 0
    folds: bool = False


def laid_out(rows: Sequence[Row], width: int, height: int) -> list[list[Words]]:
    """Return the words of a bar's rows, each cut and padded to `width` cells; no more than `height`."""
    free = height - len(rows)
    laid: list[Row] = []
    for row in rows:
        laid.append(row)
        while free > 0 and laid[-1].folds and (parts := _folded(laid[-1], width)):
            laid[-1:] = parts
            free -= 1
    return [fit(row, width) for row in laid[:height]]


def _folded(row: Row, width: int) -> tuple[Row, Row] | None:
    """A row in two at a space, both with the row's first words; nothing where it fits or cannot be."""
    if len(row.left) != 2:
        return None
    (mark, look), (words, words_look) = row.left
    words, room = display(words), width - cell_len(display(mark))
    if cell_len(words) <= room:
        return None
    kept = set_cell_size(words, room + 1).rfind(" ")
    if kept <= 0:
        return None
    first = Row(((mark, look), (words[:kept], words_look)))
    return first, Row(((mark, look), (words[kept + 1 :], words_look)), row.right, row.yields, True)


def fit(row: Row, width: int) -> list[Words]:
    """Return the row's words, cut and padded to `width` cells."""
    right = list(row.right)
    wanted, beside = _cells(row.left), _cells(right)
    for place in range(len(right)):
        taken = wanted if place < row.yields else min(wanted, width // 3)
        if taken + beside < width:
            break
        beside -= _shown(right.pop(0)[0])[1]
    room = width - beside - (1 if right else 0)
    left: list[Words] = []
    filled = 0
    for words, look in row.left:
        shown, cells = _shown(words)
        if cells > room - filled:
            last: Words = left[-1] if left else ("", "plain")
            free = room - filled
            if free < _LEAST and _is_key(last[1]) and free + cell_len(last[0]) >= len(_CUT):
                left[-1] = (_CUT, last[1])
            elif free > 0:
                left.append((set_cell_size(shown, free - 1) + _ELLIPSIS, look))
            filled = _cells(left)
            break
        left.append((shown, look))
        filled += cells
    gap = max(0, width - filled - beside)
    return [*left, (" " * gap, "plain"), *((_shown(words)[0], look) for words, look in right)]


@lru_cache(2048)
def _shown(words: str) -> tuple[str, int]:
    """Return words as they are drawn, and their width: most of a bar's stay the same."""
    shown = display(words)
    return shown, cell_len(shown)


def _is_key(look: Look) -> bool:
    return look == "key" or look.startswith("#")


def _cells(words: Sequence[Words]) -> int:
    return sum(_shown(text)[1] for text, _ in words)


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, in the plural where it has to be."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
