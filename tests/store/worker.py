"""Programs that several processes run at once on one project file: `python worker.py TASK FILE ...`."""

from __future__ import annotations

import sys
from pathlib import Path

from store import sources, spans
from store.errors import ProjectError
from store.model import uid_text
from store.project import Project
from store.tagset.parse import default_tagset


def first(path: Path, name: str) -> None:
    """Make the project, or open it where another was quicker; sign in; add a story."""
    sys.stdin.readline()
    try:
        project = Project.create(path, tags=default_tagset())
    except ProjectError:
        project = Project.open(path)
    with project:
        project.sign_in("eva")
        with project.operation("Import", whole_project=True) as op:
            sources.create_story(op, name)


def write(path: Path, name: str) -> None:
    """Sign in and add twenty spans, an operation each."""
    with Project.open(path) as project:
        project.sign_in(name)
        source = sources.sources_of(project.db, sources.stories(project.db)[0].uid)[0].uid
        for start in range(20):
            with project.operation("Tag") as op:
                spans.add_span(op, source, "claim", [(start, start + 5)])


def acknowledge(path: Path, name: str) -> None:
    """Add spans until killed; print the id of each once it is committed."""
    with Project.open(path) as project:
        project.sign_in("eva")
        source = sources.sources_of(project.db, sources.stories(project.db)[0].uid)[0].uid
        for number in range(100_000):
            start, width = int(name) + number % 30, 1 + number // 30
            with project.operation("Tag") as op:
                span = spans.add_span(op, source, "claim", [(start, start + width)])
            print(uid_text(span), flush=True)


if __name__ == "__main__":
    {"first": first, "write": write, "acknowledge": acknowledge}[sys.argv[1]](
        Path(sys.argv[2]), sys.argv[3]
    )
