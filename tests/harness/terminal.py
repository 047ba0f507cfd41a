"""A program in a pseudo-terminal with a screen: type keys, wait for what a person would see.

    with Terminal(["sidelight", "demo"], rows=24, cols=80) as terminal:
        terminal.wait_for("Harbour")
        terminal.send("jj", "<s-right>", "c")

Every wait has a bound that only a failure meets, and fails with the screen as it stood.
"""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Any, Self

import pyte

from bench.pty import REPLIES, Pty
from tests.harness.dialect import Dialect

KEYS = {
    "enter": "\r",
    "esc": "\x1b",
    "tab": "\t",
    "s-tab": "\x1b[Z",
    "backspace": "\x7f",
    "space": " ",
    "lt": "<",
    "delete": "\x1b[3~",
    "insert": "\x1b[2~",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    **{
        name: f"\x1b[{end}"
        for name, end in zip(("up", "down", "right", "left"), "ABCD", strict=True)
    },
    "home": "\x1b[H",
    "end": "\x1b[F",
    **{f"f{n}": f"\x1bO{end}" for n, end in zip(range(1, 5), "PQRS", strict=True)},
    **{
        f"f{n}": f"\x1b[{code}~"
        for n, code in zip(range(5, 13), (15, 17, 18, 19, 20, 21, 23, 24), strict=True)
    },
}
"""Names in angle brackets and what a terminal sends for them."""

_MODIFIERS = {"s-": 2, "a-": 3, "c-": 5, "c-s-": 6}
_NAMED = re.compile(r"<([a-z0-9-]+)>")


def encode(keys: str) -> bytes:
    """Return the bytes a terminal sends for `keys`: text, with named keys like `<s-right>`.

    Raises:
        KeyError: No key has that name; `<lt>` is the plain character.
    """
    return _NAMED.sub(lambda match: _named(match[1]), keys).encode()


def _named(name: str) -> str:
    """Return the sequence of one named key, modifiers included."""
    if name in KEYS:
        return KEYS[name]
    modifier = re.match(r"(?:[sac]-)+", name)
    if modifier is None or modifier[0] not in _MODIFIERS:
        raise KeyError(f"no key is called <{name}>")
    base = name.removeprefix(modifier[0])
    if len(base) == 1:
        return {"c-": chr(ord(base) & 31), "a-": f"\x1b{base}", "s-": base.upper()}[modifier[0]]
    sequence, code = KEYS[base], _MODIFIERS[modifier[0]]
    if sequence.endswith("~"):
        return f"{sequence[:-1]};{code}~"
    return f"\x1b[1;{code}{sequence[-1]}"


