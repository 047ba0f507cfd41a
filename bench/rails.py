"""Four panes with 300 links between neighbours, on a terminal wide enough for all four."""

from __future__ import annotations

from collections.abc import Iterator

from bench.cases import RAILS, Plan
from bench.keys import PAGE_DOWN
from bench.table import Mark, Row
from bench.turns import FLOOR, MOVE, beside_floor
from bench.workspace import Bench

WIDE = (48, 200)
"""Rows and columns: four panes of 36 columns and three rails do not fit into 160."""

KEYS = (
    ("cursor, a word", b"w", 60, Mark()),
    ("page down", PAGE_DOWN, 28, Mark(ratio=6.0)),
)


def measure(bench: Bench, plan: Plan) -> Iterator[Row]:
    """Yield a row for each key, against a floor of the same size."""
    with beside_floor(bench, (RAILS,), WIDE) as turns:
        for what, key, times, mark in KEYS:
            floor, ours = list[float](), list[float]()
            for _ in range(plan.times(times)):
                floor.append(turns.time(FLOOR, MOVE))
                ours.append(turns.time(RAILS, key))
            yield Row(what, RAILS.name, "floor", floor, ours, mark=mark)
