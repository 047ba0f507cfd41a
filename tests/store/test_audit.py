"""A check is clean after honest work, and names whatever was done to the file behind our back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pysqlite3.dbapi2 as sqlite3
import pytest

from store import audit, links, sources, spans
from store.db import Connection
from store.errors import ProjectError
from store.model import Span, Uid, new_uid, uid_text
from store.oplog import Change, drift_ms, fold, read
from store.project import Project
from tests.store.making import World, blank, new_world, tables


@pytest.fixture
def world(tmp_path: Path) -> World:
    """An open project with spans, a link, a deletion, an undo and a redo."""
    made = new_world(tmp_path / "a.db")
    with made.project.operation("Tag") as op:
        head = spans.add_span(op, made.sources[0], "claim", [(0, 9)], note="one")
        tail = spans.add_span(op, made.sources[1], "claim", [(0, 9), (20, 25)])
        links.add_link(op, "same", head, tail)
    with made.project.operation("Describe") as op:
        spans.describe(op, head, {"certainty": "hedged"}, "two")
    with made.project.operation("Delete") as op:
        links.delete_spans(op, [spans.add_span(op, made.sources[2], "figure", [(0, 3)])])
    made.project.undo()
    made.project.redo()
    return made


def _head(db: Connection) -> Uid:
    return Uid(db.execute("SELECT uid FROM span WHERE note = 'two'").fetchone()[0])


def test_honest_work_is_clean(world: World) -> None:
    """No problems, no notices, and everything counted."""
    report = audit.check(world.db)
    assert (report.problems, report.notices) == ((), ())
    assert report.operations == 8
    assert report.entities == sum(len(r) for k, r in tables(world.db).items() if k != "stamp")


def test_the_rebuilt_tables_equal_the_stored_ones(world: World) -> None:
    """The log folded into an empty database, in the order of the clock, gives the same rows."""
    rebuilt = blank()
    for entry in read(world.db, "1 ORDER BY hlc, replica"):
        for change in entry.changes():
            fold(rebuilt, change, (entry.hlc, entry.replica))
    assert tables(rebuilt) == tables(world.db)


@pytest.mark.parametrize("statement", ["UPDATE operation SET label = 'x'", "DELETE FROM operation"])
def test_the_log_is_append_only(world: World, statement: str) -> None:
    """SQLite itself refuses to change or remove an entry."""
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        world.db.execute(statement)


FIELD_TAMPERING = {
    "value": (
        "UPDATE span SET tag = 'quote' WHERE uid = ?",
        "tag is 'quote' in the table, 'claim'",
    ),
    "nothing": ("UPDATE span SET note = NULL WHERE uid = ?", "note is None in the table, 'two'"),
    "offsets": ("UPDATE span SET fragments = '[[0,8]]' WHERE uid = ?", "fragments is '[[0,8]]'"),
    "attributes": ("UPDATE span SET attributes = '{}' WHERE uid = ?", "attributes is '{}'"),
    "tombstone": ("UPDATE span SET deleted = 1 WHERE uid = ?", "deleted is 1 in the table, 0"),
    "time": ("UPDATE span SET hlc = hlc + 1 WHERE uid = ?", "hlc is "),
    "removed": ("DELETE FROM span WHERE uid = ?", "it is in the log, but not in the table"),
    "word": ("DELETE FROM stamp WHERE entity = ?", "the time of note is not what the log says"),
}


@pytest.mark.parametrize("case", FIELD_TAMPERING)
def test_a_row_that_was_touched_is_named(world: World, case: str) -> None:
    """The span, its field, and both values are in the sentence."""
    statement, words = FIELD_TAMPERING[case]
    head = _head(world.db)
    world.db.execute(statement, (head,))
    problems = audit.check(world.db).problems
    assert any(p.startswith(f"span {uid_text(head)}: ") and words in p for p in problems), problems


def test_a_row_that_was_slipped_in_is_named(world: World) -> None:
    """A span that no operation made is in the table, but not in the log."""
    slipped = new_uid()
    world.db.execute(
        "INSERT INTO span (uid, deleted, source, layer, tag, fragments, hlc, replica)"
        " SELECT ?, 0, source, layer, tag, fragments, hlc, replica FROM span LIMIT 1",
        (slipped,),
    )
    assert audit.check(world.db).problems == (
        f"span {uid_text(slipped)}: it is in the table, but not in the log.",
    )


def _without_triggers(db: Connection, statement: str) -> None:
    for verb in ("update", "delete"):
        db.execute(f"DROP TRIGGER operation_no_{verb}")
    db.execute(statement)


LAST = "(SELECT MAX(number) FROM operation WHERE label = 'Describe')"
LOG_TAMPERING = {
    "label": f"UPDATE operation SET label = 'Nothing' WHERE number = {LAST}",
    "author": f"UPDATE operation SET annotator = zeroblob(16) WHERE number = {LAST}",
    "time": f"UPDATE operation SET hlc = hlc + 1 WHERE number = {LAST}",
    "changes": f"UPDATE operation SET changes = CAST('[]' AS BLOB) WHERE number = {LAST}",
    "garbage": f"UPDATE operation SET changes = x'0102' WHERE number = {LAST}",
    "hash": f"UPDATE operation SET hash = zeroblob(32) WHERE number = {LAST}",
    "chain": f"UPDATE operation SET previous_hash = zeroblob(32) WHERE number = {LAST}",
    "format": f"UPDATE operation SET format = 9 WHERE number = {LAST}",
}


@pytest.mark.parametrize("case", LOG_TAMPERING)
def test_a_log_entry_that_was_touched_is_named(world: World, case: str) -> None:
    """Whatever part of an entry is altered, the check names the entry."""
    row = world.db.execute(f"SELECT uid FROM operation WHERE number = {LAST}").fetchone()
    _without_triggers(world.db, LOG_TAMPERING[case])
    problems = audit.check(world.db).problems
    assert any(p.startswith(f"Operation {uid_text(Uid(row[0]))} (") for p in problems), problems


@pytest.mark.parametrize("which", ["MAX(number)", "MIN(number)", "4"])
def test_a_log_entry_that_was_removed_is_missed(world: World, which: str) -> None:
    """From the middle by its number, at the end by what is in the tables without it."""
    _without_triggers(
        world.db, f"DELETE FROM operation WHERE number = (SELECT {which} FROM operation)"
    )
    assert audit.check(world.db).problems


def test_a_log_entry_with_a_correct_hash_and_nonsense_in_it_is_named(world: World) -> None:
    """Sealed as it should be, but of a kind that does not exist."""
    with pytest.raises(KeyError), world.project.operation("Odd") as op:
        op.apply(Change("nonsense", new_uid(), {"deleted": (None, 0)}))
    entry = list(read(world.db, "1 ORDER BY seq"))[-1]
    forged = entry.__class__(
        new_uid(), "Odd", None, None, entry.replica, entry.seq + 1, entry.hlc + 1, None, 1,
        b'[["nonsense","00",{"deleted":[null,0]}]]',
    ).sealed(entry.hash)  # fmt: skip
    world.db.execute(
        "INSERT INTO operation (uid, label, replica, seq, hlc, format, changes, previous_hash, hash)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (forged.uid, forged.label, forged.replica, forged.seq, forged.hlc, forged.format,
         forged.data, forged.previous_hash, forged.hash),
    )  # fmt: skip
    problems = audit.check(world.db).problems
    assert problems == (f"Operation {uid_text(forged.uid)} (Odd): its changes cannot be read.",)


def test_a_text_that_was_touched_is_named(world: World) -> None:
    """Other words under the same hash; and a length that no longer fits."""
    world.db.execute("UPDATE text SET content = 'X' || content WHERE content LIKE 'Officials%'")
    problems = audit.check(world.db).problems
    assert [p.split(": ")[1][:10] for p in problems] == ["its words ", "its text h"]


def test_a_text_that_was_taken_down_is_a_notice(world: World) -> None:
    """The log stays whole without it; the check says so and is not alarmed."""
    world.db.execute("DELETE FROM text WHERE content LIKE 'Officials%'")
    report = audit.check(world.db)
    assert report.problems == ()
    assert report.notices == (
        "1 sources have no text in this file (taken down, or not yet received).",
    )


def _damage(path: Path, harm: Callable[[bytearray], object]) -> None:
    raw = bytearray(path.read_bytes())
    harm(raw)
    path.write_bytes(raw)


def _scramble(raw: bytearray) -> None:
    for page in range(3 * 4096, len(raw), 4096):
        raw[page : page + 64] = b"\xff" * 64


def _cut(raw: bytearray) -> None:
    del raw[len(raw) // 2 :]


@pytest.mark.parametrize("harm", [_scramble, _cut])
def test_a_damaged_file_gets_a_sentence(world: World, harm: Callable[[bytearray], object]) -> None:
    """Overwritten pages or a cut file are refused at opening, with the file's name."""
    world.project.close()
    _damage(world.project.path, harm)
    with pytest.raises(ProjectError, match=r"a\.db is damaged: "):
        Project.open(world.project.path)


