"""The harness shows what a terminal shows, and types what a terminal types."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.pty import REPLIES, Pty
from tests.harness.dialect import Dialect
from tests.harness.terminal import KEYS, Terminal, encode
from tests.harness.tmux import Tmux, requires_tmux

TINY = [sys.executable, str(Path(__file__).with_name("tiny.py"))]


@pytest.fixture
def tiny() -> Iterator[Terminal]:
    """The tiny application, on screen."""
    with Terminal(TINY, rows=10, cols=40) as terminal:
        terminal.wait_for("last none")
        yield terminal


def test_a_program_sees_the_size_from_its_first_frame(tiny: Terminal) -> None:
    """The size asked for is the size the program is born into."""
    assert tiny.lines()[0] == "size 10x40"


@pytest.fixture(scope="module")
def keyboard() -> Iterator[Terminal]:
    """The same, once for many keys."""
    with Terminal(TINY, rows=10, cols=40) as terminal:
        terminal.wait_for("last none")
        yield terminal


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("x", "x"),
        ("<down>", "down"),
        ("<s-right>", "shift+right"),
        ("<c-end>", "ctrl+end"),
        ("<s-tab>", "shift+tab"),
        ("<backspace>", "backspace"),
        ("<enter>", "enter"),
        ("<esc>", "escape"),
        ("<f1>", "f1"),
        ("<f9>", "f9"),
        ("<pagedown>", "pagedown"),
        ("<c-p>", "ctrl+p"),
        ("<lt>", "less_than_sign"),
    ],
)
def test_named_keys_arrive_as_themselves(keyboard: Terminal, key: str, name: str) -> None:
    """What a test calls a key is what the program calls it."""
    keyboard.send(key)
    keyboard.wait_for(lambda terminal: f"last {name}" in terminal.lines())


def test_an_unknown_key_name_is_refused() -> None:
    """A typing error in a test is no key press."""
    with pytest.raises(KeyError, match="<dwon>"):
        encode("<dwon>")


def test_every_named_key_sends_something_of_its_own() -> None:
    """No two names stand for the same bytes."""
    assert len({encode(f"<{name}>") for name in KEYS}) == len(KEYS)


def test_cells_tell_text_and_style(tiny: Terminal) -> None:
    """A cell knows its character, colour and attributes, and a wide character takes two."""
    row, col = tiny.find("last")
    cell = tiny.cell(row, col)
    assert (cell.data, cell.fg, cell.bold, cell.underscore) == ("l", "ff8000", True, True)
    assert tiny.find("after") == (row + 1, 5)


def test_a_click_reaches_the_cell(tiny: Terminal) -> None:
    """Rows and columns count from 0."""
    tiny.click(4, 7)
    tiny.wait_for("click 4,7")


def test_resizing_reaches_program_and_screen(tiny: Terminal) -> None:
    """Both sides agree on the new size."""
    tiny.resize(20, 60)
    tiny.wait_for("size 20x60")


def test_quitting_gives_the_exit_code(tiny: Terminal) -> None:
    """An end of its own choice is told from a crash."""
    assert tiny.quit("!") == 3


def test_kill9_leaves_no_chance(tiny: Terminal) -> None:
    """The program ends by the signal itself."""
    tiny.kill9()
    assert tiny.wait() == -signal.SIGKILL


def test_waiting_in_vain_tells_the_screen(tiny: Terminal) -> None:
    """A failing wait shows what was there instead."""
    with pytest.raises(AssertionError, match="last none"):
        tiny.wait_for("never", timeout=0.1)


def test_waiting_for_a_dead_program_ends_at_once() -> None:
    """A program that has ended shows nothing more, so the bound is not waited for."""
    with Terminal([sys.executable, "-c", "print('last words')"]) as terminal:
        with pytest.raises(AssertionError, match=r"has ended(.|\n)*last words"):
            terminal.wait_for("never", timeout=3600)
        assert terminal.wait() == 0


def test_a_missing_program_says_so() -> None:
    """The child's failure to start is on the screen."""
    with Terminal(["no-such-program"]) as terminal:
        assert terminal.wait() == 127
        assert "no-such-program" in terminal.screen_text()


def test_questions_to_the_terminal_are_answered() -> None:
    """Each question gets its own answer, in order, even when it arrives in two parts."""
    first, *others = REPLIES
    script = (
        "import os, sys, time, tty; tty.setraw(0)\n"
        f"os.write(1, {first[:3]!r}); time.sleep(0.05); os.write(1, {first[3:]!r})\n"
        f"os.write(1, {b''.join(others)!r})\n"
        f"answer = b''\n"
        f"while len(answer) < {sum(map(len, REPLIES.values()))}: answer += os.read(0, 99)\n"
        "os.write(1, ascii(answer).encode())\n"
    )
    with Pty([sys.executable, "-c", script]) as program:
        program.until(ascii(b"".join(REPLIES.values())).encode())


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        (b"a\x1b[>4;2mb\x1b[>1ub", b"abb"),
        (b"\x1bP+q544e\x1b\\x\x1b[2 qy\x1b[?2026$p", b"xy"),
        (b"\x1b[1;4:3;58:2::255:0:0m", b"\x1b[1;4m"),
        (b"\x1b[58;2;4;5;6;31;59mx", b"\x1b[31mx"),
        (b"\x1b[38:2::1:2:3m\x1b[4:0m\x1b[m", b"\x1b[38;2;1;2;3m\x1b[24m\x1b[m"),
        (b"\x1b]0;title\x07\x1b[?25l\x1b[2J", b"\x1b]0;title\x07\x1b[?25l\x1b[2J"),
    ],
)
def test_the_dialect_is_the_same_however_output_is_split(written: bytes, plain: bytes) -> None:
    """New sequences become old ones, wherever a read ends."""
    for cut in range(len(written) + 1):
        dialect = Dialect()
        assert dialect.feed(written[:cut]) + dialect.feed(written[cut:]) == plain


@requires_tmux
def test_tmux_carries_keys_screen_colours_and_sizes() -> None:
    """The same application, through a multiplexer."""
    with Tmux(TINY, rows=10, cols=40) as tmux:
        tmux.wait_for("size 10x40")
        tmux.send_keys("S-Right")
        tmux.wait_for("last shift+right")
        tmux.send_keys("BTab")
        tmux.wait_for("last shift+tab")
        tmux.type("F")
        tmux.wait_for(lambda text: "last F\n" in text)
        assert "\x1b[" in tmux.capture(escapes=True)
        tmux.resize(20, 60)
        tmux.wait_for("size 20x60")
        assert not tmux.ended()
        tmux.send_keys("C-q")
        tmux.wait_for(lambda _: tmux.ended())
