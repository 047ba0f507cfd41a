"""What goes out of a project comes back the same: order, ids, owners, times."""

from __future__ import annotations

import dataclasses
import io
import itertools
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings

from store import audit, links, sources, spans
from store.db import Connection
from store.errors import RefusedError
from store.exchange import Restored, records, restore
from store.formats.jsonl import read_jsonl, write_jsonl
from store.model import Comment, Decision, Link, ProjectInfo, Record, Source, SourceText, new_uid
from store.oplog import read, receive
from store.oplog.rows import get, select
from store.project import Project
from tests.formats.strategies import projects, text_lookup
from tests.store.making import World, blank, copy_world, living, new_world, operations, tables


@pytest.fixture
def world(tmp_path: Path) -> World:
    """An open project that two annotators worked in."""
    made = new_world(tmp_path / "a.db")
    with made.project.operation("Tag") as op:
        head = spans.add_span(op, made.sources[0], "claim", [(0, 9)], note="one")
        tail = spans.add_span(op, made.sources[1], "claim", [(0, 9), (20, 25)])
        links.add_link(op, "same", head, tail)
    made.project.sign_in("max")
    with made.project.operation("Review") as op:
        op.create(Decision(new_uid(), op.layer, "span", head, "accept", reason="fits"))
        op.create(Comment(new_uid(), op.layer, "span", tail, "Really?"))
        spans.add_span(op, made.sources[0], "quote", [(0, 0)])
    return made


def brought(path: Path, batch: Sequence[Record]) -> tuple[Project, Restored]:
    """Restore records into a new project file."""
    info = next(record for record in batch if isinstance(record, ProjectInfo))
    project, restored = Project.create(path, info), Restored()
    with project.operation("Restore", restores=True) as op:
        restore(op, batch, restored)
    return project, restored


def test_a_restore_brings_back_the_same_records(world: World, tmp_path: Path) -> None:
    """In the same order, with the same ids, owners and times of creation; the tables check."""
    out = list(records(world.db))
    project, restored = brought(tmp_path / "b.db", out)
    assert list(records(project.db)) == out
    assert living(project.db) == living(world.db)
    assert restored.known == 1
    assert sum(restored.added.values()) == len(out) - 1
    assert restored.added["decision"] == restored.added["comment"] == 1
    assert audit.check(project.db).problems == ()


def test_the_restored_can_go_on_working(world: World, tmp_path: Path) -> None:
    """Signing in finds the annotator and layer that came back, and undo has nothing of theirs."""
    project, _ = brought(tmp_path / "b.db", list(records(world.db)))
    eva = project.sign_in("eva")
    assert eva.uid == world.project.sign_in("eva").uid
    assert project.layer == world.project.layer
    with pytest.raises(RefusedError, match="nothing to undo"):
        project.undo()


def test_restoring_twice_adds_nothing(world: World, tmp_path: Path) -> None:
    """What is here already and the same is passed over, and leaves no operation."""
    out = list(records(world.db))
    project, _ = brought(tmp_path / "b.db", out)
    before, count, again = tables(project.db), operations(project.db), Restored()
    with project.operation("Restore", restores=True) as op:
        restore(op, out, again)
    assert (tables(project.db), operations(project.db)) == (before, count)
    assert (again.added, again.known) == ({}, len(out))


def test_a_record_that_differs_from_the_one_here_is_refused(world: World, tmp_path: Path) -> None:
    """The conflict is named, and nothing of the batch is kept."""
    out = list(records(world.db))
    project, _ = brought(tmp_path / "b.db", out)
    link = next(select(project.db, Link))
    before = tables(project.db)
    other = dataclasses.replace(link, type="differs")
    new = dataclasses.replace(link, uid=new_uid())
    with (
        pytest.raises(RefusedError, match=r"The link .* already, but not the same"),
        project.operation("Restore", restores=True) as op,
    ):
        restore(op, [new, other], Restored())
    assert tables(project.db) == before


