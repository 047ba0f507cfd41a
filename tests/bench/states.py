"""What the searches look at: states that keys lead to, and what is still to be done from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from store.model import Extent
from tests.bench.board import Moment
from tests.bench.strokes import Keys
from tests.bench.target import Goal
from tests.bench.ways import Place
from tui.state import Selection

Chain = tuple[object, ...]
"""Strokes, last first: empty, or what came before them and then they."""


class Taken(NamedTuple):
    """What a tag key takes at a place, or shows for the next key; the empty extent is nothing."""

    tag: str = ""
    extent: Extent = (0, 0)
    shown: bool = False


Memory = dict[tuple[int, str, int], Taken]
"""What tag keys take, by pane, command and cursor. It holds until that is made."""


@dataclass(frozen=True, slots=True)
class Aids:
    """What the annotator makes use of besides plain keys."""

    labels: bool = False
    counts: bool = False


@dataclass(slots=True)
class Node:
    """A state that keys lead to.

    Attributes:
        cost: The keys so far; `path` are their strokes, last first, as a chain.
        stage: The fragment of the gold that is worked at.
        place: Where the cursor is free to move; else `moment` is the whole state.
        base: What is set aside meanwhile, when selecting fragments.
        moved: Whether a motion has moved the selection's end.
        fresh: Whether other lines have come into view.
        done: Whether the span is made.
    """

    cost: int
    path: Chain
    stage: int = 0
    place: Place | None = None
    moment: Moment | None = None
    base: Moment | None = None
    moved: bool = False
    fresh: bool = False
    done: bool = False


def least_keys(selection: Selection, goal: Goal, *, moved: bool) -> int:
    """Return how many keys are still needed at least."""
    start, end = selection.extent
    starts, ends = goal.starts(start), goal.ends(end)
    if starts and ends:
        return 1
    if not moved:
        return 2
    if starts or ends:
        return 2 if (starts if selection.head == end else ends) else 3
    return 4


def strokes_of(path: Chain) -> Keys:
    """Return the strokes of a chain in order."""
    parts: list[Keys] = []
    while path:
        path, strokes = path  # type: ignore[assignment]
        parts.append(strokes)  # type: ignore[arg-type]
    return tuple(stroke for part in reversed(parts) for stroke in part)
