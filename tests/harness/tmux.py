"""A program inside tmux, on a server and socket of its own: what multiplexers do to keys and screens."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Self

import pytest

from bench.pty import environment

requires_tmux = pytest.mark.skipif(
    shutil.which("tmux") is None, reason="tmux is not installed; this test drives the program in it"
)
"""Marks a test that needs tmux."""


class Tmux:
    """One tmux server with one pane that runs `argv`; its status line is off.

    `rows` and `cols` are cells, `env` holds changes to a clean terminal environment, `settings`
    are tmux's own, as in its configuration file.
    """

    def __init__(
        self,
        argv: Sequence[str | os.PathLike[str]],
        *,
        rows: int = 24,
        cols: int = 80,
        env: Mapping[str, str] | None = None,
        cwd: str | os.PathLike[str] | None = None,
        settings: Sequence[str] = (),
    ) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="tmux-")
        self._env = environment(env) | {"TMUX_TMPDIR": self._folder.name}
        usual = ("set -g status off", "set -g remain-on-exit on", "set -s escape-time 0")
        start = ["start-server", ";"]
        for setting in (*usual, *settings):
            start += [*setting.split(), ";"]
        start += ["new-session", "-d", "-x", str(cols), "-y", str(rows)]
        start += ["-c", os.fspath(cwd)] if cwd is not None else []
        self.run(*start, shlex.join(os.fspath(word) for word in argv))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.kill()

    def run(self, *words: str) -> str:
        """Run a tmux command on this server and return what it prints.

        Raises:
            AssertionError: tmux refused it; tells tmux's own words.
        """
        command = ["tmux", "-L", "sidelight", "-f", os.devnull, *words]
        done = subprocess.run(command, env=self._env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"tmux {' '.join(words)}: {done.stderr.strip()}"
        return done.stdout

    @property
    def client(self) -> list[str]:
        """The command that attaches a terminal to this session."""
        socket = self.run("display-message", "-p", "#{socket_path}").strip()
        return ["tmux", "-S", socket, "attach"]

    def send_keys(self, *keys: str) -> None:
        """Press keys by tmux's names: `Down`, `S-Right`, `BTab`, `BSpace`, `C-q`, `F1`, or letters."""
        self.run("send-keys", *keys)

    def type(self, text: str) -> None:
        """Type text as it is, key names included."""
        self.run("send-keys", "-l", text)

    def capture(self, *, escapes: bool = False) -> str:
        """Return the pane's lines; with `escapes`, colours and attributes as escape sequences."""
        return self.run("capture-pane", "-p", *(["-e"] if escapes else []))

    def wait_for(self, what: str | Callable[[str], object], timeout: float = 15.0) -> str:
        """Wait until the pane shows a text, or a predicate on its text is true; return the text.

        Raises:
            AssertionError: It did not come; tells the pane.
        """
        end = time.monotonic() + timeout
        while True:
            text = self.capture()
            if what in text if isinstance(what, str) else what(text):
                return text
            if time.monotonic() > end:
                raise AssertionError(f"tmux never showed {what!r}; it shows:\n{text}")
            time.sleep(0.05)

    def resize(self, rows: int, cols: int) -> None:
        """Change the size of the window, in cells."""
        self.run("resize-window", "-x", str(cols), "-y", str(rows))

    def buffer(self) -> str:
        """Return tmux's newest paste buffer: what a program has copied to it."""
        return self.run("show-buffer")

    def ended(self) -> bool:
        """Tell whether the program has ended; its last screen stays."""
        return self.run("list-panes", "-F", "#{pane_dead}").strip() == "1"

    def kill(self) -> None:
        """End the server and everything in it."""
        self.run("kill-server")
        self._folder.cleanup()
