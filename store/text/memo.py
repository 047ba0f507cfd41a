"""A small bounded memory of what was computed last, so that a session over a long text stays small."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Memo(Generic[K, V]):
    """Keeps the `size` results used last. Not `lru_cache`: that would tie a cycle through its owner."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._kept: dict[K, V] = {}

    def get(self, key: K, compute: Callable[[K], V]) -> V:
        """Return what is kept under `key`, or compute and keep it."""
        kept = self._kept
        try:
            value = kept.pop(key)
        except KeyError:
            value = compute(key)
            while len(kept) >= self._size:
                kept.pop(next(iter(kept)), None)
        kept[key] = value
        return value
