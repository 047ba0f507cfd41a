"""What was measured, as a table: ours beside its reference from the same run, and no judgement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement: what, and the milliseconds of the reference and of Sidelight."""

    what: str
    reference: Sequence[float]
    ours: Sequence[float]


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which `share` (0 to 1) of the values lie, interpolated."""
    ordered = sorted(values)
    place = (len(ordered) - 1) * share
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def lines(rows: Iterable[Row]) -> Iterable[str]:
    """Yield a heading and a line for each row; times in milliseconds as p50 / p95."""
    yield f"{'what':<34}{'n':>4}{'reference':>18}{'sidelight':>18}{'ratio':>8}{'more, ms':>10}"
    for row in rows:
        theirs, ours = median(row.reference), median(row.ours)
        yield (
            f"{row.what:<34}{len(row.ours):>4}{_pair(row.reference):>18}{_pair(row.ours):>18}"
            f"{ours / theirs:>8.2f}{ours - theirs:>10.1f}"
        )


def _pair(values: Sequence[float]) -> str:
    return f"{median(values):.1f} / {percentile(values, 0.95):.1f}"
