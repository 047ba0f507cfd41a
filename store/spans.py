"""Spans: adding, changing and finding them. Deleting is in `links`, which goes with its spans."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from store.db import Connection
from store.errors import NotFoundError, RefusedError
from store.model.attribute_values import attribute_problems
from store.model.entities import Attributes, Extent, Source, Span, Tag
from store.model.kinds import MAP
from store.model.uids import Uid, new_uid, uid_text
from store.oplog import Operation
from store.oplog.rows import get, select
from store.tagset.stored import load_tags

_COLUMNS = "uid, source, layer, tag, fragments, attributes, note, confidence, origin, created_at"
_EMPTY: Attributes = {}
_BEYOND = 1 << 62


def joined(extents: Iterable[Extent]) -> tuple[Extent, ...]:
    """Return extents sorted, those that overlap or touch made one; zero-width ones among others go.

    Raises:
        RefusedError: There is none, or one ends before it starts.
    """
    merged: list[Extent] = []
    for start, end in sorted(set(extents)):
        if end < start:
            raise RefusedError(f"A span cannot end ({end}) before it starts ({start}).")
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    if not merged:
        raise RefusedError("A span needs at least one extent.", "Select some words first.")
    solid = tuple(e for e in merged if e[0] < e[1])
    return solid or (merged[0],)


def add_span(
    op: Operation,
    source: Uid,
    tag: str,
    extents: Sequence[Extent],
    *,
    attributes: Attributes = _EMPTY,
    note: str = "",
    origin: Attributes = _EMPTY,
) -> Uid:
    """Tag words of a source in the writing layer and return the span's id.

    Args:
        op: The operation under way.
        source: Where the words are.
        tag: A tag's id.
        extents: Code points, half-open, in any order.
        attributes: Values that fit the tag's attribute definitions.
        note: Free text.
        origin: Who suggested it, where it was not the annotator.

    Raises:
        RefusedError: Outside the text, an unknown tag or attribute, or there already.
        NotFoundError: There is no such source.
    """
    fragments = _inside(op.db, source, extents)
    _refuse_twin(op, source, tag, fragments)
    _refuse_unfit(op.db, tag, attributes)
    span = Span(new_uid(), source, op.layer, tag, fragments, attributes, note, None, origin, op.now)
    op.create(span)
    return span.uid


def retag(op: Operation, uid: Uid, tag: str) -> None:
    """Give a span another tag. Attributes that the new tag does not know go.

    Raises:
        RefusedError: An unknown tag, or such a span is there already.
        NotFoundError: There is no such span.
        NotYourLayerError: It is somebody else's.
    """
    span = get(op.db, Span, uid)
    known = {definition.name for definition in tag_named(op.db, tag).attributes}
    _refuse_twin(op, span.source, tag, span.fragments)
    kept = {name: value for name, value in span.attributes.items() if name in known}
    op.update("span", uid, tag=tag, attributes=kept)


def reshape(op: Operation, uid: Uid, extents: Sequence[Extent]) -> None:
    """Give a span other words of its source.

    Raises:
        RefusedError: Outside the text, or such a span is there already.
        NotFoundError: There is no such span.
        NotYourLayerError: It is somebody else's.
    """
    span = get(op.db, Span, uid)
    fragments = _inside(op.db, span.source, extents)
    if fragments != span.fragments:
        _refuse_twin(op, span.source, span.tag, fragments)
    op.update("span", uid, fragments=fragments)


def describe(op: Operation, uid: Uid, attributes: Attributes, note: str) -> None:
    """Set a span's attributes and note.

    Raises:
        RefusedError: An attribute that its tag does not have, or a value that does not fit.
        NotFoundError: There is no such span.
        NotYourLayerError: It is somebody else's.
    """
    span = get(op.db, Span, uid)
    check_attributes(tag_named(op.db, span.tag), attributes)
    op.update("span", uid, attributes=attributes, note=note)


def tag_named(db: Connection, tag: str) -> Tag:
    """Return a tag of the project's tag set.

    Raises:
        RefusedError: There is none of that id.
    """
    for found in select(db, Tag, "id = ?", (tag,)):
        return found
    known = ", ".join(t.id for t in load_tags(db))
    raise RefusedError(f"There is no tag {tag!r} in this project.", f"It has: {known}.")


def check_attributes(tag: Tag, attributes: Attributes) -> None:
    """Check values against a tag's definitions.

    Raises:
        RefusedError: The first that does not fit, in a sentence.
    """
    known = [definition.name for definition in tag.attributes]
    for name in attributes:
        if name not in known:
            raise RefusedError(
                f"A {tag.id} has no attribute {name!r}.", f"It has: {', '.join(known) or 'none'}."
            )
    for problem in attribute_problems(tag, attributes):
        raise RefusedError(problem[:1].upper() + problem[1:])


def _refuse_unfit(db: Connection, tag: str, attributes: Attributes) -> None:
    # A span without attributes, as nearly all begin, needs no more than that there is such a tag.
    if (
        attributes
        or not db.execute("SELECT 1 FROM tag WHERE id = ? AND deleted = 0", (tag,)).fetchone()
    ):
        check_attributes(tag_named(db, tag), attributes)


def _inside(db: Connection, source: Uid, extents: Sequence[Extent]) -> tuple[Extent, ...]:
    fragments = joined(extents)
    row = db.execute(
        "SELECT length FROM source WHERE uid = ? AND deleted = 0", (source,)
    ).fetchone()
    length = get(db, Source, source).length if row is None else row[0]
    if fragments[0][0] < 0 or fragments[-1][1] > length:
        raise RefusedError(
            f"Offsets {fragments[0][0]} to {fragments[-1][1]} lie outside the text (0 to {length})."
        )
    return fragments


def _refuse_twin(op: Operation, source: Uid, tag: str, fragments: tuple[Extent, ...]) -> None:
    # The plus keeps SQLite from walking the whole layer by its index.
    rows = op.db.execute(
        "SELECT fragments FROM span WHERE source = ? AND start = ? AND +layer = ? AND tag = ?"
        " AND deleted = 0",
        (source, fragments[0][0], op.layer, tag),
    )
    if any(_fragments(row[0]) == fragments for row in rows):
        raise RefusedError(f"These words are tagged {tag} already.")


def _fragments(raw: str) -> tuple[Extent, ...]:
    if raw.startswith("[[") and raw.find("[", 2) < 0:  # one fragment, as nearly all have
        start, end = raw[2:-2].split(",")
        return ((int(start), int(end)),)
    return tuple((start, end) for start, end in json.loads(raw))


def _span(row: Sequence[object]) -> Span:
    uid, source, layer, tag, fragments, attributes, note, confidence, origin, created = row
    return Span(
        uid,  # type: ignore[arg-type]
        source,  # type: ignore[arg-type]
        layer,  # type: ignore[arg-type]
        tag or "",  # type: ignore[arg-type]
        _fragments(fragments),  # type: ignore[arg-type]
        MAP.from_wire(json.loads(attributes)) if attributes else _EMPTY,  # type: ignore[arg-type]
        note or "",  # type: ignore[arg-type]
        confidence,  # type: ignore[arg-type]
        MAP.from_wire(json.loads(origin)) if origin else _EMPTY,  # type: ignore[arg-type]
        created or 0,  # type: ignore[arg-type]
    )


def spans_of(
    db: Connection, source: Uid, layers: Sequence[Uid], start: int = 0, end: int | None = None
) -> list[Span]:
    """Return the spans of some layers in a source that start in `[start, end)`, by start."""
    rows = db.execute(
        f"{_selected(layers)} AND start >= ? AND start < ? ORDER BY start",
        (source, *layers, start, _BEYOND if end is None else end),
    )
    return [_span(row) for row in rows]


def _selected(layers: Sequence[Uid], further: str = "") -> str:
    # The plus keeps SQLite from walking the whole layer by its index.
    marks = ", ".join("?" * len(layers))
    return (
        f"SELECT {_COLUMNS}{further} FROM span"
        f" WHERE source = ? AND +layer IN ({marks}) AND deleted = 0"
    )


Mark = tuple[int, int]
"""Where a page ended: the last span's start and row."""

