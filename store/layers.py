"""Annotators and their layers."""

from __future__ import annotations

from store.db import Connection
from store.errors import UsageError
from store.model.entities import Annotator, AnnotatorKind, Layer, Role
from store.model.uids import Uid, new_uid
from store.oplog import Operation
from store.oplog.rows import select


def annotators(db: Connection) -> list[Annotator]:
    """Return all annotators, oldest first."""
    return list(select(db, Annotator, "1 ORDER BY created_at, uid"))


def layers(db: Connection) -> list[Layer]:
    """Return all layers, oldest first."""
    return list(select(db, Layer, "1 ORDER BY created_at, uid"))


def find_annotator(db: Connection, name: str) -> Annotator | None:
    """Return the annotator of that name; the oldest, where replicas brought two."""
    return next(select(db, Annotator, "name = ? ORDER BY created_at, uid LIMIT 1", (name,)), None)


def find_layer(db: Connection, annotator: Uid, role: Role) -> Layer | None:
    """Return the annotator's layer in a role."""
    found = select(
        db, Layer, "annotator = ? AND role = ? ORDER BY created_at, uid LIMIT 1", (annotator, role)
    )
    return next(found, None)


def add_annotator(op: Operation, name: str, kind: AnnotatorKind = "human") -> Uid:
    """Add an annotator and return the id.

    Raises:
        UsageError: The name is blank.
    """
    if not name.strip():
        raise UsageError("An annotator needs a name.", "Give one: --annotator NAME")
    annotator = Annotator(new_uid(), name.strip(), kind, op.now)
    op.create(annotator)
    return annotator.uid


def add_layer(op: Operation, annotator: Uid, role: Role = "annotation") -> Uid:
    """Add a layer for an annotator and return its id."""
    layer = Layer(new_uid(), annotator, role, created_at=op.now)
    op.create(layer)
    return layer.uid
