"""A program in a pseudo-terminal: bytes in, bytes out, and when each of them came.

No thread and no screen: whoever drives it reads. The questions that Textual asks its terminal are
answered as a capable terminal does, so that the program behaves as in one.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

REPLIES = {
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",  # synchronised output: known
    b"\x1b[?2048$p": b"\x1b[?2048;0$y",  # resizing told in band: unknown, so by signal
    b"\x1b[c": b"\x1b[?62;22c",
    b"\x1b[>c": b"\x1b[>1;4000;0c",
    b"\x1b[6n": b"\x1b[1;1R",
}
"""What a program asks its terminal, and the answer."""

# PYTHON*: PYTHONDONTWRITEBYTECODE would have the program compiled anew at every start.
_DROPPED = ("LINES", "COLUMNS", "NO_COLOR", "TMUX", "STY", "TERM_PROGRAM", "ESCDELAY")


@dataclass(frozen=True, slots=True)
class Frame:
    """What one key brought: milliseconds until the first and the last byte, and how many bytes."""

    first_ms: float
    last_ms: float
    size: int


def environment(changes: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the environment of a true-colour UTF-8 terminal, whatever this process runs in."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in _DROPPED and not name.startswith(("TEXTUAL", "SSH_", "SIDELIGHT_", "PYTHON"))
    }
    terminal = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
    return kept | terminal | dict(changes or {})


class Pty:
    """A child process on its own pseudo-terminal.

    Attributes:
        raw: Every byte the child has written so far.
        ended: Whether the child has closed its side.
        started: `time.perf_counter()` just before the child was made.
        last_output: `time.perf_counter()` of the latest byte.
    """

    def __init__(
        self,
        argv: Sequence[str | os.PathLike[str]],
        *,
        rows: int = 48,
        cols: int = 160,
        env: Mapping[str, str] | None = None,
        cwd: str | os.PathLike[str] | None = None,
        replies: Mapping[bytes, bytes] = REPLIES,
    ) -> None:
        self._replies = replies
        self._question = re.compile(b"|".join(map(re.escape, replies)))
        words = [os.fspath(word) for word in argv]
        surroundings = environment(env)
        self.raw = bytearray()
        self.ended = False
        self._answered = 0
        self._status: int | None = None
        self.started = self.last_output = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            _become(words, surroundings, (rows, cols), cwd)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def read(self, timeout: float) -> bytes:
        """Return what the child writes within `timeout` seconds, at once when there is something.

        Empty when it writes nothing, and when it has ended (`ended` tells).
        """
        if self.ended or not select.select([self._fd], [], [], timeout)[0]:
            return b""
        try:
            data = os.read(self._fd, 1 << 16)
        except OSError:  # Linux says EIO where others report the end of file
            data = b""
        self.last_output = time.perf_counter()
        self.ended = not data
        self.raw += data
        self._answer()
        return data

    def write(self, data: bytes) -> None:
        """Type `data`, reading along so that a busy child cannot block both sides."""
        while data and not self.ended:
            readable, writable, _ = select.select([self._fd], [self._fd], [])
            if readable:
                self.read(0)
            elif writable:
                data = data[os.write(self._fd, data[:512]) :]

    def drain(self, quiet: float = 0.25, timeout: float = 30.0) -> float:
        """Read until `quiet` seconds of silence; return when the last byte came."""
        end = time.perf_counter() + timeout
        while time.perf_counter() < end and self.read(quiet):
            pass
        return self.last_output

    def until(self, needle: bytes, timeout: float = 60.0) -> float:
        """Read until the output contains `needle`; return the seconds since the start.

        Raises:
            TimeoutError: It did not come, or the child ended first.
        """
        end = time.perf_counter() + timeout
        while needle not in self.raw:
            if self.ended or time.perf_counter() > end:
                raise TimeoutError(
                    f"{needle!r} did not come; the last was {bytes(self.raw[-400:])!r}"
                )
            self.read(0.05)
        return self.last_output - self.started

    def key(self, data: bytes, quiet: float = 0.05, timeout: float = 2.0) -> Frame:
        """Type `data` and time the frame that follows; `quiet` seconds of silence close it.

        Raises:
            TimeoutError: Nothing came within `timeout` seconds.
        """
        while self.read(0):
            pass
        before, start = len(self.raw), time.perf_counter()
        self.write(data)
        if not self.read(timeout):
            raise TimeoutError(f"nothing came after the key {data!r}")
        first = self.last_output
        last = self.drain(quiet)
        return Frame((first - start) * 1e3, (last - start) * 1e3, len(self.raw) - before)

    def resize(self, rows: int, cols: int) -> None:
        """Change the size of the terminal, in cells; the child gets SIGWINCH."""
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the child, if it still runs."""
        if self._status is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, number)

    def hang_up(self) -> None:
        """Close the line as a lost connection does; the child gets SIGHUP, and nobody reads it."""
        nobody = os.open(os.devnull, os.O_RDWR)
        os.dup2(nobody, self._fd, inheritable=False)
        os.close(nobody)
        self.ended = True

    def wait(self, timeout: float = 15.0) -> int:
        """Return the child's exit code, negative for a signal, reading what it still writes.

        Raises:
            TimeoutError: It runs on.
        """
        end = time.perf_counter() + timeout
        while self._status is None:
            self.read(0.02) if not self.ended else time.sleep(0.005)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self._status = os.waitstatus_to_exitcode(status)
            elif time.perf_counter() > end:
                raise TimeoutError("the program has not ended")
        while self.read(0):
            pass
        return self._status

    def close(self) -> None:
        """End the child, kindly for two seconds, and free the terminal."""
        if self._fd < 0:
            return
        for number in (signal.SIGTERM, signal.SIGKILL):
            self.signal(number)
            with contextlib.suppress(TimeoutError):
                self.wait(2.0)
                break
        os.close(self._fd)
        self._fd = -1

    def _answer(self) -> None:
        """Answer the questions in the bytes not looked at yet; one split between reads waits."""
        for question in self._question.finditer(self.raw, self._answered):
            os.write(self._fd, self._replies[question[0]])
            self._answered = question.end()
        self._answered = max(self._answered, len(self.raw) - max(map(len, self._replies)) + 1)


def _become(
    argv: list[str],
    env: dict[str, str],
    size: tuple[int, int],
    cwd: str | os.PathLike[str] | None,
) -> None:
    """In the child: take the size before the program can ask for it, then be the program."""
    try:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
        if cwd is not None:
            os.chdir(cwd)
        os.execvpe(argv[0], argv, env)  # noqa: S606
    except OSError as error:
        os.write(2, f"{argv[0]}: {error.strerror}\n".encode())
    finally:
        os._exit(127)


def program() -> Path:
    """Return the `sidelight` that is installed beside the running interpreter.

    Raises:
        FileNotFoundError: It is not installed there.
    """
    path = Path(sys.executable).with_name("sidelight")
    if not path.exists():
        raise FileNotFoundError(f"{path} is not there: install the project into this environment")
    return path
