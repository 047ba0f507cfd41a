"""The garbage collector: kept away from what lives as long as the program does."""

from __future__ import annotations

import gc

SETTLED = 1.0
"""Seconds after the first frame at which there is time for it."""


def settle() -> None:
    """Tidy once, and from then on look only at what is made later."""
    gc.collect()
    gc.freeze()
    gc.enable()
