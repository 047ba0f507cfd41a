"""Extended grapheme clusters (UAX 29) at any place of a text of any length, read locally.

Two neighbouring code points mostly decide alone that a cluster ends between them. Where they do not
(emoji sequences, flags, conjuncts), the reader steps back to the nearest place that is certain.
A run without any certain place (thousands of combining marks, or of flags) is cut every `GRID` code
points, so that no cluster, and no work, is without bound.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import regex

from store.model import Extent

GRID = 1024
"""Code points. Clusters longer than this are cut at multiples of it; Unicode's own limit is 31 or so."""

_NEAR = 64
_CLUSTER = regex.compile(r"\X")
_JOINER = regex.compile(r"[\p{GCB=Extend}\p{GCB=ZWJ}]")


def grapheme_at(text: str, pos: int) -> Extent:
    """Return the cluster that covers `pos`; `(length, length)` at the end."""
    length = len(text)
    if pos >= length:
        return length, length
    start = _safe_start(text, pos)
    while True:
        end = _cluster_end(text, start)
        if end > pos:
            return start, end
        start = end


def is_boundary(text: str, pos: int) -> bool:
    """Return whether a cluster starts or the text ends at `pos`."""
    if pos <= 0 or pos >= len(text):
        return pos in (0, len(text))
    return _certain(text, pos) or grapheme_at(text, pos)[0] == pos


def next_grapheme(text: str, pos: int) -> int:
    """Return the first boundary after `pos`, or the length of the text."""
    return grapheme_at(text, pos)[1]


def previous_grapheme(text: str, pos: int) -> int:
    """Return the last boundary before `pos`, or 0."""
    return grapheme_at(text, pos - 1)[0] if pos > 0 else 0


def boundary_from(text: str, pos: int) -> int:
    """Return the first boundary at or after `pos`."""
    return pos if is_boundary(text, pos) else next_grapheme(text, pos)


def boundary_to(text: str, pos: int) -> int:
    """Return the last boundary at or before `pos`."""
    return pos if is_boundary(text, pos) else grapheme_at(text, pos)[0]


def keep_boundaries(text: str, start: int, places: Iterable[int]) -> list[int]:
    """Return those of the ascending `places` after the boundary `start` that are boundaries.

    One walk, whatever the runs between: asking for each alone would step back for each.
    """
    kept = []
    at = start
    for place in places:
        if _certain(text, place):
            at = place
        while at < place:
            at = _cluster_end(text, at)
        if at == place:
            kept.append(place)
    return kept


def _certain(text: str, pos: int) -> bool:
    """Whether the two code points around `pos` (`0 < pos < length`) suffice to say "boundary"."""
    before, after = text[pos - 1], text[pos]
    if before < "\u0300" and after < "\u0300":
        return before != "\r" or after != "\n"
    return _part(before, after)


@lru_cache(maxsize=8192)
def _part(before: str, after: str) -> bool:
    """Whether two code points part, whatever stands around them."""
    cluster = _CLUSTER.match(before + after)
    return cluster is not None and cluster.end() == 1 and _JOINER.match(before) is None


def _cut(text: str, pos: int) -> bool:
    """Whether `pos`, inside a run, is a multiple of `GRID` whose last `GRID` code points are one run."""
    if pos % GRID or pos < GRID:
        return False
    return not any(_certain(text, near) for near in range(pos - 1, pos - GRID, -1))


def _safe_start(text: str, pos: int) -> int:
    """Return the last place at or before `pos` where a cluster surely starts."""
    while pos > 0 and not _certain(text, pos) and not _cut(text, pos):
        pos -= 1
    return pos


def _cluster_end(text: str, start: int) -> int:
    """Return the end of the cluster that starts at the boundary `start` (`start < length`)."""
    if start + 1 == len(text) or _certain(text, start + 1):
        return start + 1
    end = start
    for reach in (_NEAR, 2 * GRID + 1):
        cluster = _CLUSTER.match(text[start : start + reach])
        end = start + (cluster.end() if cluster is not None else 1)
        if end < start + reach:
            break
    for place in range((start // GRID + 1) * GRID, end, GRID):
        if _cut(text, place):
            return place
    return end
