"""Undo, redo and what was done when: all read from the operation log.

An annotator takes back their own operations, newest first and whole. Undo appends the inverse as a
new operation that says which one it `undoes`; redo undoes that. A new operation clears redo.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from store.db import Connection
from store.errors import RefusedError, UndoBlockedError
from store.model.entities import Extent, Source
from store.model.kinds import KINDS, Kind
from store.model.uids import Uid
from store.oplog import DELETED, Change, Logged, Operation, milliseconds, read
from store.oplog.fold import is_attribute, to_sql
from store.oplog.rows import select
from store.sources import excerpt

SHOWN = 60
"""Code points of the words by which a step is known."""

_NAMED = {"tag": ("span", "tag"), "link_type": ("link", "type")}
"""Kinds that others name by `id`: which kind does, in which field."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an operation can be seen: a story, and words of one of its sources if it has any."""

    story: Uid
    source: Uid | None = None
    extent: Extent | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """What undo or redo would take back, for naming it, going there, and asking first.

    Attributes:
        operation: The log entry.
        label: What the person did, as they would call it.
        at: When, in milliseconds since 1970.
        place: Where to look; null for what concerns the project as a whole.
        read_at: The log's newest entry when this was read: as long as it is, nothing has changed.
    """

    operation: Logged
    label: str
    at: int
    place: Place | None
    read_at: int


def words(db: Connection, step: Step) -> str:
    """Return the start of the words that a step touched; may be empty."""
    place = step.place
    if place is None or place.source is None or place.extent is None:
        return ""
    start, end = place.extent
    return excerpt(db, place.source, start, min(end, start + SHOWN))


def holds(db: Connection, step: Step) -> bool:
    """Whether nothing was written since the step was read."""
    return step.read_at == _newest(db)


def _newest(db: Connection) -> int:
    return int(db.execute("SELECT IFNULL(MAX(number), 0) FROM operation").fetchone()[0])


def next_undo(db: Connection, annotator: Uid) -> Step:
    """Return what undo would take back.

    Raises:
        RefusedError: There is nothing.
    """
    undone: set[Uid] = set()
    for number, uid, undoes in _newest_first(db, annotator):
        if undoes is not None:
            if uid not in undone:
                undone.add(undoes)
        elif uid not in undone:
            return _step(db, number)
    raise RefusedError("There is nothing to undo.")


def next_redo(db: Connection, annotator: Uid) -> Step:
    """Return what redo would do again. The step's `operation` is the undo to be taken back.

    Raises:
        RefusedError: There is nothing.
    """
    undone: set[Uid] = set()
    for number, uid, undoes in _newest_first(db, annotator):
        if undoes is None:
            break
        if uid in undone:
            continue
        undone.add(undoes)
        if _is_original(db, undoes):
            return _step(db, number)
    raise RefusedError("There is nothing to redo.")


def _newest_first(db: Connection, annotator: Uid) -> Iterator[tuple[int, Uid, Uid | None]]:
    """Yield number, id and what it undoes; of many undone ones the rest is not read."""
    yield from db.execute(
        "SELECT number, uid, undoes FROM operation WHERE annotator = ?"
        " ORDER BY hlc DESC, replica DESC",
        (annotator,),
    )


def _is_original(db: Connection, uid: Uid) -> bool:
    row = db.execute("SELECT undoes FROM operation WHERE uid = ?", (uid,)).fetchone()
    return row is not None and row[0] is None


def take_back(op: Operation, step: Step) -> None:
    """Append the inverse of a step's operation; it becomes part of `op`.

    Raises:
        UndoBlockedError: Somebody has changed it or built on it since; nothing is changed.
    """
    changes = step.operation.changes()
    own = {change.uid for change in changes}
    for change in changes:
        _refuse_if_changed_since(op.db, change)
        if change.creates or change.kind in _NAMED:
            _refuse_if_built_upon(op.db, change, own)
    op.undoes = step.operation.uid
    for change in reversed(changes):
        op.apply(change.inverse())


def _refuse_if_changed_since(db: Connection, change: Change) -> None:
    kind = KINDS[change.kind]
    for field, (_, after) in change.fields.items():
        if change.creates and field != DELETED:
            continue
        if _held(db, kind, change.uid, field) != (
            after if is_attribute(kind, field) else to_sql(kind, field, after)
        ):
            raise UndoBlockedError(
                f"This {kind.name.replace('_', ' ')} has been changed since, so it stays as it is."
            )


def _held(db: Connection, kind: Kind, uid: Uid, field: str) -> object:
    if not is_attribute(kind, field):
        return db.execute(f'SELECT "{field}" FROM "{kind.name}" WHERE uid = ?', (uid,)).fetchone()[
            0
        ]
    raw = db.execute(f'SELECT attributes FROM "{kind.name}" WHERE uid = ?', (uid,)).fetchone()[0]
    held = kind.fields["attributes"].from_sql(raw) if raw else {}
    return held.get(field.removeprefix("attributes."))


def _refuse_if_built_upon(db: Connection, change: Change, own: set[Uid]) -> None:
    if change.inverse().fields.get(DELETED, (0, 0))[1] == 0:
        return
    for user, uid in _users(db, change):
        if uid not in own:
            article = "An" if user[0] in "aeiou" else "A"
            raise UndoBlockedError(
                f"{article} {user.replace('_', ' ')} has been made on this"
                f" {change.kind.replace('_', ' ')} since, so it stays.",
                "Delete that first.",
            )


def _users(db: Connection, change: Change) -> Iterator[tuple[str, Uid]]:
    """Yield kind and id of what is alive and refers to the change's entity."""
    for kind in KINDS.values():
        for field, target in kind.refs.items():
            if target in (change.kind, "*"):
                rows = db.execute(
                    f'SELECT uid FROM "{kind.name}" WHERE "{field}" = ? AND deleted = 0',
                    (change.uid,),
                )
                yield from ((kind.name, Uid(row[0])) for row in rows)
    if change.kind in _NAMED:
        user, field = _NAMED[change.kind]
        rows = db.execute(
            f'SELECT uid FROM "{user}" WHERE deleted = 0'
            f' AND "{field}" = (SELECT id FROM "{change.kind}" WHERE uid = ?)',
            (change.uid,),
        )
        yield from ((user, Uid(row[0])) for row in rows)


def _step(db: Connection, number: int) -> Step:
    entry = next(read(db, "number = ?", (number,)))
    place = _place(db, entry.changes())
    return Step(entry, entry.label, milliseconds(entry.hlc), place, _newest(db))


def _place(db: Connection, changes: list[Change]) -> Place | None:
    for change in changes:
        if change.kind == "link":
            row = db.execute("SELECT head FROM link WHERE uid = ?", (change.uid,)).fetchone()
            return _span_place(db, row[0])
        if change.kind == "span":
            return _span_place(db, change.uid)
    for change in changes:
        if change.kind == "story":
            return Place(change.uid)
        if change.kind in ("source", "assignment"):
            row = db.execute(
                f'SELECT story FROM "{change.kind}" WHERE uid = ?', (change.uid,)
            ).fetchone()
            return Place(row[0], change.uid if change.kind == "source" else None)
    return None


def _span_place(db: Connection, uid: Uid) -> Place | None:
    row = db.execute("SELECT source, fragments FROM span WHERE uid = ?", (uid,)).fetchone()
    if row is None or row[0] is None:
        return None
    source = next(select(db, Source, "uid = ?", (row[0],)), None)
    if source is None:
        return None
    start, end = KINDS["span"].fields["fragments"].from_sql(row[1])[0]
    return Place(source.story, source.uid, (start, end))
