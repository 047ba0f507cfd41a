"""Importing from within the application, on a connection of its own, in a thread."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from store.ingest import plan, read_article
from store.intake import Added, Destination, add_article, destination
from store.model import Story
from store.project import Project


def import_paths(
    project_file: Path, annotator: str, paths: Sequence[Path], into: Story | None = None
) -> str:
    """Import files and folders as one operation, all or nothing; return what was done.

    What makes one story goes `into` that one, if there is such.

    Raises:
        ImportRefusedError: One of them cannot be imported; nothing was.
        BusyError: Others kept writing.
    """
    with Project.open(project_file) as project:
        project.sign_in(annotator)
        with project.operation("Import articles", whole_project=True) as op:
            added = passed = 0
            planned = plan(paths)
            for story in planned:
                goal = destination(op.db, story.title) if story.title else Destination()
                if into is not None and len(planned) == 1:
                    goal = Destination(story=into.uid)
                for path in story.files:
                    if isinstance(add_article(op, goal, read_article(path)), Added):
                        added += 1
                    else:
                        passed += 1
    told = f"Imported {added} article{'' if added == 1 else 's'}."
    return f"{told} Passed over {passed} that are here already." if passed else told
