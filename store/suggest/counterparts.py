"""Which words of another text correspond to these: a plain fuzzy ranking of sentences and spans."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from rapidfuzz import fuzz, process, utils

K = TypeVar("K", bound=Hashable)
LEAST_SCORE = 40.0
"""Below this, in 0 to 100, two passages have hardly a word in common."""

TAIL = 0.6
"""A passage that scores less than this share of the best one is not worth looking at."""


@dataclass(frozen=True, slots=True)
class Passage(Generic[K]):
    """Words that might correspond, under a key of the caller's; `bonus` raises its rank."""

    key: K
    words: str
    bonus: float = 0.0


@dataclass(frozen=True, slots=True)
class Ranked(Generic[K]):
    """A passage's key with its score, 0 to 100."""

    key: K
    score: float


def rank(query: str, passages: Sequence[Passage[K]], limit: int = 20) -> list[Ranked[K]]:
    """Return the passages that share words with `query`, best first.

    The score is rapidfuzz's token set ratio, which finds short words within longer ones in any
    order; ties go to the shorter passage, then to the earlier one.
    """
    found = process.extract(
        query,
        [passage.words for passage in passages],
        scorer=fuzz.token_set_ratio,
        processor=utils.default_process,
        limit=limit * 3,
        score_cutoff=LEAST_SCORE,
    )
    scored = [(score + passages[place].bonus, -len(words), -place) for words, score, place in found]
    scored.sort(reverse=True)
    least = scored[0][0] * TAIL if scored else 0.0
    return [
        Ranked(passages[-place].key, min(100.0, score))
        for score, _, place in scored[:limit]
        if score >= least
    ]
