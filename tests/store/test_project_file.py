"""One project is one SQLite file: what may be opened, who may write, and what survives."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pysqlite3.dbapi2 as sqlite3
import pytest

from store import audit, db, links, session, sources, spans
from store.errors import BusyError, NewerProjectError, ProjectError, RefusedError
from store.model import Uid
from store.model.kinds import KINDS
from store.oplog import read, receive
from store.project import Project
from store.tagset.parse import default_tagset
from tests.store.making import World, blank, copy_world, new_world, operations, tables


def add(project: Project, world: World, tag: str = "claim") -> Uid:
    """Add a span in an operation of its own."""
    with project.operation("Tag") as op:
        return spans.add_span(op, world.sources[0], tag, [(0, 9)])


def add_and_fail(world: World, error: type[BaseException], *gone: Uid) -> None:
    """Add a span and delete others, and fail before the operation ends."""
    with world.project.operation("Tag") as op:
        spans.add_span(op, world.sources[0], "quote", [(0, 9)])
        links.delete_spans(op, gone)
        raise error("Changed my mind.")


def nest(world: World) -> None:
    """Do an operation inside an operation."""
    with world.project.operation("Outer") as op:
        spans.add_span(op, world.sources[0], "claim", [(0, 9)])
        add(world.project, world, "quote")


def _sqlite(path: Path, *statements: str) -> None:
    other = sqlite3.connect(str(path), isolation_level=None)
    for statement in statements:
        other.execute(statement)
    other.close()


def _newer(path: Path) -> None:
    new_world(path).project.close()
    _sqlite(path, "PRAGMA user_version=99")


UNOPENABLE: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda path: None, "There is no project"),
    "directory": (Path.mkdir, "is not a file"),
    "text": (lambda path: path.write_text("Dear diary, today"), "is not a Sidelight project"),
    "short": (lambda path: path.write_bytes(b"SQL"), "is not a Sidelight project"),
    "empty": (Path.touch, "is empty"),
    "other": (lambda path: _sqlite(path, "CREATE TABLE t (x)"), "a database, but not a Sidelight"),
    "foreign": (lambda path: _sqlite(path, "PRAGMA application_id=7"), "but not a Sidelight"),
    "newer": (_newer, "newer Sidelight (schema 99"),
    "header only": (lambda path: path.write_bytes(b"SQLite format 3\0" + bytes(84)), "damaged"),
}


@pytest.mark.parametrize("case", UNOPENABLE)
def test_what_is_no_project_is_refused_with_a_sentence(tmp_path: Path, case: str) -> None:
    """It is named, with the reason, and not a byte of it changes."""
    path = tmp_path / "a.db"
    make, words = UNOPENABLE[case]
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(ProjectError) as caught:
        Project.open(path)
    assert str(path) in caught.value.sentence
    assert words in caught.value.sentence
    assert isinstance(caught.value, NewerProjectError) == (case == "newer")
    assert (path.read_bytes() if path.is_file() else None) == before
    assert {p.name for p in tmp_path.iterdir()} <= {"a.db"}


@pytest.mark.parametrize("case", ["text", "other", "newer", "project", "no folder"])
def test_a_project_is_not_made_over_something_else(tmp_path: Path, case: str) -> None:
    """What is there stays; a folder that is missing is named."""
    path = tmp_path / ("sub/a.db" if case == "no folder" else "a.db")
    if case == "project":
        new_world(path).project.close()
    elif case != "no folder":
        UNOPENABLE[case][0](path)
    with pytest.raises(ProjectError) as caught:
        Project.create(path, tags=default_tagset())
    assert str(path.parent) in caught.value.sentence
    if case == "project":
        with Project.open(path) as project:
            assert len(sources.stories(project.db)) == 1
            assert operations(project.db) == 3


def test_a_creation_that_broke_off_can_be_done_again(tmp_path: Path) -> None:
    """A file that has the tables and no project yet is refused by open and taken by create."""
    path = tmp_path / "a.db"
    half = sqlite3.connect(str(path), isolation_level=None)
    blank().backup(half)
    half.close()
    with pytest.raises(ProjectError, match="is empty"):
        Project.open(path)
    Project.create(path, tags=default_tagset()).close()
    with Project.open(path) as project:
        assert project.info.name == "a"


def test_every_connection_is_durable_and_careful(world: World) -> None:
    """Write-ahead log, full synchronisation, foreign keys, no trusted schema; a safe SQLite."""
    wanted = {
        "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "trusted_schema": 0,
        "cell_size_check": 1, "application_id": db.APPLICATION_ID,
        "user_version": db.SCHEMA_VERSION,
    }  # fmt: skip
    held = {name: world.db.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted}
    assert held == wanted
    assert db.is_safe_for_sharing()


def test_every_table_is_strict_and_holds_every_field_of_its_kind() -> None:
    """The schema of a blank file and the registry of kinds say the same, column for column."""
    made = blank()
    strict = dict(made.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'"))
    system = {"sqlite_schema", "_sqlite_migrations"}
    assert all(strict[name] for name in strict if name not in system)
    for name, kind in KINDS.items():
        columns = [row[1] for row in made.execute(f'PRAGMA table_info("{name}")')]
        assert columns == ["rowid", "uid", "hlc", "replica", "deleted", *kind.fields]


def test_a_copied_file_is_another_replica_and_merges_back(world: World, tmp_path: Path) -> None:
    """Copy and original each go on; what the copy did is received, and both are whole."""
    path, replica = world.project.path, world.project.replica
    world.project.close()
    copy = copy_world(path, tmp_path / "copy.db", "max")
    original = Project.open(path)
    assert original.replica == replica != copy.project.replica
    with copy.project.operation("Tag claim") as op:
        span = spans.add_span(op, copy.sources[0], "claim", [(0, 9)])
    taken = [receive(original.db, entry) for entry in list(read(copy.db, "1 ORDER BY number"))]
    assert taken.count(True) == 2
    assert spans.span_with_id(original.db, span).fragments == ((0, 9),)
    assert tables(original.db) == tables(copy.db)
    assert audit.check(original.db).problems == ()
    original.close()
    copy.project.close()
    with Project.open(tmp_path / "copy.db") as again:
        assert again.replica == copy.project.replica


def test_a_moved_file_stays_the_same_replica(world: World, tmp_path: Path) -> None:
    """Renaming within a file system is no copy."""
    world.project.close()
    moved = shutil.move(world.project.path, tmp_path / "moved.db")
    with Project.open(Path(moved)) as project:
        assert project.replica == world.project.replica


def test_a_writer_without_patience_is_told_and_changes_nothing(
    world: World, tmp_path: Path
) -> None:
    """While another holds the lock: BusyError; afterwards the same operation succeeds."""
    with Project.open(world.project.path, patience=0.05) as other:
        other.sign_in("eva")
        before = tables(other.db)
        with world.project.together():
            with pytest.raises(BusyError, match="Another program is writing"):
                add(other, world)
            assert tables(other.db) == before
        add(other, world)
        assert len(spans.spans_of(world.db, world.sources[0], [world.project.layer])) == 1


def test_a_full_disk_is_told_and_changes_nothing(world: World) -> None:
    """The operation that found no room leaves no trace, and the next one that does is kept."""
    before = tables(world.db)
    pages = world.db.execute("PRAGMA page_count").fetchone()[0]
    world.db.execute(f"PRAGMA max_page_count={pages}")
    with (
        pytest.raises(ProjectError, match=r"could not be written: .*full"),
        world.project.operation("Import") as op,
    ):
        sources.add_source(op, world.story, "word " * 100_000, {"title": "Long"})
    assert tables(world.db) == before
    world.db.execute("PRAGMA max_page_count=1000000")
    with world.project.operation("Rename") as op:
        sources.rename_story(op, world.story, "New")
    assert audit.check(world.db).problems == ()


def test_an_operation_that_fails_leaves_nothing(world: World) -> None:
    """Whatever is raised inside, even an interrupt, takes all of it back."""
    before = tables(world.db)
    for error in (KeyboardInterrupt, ValueError):
        with pytest.raises(error):
            add_and_fail(world, error)
    assert tables(world.db) == before
    assert not world.db.in_transaction


def test_of_operations_together_a_failed_one_leaves_nothing(world: World) -> None:
    """Others of the same transaction are kept, and the log still says what the tables say."""
    with world.project.together():
        kept = add(world.project, world)
        with pytest.raises(RefusedError):
            add_and_fail(world, RefusedError, kept)
    held = spans.spans_of(world.db, world.sources[0], [world.project.layer])
    assert [span.uid for span in held] == [kept]
    assert audit.check(world.db).problems == ()


def test_operations_do_not_nest(world: World) -> None:
    """One inside another would share its time; nothing of either is kept."""
    before = tables(world.db)
    with pytest.raises(RuntimeError, match="ended inside"):
        nest(world)
    assert tables(world.db) == before


def test_what_is_remembered_stays_and_is_not_logged(world: World) -> None:
    """The session's place survives a restart and leaves the log alone."""
    count = operations(world.db)
    session.remember(world.db, "place", {"story": "x", "line": 3})
    world.project.close()
    with Project.open(world.project.path) as project:
        assert session.recall(project.db, "place") == {"story": "x", "line": 3}
        assert session.recall(project.db, "other") is None
        assert operations(project.db) == count


def test_a_file_that_cannot_be_shared_is_opened_by_one_alone(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a network file system the second is told why; the first works, without shared memory."""
    world.project.close()
    path = world.project.path
    monkeypatch.setattr(db, "file_system_of", lambda _: "nfs4")
    monkeypatch.setattr(db, "_GLANCE_MS", 50)
    with Project.open(path) as project:
        assert not path.with_name("a.db-shm").exists()
        with pytest.raises(BusyError, match="network file system"):
            Project.open(path)
        project.sign_in("max")
    with Project.open(path) as project:
        assert len(project.db.execute("SELECT 1 FROM annotator").fetchall()) == 2
