"""Writing without freezing: at once where the lock is free, otherwise in a thread that waits."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from store.model import Uid
from store.project import Changes, Project
from tui.commands.base import Edit

T = TypeVar("T")
Deed = Callable[[Project], tuple[T, Changes]]
"""Something that writes to a project and says what it made and what it changed."""

INSTANT = 0.05
"""Seconds the interface waits for the lock before it hands the write to a thread."""


def do_patiently(path: Path, annotator: str, deed: Deed[T]) -> tuple[T, Changes]:
    """Do it on a connection of its own, waiting as long as it takes others to finish.

    Raises:
        BusyError: The lock was not free for half a minute.
    """
    with Project.open(path) as project:
        project.sign_in(annotator)
        return deed(project)


def perform(project: Project, edit: Edit, place: str, here: object) -> tuple[Uid | None, Changes]:
    """Carry out an edit, and with it remember under `place` where the annotator is.

    One transaction keeps both, so that after a crash the workspace opens where the last change was
    made.

    Raises:
        SidelightError: It was refused; nothing was changed.
    """
    with project.operation(edit.label) as op:
        made = edit.perform(op)
        project.remember(place, here)
    return made, op.changes
