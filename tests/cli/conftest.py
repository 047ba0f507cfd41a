"""A command line in this process, and small things to feed it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tui.cli import main
from tui.demo import make_demo

SAMPLES = Path(__file__).parents[2] / "samples"
FIRST = SAMPLES / "01-cape-ansel-containers"

Sidelight = Callable[..., Result]
"""Runs the program with these arguments; `expect` is the exit code it must end with."""


@pytest.fixture
def sidelight(monkeypatch: pytest.MonkeyPatch) -> Sidelight:
    """The program, run here; any exception that is not told in a sentence fails the test."""
    monkeypatch.setenv("LOGNAME", "eva")

    def run(*arguments: object, expect: int = 0, **environment: str) -> Result:
        result = CliRunner().invoke(main, [str(one) for one in arguments], env=environment)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert result.exit_code == expect, result.output
        return result

    return run


@pytest.fixture
def project(sidelight: Sidelight, tmp_path: Path) -> Path:
    """A project with the two sources of the first sample story."""
    path = tmp_path / "first.db"
    sidelight("import", FIRST, "--project", path)
    return path


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    """A project with all sample stories and their annotations."""
    path = tmp_path / "demo.db"
    make_demo(path)
    return path


@pytest.fixture
def log_of(sidelight: Sidelight) -> Callable[[Path], list[dict[str, Any]]]:
    """What the log of a project says, newest first."""

    def log(path: Path) -> list[dict[str, Any]]:
        entries: list[dict[str, Any]] = json.loads(
            sidelight("log", "--project", path, "--json").stdout
        )
        return entries

    return log


def export(sidelight: Sidelight, project: Path) -> bytes:
    """Return the export of a project."""
    return sidelight("export", "--project", project, "--output", "-").stdout_bytes
