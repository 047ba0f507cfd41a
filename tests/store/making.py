"""Small real projects to test on, and their tables as plain values to compare."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from store import links, sources, spans
from store.db import Connection, in_memory
from store.errors import RefusedError
from store.migrations import migrate
from store.model import Entity, Extent, Uid
from store.model.kinds import KINDS
from store.oplog import Operation
from store.oplog.rows import select
from store.project import Project
from store.tagset.parse import default_tagset

TEXTS = (
    "Officials said 1,000 containers arrived.\n\n“We counted them,” Gen. Ada Żak said. 👩‍🚀 waved.\n",
    "More than 300 containers came, שלום, an official said.\nThe e\u0301lite was “not told”.\n",
    "Nobody counted.\u2028北朝鮮が told 🇩🇪 of 300.\n\nEnd.\n",
)
"""The texts of the three sources of the story that `new_world` makes."""

State = dict[str, dict[Uid, Any]]


@dataclass(frozen=True, slots=True)
class World:
    """A project with one annotator signed in, one story and its three sources."""

    project: Project
    story: Uid
    sources: tuple[Uid, ...]

    @property
    def db(self) -> Connection:
        """The project's connection."""
        return self.project.db


def new_world(path: Path, name: str = "eva") -> World:
    """Make a project file at `path` with `TEXTS` in it and sign `name` in."""
    project = Project.create(path, tags=default_tagset())
    with project.operation("Import", whole_project=True) as op:
        story = sources.create_story(op, "Containers")
        made = tuple(
            sources.add_source(op, story, text, {"title": f"Source {number}"})
            for number, text in enumerate(TEXTS)
        )
    project.sign_in(name)
    return World(project, story, made)


def open_world(path: Path, name: str = "eva") -> World:
    """Open what `new_world` made (or a copy of it) and sign `name` in."""
    project = Project.open(path)
    project.sign_in(name)
    story = sources.stories(project.db)[0].uid
    return World(project, story, tuple(s.uid for s in sources.sources_of(project.db, story)))


def copy_world(template: Path, path: Path, name: str = "eva") -> World:
    """Copy a closed project file to `path` and open the copy."""
    shutil.copy(template, path)
    return open_world(path, name)


def living(db: Connection) -> dict[str, dict[Uid, Entity]]:
    """Return every living entity, by kind and uid."""
    return {
        name: {entity.uid: entity for entity in select(db, kind.entity)}
        for name, kind in KINDS.items()
    }


def tables(db: Connection) -> State:
    """Return the rows of every kind as they are stored, tombstones and stamps of birth included."""
    out: State = {}
    for name, kind in KINDS.items():
        columns = ", ".join(f'"{field}"' for field in ("hlc", "replica", "deleted", *kind.fields))
        out[name] = {row[0]: row[1:] for row in db.execute(f'SELECT uid, {columns} FROM "{name}"')}
    out["stamp"] = {
        row[:2]: row[2:] for row in db.execute("SELECT entity, field, hlc, replica FROM stamp")
    }
    return out


def operations(db: Connection) -> int:
    """Return how many operations the log holds."""
    return int(db.execute("SELECT COUNT(*) FROM operation").fetchone()[0])


def tag(world: World, name: str, *extents: Extent, source: int = 0) -> Uid:
    """Add a span in an operation of its own; `source` counts from 0."""
    with world.project.operation(f"Tag {name}") as op:
        return spans.add_span(op, world.sources[source], name, extents)


def link(world: World, name: str, head: Uid, tail: Uid) -> Uid:
    """Add a link in an operation of its own."""
    with world.project.operation(f"Link {name}") as op:
        return links.add_link(op, name, head, tail)


Action = Callable[[Operation], object]


def refused(
    world: World, match: str, action: Action, error: type[RefusedError] = RefusedError
) -> None:
    """Assert that an action is refused with a sentence and changes nothing."""
    before, count = tables(world.db), operations(world.db)
    with pytest.raises(error, match=match), world.project.operation("Try") as op:
        action(op)
    assert (tables(world.db), operations(world.db)) == (before, count)


_BLANK: list[Connection] = []


def blank() -> Connection:
    """Return a database in memory that has the tables and nothing in them."""
    if not _BLANK:
        _BLANK.append(in_memory())
        migrate(_BLANK[0])
    db = in_memory()
    _BLANK[0].backup(db)
    return db
