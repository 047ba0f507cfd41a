"""When its terminal is gone, the program is gone too, and all is on disk."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

from bench.pty import Pty, program


def test_under_nohup_too_the_program_ends_with_its_terminal(tmp_path: Path) -> None:
    """It would spin for ever: nohup has signals of a lost terminal ignored."""
    folder = tmp_path / "demo"
    demo = f"exec {program()} demo --directory {folder}"
    with Pty(["sh", "-c", f"trap '' HUP; {demo}"], rows=24, cols=80) as screen:
        screen.until(b"READ")
        screen.drain()
        screen.write(b"md")
        screen.drain()
        os.close(screen._fd)
        screen._fd = -1
        deadline = time.monotonic() + 10
        while (ended := os.waitpid(screen.pid, os.WNOHANG))[0] == 0:
            assert time.monotonic() < deadline, "it still runs"
            time.sleep(0.05)
    assert os.waitstatus_to_exitcode(ended[1]) != 0
    project = folder / "demo.db"
    checked = subprocess.run(
        [program(), "check", "--project", project], capture_output=True, check=False
    )
    assert checked.returncode == 0
    told = subprocess.run(
        [program(), "log", "--project", project], capture_output=True, text=True, check=False
    )
    assert "Delete" in told.stdout
