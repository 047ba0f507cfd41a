"""The tag set as the project holds it: read, brought in from a file, and enforced on values."""

from __future__ import annotations

from store.db import Connection
from store.errors import RefusedError
from store.model.entities import LinkType, Tag
from store.oplog import Operation
from store.oplog.rows import select
from store.tagset.tags import TagSet


def load_tags(db: Connection) -> list[Tag]:
    """Return the project's tags in their order."""
    return list(select(db, Tag, "1 ORDER BY position, id"))


def load_link_types(db: Connection) -> list[LinkType]:
    """Return the project's link types in their order."""
    return list(select(db, LinkType, "1 ORDER BY position, id"))


def load_tagset(db: Connection) -> TagSet:
    """Return tags and link types together."""
    return TagSet(tuple(load_tags(db)), tuple(load_link_types(db)))


def install(op: Operation, tagset: TagSet) -> None:
    """Make `tagset` the project's: new entries are added, changed ones updated, unused ones deleted.

    Raises:
        RefusedError: A tag or link type that is in use would be lost; nothing is changed.
    """
    _sync(op, "tag", "span", "tag", load_tags(op.db), tagset.tags)
    _sync(op, "link_type", "link", "type", load_link_types(op.db), tagset.link_types)


def _sync(
    op: Operation,
    kind: str,
    user: str,
    column: str,
    held: list[Tag] | list[LinkType],
    wanted: tuple[Tag, ...] | tuple[LinkType, ...],
) -> None:
    current = {entry.uid: entry for entry in held}
    for entry in wanted:
        old = current.pop(entry.uid, None)
        if old is None:
            _create_or_revive(op, kind, entry)
        elif old != entry:
            op.update(kind, entry.uid, **_fields(entry))
    for entry in current.values():
        count = op.db.execute(
            f'SELECT COUNT(*) FROM "{user}" WHERE "{column}" = ? AND deleted = 0', (entry.id,)
        ).fetchone()[0]
        if count:
            raise RefusedError(
                f"The new tag set has no {kind.replace('_', ' ')} {entry.id!r}, but {count}"
                f" {user}{'s' if count > 1 else ''} use it.",
                "Keep it in the file, or give those another one first.",
            )
        op.delete(kind, entry.uid)


def _fields(entry: Tag | LinkType) -> dict[str, object]:
    return {name: getattr(entry, name) for name in entry.__slots__ if name != "uid"}


def _create_or_revive(op: Operation, kind: str, entry: Tag | LinkType) -> None:
    known = op.db.execute(f'SELECT 1 FROM "{kind}" WHERE uid = ?', (entry.uid,)).fetchone()
    if known is None:
        op.create(entry)
    else:
        op.revive(kind, entry.uid)
        op.update(kind, entry.uid, **_fields(entry))
