"""What was measured, as a table: ours beside its reference from the same run, and the marks to meet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

_TAIL_MS = 8.0
_TAIL_RATIO = 3.0


@dataclass(frozen=True, slots=True)
class Mark:
    """What a row is asked to stay within; nothing for what is not asked.

    Attributes:
        ratio: Of the medians, ours to the reference's.
        most: Of our median, in the row's unit.
        worst: Of our worst, in the row's unit.
        tail: Whether our p99 is to stay within 8 ms, or 3 times the reference's if that is more.
    """

    ratio: float | None = None
    most: float | None = None
    worst: float | None = None
    tail: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement: what was done, in which case, and what the reference and Sidelight took."""

    what: str
    case: str
    reference: str
    theirs: Sequence[float]
    ours: Sequence[float]
    unit: str = "ms"
    mark: Mark = Mark()

    @property
    def ratio(self) -> float | None:
        """Our median to the reference's; nothing where that is zero."""
        theirs = median(self.theirs)
        return median(self.ours) / theirs if theirs else None

    def limits(self) -> Iterator[tuple[str, float, float | None]]:
        """Yield the marks: what each is of, what it allows, and what was measured."""
        if self.mark.ratio is not None:
            yield "ratio", self.mark.ratio, self.ratio
        if self.mark.most is not None:
            yield self.unit, self.mark.most, median(self.ours)
        if self.mark.worst is not None:
            yield f"worst {self.unit}".strip(), self.mark.worst, max(self.ours)
        if self.mark.tail:
            most = max(_TAIL_MS, _TAIL_RATIO * percentile(self.theirs, 0.99))
            yield "p99", most, percentile(self.ours, 0.99)


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which `share` (0 to 1) of the values lie, interpolated."""
    ordered = sorted(values)
    place = (len(ordered) - 1) * share
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


HEADING = (
    f"{'what':<28}{'case':<24}{'n':>4}  {'reference':<10}{'p50 / p99':>15}"
    f"{'sidelight':>18}{'ratio':>8}  marks"
)


def line(row: Row) -> str:
    """Return a row of the table: p50 / p99 on both sides, and where a mark is missed a `!`."""
    ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
    unit = f" {row.unit}" if row.unit not in ("", "ms") else ""
    return (
        f"{row.what + unit:<28}{row.case:<24}{len(row.ours):>4}  {row.reference:<10}"
        f"{_pair(row.theirs):>15}{_pair(row.ours):>18}{ratio:>8}  {_marks(row)}"
    ).rstrip()


def _pair(values: Sequence[float]) -> str:
    return f"{median(values):.2f} / {percentile(values, 0.99):.2f}"


def _marks(row: Row) -> str:
    return ", ".join(
        f"{name} {allowed:.4g}{'' if is_met(found, allowed) else '!'}"
        for name, allowed, found in row.limits()
    )


def is_met(found: float | None, allowed: float) -> bool:
    """Return whether a mark is met; a ratio to nothing is not measured, and so not missed."""
    return found is None or found <= allowed


def missed(rows: Iterable[Row]) -> Iterator[str]:
    """Yield a sentence for each mark that a row misses, with by how much."""
    for row in rows:
        for name, allowed, found in row.limits():
            if found is not None and not is_met(found, allowed):
                over = f" ({100 * (found / allowed - 1):.0f} % more)" if allowed else ""
                place = f"{row.what}, {row.case}, beside {row.reference}"
                yield f"{place}: {name} {found:.2f}, asked {allowed:.4g}{over}."


def as_json(row: Row) -> dict[str, object]:
    """Return everything of a row, each single figure included."""
    return {
        "what": row.what,
        "case": row.case,
        "unit": row.unit,
        "n": len(row.ours),
        "ratio": row.ratio,
        "reference": {"name": row.reference} | _figures(row.theirs),
        "sidelight": _figures(row.ours),
        "marks": [
            {"of": name, "asked": allowed, "found": found, "met": is_met(found, allowed)}
            for name, allowed, found in row.limits()
        ],
    }


def _figures(values: Sequence[float]) -> dict[str, object]:
    shares = {f"p{round(100 * share)}": percentile(values, share) for share in (0.5, 0.95, 0.99)}
    return {**shares, "max": max(values), "all": [round(value, 3) for value in values]}
