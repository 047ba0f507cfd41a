"""Finding names by a part of them, misspelt or not."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz, process, utils

_LEAST = 60.0


def find(query: str, names: Sequence[str]) -> list[int]:
    """Return the places of the names that match, best first; all of them for a blank query.

    A name that holds the query word for word comes before one that is only similar (rapidfuzz's
    partial ratio of at least 60).
    """
    if not query.strip():
        return list(range(len(names)))
    wanted = query.strip().casefold()
    found = process.extract(
        query,
        names,
        scorer=fuzz.partial_ratio,
        processor=utils.default_process,
        limit=None,
        score_cutoff=_LEAST,
    )
    ranked = sorted(found, key=lambda hit: (wanted not in hit[0].casefold(), -hit[1], hit[2]))
    return [place for _, _, place in ranked]