def test_one_damaged_page_gets_a_sentence(world: World) -> None:
    """Where the file still opens, the check says what SQLite found, and writing is refused."""
    page = world.db.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'span'").fetchone()[0]
    world.project.close()

    def harm(raw: bytearray) -> None:
        raw[(page - 1) * 4096 : (page - 1) * 4096 + 16] = bytes(range(200, 216))

    _damage(world.project.path, harm)
    with Project.open(world.project.path) as project:
        project.sign_in("eva")
        assert audit.check(project.db).problems[0].startswith("SQLite: ")
        with (
            pytest.raises(ProjectError, match=r"damaged|malformed"),
            project.operation("Tag") as op,
        ):
            spans.add_span(op, world.sources[0], "claim", [(0, 4)])


def test_a_reference_that_has_not_arrived_is_a_notice(world: World) -> None:
    """A span whose source another replica has not sent yet is legal, and is counted."""
    with world.project.operation("Odd") as op:
        op.create(Span(new_uid(), Uid(b"\x07" * 16), op.layer, "claim", ((0, 1),)))
    report = audit.check(world.db)
    assert report.problems == ()
    assert report.notices == ("1 of kind span name a source that has not arrived.",)


def test_a_clock_that_ran_ahead_is_a_notice(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """After work dated two hours from now, the check says how far ahead the log runs."""
    monkeypatch.setattr(audit, "drift_ms", lambda hlc: drift_ms(hlc) + 7_200_000)
    assert audit.check(world.db).notices == (
        "The log runs 120 minutes ahead of this machine's clock.",
    )


def test_a_span_outside_its_text_is_named(world: World) -> None:
    """Offsets that the text does not have, though logged, are a problem."""
    with world.project.operation("Odd") as op:
        op.create(Span(new_uid(), world.sources[0], op.layer, "claim", ((0, 9_999),)))
    length = sources.sources_of(world.db, world.story)[0].length
    [problem] = audit.check(world.db).problems
    assert problem.endswith(f"it lies outside its text of {length} characters.")
