"""The measured program: a project of a generated story, opened in a pseudo-terminal."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from bench.cases import Case
from bench.pty import Pty, environment, program
from bench.story import ANNOTATOR, write_story
from bench.texts import MARKS

SIZE = (48, 160)
"""Rows and columns of the measured terminal."""

# By import and not as a script, which would be compiled anew at every start.
FLOOR = [sys.executable, "-P", "-c", "from bench.floor import main; main()"]
"""The empty application, a process of its own: importing it here would import Textual."""

QUIT = b"\x11"


@dataclass(frozen=True, slots=True)
class Side:
    """A program that is being measured: its terminal, when it was first painted, its project.

    Attributes:
        painted_ms: From the start of the process to the first frame with all that was waited for.
        project: The file it has open; nothing for one that has none.
    """

    screen: Pty
    painted_ms: float
    project: Path | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.screen.close()

    def leave(self) -> None:
        """End the program by its own key, as a person does."""
        self.screen.drain()
        self.screen.write(QUIT)
        self.screen.wait()


class Bench:
    """A folder for one run: its projects, and a home that no settings of the user reach."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        names = ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
        # The frame rate is the same on both sides, whatever each would choose.
        self.env = {name: str(folder / "home") for name in names}
        self.env["TEXTUAL_FPS"] = "120"
        self._made: dict[Case, Path] = {}
        self._opened = 0

    def floor(self, size: tuple[int, int] = SIZE) -> Side:
        """Start the empty application and wait for its first frame."""
        return self.start(FLOOR, b"FLOORMARK", size=size)

    def open(self, case: Case, size: tuple[int, int] = SIZE) -> Side:
        """Open a fresh project of `case`, as it was left at its top, and wait until it is painted.

        Raises:
            RuntimeError: The program refused to import; tells what it said.
            TimeoutError: Not all of its articles came on screen.
        """
        self._opened += 1
        project = self.folder / f"opened-{self._opened}.sidelight"
        shutil.copyfile(self._project(case), project)
        marks = [mark.encode() for mark in MARKS[: case.panes]]
        return self.start(_opening(project), *marks, size=size, project=project)

    def start(
        self,
        argv: list[str],
        *marks: bytes,
        size: tuple[int, int] = SIZE,
        project: Path | None = None,
    ) -> Side:
        """Start a program and wait for every mark.

        Raises:
            TimeoutError: A mark did not come.
        """
        rows, cols = size
        screen = Pty(argv, rows=rows, cols=cols, env=self.env, cwd=self.folder)
        try:
            for mark in marks:
                screen.until(mark, 90.0)
        except TimeoutError:
            screen.close()
            raise
        return Side(screen, (screen.last_output - screen.started) * 1e3, project)

    def run(self, *argv: str) -> str:
        """Run a command to its end and return what it printed.

        Raises:
            RuntimeError: It failed; tells what it said.
        """
        done = subprocess.run(
            argv, env=environment(self.env), capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise RuntimeError(f"{' '.join(argv)} ended with {done.returncode}: {done.stderr}")
        return done.stdout

    def written(self, project: Path) -> int:
        """Return how many operations are on disk, whoever has the project open."""
        log = self.run(str(program()), "log", "--json", "--project", str(project))
        return len(json.loads(log))

    def _project(self, case: Case) -> Path:
        """Make the project of `case`, once, and look at it, so that every start resumes there."""
        if case not in self._made:
            name = f"{case.size}-{case.spans}-{case.panes}"
            export, path = self.folder / f"{name}.jsonl", self.folder / f"{name}.sidelight"
            write_story(export, case)
            self.run(str(program()), "import", str(export), "--project", str(path))
            export.unlink()
            with self.start(_opening(path)) as side:
                # The workspace counts what is in the annotator's layer: so it is the right one.
                side.screen.until(f"{case.spans * case.panes} spans".encode())
                side.leave()
            self._made[case] = path
        return self._made[case]


def _opening(project: Path) -> list[str]:
    return [str(program()), "open", str(project), "--annotator", ANNOTATOR]
