"""What is done once the first frame is up and there is time for it."""

from __future__ import annotations

import gc
from importlib import import_module
from threading import Thread

SETTLED = 1.0
"""Seconds after the first frame at which there is time."""


def settle() -> None:
    """Keep the garbage collector away from what lives long; load what the first dialog needs.

    Tidying first would be a stall one can feel. The modules that `WorkspaceScreen.carry_out` loads
    late come in a thread, so that the first undo need not wait for them.
    """
    gc.freeze()
    gc.enable()
    Thread(target=import_module, args=("tui.screens.asking",), daemon=True).start()