class Terminal:
    """A program, its pseudo-terminal and the screen it has painted.

    `argv`, `env` (changes to a clean terminal environment) and `cwd` are the program's; `rows` and
    `cols` are cells; `keyboard` tells the bytes of keys, as xterm does unless another one is given.
    `replies` are its answers to the program's questions. `cell` is the width and height of a cell
    in what the mouse counts: pixels in a terminal that was asked for them, else cells.
    """

    def __init__(
        self,
        argv: Sequence[str | os.PathLike[str]],
        *,
        rows: int = 24,
        cols: int = 80,
        env: Mapping[str, str] | None = None,
        cwd: str | os.PathLike[str] | None = None,
        keyboard: Callable[[str], bytes] = encode,
        replies: Mapping[bytes, bytes] = REPLIES,
        cell: tuple[int, int] = (1, 1),
    ) -> None:
        self._keyboard, self._cell = keyboard, cell
        self._dialect = Dialect()
        self._screen = pyte.Screen(cols, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._pty = Pty(argv, rows=rows, cols=cols, env=env, cwd=cwd, replies=replies)
        self._fed = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def raw(self) -> bytes:
        """Every byte the program has written so far."""
        return bytes(self._pty.raw)

    @property
    def pid(self) -> int:
        """The program's process id."""
        return self._pty.pid

    def send(self, *keys: str) -> None:
        """Type keys: text, and names such as `<down>`, `<s-tab>`, `<c-q>`, `<f1>`, `<esc>`."""
        for key in keys:
            self._pty.write(self._keyboard(key))

    def click(self, row: int, col: int, to: tuple[int, int] | None = None, then: str = "") -> None:
        """Click on a cell, counted from 0; with `to`, drag from it to that cell.

        `then` is typed at once: the program gets all of it together, as over a slow line.
        """
        last = to or (row, col)
        drawn = self._mouse(32, last, "M") if to else b""
        sent = self._mouse(0, (row, col), "M") + drawn + self._mouse(0, last, "m")
        self._pty.write(sent + self._keyboard(then))

    def wheel(self, row: int, col: int, notches: int) -> None:
        """Turn the wheel over a cell: down, or up by a negative number of notches."""
        button = 65 if notches > 0 else 64
        self._pty.write(self._mouse(button, (row, col), "M") * abs(notches))

    def _mouse(self, button: int, cell: tuple[int, int], end: str) -> bytes:
        wide, high = self._cell
        x, y = cell[1] * wide + 1 + wide // 2, cell[0] * high + 1 + high // 2
        return f"\x1b[<{button};{x};{y}{end}".encode()

    def pump(self, timeout: float = 0.0) -> bool:
        """Paint what comes within `timeout` seconds; tell whether anything came."""
        self._pty.read(timeout)
        fresh = bytes(self._pty.raw[self._fed :])
        self._fed += len(fresh)
        self._stream.feed(self._dialect.feed(fresh))
        return bool(fresh)

    def settle(self, quiet: float = 0.15, timeout: float = 15.0) -> str:
        """Paint until `quiet` seconds of silence; return the screen's text."""
        end = time.monotonic() + timeout
        while self.pump(quiet) and time.monotonic() < end:
            pass
        return self.screen_text()

    def wait_for(self, what: str | Callable[[Terminal], object], timeout: float = 15.0) -> str:
        """Paint until the screen shows a text, or a predicate on this terminal is true.

        Returns:
            The screen's text at that moment.

        Raises:
            AssertionError: It did not come, or the program ended first; tells the screen.
        """
        end = time.monotonic() + timeout
        while True:
            self.pump()
            text = self.screen_text()
            if what in text if isinstance(what, str) else what(self):
                return text
            if time.monotonic() > end or (self._pty.ended and not self.pump()):
                raise AssertionError(self._failure(what))
            self.pump(0.05)

    def _failure(self, what: object) -> str:
        state = "has ended" if self._pty.ended else "runs"
        return f"the screen never showed {what!r}; the program {state}, and shows:\n{self.screen_text()}"

    def lines(self) -> list[str]:
        """Return the screen's rows, top to bottom, without blanks at their ends."""
        return [line.rstrip() for line in self._screen.display]

    def screen_text(self) -> str:
        """Return the screen as lines of text."""
        return "\n".join(self.lines())

    def cell(self, row: int, col: int) -> Any:
        """Return one cell, counted from 0, as pyte keeps it.

        It has `data`, `fg`, `bg` (names or `rrggbb`), `bold`, `italics`, `underscore`,
        `strikethrough` and `reverse`.
        """
        return self._screen.buffer[row][col]

    def find(self, text: str) -> tuple[int, int]:
        """Return row and column of the first place that shows `text`, wide characters counted.

        Raises:
            AssertionError: The screen does not show it.
        """
        for row in range(self._screen.lines):
            cells = [self.cell(row, col).data for col in range(self._screen.columns)]
            at = "".join(cells).find(text)
            if at >= 0:
                return row, next(c for c in range(len(cells)) if len("".join(cells[:c])) >= at)
        raise AssertionError(self._failure(text))

    @property
    def cursor(self) -> tuple[int, int]:
        """Row and column of the terminal's own cursor."""
        return self._screen.cursor.y, self._screen.cursor.x

    @property
    def title(self) -> str:
        """The window title that the program has set; empty when none."""
        return str(self._screen.title)

    def resize(self, rows: int, cols: int) -> None:
        """Change the size of the terminal, in cells."""
        self._screen.resize(rows, cols)
        self._pty.resize(rows, cols)

    def hang_up(self) -> None:
        """Close the line as a lost connection does: the program gets SIGHUP, and nobody listens."""
        self._pty.hang_up()

    def kill9(self) -> None:
        """Kill the program as a crash would, and wait until it is gone."""
        self._pty.signal(signal.SIGKILL)
        self._pty.wait()

    def wait(self, timeout: float = 15.0) -> int:
        """Return the exit code once the program has ended; negative for a signal.

        Raises:
            AssertionError: It runs on; tells the screen.
        """
        try:
            code = self._pty.wait(timeout)
        except TimeoutError as error:
            self.pump()
            raise AssertionError(f"{error}; it shows:\n{self.screen_text()}") from error
        self.pump()
        return code

    def quit(self, *keys: str) -> int:
        """Type `keys` (`<c-q>` by default) and return the exit code."""
        self.send(*(keys or ("<c-q>",)))
        return self.wait()

    def close(self) -> None:
        """End the program, whatever it does, and free the terminal."""
        self._pty.close()
