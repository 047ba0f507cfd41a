"""A project as a stream of records, out and in: what formats write, and what a restore takes back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from store.db import Connection
from store.errors import RefusedError
from store.model.entities import (
    Annotator,
    Assignment,
    Comment,
    Coverage,
    Decision,
    Entity,
    Layer,
    Link,
    LinkType,
    Omission,
    ProjectInfo,
    Record,
    Source,
    SourceText,
    Span,
    Story,
    Tag,
)
from store.model.kinds import KIND_OF, KINDS, Kind, wire_fields
from store.model.uids import uid_text
from store.oplog import Operation
from store.oplog.rows import get, select
from store.sources import put_text, text_of

ORDER: tuple[tuple[type[Entity], str], ...] = (
    (ProjectInfo, "1 ORDER BY created_at, uid LIMIT 1"),
    (Tag, "1 ORDER BY position, id"),
    (LinkType, "1 ORDER BY position, id"),
    (Annotator, "1 ORDER BY uid"),
    (Layer, "1 ORDER BY uid"),
    (Story, "1 ORDER BY uid"),
    (Source, "1 ORDER BY story, position, uid"),
    (Assignment, "1 ORDER BY uid"),
    (Coverage, "1 ORDER BY source, layer, start, uid"),
    (Span, "1 ORDER BY source, start, uid"),
    (Link, "1 ORDER BY uid"),
    (Omission, "1 ORDER BY uid"),
    (Decision, "1 ORDER BY uid"),
    (Comment, "1 ORDER BY uid"),
)
"""The canonical order: what is referred to comes first, spans stand together by source."""

_TARGETS = ("span", "link", "omission")
"""What decisions and comments may be on."""


def records(db: Connection) -> Iterator[Record]:
    """Yield everything alive in the project, in canonical order, one at a time.

    Links whose ends are gone, and whatever else hangs on what is gone or has not arrived, are left
    out.
    """
    for entity, order in ORDER:
        for found in select(db, entity, f"{_attached(KIND_OF[entity])}{order}"):
            if isinstance(found, Source):
                yield SourceText(found, text_of(db, found.uid))
            else:
                yield found


def _attached(kind: Kind) -> str:
    """Return the condition that all that a row refers to is alive, and so on down to the story."""
    return "".join(f'"{field}" IN ({_alive(target)}) AND ' for field, target in kind.refs.items())


def _alive(target: str) -> str:
    names = _TARGETS if target == "*" else (target,)
    return " UNION ALL ".join(
        f'SELECT uid FROM "{name}" WHERE {_attached(KINDS[name])}deleted = 0' for name in names
    )


@dataclass(slots=True)
class Restored:
    """What a restore brought, by kind; `known` counts records that were here already."""

    added: dict[str, int] = field(default_factory=dict)
    known: int = 0


def restore(op: Operation, batch: Iterable[Record], restored: Restored) -> None:
    """Bring recorded entities into the project with their own ids, layers and owners.

    An entity that is here already, and the same, is passed over.

    Raises:
        RefusedError: A record's id is here with another content; nothing is changed.
    """
    for record in batch:
        entity: Entity
        if isinstance(record, SourceText):
            put_text(op.db, record.text)
            entity = record.source
        else:
            entity = record
        kind = KIND_OF[type(entity)].name
        if _is_here(op, entity):
            restored.known += 1
        else:
            op.create(entity)
            restored.added[kind] = restored.added.get(kind, 0) + 1


def _is_here(op: Operation, entity: Entity) -> bool:
    kind = KIND_OF[type(entity)]
    uid = entity.uid
    row = op.db.execute(f'SELECT deleted FROM "{kind.name}" WHERE uid = ?', (uid,)).fetchone()
    if row is None:
        return False
    if row[0] != 0:
        raise RefusedError(
            f"The {kind.name.replace('_', ' ')} {uid_text(uid)} was deleted in this project.",
            "Import into a new project instead.",
        )
    held: Entity = get(op.db, type(entity), uid)
    if wire_fields(held) != wire_fields(entity):
        raise RefusedError(
            f"The {kind.name.replace('_', ' ')} {uid_text(uid)} is in this project already, but"
            " not the same.",
            "Import into a new project instead.",
        )
    return True
