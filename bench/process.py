"""What the system says of a running program: memory, and the processor time it has used."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

import psutil

from bench.pty import Pty

_GLANCE = 0.004
_QUIET = 0.15
_IDLE = 0.0015


def memory(screen: Pty) -> float:
    """Return the megabytes (a million bytes) of memory that a program holds: its resident set."""
    resident: int = psutil.Process(screen.pid).memory_info().rss
    return resident / 1e6


def busy(pid: int) -> float:
    """Return the seconds that a program's main thread has worked.

    Where the system does not tell that to the nanosecond, all its threads' together.
    """
    with suppress(OSError, ValueError, IndexError):
        return int(Path(f"/proc/{pid}/schedstat").read_text(encoding="ascii").split()[0]) / 1e9
    used = psutil.Process(pid).cpu_times()
    seconds: float = used.user + used.system
    return seconds


def idle_since(screen: Pty, timeout: float = 20.0) -> float:
    """Read along until a program has nothing more to do; return when its work was done.

    The time is that of `time.perf_counter()`. Idle is who works less than 1.5 ms in 150.

    Raises:
        TimeoutError: It goes on and on.
    """
    end = time.perf_counter() + timeout
    looked = [(time.perf_counter(), busy(screen.pid))]
    while looked[-1][0] < end:
        screen.read(_GLANCE)
        looked.append((time.perf_counter(), busy(screen.pid)))
        while looked[-1][0] - looked[0][0] > _QUIET:
            if looked[-1][1] - looked[0][1] < _IDLE:
                return looked[0][0]
            looked.pop(0)
    raise TimeoutError(f"the program still works after {timeout} seconds")