def test_a_record_that_was_deleted_here_is_refused(world: World) -> None:
    """Work that somebody threw away does not come back by an import."""
    out = list(records(world.db))
    world.project.sign_in("eva")
    with world.project.operation("Delete") as op:
        links.delete_spans(
            op, [s.uid for s in spans.spans_of(world.db, world.sources[0], [op.layer])]
        )
    with (
        pytest.raises(RefusedError, match="was deleted in this project"),
        world.project.operation("Restore", restores=True) as op,
    ):
        restore(op, out, Restored())


def test_the_deleted_is_not_exported(world: World) -> None:
    """Nor is what hangs on it: another's decision on a deleted span stays in the file alone."""
    world.project.sign_in("eva")
    with world.project.operation("Delete") as op:
        links.delete_spans(
            op, [s.uid for s in spans.spans_of(world.db, world.sources[0], [op.layer])]
        )
    kinds = [type(record).__name__ for record in records(world.db)]
    assert [kinds.count(name) for name in ("Span", "Link", "Decision", "Comment")] == [2, 0, 0, 1]


def test_what_hangs_on_a_removed_source_is_not_exported(tmp_path: Path) -> None:
    """Annotated in one copy and removed in another: spans, and links to them, are left out."""
    path = tmp_path / "a.db"
    world = new_world(path)
    world.project.close()
    copy = copy_world(path, tmp_path / "b.db", "max")
    with copy.project.operation("Tag") as op:
        head = spans.add_span(op, copy.sources[0], "claim", [(0, 9)])
        tail = spans.add_span(op, copy.sources[1], "claim", [(0, 9)])
        made = links.add_link(op, "same", head, tail)
        op.create(Comment(new_uid(), op.layer, "link", made, "Sure?"))
    with Project.open(path) as project:
        with project.operation("Remove", whole_project=True) as op:
            op.delete("source", world.sources[1])
        for entry in list(read(copy.db, "1 ORDER BY number")):
            receive(project.db, entry)
        names = [type(record).__name__ for record in records(project.db)]
    assert [names.count(n) for n in ("SourceText", "Span", "Link", "Comment")] == [2, 1, 0, 0]


def serialized(batch: Iterable[Record]) -> bytes:
    """Write records in the native format."""
    held = list(batch)
    sink = io.BytesIO()
    write_jsonl(held, sink, text_of=text_lookup(held), generator_version="1")
    return sink.getvalue()


def exported(db: Connection) -> bytes:
    """Write the project in the native format."""
    return serialized(records(db))


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """Names a new file each time it is called."""
    folder, numbers = tmp_path_factory.mktemp("projects"), itertools.count()
    return lambda: folder / f"{next(numbers)}.db"


@settings(max_examples=20)
@given(batch=projects())
def test_export_import_export_is_byte_identical(
    paths: Callable[[], Path], batch: list[Record]
) -> None:
    """For generated projects with every kind of record, text and shape of span."""
    first, _ = brought(paths(), batch)
    written = exported(first.db)
    second, _ = brought(paths(), list(read_jsonl(written.splitlines(keepends=True), "a.jsonl")))
    assert exported(second.db) == written
    assert living(second.db) == living(first.db)
    assert sorted(written.splitlines()) == sorted(serialized(batch).splitlines())
    assert audit.check(second.db).problems == ()
    for project in (first, second):
        project.close()


def test_an_export_is_a_function_of_the_project_alone(world: World, tmp_path: Path) -> None:
    """A copy that received the same operations writes the same bytes."""
    entries = list(read(world.db, "1 ORDER BY replica, seq"))
    other = blank()
    for entry in entries:
        receive(other, entry)
    for source in select(world.db, Source):
        sources.put_text(other, sources.text_of(world.db, source.uid))
    assert exported(other) == exported(world.db)
    texts = [r.text for r in records(other) if isinstance(r, SourceText)]
    assert texts == [sources.text_of(other, uid) for uid in world.sources]
    assert get(other, ProjectInfo, world.project.info.uid) == world.project.info
