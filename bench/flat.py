"""Flatness: the same action in the longest article beside the shortest, and so with spans."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bench.cases import Case
from bench.table import Mark, Row

MARK = Mark(ratio=1.25)


def flat(what: str, times: Mapping[Case, Sequence[float]]) -> Iterator[Row]:
    """Yield a row for each number of spans that several sizes have, and for each size likewise."""
    for spans in sorted({case.spans for case in times}):
        yield from _ends(what, sorted(case for case in times if case.spans == spans), times)
    for size in sorted({case.size for case in times}):
        yield from _ends(what, sorted(case for case in times if case.size == size), times)


def _ends(what: str, cases: Sequence[Case], times: Mapping[Case, Sequence[float]]) -> Iterator[Row]:
    """Yield the last case beside the first, where there are two."""
    if len(cases) > 1:
        least, most = cases[0], cases[-1]
        beside = f"{most.name} / {least.name}"
        yield Row(what, beside, "itself", times[least], times[most], mark=MARK)
