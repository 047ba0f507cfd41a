"""Does the file still say what was done? Hashes, the log folded again, and the texts, all compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from store.db import Connection, DatabaseError, in_memory
from store.errors import ProjectError
from store.migrations import migrate
from store.model.kinds import KINDS, Kind
from store.model.uids import Uid, uid_text
from store.oplog import Logged, drift_ms, fold, last_hlc, read
from store.oplog.clock import DRIFT_LIMIT_MS
from store.oplog.log import FIRST
from store.text import text_sha256


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found.

    Attributes:
        problems: What is wrong, a sentence each; empty when all is well.
        notices: What is legal but worth knowing.
        operations: How many operations were verified; `entities` likewise.
    """

    problems: tuple[str, ...]
    notices: tuple[str, ...]
    operations: int
    entities: int


def check(db: Connection) -> Report:
    """Verify the whole file. Reads only; memory grows with the number of entities."""
    if damage := _check_pages(db):
        return Report(tuple(damage), (), 0, 0)
    db.execute("BEGIN")
    try:
        operations, chain = _check_chain(db)
        entities, tables = _check_tables(db)
        problems = [*chain, *tables, *_check_texts(db), *_check_extents(db)]
        return Report(tuple(problems), tuple(_notices(db)), operations, entities)
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")


def _check_pages(db: Connection) -> list[str]:
    try:
        rows = [row[0] for row in db.execute("PRAGMA integrity_check(20)")]
    except DatabaseError as error:
        rows = [error]
    return [] if rows == ["ok"] else [f"SQLite: {row}" for row in rows]


def _check_chain(db: Connection) -> tuple[int, list[str]]:
    problems: list[str] = []
    count = 0
    replica, previous, expected = b"", FIRST, 1
    for entry in read(db, "1 ORDER BY replica, seq"):
        count += 1
        name = _name(entry)
        if entry.replica != replica:
            replica, previous, expected = entry.replica, FIRST, 1
        if entry.seq != expected:
            problems.append(f"{name}: number {entry.seq} follows where {expected} should.")
        elif entry.previous_hash != previous:
            problems.append(f"{name}: it does not continue the one before it.")
        if not _is_sealed(entry):
            problems.append(f"{name}: its hash does not fit its content.")
        previous, expected = entry.hash, entry.seq + 1
    return count, problems


def _name(entry: Logged) -> str:
    return f"Operation {uid_text(entry.uid)} ({entry.label})"


def _is_sealed(entry: Logged) -> bool:
    try:
        return entry.digest() == entry.hash
    except ProjectError:
        return False


def _check_tables(db: Connection) -> tuple[int, list[str]]:
    rebuilt = in_memory()
    migrate(rebuilt)
    rebuilt.execute("BEGIN")
    problems: list[str] = []
    for entry in read(db, "1 ORDER BY number"):
        try:
            for change in entry.changes():
                fold(rebuilt, change, (entry.hlc, entry.replica))
        except (ProjectError, DatabaseError, ValueError, TypeError):
            problems.append(f"{_name(entry)}: its changes cannot be read.")
    count = 0
    for kind in KINDS.values():
        stored = dict(_rows(db, kind))
        folded = dict(_rows(rebuilt, kind))
        count += len(stored)
        for uid in sorted(stored.keys() | folded.keys()):
            problems += _differences(kind, uid, stored.get(uid), folded.get(uid))
        problems += _stamp_differences(db, rebuilt, kind)
    rebuilt.close()
    return count, problems


def _stamp_differences(db: Connection, rebuilt: Connection, kind: Kind) -> list[str]:
    query = (
        "SELECT entity, field, stamp.hlc, stamp.replica FROM stamp"
        f' JOIN "{kind.name}" ON uid = entity'
    )
    differing = set(db.execute(query)) ^ set(rebuilt.execute(query))
    return [
        f"{kind.name} {uid_text(uid)}: the time of {field} is not what the log says."
        for uid, field in sorted({row[:2] for row in differing})
    ]


Row = tuple[object, ...]
_OWN = ("hlc", "replica", "deleted")
"""What every row has beside the fields of its kind."""


def _rows(db: Connection, kind: Kind) -> Iterator[tuple[Uid, Row]]:
    names = ", ".join(f'"{name}"' for name in (*_OWN, *kind.fields))
    for uid, *values in db.execute(f'SELECT uid, {names} FROM "{kind.name}"'):
        yield uid, tuple(values)


def _differences(kind: Kind, uid: Uid, stored: Row | None, folded: Row | None) -> list[str]:
    name = f"{kind.name} {uid_text(uid)}"
    if stored is None:
        return [f"{name}: it is in the log, but not in the table."]
    if folded is None:
        return [f"{name}: it is in the table, but not in the log."]
    fields = (*_OWN, *kind.fields)
    return [
        f"{name}: {field} is {_shown(one)} in the table, {_shown(other)} by the log."
        for field, one, other in zip(fields, stored, folded, strict=True)
        if one != other
    ]


def _shown(value: object) -> str:
    return value.hex() if isinstance(value, bytes) else repr(value)


def _check_texts(db: Connection) -> list[str]:
    problems = []
    for digest, content in db.execute("SELECT sha256, content FROM text"):
        if text_sha256(content) != digest:
            problems.append(f"text {digest.hex()}: its words have been changed.")
    for uid, length, held in db.execute(
        "SELECT source.uid, source.length, length(text.content) FROM source"
        " JOIN text ON text.sha256 = source.text_sha256 WHERE source.deleted = 0"
    ):
        if length != held:
            problems.append(
                f"source {uid_text(uid)}: its text has {held} characters, not {length}."
            )
    return problems


def _check_extents(db: Connection) -> list[str]:
    rows = db.execute(
        "SELECT span.uid, source.length FROM span JOIN source ON source.uid = span.source"
        " WHERE span.deleted = 0"
        " AND (span.start < 0 OR json_extract(span.fragments, '$[#-1][1]') > source.length)"
    )
    return [f"span {uid_text(uid)}: it lies outside its text of {n} characters." for uid, n in rows]


def _notices(db: Connection) -> Iterator[str]:
    for kind in KINDS.values():
        for field, target in kind.refs.items():
            if target == "*":
                continue
            count = db.execute(
                f'SELECT COUNT(*) FROM "{kind.name}" WHERE deleted = 0 AND "{field}" NOT IN'
                f' (SELECT uid FROM "{target}" WHERE hlc IS NOT NULL)'
            ).fetchone()[0]
            if count:
                yield f"{count} of kind {kind.name} name a {target} that has not arrived."
    missing = db.execute(
        "SELECT COUNT(*) FROM source WHERE deleted = 0"
        " AND text_sha256 NOT IN (SELECT sha256 FROM text)"
    ).fetchone()[0]
    if missing:
        yield f"{missing} sources have no text in this file (taken down, or not yet received)."
    ahead = drift_ms(last_hlc(db))
    if ahead > DRIFT_LIMIT_MS:
        yield f"The log runs {ahead // 60_000} minutes ahead of this machine's clock."
