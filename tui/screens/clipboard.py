"""Copying: to the terminal, to tmux, to the desktop; and saying honestly what went where.

OSC 52 has no answer, tmux drops it unless told otherwise, and a stale DISPLAY makes desktop tools
succeed without copying. So each way is tried that is really there, and the message claims no more.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping

from textual.app import App

_SECONDS = 2.0


def to_terminal(app: App[object], text: str) -> None:
    """Ask the terminal to take the text (OSC 52). Whether it does cannot be known."""
    app.copy_to_clipboard(text)


def to_tmux(text: str) -> bool:
    """Load tmux's own buffer, and through it the terminal's clipboard where tmux may set that."""
    try:
        done = subprocess.run(
            ["tmux", "load-buffer", "-w", "-"],  # noqa: S607 (found on the user's own path)
            input=text.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def has_display(environment: Mapping[str, str]) -> bool:
    """Whether a desktop is here, and not one that an SSH session has left behind."""
    remote = environment.get("SSH_CONNECTION") or environment.get("SSH_TTY")
    local = environment.get("WAYLAND_DISPLAY") or environment.get("DISPLAY")
    return bool(local) and not remote


def to_desktop(text: str) -> bool:
    """Copy with pyperclip and read back whether it arrived."""
    # pyperclip takes some 15 ms to load and looks for programs: only a copy pays for it.
    import pyperclip  # noqa: PLC0415

    try:
        pyperclip.copy(text)
        return bool(pyperclip.paste() == text)
    except pyperclip.PyperclipException:
        return False


def copy_outside(text: str, environment: Mapping[str, str] = os.environ) -> str:
    """Hand the text to tmux and the desktop, where there are such; return what was done.

    Takes up to seconds where a display hangs: run it in a thread.
    """
    told = ["sent to the terminal"]
    if environment.get("TMUX"):
        told.append("put into tmux's buffer" if to_tmux(text) else "tmux did not take it")
    if has_display(environment):
        done = to_desktop(text)
        told.append("copied to the desktop" if done else "the desktop did not take it")
    return ", ".join(told)
