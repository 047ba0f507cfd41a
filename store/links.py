"""Links between spans, within and across sources; and the deleting of spans, which takes links along."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from store.db import Connection
from store.errors import RefusedError
from store.model.entities import Attributes, Link, LinkType, Span
from store.model.uids import Uid, new_uid
from store.oplog import Operation
from store.oplog.rows import get, select
from store.spans import span_with_id
from store.tagset.stored import load_link_types

_EMPTY: Attributes = {}
_FEW = 2000


def link_type_named(db: Connection, name: str) -> LinkType:
    """Return a link type of the project's tag set.

    Raises:
        RefusedError: There is none of that id.
    """
    for found in select(db, LinkType, "id = ?", (name,)):
        return found
    names = ", ".join(t.id for t in load_link_types(db))
    raise RefusedError(f"There is no link type {name!r} in this project.", f"It has: {names}.")


def constraint_problem(link_type: LinkType, head: Span, tail: Span) -> str:
    """Say in a sentence why the two may not be linked so; empty when they may.

    An undirected type takes them in either order.
    """
    if head.uid == tail.uid:
        return "A span cannot be linked to itself."
    same_source = head.source == tail.source
    if link_type.scope == "within_source" and not same_source:
        return f"{link_type.id} links two spans of one source; these are in two."
    if link_type.scope == "across_sources" and same_source:
        return f"{link_type.id} links spans of two sources; these are in one."
    fits = _tags_fit(link_type, head, tail)
    if not fits and not link_type.directed:
        fits = _tags_fit(link_type, tail, head)
    if fits:
        return ""
    heads = " or ".join(link_type.head_tags) or "any tag"
    tails = " or ".join(link_type.tail_tags) or "any tag"
    return (
        f"{link_type.id} leads from {heads} to {tails}; this would lead from"
        f" {head.tag} to {tail.tag}."
    )


def _tags_fit(link_type: LinkType, head: Span, tail: Span) -> bool:
    return (not link_type.head_tags or head.tag in link_type.head_tags) and (
        not link_type.tail_tags or tail.tag in link_type.tail_tags
    )


def _check(db: Connection, type_name: str, head: Span, tail: Span) -> LinkType:
    link_type = link_type_named(db, type_name)
    if problem := constraint_problem(link_type, head, tail):
        raise RefusedError(problem)
    return link_type


def add_link(
    op: Operation, type_name: str, head: Uid, tail: Uid, *, origin: Attributes = _EMPTY
) -> Uid:
    """Link two spans in the writing layer and return the link's id.

    Raises:
        RefusedError: The type does not allow these ends, or they are linked so already.
        NotFoundError: One of the spans is not there.
    """
    ends = span_with_id(op.db, head), span_with_id(op.db, tail)
    link_type = _check(op.db, type_name, *ends)
    _refuse_twin(op, link_type, head, tail)
    link = Link(new_uid(), op.layer, type_name, head, tail, origin=origin, created_at=op.now)
    op.create(link)
    return link.uid


def _refuse_twin(op: Operation, link_type: LinkType, head: Uid, tail: Uid) -> None:
    pairs = [(head, tail)] if link_type.directed else [(head, tail), (tail, head)]
    for one, other in pairs:
        # The plus keeps SQLite from walking the whole layer by its index.
        twin = op.db.execute(
            "SELECT 1 FROM link WHERE head = ? AND tail = ? AND type = ? AND +layer = ?"
            " AND deleted = 0",
            (one, other, link_type.id, op.layer),
        ).fetchone()
        if twin:
            raise RefusedError(f"These two are linked as {link_type.id} already.")


def retype(op: Operation, uid: Uid, type_name: str) -> None:
    """Give a link another type.

    Raises:
        RefusedError: The type does not allow these ends, or they are linked so already.
        NotFoundError: There is no such link.
        NotYourLayerError: It is somebody else's.
    """
    link = get(op.db, Link, uid)
    if link.type == type_name:
        return
    ends = span_with_id(op.db, link.head), span_with_id(op.db, link.tail)
    _refuse_twin(op, _check(op.db, type_name, *ends), link.head, link.tail)
    op.update("link", uid, type=type_name)


def reverse(op: Operation, uid: Uid) -> None:
    """Swap head and tail of a directed link.

    Raises:
        RefusedError: It has no direction, or the type does not allow the other one.
        NotFoundError: There is no such link.
        NotYourLayerError: It is somebody else's.
    """
    link = get(op.db, Link, uid)
    link_type = link_type_named(op.db, link.type)
    if not link_type.directed:
        raise RefusedError(f"{link.type} has no direction to reverse.")
    head, tail = span_with_id(op.db, link.head), span_with_id(op.db, link.tail)
    _check(op.db, link.type, tail, head)
    op.update("link", uid, head=link.tail, tail=link.head)


def set_note(op: Operation, uid: Uid, note: str) -> None:
    """Set a link's note.

    Raises:
        NotFoundError: There is no such link.
        NotYourLayerError: It is somebody else's.
    """
    op.update("link", uid, note=note)


def delete_link(op: Operation, uid: Uid) -> None:
    """Delete a link.

    Raises:
        NotFoundError: There is no such link.
        NotYourLayerError: It is somebody else's.
    """
    op.delete("link", uid)


def delete_spans(op: Operation, uids: Iterable[Uid]) -> int:
    """Delete spans with all the writing layer's links on them; return how many links went.

    Raises:
        NotFoundError: There is no such span.
        NotYourLayerError: One is somebody else's.
    """
    gone = 0
    for uid in uids:
        for link in links_of(op.db, uid):
            if link.layer == op.layer:
                op.delete("link", link.uid)
                gone += 1
        op.delete("span", uid)
    return gone


def links_of(db: Connection, span: Uid) -> list[Link]:
    """Return the links that end at a span, oldest first."""
    return list(
        select(db, Link, "uid IN (SELECT uid FROM link WHERE head = ?1 UNION"
               " SELECT uid FROM link WHERE tail = ?1) ORDER BY created_at, uid", (span,))
    )  # fmt: skip


def links_by_id(db: Connection, uids: Iterable[Uid]) -> dict[Uid, Link]:
    """Return the living ones among some links."""
    found = (next(select(db, Link, "uid = ?", (uid,)), None) for uid in uids)
    return {link.uid: link for link in found if link is not None}


def links_between(db: Connection, sources: Sequence[Uid], layers: Sequence[Uid]) -> list[Link]:
    """Return the layers' links with both ends alive in the given sources, oldest first."""
    in_sources, in_layers = ", ".join("?" * len(sources)), ", ".join("?" * len(layers))
    parameters = (*layers, *sources, *sources)
    if _few_links(db, layers):
        end = f"(SELECT source FROM span WHERE uid = {{}} AND deleted = 0) IN ({in_sources})"
        where = f"layer IN ({in_layers}) AND {end.format('head')} AND {end.format('tail')}"
    else:
        # A layer may reach over a hundred thousand sources: begin with the spans of these.
        living = f"(SELECT uid FROM span WHERE source IN ({in_sources}) AND deleted = 0)"
        where = f"+layer IN ({in_layers}) AND head IN {living} AND tail IN {living}"
    return list(select(db, Link, f"{where} ORDER BY created_at, uid", parameters))


def _few_links(db: Connection, layers: Sequence[Uid]) -> bool:
    marks = ", ".join("?" * len(layers))
    found = db.execute(
        f"SELECT 1 FROM link WHERE layer IN ({marks}) LIMIT 1 OFFSET ?", (*layers, _FEW)
    )
    return found.fetchone() is None
