"""The one door for change: an operation under way inside its transaction.

What is created, updated or deleted through it is folded into the tables at once (so later steps of
the same operation see it) and written to the log as one entry when the block ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from store.db import Connection, part, tx
from store.errors import InvalidTextError, NotFoundError, NotYourLayerError
from store.model.entities import Entity
from store.model.kinds import KIND_OF, KINDS, Kind, Wire, dumps, wire_fields, wire_value
from store.model.uids import Uid, new_uid, uid_text
from store.oplog.changes import DELETED, FORMAT, Change, Delta, encode
from store.oplog.clock import milliseconds, tick
from store.oplog.fold import fold
from store.oplog.log import Logged, append, last_hlc, last_of


@dataclass(frozen=True, slots=True)
class Author:
    """In whose name an operation is done.

    Attributes:
        annotator: The person, model or import; null before the project has one.
        layer: The layer written to; null for what concerns the project as a whole.
        restores: Whether this brings back recorded work of others, and so may write any layer.
    """

    annotator: Uid | None = None
    layer: Uid | None = None
    restores: bool = False


@dataclass(frozen=True, slots=True)
class Changes:
    """What an operation changed: entity ids by kind. This is what a screen re-reads."""

    uid: Uid
    label: str
    touched: Mapping[str, frozenset[Uid]] = field(default_factory=dict)

    def of(self, kind: str) -> frozenset[Uid]:
        """Return the ids of one kind."""
        return self.touched.get(kind, frozenset())


class Operation:
    """An operation under way. Made by `operation()`, used inside its block.

    Attributes:
        changes: What it did; complete once the block has ended and all is on disk.
    """

    def __init__(self, db: Connection, label: str, author: Author, replica: bytes) -> None:
        self.db = db
        self.label = label
        self.author = author
        self.replica = replica
        self.uid = new_uid()
        self.hlc = tick(last_hlc(db))
        self.undoes: Uid | None = None
        self.changes = Changes(self.uid, label)
        self._deltas: dict[tuple[str, Uid], dict[str, Delta]] = {}

    @property
    def now(self) -> int:
        """Its time, in milliseconds since 1970."""
        return milliseconds(self.hlc)

    @property
    def layer(self) -> Uid:
        """The layer it writes to.

        Raises:
            NotYourLayerError: It has none.
        """
        if self.author.layer is None:
            raise NotYourLayerError("No layer is open for writing.", "Open the project first.")
        return self.author.layer

    def create(self, entity: Entity) -> None:
        """Add an entity with a new uid.

        Raises:
            NotYourLayerError: It belongs to a layer of somebody else.
        """
        kind = KIND_OF[type(entity)]
        if kind.layered:
            self._check_owner(entity.layer)  # type: ignore[union-attr]
        fields: dict[str, Delta] = {f: (None, v) for f, v in wire_fields(entity).items()}
        fields[DELETED] = (None, 0)
        self.apply(Change(kind.name, entity.uid, fields))

    def update(self, kind_name: str, uid: Uid, **values: Any) -> None:
        """Set fields of a living entity. Values in entity form; what does not change is not logged.

        `attributes` replaces all attributes, each logged as a field of its own.

        Raises:
            NotFoundError: There is no such entity, or it is deleted.
            NotYourLayerError: It belongs to a layer of somebody else.
        """
        kind = KINDS[kind_name]
        held = self._held(kind, uid)
        wanted = {name: wire_value(kind, name, value) for name, value in values.items()}
        if "attributes" in wanted and kind_name in ("span", "link"):
            wanted = _spread(wanted, held["attributes"])
            held = {**held, **{f"attributes.{k}": v for k, v in held["attributes"].items()}}
        fields: dict[str, Delta] = {
            name: (held.get(name), value)
            for name, value in wanted.items()
            if not _same(kind, name, held.get(name), value)
        }
        if fields:
            self.apply(Change(kind_name, uid, fields))

    def delete(self, kind_name: str, uid: Uid) -> None:
        """Put a tombstone on a living entity.

        Raises:
            NotFoundError: There is no such entity, or it is deleted already.
            NotYourLayerError: It belongs to a layer of somebody else.
        """
        self._held(KINDS[kind_name], uid)
        self.apply(Change(kind_name, uid, {DELETED: (0, 1)}))

    def revive(self, kind_name: str, uid: Uid) -> None:
        """Take a deleted entity's tombstone away; a living one is left as it is."""
        row = self.db.execute(f'SELECT deleted FROM "{kind_name}" WHERE uid = ?', (uid,)).fetchone()
        if row is not None and row[0] == 1:
            self.apply(Change(kind_name, uid, {DELETED: (1, 0)}))

    def apply(self, change: Change) -> None:
        """Fold a change and remember it for the log.

        Raises:
            InvalidTextError: A string in it has half of a surrogate pair.
        """
        try:
            fold(self.db, change, (self.hlc, self.replica))
        except UnicodeEncodeError as error:
            raise InvalidTextError(
                f"Half of a surrogate pair (U+{ord(error.object[error.start]):04X}) cannot be kept.",
                "Remove it from what was typed or pasted.",
                offset=error.start,
            ) from error
        deltas = self._deltas.setdefault((change.kind, change.uid), {})
        for name, (before, after) in change.fields.items():
            deltas[name] = (deltas[name][0] if name in deltas else before, after)

    def commit(self) -> Changes:
        """Append the log entry. An operation that changed nothing leaves no entry.

        Raises:
            RuntimeError: Another operation ended inside this one; their words would be told apart
                by nothing.
        """
        touched: dict[str, set[Uid]] = {}
        for kind, uid in self._deltas:
            touched.setdefault(kind, set()).add(uid)
        changes = [Change(kind, uid, deltas) for (kind, uid), deltas in self._deltas.items()]
        if changes:
            if last_hlc(self.db) >= self.hlc:
                raise RuntimeError(f"An operation ended inside the operation {self.label!r}.")
            seq, previous = last_of(self.db, self.replica)
            entry = Logged(
                self.uid, self.label, self.author.annotator, self.author.layer, self.replica,
                seq + 1, self.hlc, self.undoes, FORMAT, encode(changes),
            )  # fmt: skip
            append(self.db, entry.sealed(previous), {change.uid for change in changes})
        frozen = {kind: frozenset(uids) for kind, uids in touched.items()}
        return Changes(self.uid, self.label, frozen)

    def _check_owner(self, layer: Uid) -> None:
        if not self.author.restores and layer != self.author.layer:
            raise NotYourLayerError(
                "This belongs to another annotator's layer, which only its owner changes.",
                "Review it instead, or work in your own layer.",
            )

    def _held(self, kind: Kind, uid: Uid) -> dict[str, Wire]:
        names = ", ".join(f'"{name}"' for name in kind.fields)
        row = self.db.execute(
            f'SELECT {names} FROM "{kind.name}" WHERE uid = ? AND deleted = 0', (uid,)
        ).fetchone()
        if row is None:
            raise NotFoundError(f"There is no {kind.name} {uid_text(uid)} here (any more).")
        held = {
            name: None if raw is None else codec.from_sql(raw)
            for (name, codec), raw in zip(kind.fields.items(), row, strict=True)
        }
        if kind.layered:
            self._check_owner(Uid(bytes.fromhex(str(held["layer"]))))
        if "attributes" in held:
            held["attributes"] = held["attributes"] or {}
        return held


def _same(kind: Kind, name: str, held: Wire, wanted: Wire) -> bool:
    """Whether two wire values mean the same; null stands for the field's default."""
    if name in kind.fields:
        default = wire_value(kind, name, kind.defaults[name])
        held = default if held is None else held
        wanted = default if wanted is None else wanted
    return dumps(held) == dumps(wanted)


def _spread(wanted: dict[str, Wire], held: Mapping[str, Wire]) -> dict[str, Wire]:
    new = wanted.pop("attributes") or {}
    spread = {f"attributes.{name}": new.get(name) for name in {*held, *new}}
    return {**wanted, **dict(sorted(spread.items()))}


@contextmanager
def operation(
    db: Connection, label: str, author: Author, replica: bytes, *, patience: float
) -> Iterator[Operation]:
    """Run a block as one operation: everything it does is kept and logged, or nothing is.

    Inside an open transaction (`together`), it becomes part of that one. Operations do not nest.

    Raises:
        BusyError: Another process held the write lock for `patience` seconds.
    """
    with part(db) if db.in_transaction else tx(db, patience=patience):
        op = Operation(db, label, author, replica)
        yield op
        op.changes = op.commit()
