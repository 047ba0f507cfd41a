"""What an import costs, and what the README promises: checked in fresh interpreters."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def loaded_by(module: str) -> set[str]:
    """Return the top-level names in `sys.modules` after importing `module` alone."""
    script = f"import {module}, sys; print(*{{name.partition('.')[0] for name in sys.modules}})"
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_the_store_loads_no_screen() -> None:
    """A program that reads projects needs no terminal."""
    assert loaded_by("store").isdisjoint({"rich", "textual", "tui"})


def test_the_command_line_loads_no_heavy_library() -> None:
    """`sidelight --help` pays for no screen, no database tools and no detection of encodings."""
    heavy = {"chardet", "rich", "sqlite_utils", "textual"}
    assert loaded_by("tui.cli").isdisjoint(heavy)


@pytest.mark.parametrize("command", ["make demo", "make test"])
def test_the_readme_names_both_commands(command: str) -> None:
    """Whoever has just cloned finds what to type."""
    assert command in (ROOT / "README.md").read_text(encoding="utf-8")
