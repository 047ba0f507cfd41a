"""Hybrid logical clock: 48 bits of milliseconds, 16 bits of counter, in one integer.

Kulkarni et al., "Logical Physical Clocks and Consistent Snapshots in Globally Distributed
Databases" (2014): later than everything seen, and as near to the wall clock as that allows.
"""

from __future__ import annotations

import time

COUNTER_BITS = 16
DRIFT_LIMIT_MS = 3_600_000
"""How far ahead of the wall clock the log may run before `sidelight check` says so."""


def now_ms() -> int:
    """Return the wall clock in milliseconds since 1970."""
    return time.time_ns() // 1_000_000


def tick(last: int, now: int | None = None) -> int:
    """Return the next timestamp: after `last`, and not before the wall clock."""
    return max(last + 1, (now_ms() if now is None else now) << COUNTER_BITS)


def milliseconds(hlc: int) -> int:
    """Return the wall-clock part of a timestamp."""
    return hlc >> COUNTER_BITS


def drift_ms(hlc: int, now: int | None = None) -> int:
    """Return how far `hlc` lies ahead of the wall clock; 0 when it does not."""
    return max(0, milliseconds(hlc) - (now_ms() if now is None else now))