FIRST_PAGE: Mark = (-1, 0)


def spans_page(
    db: Connection, source: Uid, layers: Sequence[Uid], after: Mark, size: int
) -> tuple[list[Span], Mark]:
    """Return at most `size` spans of some layers in a source, by start, and where they end.

    Between two pages others may write: what was there all the time is in one of them.
    """
    start, row = after
    rows = db.execute(
        f"{_selected(layers, ', start, rowid')} AND start >= ? AND (start > ? OR rowid > ?)"
        " ORDER BY start, rowid LIMIT ?",
        (source, *layers, start, start, row, size),
    ).fetchall()
    last = (rows[-1][-2], rows[-1][-1]) if rows else after
    return [_span(row[:-2]) for row in rows], last


def more_than(db: Connection, source: Uid, number: int) -> bool:
    """Whether a source has more than `number` spans, of whichever layers; a quick look."""
    row = db.execute("SELECT 1 FROM span WHERE source = ? LIMIT 1 OFFSET ?", (source, number))
    return row.fetchone() is not None


def spans_by_id(db: Connection, uids: Iterable[Uid]) -> dict[Uid, Span]:
    """Return the living ones among some spans."""
    found: dict[Uid, Span] = {}
    for uid in uids:
        row = db.execute(
            f"SELECT {_COLUMNS} FROM span WHERE uid = ? AND deleted = 0", (uid,)
        ).fetchone()
        if row is not None:
            found[uid] = _span(row)
    return found


def span_with_id(db: Connection, uid: Uid) -> Span:
    """Return one living span.

    Raises:
        NotFoundError: There is none.
    """
    found = spans_by_id(db, (uid,))
    if uid not in found:
        raise NotFoundError(f"There is no span {uid_text(uid)} here (any more).")
    return found[uid]


def words_of(text: str, span: Span) -> str:
    """Return a span's words: its fragments' text, joined by one space."""
    return " ".join(text[start:end] for start, end in span.fragments)
