"""Frames of a key that is held down: which of them came before the next key, and how late."""

from __future__ import annotations

import time
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from bench.pty import Pty

SYNC_END = b"\x1b[?2026l"
"""What ends a frame where the terminal knows synchronised output, as ours says it does."""


@dataclass(frozen=True, slots=True)
class Held:
    """What holding a key brought.

    Attributes:
        pressed: When each key was written, in seconds.
        shown: When the last byte of each frame came, in seconds.
        period: From one key to the next, in seconds.
    """

    pressed: Sequence[float]
    shown: Sequence[float]
    period: float

    @property
    def lags(self) -> list[float]:
        """Milliseconds from each key that has a frame of its own to that frame."""
        return [lag for lag in self._lags() if lag is not None]

    @property
    def dropped(self) -> int:
        """How many keys have no frame before the next key."""
        return sum(lag is None for lag in self._lags())

    def _lags(self) -> list[float | None]:
        found: list[float | None] = []
        for at in self.pressed:
            place = bisect_left(self.shown, at)
            late = place == len(self.shown) or self.shown[place] >= at + self.period
            found.append(None if late else (self.shown[place] - at) * 1e3)
        return found


def hold(screen: Pty, key: bytes, times: int, per_second: float) -> Held:
    """Press a key `times` times at a steady rate and note when its frames come."""
    screen.drain(0.1)
    period, pressed, shown = 1 / per_second, list[float](), list[float]()
    ends, start = screen.raw.count(SYNC_END), time.perf_counter()
    stop = start + times * period
    while (now := time.perf_counter()) < stop:
        due = start + len(pressed) * period
        if len(pressed) < times and now >= due:
            pressed.append(time.perf_counter())
            screen.write(key)
        elif screen.read(max(0.0, min(due if len(pressed) < times else stop, stop) - now)):
            come = screen.raw.count(SYNC_END)
            shown += [screen.last_output] * (come - ends)
            ends = come
    return Held(pressed, shown, period)
