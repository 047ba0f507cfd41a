"""Reading entities back from their tables. Unborn and deleted ones are left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar, cast

from store.db import Connection
from store.errors import NotFoundError
from store.model.entities import Entity
from store.model.kinds import KIND_OF, entity_from_sql
from store.model.uids import Uid, uid_text

E = TypeVar("E", bound=Entity)


def select(
    db: Connection, entity: type[E], where: str = "1", parameters: tuple[object, ...] = ()
) -> Iterator[E]:
    """Yield living entities of a class for an SQL condition (and ordering) written by the caller."""
    kind = KIND_OF[entity]
    names = ", ".join(f'"{name}"' for name in kind.fields)
    rows = db.execute(
        f'SELECT uid, {names} FROM "{kind.name}" WHERE deleted = 0 AND {where}', parameters
    )
    for uid, *values in rows:
        yield cast("E", entity_from_sql(kind, Uid(uid), values))


def get(db: Connection, entity: type[E], uid: Uid) -> E:
    """Return one living entity.

    Raises:
        NotFoundError: There is none with that id.
    """
    for found in select(db, entity, "uid = ?", (uid,)):
        return found
    name = KIND_OF[entity].name.replace("_", " ")
    raise NotFoundError(f"There is no {name} {uid_text(uid)} here (any more).")
