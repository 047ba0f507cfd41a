"""The program in tmux: keys that multiplexers change, the paste buffer, resizing, coming back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bench.pty import program
from tests.e2e.driving import SAMPLES, records, sidelight, squeezed
from tests.harness.terminal import Terminal
from tests.harness.tmux import Tmux, requires_tmux

pytestmark = requires_tmux


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with two articles."""
    path = tmp_path / "work.db"
    sidelight("import", SAMPLES / "01-cape-ansel-containers", "--project", path)
    return path


@pytest.fixture
def tmux(project: Path) -> Iterator[Tmux]:
    """The program in tmux at 80x24, its workspace on screen."""
    with inside(project, "tmux-256color") as pane:
        yield pane


def inside(project: Path, term: str) -> Tmux:
    """Start the program in tmux under a terminal type, and wait for its workspace."""
    argv = ["env", f"TERM={term}", str(program()), "open", str(project), "--annotator", "Ada"]
    pane = Tmux(argv, rows=24, cols=80)
    pane.wait_for("READ")
    return pane


def says(pane: Tmux, what: str) -> None:
    """Wait until the status line says this."""
    pane.wait_for(lambda text: what in text.splitlines()[-2])


@pytest.mark.parametrize("term", ["tmux-256color", "screen"])
def test_a_span_can_be_made_under_any_terminal_type(project: Path, term: str) -> None:
    """Counts, letters, Shift and arrows, F-keys, Escape and Backspace arrive as what they are."""
    with inside(project, term) as pane:
        pane.send_keys("4", "w", "S-Right", "S-Right")
        says(pane, "2 characters")
        pane.send_keys("S-Left")
        says(pane, "1 character ")
        pane.send_keys("Escape")
        says(pane, "READ")
        pane.send_keys("v", "3", "w")
        says(pane, "SELECT")
        pane.send_keys("BSpace")
        says(pane, "READ")
        pane.send_keys("S-Down")
        says(pane, "SELECT")
        pane.send_keys("c")
        says(pane, "1 span")
        pane.send_keys("F1")
        pane.wait_for("closes")
        pane.send_keys("Escape")
        pane.wait_for("READ")
        pane.send_keys("F2")
        pane.wait_for("1 story")
        pane.send_keys("Enter")
        pane.wait_for("READ")
        pane.send_keys("BTab", "Tab", "C-End")
        says(pane, "100 %")
        pane.send_keys("C-q")
        pane.wait_for(lambda _: pane.ended())
    (span,) = records(project)["span"]
    assert span["tag"] == "claim"


def test_copying_fills_the_paste_buffer(tmux: Tmux, project: Path) -> None:
    """`y` puts the very words into tmux's buffer, and says so."""
    tmux.send_keys("4", "w", "v", "5", "w", "y")
    tmux.wait_for("sent to the")
    text = records(project)["source"][0]["text"]
    assert len(tmux.buffer().split()) == 6
    assert tmux.buffer() in text


def test_the_cursor_stays_on_screen_through_resizing(tmux: Tmux) -> None:
    """From small to large and back, the words at the cursor stay visible and marked."""
    tmux.send_keys("60", "w", "V", "4", "w")
    says(tmux, "SELECT")
    tmux.send_keys("y")
    tmux.wait_for("sent to the")
    words = squeezed(tmux.buffer())
    for rows, cols in ((45, 160), (24, 80), (24, 60), (24, 80)):
        tmux.resize(rows, cols)
        tmux.wait_for(shows(words, cols))


def shows(words: str, cols: int) -> Callable[[str], bool]:
    """Return a test for a screen that has been painted to its width, with words in its first pane."""

    def test(text: str) -> bool:
        lines = text.splitlines()
        right = lines[0].find("▌", 1)
        end = right - 7 if right > 0 else cols
        pane = "".join(line[3 : end - 4] for line in lines[2:-2])
        status = lines[-2].rstrip()
        painted = status.endswith(" %") and len(status) == cols - 1
        return painted and "characters" in status and words in squeezed(pane)

    return test


def test_detaching_and_attaching_keeps_everything(tmux: Tmux) -> None:
    """Somebody whose connection breaks comes back to the same screen, and the keys go on working."""
    tmux.send_keys("v", "2", "w", "c")
    says(tmux, "1 span")
    attach = ["tmux", "-S", tmux.run("display-message", "-p", "#{socket_path}").strip(), "attach"]
    for _ in range(2):
        with Terminal(attach, rows=24, cols=80) as line:
            line.wait_for("1 span")
            tmux.run("detach-client")
            line.wait()
    tmux.send_keys("w", "V", "f")
    says(tmux, "2 spans")


NASTY = (
    "👩\u200d👩\u200d👧\u200d👦 👍🏽 ❤️ 1️⃣ 🇫🇷🇩🇪 🏳️\u200d🌈 ",
    "北京与東京都の新聞、「今日」 ",
    "한국어 기사 ",
    "e\u0301te\u0301 a\u0301\u0302\u0303\u0304 \u0301lone ",
    "नमस्ते क्षत्र ",
    "שלום עולם العربية ",
    "zero\u200bwidth\u00adsoft\u2060join\ufeff \u202eturned\u202c ",
    "\ttab\x1b]0;x\x07 ",
)
"""Texts on whose width terminals and libraries disagree."""


def test_no_script_shifts_what_stands_beside_it(tmp_path: Path) -> None:
    """By tmux's own columns: whatever the left text holds, title included, the right one stands fast."""
    folder = tmp_path / "Scripts"
    folder.mkdir()
    left = "\n".join("".join(NASTY[turn:] + NASTY[:turn]) for turn in range(len(NASTY)))
    (folder / "1.txt").write_text(left, encoding="utf-8")
    (folder / "2.txt").write_text("Title\n" + "@ beside it\n" * 40, encoding="utf-8")
    path = tmp_path / "work.db"
    sidelight("import", folder, "--project", path)
    with inside(path, "tmux-256color") as pane:
        text = pane.wait_for(lambda text: text.count("@ beside") >= 19)
        assert len(text.splitlines()) == 24
        assert columns_of(pane, "@", 19) == {47}
        pane.send_keys("2", "w", "v", "4", "w", "c", "2", "b", "V")
        says(pane, "SELECT")
        assert columns_of(pane, "@", 19) == {47}


def columns_of(pane: Tmux, mark: str, count: int) -> set[int]:
    """The columns in which tmux itself finds a mark, `count` times from the top on."""
    pane.run("copy-mode")
    pane.run("send-keys", "-X", "top-line")
    pane.run("send-keys", "-X", "start-of-line")
    found = set()
    for _ in range(count):
        pane.run("send-keys", "-X", "search-forward", mark)
        found.add(int(pane.run("display-message", "-p", "#{copy_cursor_x}")))
    pane.run("send-keys", "-X", "cancel")
    return found
