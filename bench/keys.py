"""Keys: from the byte written until the frame's last byte, against the floor's in the same breath."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator

from bench.pty import Pty
from bench.table import Row
from bench.workspace import Bench

KEYS = {
    "cursor, a word on": (b"w", 60, ()),
    "cursor, a line down": (b"j", 60, ()),
    "page down": (b"\x1b[6~", 12, ()),
    "add a span": (b"f", 20, (b"w", b"v")),
    "undo": (b"u", 20, ()),
}
"""What is measured: the key, how often it is pressed, and what is pressed before it, not measured."""

SIZE = 100_000
"""Characters of each of the two articles."""


def measure(bench: Bench) -> Iterator[Row]:
    """Yield one row for each key; floor and workspace are both open and take turns."""
    project = bench.project(SIZE)
    with bench.floor() as floor, bench.open(project) as ours:
        for screen in (floor, ours):
            screen.drain(1.0)
        for what, (key, times, before) in KEYS.items():
            pairs = []
            for _ in range(times):
                for other in before:
                    _time(ours, other)
                pairs.append((_time(floor, b"x"), _time(ours, key)))
            yield Row(f"{what} (floor)", [x for x, _ in pairs], [y for _, y in pairs])


def _time(screen: Pty, key: bytes) -> float:
    """Press a key after a pause as a person makes it; return milliseconds until the frame's end."""
    time.sleep(random.uniform(0.03, 0.09))
    return screen.key(key).last_ms
