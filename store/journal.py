"""What was done, by whom and when: the operation log as a person reads it, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from store.db import Connection
from store.model.uids import Uid
from store.oplog import Changes, milliseconds, read


@dataclass(frozen=True, slots=True)
class Entry:
    """One operation.

    Attributes:
        at: When, in milliseconds since 1970.
        annotator: The name of who did it; empty where nobody was signed in.
        kind: Whether it did something new, took something back, or did it again.
        undone: Whether it has been taken back since and stays so.
    """

    uid: Uid
    at: int
    annotator: str
    label: str
    kind: Literal["new", "undo", "redo"]
    undone: bool


def entries(db: Connection) -> Iterator[Entry]:
    """Yield all operations, newest first, one at a time."""
    undone: set[Uid] = set()
    rows = db.execute(
        "SELECT o.uid, o.hlc, annotator.name, o.label, o.undoes, target.undoes"
        " FROM operation AS o LEFT JOIN annotator ON annotator.uid = o.annotator"
        " LEFT JOIN operation AS target ON target.uid = o.undoes"
        " ORDER BY o.hlc DESC, o.replica DESC"
    )
    for uid, hlc, annotator, label, undoes, undone_by_target in rows:
        if undoes is not None and uid not in undone:
            undone.add(undoes)
        kind: Literal["new", "undo", "redo"] = "new"
        if undoes is not None:
            kind = "undo" if undone_by_target is None else "redo"
        yield Entry(uid, milliseconds(hlc), annotator or "", label, kind, uid in undone)


def newest(db: Connection) -> int:
    """Return the number of the newest operation in this file; 0 when there is none."""
    return int(db.execute("SELECT COALESCE(MAX(number), 0) FROM operation").fetchone()[0])


def file_version(db: Connection) -> int:
    """Return a number that changes whenever another connection has written to the file."""
    return int(db.execute("PRAGMA data_version").fetchone()[0])


def news(db: Connection, since: int) -> Changes:
    """Return what the operations after number `since` touched, whoever did them."""
    touched: dict[str, set[Uid]] = {}
    uid, label = Uid(b""), ""
    for entry in read(db, "number > ? ORDER BY number", (since,)):
        uid, label = entry.uid, entry.label
        for change in entry.changes():
            touched.setdefault(change.kind, set()).add(change.uid)
    return Changes(uid, label, {kind: frozenset(uids) for kind, uids in touched.items()})
