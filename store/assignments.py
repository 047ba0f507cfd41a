"""Assignments: what a layer owes a story, and how far it has come."""

from __future__ import annotations

from store.db import Connection
from store.model.entities import Assignment, Status
from store.model.uids import Uid, named_uid
from store.oplog import Operation
from store.oplog.rows import select


def assignment_uid(layer: Uid, story: Uid) -> Uid:
    """Return the one id that an assignment of `story` to `layer` has in every replica."""
    return named_uid("assignment", f"{layer.hex()}/{story.hex()}")


def assignments_of(db: Connection, layer: Uid) -> dict[Uid, Assignment]:
    """Return the layer's assignments by story."""
    return {a.story: a for a in select(db, Assignment, "layer = ?", (layer,))}


def set_status(op: Operation, story: Uid, status: Status) -> None:
    """Say how far the writing layer has come with a story."""
    uid = assignment_uid(op.layer, story)
    if next(select(op.db, Assignment, "uid = ?", (uid,)), None) is None:
        op.create(Assignment(uid, op.layer, story, status, op.now))
    else:
        op.update("assignment", uid, status=status)
