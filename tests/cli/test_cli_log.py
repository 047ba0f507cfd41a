"""The log: what was done, by whom, and what of it still stands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from store.project import Project
from store.sources import rename_story, stories
from tests.cli.conftest import Sidelight


def test_undone_and_redone_operations_are_told(
    sidelight: Sidelight, project: Path, log_of: Callable[[Path], list[dict[str, Any]]]
) -> None:
    """Newest first; an undo that was itself taken back is marked as undone, too."""
    with Project.open(project) as opened:
        opened.sign_in("eva")
        for title in ("One", "Two"):
            with opened.operation(f"Rename to {title}", whole_project=True) as op:
                rename_story(op, stories(opened.db)[0].uid, title)
        opened.undo()
        opened.redo()
        opened.undo()
    told = [(one["label"], one["kind"], one["undone"]) for one in log_of(project)[:5]]
    assert told == [
        ("Rename to Two", "undo", False),
        ("Rename to Two", "redo", False),
        ("Rename to Two", "undo", True),
        ("Rename to Two", "new", True),
        ("Rename to One", "new", False),
    ]
    lines = sidelight("log", "--project", project).stdout.splitlines()
    assert lines[0].endswith("  eva  undo: Rename to Two")
    assert lines[3].endswith("  eva  Rename to Two  (undone)")
    assert lines[-1].endswith("  -  Create project")


def test_the_newest_can_be_asked_for(sidelight: Sidelight, project: Path) -> None:
    """As many as one likes."""
    all_of_it = sidelight("log", "--project", project).stdout.splitlines()
    assert sidelight("log", "--project", project, "--limit", 1).stdout.splitlines() == all_of_it[:1]
    sidelight("log", "--project", project, "--limit", 0, expect=2)
