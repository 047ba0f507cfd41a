"""The measured program: a project of generated articles, opened in a pseudo-terminal."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from bench.pty import Pty, environment, program
from bench.texts import MARKS, write_story

SIZE = (48, 160)
"""Rows and columns of the measured terminal."""

FLOOR = Path(__file__).with_name("floor.py")
"""The empty application, a script of its own: importing it here would import Textual."""


class Bench:
    """A folder for one run: its projects, and a home that no settings of the user reach."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        names = ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
        # The frame rate is the same on both sides, whatever each would choose.
        self.env = {name: str(folder / "home") for name in names}
        self.env["TEXTUAL_FPS"] = "120"

    def floor(self) -> Pty:
        """Start the empty application and wait for its first frame."""
        return self._painted([sys.executable, "-P", str(FLOOR)], b"FLOORMARK")

    def project(self, size: int) -> Path:
        """Make a project with one story of two articles of `size` characters, looked at once.

        Raises:
            RuntimeError: The program refused to import; tells what it said.
        """
        path, story = self.folder / f"bench-{size}.sidelight", self.folder / f"story-{size}"
        write_story(story, size)
        command = [str(program()), "import", str(story), "--project", str(path)]
        done = subprocess.run(
            command, env=environment(self.env), capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise RuntimeError(f"sidelight import ended with {done.returncode}: {done.stderr}")
        self._visit(path)
        return path

    def open(self, project: Path) -> Pty:
        """Open a visited project and wait until both articles are on screen."""
        return self._painted(self._command(project), *(mark.encode() for mark in MARKS))

    def _command(self, project: Path) -> list[str]:
        return [str(program()), "open", str(project)]

    def _visit(self, project: Path) -> None:
        """Go to the story once, through the library if need be, so that later starts resume there."""
        rows, cols = SIZE
        with Pty(self._command(project), rows=rows, cols=cols, env=self.env) as screen:
            for _ in range(3):
                screen.drain(1.0)
                if all(mark.encode() in screen.raw for mark in MARKS):
                    break
                screen.write(b"\r")
            screen.write(b"\x11")
            screen.wait()

    def _painted(self, argv: list[str], *marks: bytes) -> Pty:
        """Start a program and wait for every mark; its `last_output` is then the first paint."""
        rows, cols = SIZE
        screen = Pty(argv, rows=rows, cols=cols, env=self.env)
        try:
            for mark in marks:
                screen.until(mark, 30.0)
        except TimeoutError:
            screen.close()
            raise
        return screen
