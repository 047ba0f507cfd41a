"""Flatness: the same action in the longest article beside the shortest, and so with spans."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bench.cases import Case
from bench.table import Mark, Row

MARK = Mark(ratio=1.25)


def flat(what: str, times: Mapping[Case, Sequence[float]]) -> Iterator[Row]:
    """Yield a row for each number of spans that several sizes have, and for each size likewise."""
    for spans in sorted({case.spans for case in times}):
        cases = sorted(case for case in times if case.spans == spans)
        ends = f"{cases[0].length} to {cases[-1].length}, x {spans:,}"
        yield from _ends(what, ends, cases, times)
    for size in sorted({case.size for case in times}):
        cases = sorted(case for case in times if case.size == size)
        ends = f"{cases[0].length}, x {cases[0].spans:,} to {cases[-1].spans:,}"
        yield from _ends(what, ends, cases, times)


def _ends(
    what: str, ends: str, cases: Sequence[Case], times: Mapping[Case, Sequence[float]]
) -> Iterator[Row]:
    """Yield the last case beside the first, where there are two."""
    if len(cases) > 1:
        yield Row(what, ends, "the first", times[cases[0]], times[cases[-1]], mark=MARK)
