"""Folding the log into the tables: per field, the last writer by (hlc, replica) wins.

A row carries the stamp of its birth, which speaks for all its fields; a field written since by
somebody else has a stamp of its own in `stamp`. Folding is commutative and idempotent, so operations
of several replicas may arrive in any order: a change to an entity not yet born waits in an unborn row.
"""

from __future__ import annotations

from typing import Any

from store.db import Connection
from store.model.kinds import KINDS, Kind, Wire, dumps
from store.oplog.changes import ATTRIBUTE, DELETED, Change

Stamp = tuple[int, bytes]
"""`(hlc, replica)`: the order in which writers win."""


def to_sql(kind: Kind, field: str, wire: Wire) -> Any:
    """Return the value as the table holds it; null stays null."""
    if wire is None:
        return None
    if field == DELETED:
        return int(wire)
    return kind.fields[field].to_sql(wire)


def is_attribute(kind: Kind, field: str) -> bool:
    """Whether a log field names one attribute of a span or link."""
    return field.startswith(ATTRIBUTE) and field not in kind.fields


def fold(db: Connection, change: Change, stamp: Stamp) -> None:
    """Bring one change into the tables."""
    kind = KINDS[change.kind]
    row = db.execute(
        f'SELECT hlc, replica FROM "{kind.name}" WHERE uid = ?', (change.uid,)
    ).fetchone()
    base = None if row is None or row[0] is None else (row[0], row[1])
    if row is None and change.creates:
        _insert(db, kind, change, stamp)
    elif change.creates:
        # What is named, such as a tag, can be born twice: the later birth speaks for all fields.
        if base is None or stamp > base:
            _give_birth(db, kind, change, stamp)
    else:
        if row is None:
            db.execute(f'INSERT INTO "{kind.name}" (uid) VALUES (?)', (change.uid,))
        _write_later(db, kind, change, stamp, base)


def _columns(kind: Kind, change: Change) -> dict[str, Any]:
    attributes = {}
    columns: dict[str, Any] = {}
    for field, (_, after) in change.fields.items():
        if not is_attribute(kind, field):
            columns[field] = to_sql(kind, field, after)
        elif after is not None:
            attributes[field[len(ATTRIBUTE) :]] = after
    if attributes:
        columns["attributes"] = dumps(attributes)
    return columns


def _insert(db: Connection, kind: Kind, change: Change, stamp: Stamp) -> None:
    columns = _columns(kind, change)
    names = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join("?" * len(columns))
    db.execute(
        f'INSERT INTO "{kind.name}" (uid, hlc, replica, {names}) VALUES (?, ?, ?, {marks})',
        (change.uid, *stamp, *columns.values()),
    )


def _give_birth(db: Connection, kind: Kind, change: Change, stamp: Stamp) -> None:
    """The birth of an entity that others have changed already: their later words stand."""
    early = db.execute(
        "SELECT field FROM stamp WHERE entity = ? AND (hlc, replica) > (?, ?)", (change.uid, *stamp)
    )
    kept = {field for (field,) in early}
    db.execute(
        "DELETE FROM stamp WHERE entity = ? AND (hlc, replica) <= (?, ?)", (change.uid, *stamp)
    )
    said = Change(kind.name, change.uid, {f: d for f, d in change.fields.items() if f not in kept})
    columns = dict.fromkeys((f for f in (DELETED, *kind.fields) if f not in kept), None)
    columns |= _columns(kind, said)
    if DELETED in kept:
        columns[DELETED] = _tombstone(db, kind, change)
    if attributes := {f for f in kept if is_attribute(kind, f)}:
        columns["attributes"] = _merged(db, kind, change, attributes, columns["attributes"])
    assignments = ", ".join(f'"{name}" = ?' for name in columns)
    db.execute(
        f'UPDATE "{kind.name}" SET hlc = ?, replica = ?, {assignments} WHERE uid = ?',
        (*stamp, *columns.values(), change.uid),
    )


def _tombstone(db: Connection, kind: Kind, change: Change) -> int:
    """Return the tombstone that came before the birth; an unborn row never looks alive."""
    held = db.execute(f'SELECT deleted FROM "{kind.name}" WHERE uid = ?', (change.uid,)).fetchone()
    return int(held[0] or 0)


def _merged(
    db: Connection, kind: Kind, change: Change, kept: set[str], said: str | None
) -> str | None:
    """Return the column `attributes` of what the birth said and what others said later."""
    codec = kind.fields["attributes"]
    held = _attributes(db, kind, change)
    merged = codec.from_sql(said) if said else {}
    merged |= {name: value for name, value in held.items() if ATTRIBUTE + name in kept}
    return dumps(merged) if merged else None


def _write_later(
    db: Connection, kind: Kind, change: Change, stamp: Stamp, base: Stamp | None
) -> None:
    for field, (_, after) in change.fields.items():
        last = db.execute(
            "SELECT hlc, replica FROM stamp WHERE entity = ? AND field = ?", (change.uid, field)
        ).fetchone()
        current = base if last is None else (last[0], last[1])
        # Equal stamps are words of one operation under way: the last one stands.
        if current is not None and stamp < current:
            continue
        unborn = base is None and field == DELETED and after == 0
        _set(db, kind, change, field, None if unborn else after)
        if stamp == base:
            continue
        db.execute(
            "INSERT INTO stamp (entity, field, hlc, replica) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (entity, field) DO UPDATE SET hlc = excluded.hlc,"
            " replica = excluded.replica",
            (change.uid, field, *stamp),
        )


def _set(db: Connection, kind: Kind, change: Change, field: str, after: Wire) -> None:
    if not is_attribute(kind, field):
        db.execute(
            f'UPDATE "{kind.name}" SET "{field}" = ? WHERE uid = ?',
            (to_sql(kind, field, after), change.uid),
        )
        return
    attributes = _attributes(db, kind, change)
    attributes.pop(field[len(ATTRIBUTE) :], None)
    if after is not None:
        attributes[field[len(ATTRIBUTE) :]] = after
    db.execute(
        f'UPDATE "{kind.name}" SET attributes = ? WHERE uid = ?',
        (dumps(attributes) if attributes else None, change.uid),
    )


def _attributes(db: Connection, kind: Kind, change: Change) -> dict[str, Wire]:
    held = db.execute(
        f'SELECT attributes FROM "{kind.name}" WHERE uid = ?', (change.uid,)
    ).fetchone()[0]
    return dict(kind.fields["attributes"].from_sql(held)) if held else {}
