"""The log itself: appending, reading, and the hash that chains each replica's operations."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from store.db import Connection
from store.errors import RefusedError
from store.model.uids import Uid, uid_text
from store.oplog.changes import Change, decode, raw_json
from store.oplog.fold import fold

_COLUMNS = (
    "uid, label, annotator, layer, replica, seq, hlc, undoes, format, changes, previous_hash, hash"
)
FIRST = b""
"""What stands for the previous hash of a replica's first operation."""


@dataclass(frozen=True, slots=True)
class Logged:
    """One operation as the log holds it.

    Attributes:
        annotator: Who did it; `layer` is null for what concerns the project as a whole.
        replica: Which copy of the project it was done in; `seq` counts from 1 there.
        hlc: Hybrid logical time, see `store.oplog.clock`.
        undoes: The operation that this one takes back.
        data: The changes in written form of version `format`.
        previous_hash: `hash` of the replica's operation before it (32 bytes), or empty.
    """

    uid: Uid
    label: str
    annotator: Uid | None
    layer: Uid | None
    replica: bytes
    seq: int
    hlc: int
    undoes: Uid | None
    format: int
    data: bytes
    previous_hash: bytes = FIRST
    hash: bytes = b""

    def changes(self) -> list[Change]:
        """Return what it changed."""
        return decode(self.data, self.format)

    def digest(self) -> bytes:
        """Return the SHA-256 over the previous hash, the head and the uncompressed changes."""
        head = [
            self.format,
            self.uid.hex(),
            self.label,
            self.annotator.hex() if self.annotator else None,
            self.layer.hex() if self.layer else None,
            self.replica.hex(),
            self.seq,
            self.hlc,
            self.undoes.hex() if self.undoes else None,
        ]
        written = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
        return hashlib.sha256(self.previous_hash + written + b"\n" + raw_json(self.data)).digest()

    def sealed(self, previous_hash: bytes) -> Logged:
        """Return it with its place in the chain."""
        linked = replace(self, previous_hash=previous_hash)
        return replace(linked, hash=linked.digest())


def last_of(db: Connection, replica: bytes) -> tuple[int, bytes]:
    """Return `(seq, hash)` of the replica's newest operation; `(0, FIRST)` when it has none."""
    row = db.execute(
        "SELECT seq, hash FROM operation WHERE replica = ? ORDER BY seq DESC LIMIT 1", (replica,)
    ).fetchone()
    return (row[0], row[1]) if row else (0, FIRST)


def last_hlc(db: Connection) -> int:
    """Return the newest timestamp in the log; 0 when it is empty."""
    row = db.execute("SELECT hlc FROM operation ORDER BY hlc DESC LIMIT 1").fetchone()
    return int(row[0]) if row else 0


def append(db: Connection, operation: Logged, entities: Iterable[Uid]) -> None:
    """Write a sealed operation and note which entities it touched."""
    cursor = db.execute(
        f"INSERT INTO operation ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            operation.uid,
            operation.label,
            operation.annotator,
            operation.layer,
            operation.replica,
            operation.seq,
            operation.hlc,
            operation.undoes,
            operation.format,
            operation.data,
            operation.previous_hash,
            operation.hash,
        ),
    )
    number = cursor.lastrowid
    db.executemany(
        "INSERT OR IGNORE INTO operation_entity (entity, operation) VALUES (?, ?)",
        ((uid, number) for uid in entities),
    )


def receive(db: Connection, operation: Logged) -> bool:
    """Take in an operation made elsewhere: append it and fold it. False when it is known already.

    Raises:
        RefusedError: It is not the next one of its replica, or its hash is wrong; nothing is changed.
    """
    known = db.execute("SELECT 1 FROM operation WHERE uid = ?", (operation.uid,)).fetchone()
    if known:
        return False
    seq, previous = last_of(db, operation.replica)
    if operation != replace(operation, seq=seq + 1).sealed(previous):
        raise RefusedError(
            f"Operation {uid_text(operation.uid)} ({operation.label}) does not continue what this"
            f" project holds of its replica, which ends at number {seq}.",
            "Fetch that replica's operations from there on.",
        )
    changes = operation.changes()
    append(db, operation, {change.uid for change in changes})
    for change in changes:
        fold(db, change, (operation.hlc, operation.replica))
    return True


def read(db: Connection, where: str = "1", parameters: tuple[object, ...] = ()) -> Iterator[Logged]:
    """Yield operations for an SQL condition and ordering written by this package's callers."""
    for row in db.execute(f"SELECT {_COLUMNS} FROM operation WHERE {where}", parameters):
        yield Logged(*row)


def of_entity(db: Connection, uid: Uid) -> list[Logged]:
    """Return the operations that touched an entity, oldest first."""
    return list(
        read(
            db,
            "number IN (SELECT operation FROM operation_entity WHERE entity = ?)"
            " ORDER BY hlc, replica",
            (uid,),
        )
    )
