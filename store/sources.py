"""Stories and the sources that report them. Texts live apart, under their hash, and never change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from store.db import Connection
from store.errors import NotFoundError, RefusedError
from store.model.entities import Source, Story
from store.model.uids import Uid, new_uid, uid_text
from store.oplog import Operation
from store.oplog.rows import get, select
from store.text import text_sha256

EDITABLE = frozenset(
    {"title", "publisher", "authors", "url", "published_at", "language", "licence", "position"}
)
"""What may be corrected about a source after import. Its text may not."""


def clean_title(raw: str, what: str) -> str:
    """Return the title of a story or a source (`what`) without superfluous white space.

    Raises:
        RefusedError: It is blank.
    """
    title = " ".join(raw.split())
    if not title:
        raise RefusedError(f"A {what} needs a title.", "Type one.")
    return title


def create_story(op: Operation, title: str) -> Uid:
    """Add a story and return its id.

    Raises:
        RefusedError: The title is blank.
    """
    story = Story(new_uid(), clean_title(title, "story"), created_at=op.now)
    op.create(story)
    return story.uid


def rename_story(op: Operation, story: Uid, title: str) -> None:
    """Give a story another title.

    Raises:
        RefusedError: The title is blank.
        NotFoundError: There is no such story.
    """
    op.update("story", story, title=clean_title(title, "story"))


def add_source(
    op: Operation, story: Uid, text: str, fields: Mapping[str, Any], uid: Uid | None = None
) -> Uid:
    """Add a source with its canonical text; `fields` as in `Source`.

    Raises:
        NotFoundError: There is no such story.
    """
    get(op.db, Story, story)
    digest = put_text(op.db, text)
    position = op.db.execute(
        "SELECT COALESCE(MAX(position) + 1, 0) FROM source WHERE story = ? AND deleted = 0",
        (story,),
    ).fetchone()[0]
    known = {"position": position, "created_at": op.now, **fields}
    source = Source(uid or new_uid(), story, digest, len(text), **known)
    op.create(source)
    return source.uid


def edit_source(op: Operation, source: Uid, **fields: Any) -> None:
    """Correct what is known about a source.

    Raises:
        RefusedError: A field that cannot be changed, or a blank title.
        NotFoundError: There is no such source.
    """
    if fixed := set(fields) - EDITABLE:
        raise RefusedError(f"A source's {', '.join(sorted(fixed))} cannot be changed.")
    if "title" in fields:
        fields["title"] = clean_title(fields["title"], "source")
    op.update("source", source, **fields)


def put_text(db: Connection, text: str) -> bytes:
    """Keep a canonical text and return its SHA-256 (32 bytes)."""
    digest = text_sha256(text)
    db.execute("INSERT OR IGNORE INTO text (sha256, content) VALUES (?, ?)", (digest, text))
    return digest


def text_of(db: Connection, source: Uid) -> str:
    """Return the canonical text of a source.

    Raises:
        NotFoundError: There is no such source, or its text was taken down.
    """
    row = db.execute(
        "SELECT text.content FROM source JOIN text ON text.sha256 = source.text_sha256"
        " WHERE source.uid = ?",
        (source,),
    ).fetchone()
    if row is None:
        raise NotFoundError(f"The text of source {uid_text(source)} is not in this project.")
    return str(row[0])


def excerpt(db: Connection, source: Uid, start: int, end: int) -> str:
    """Return `[start, end)` of a source's text, in code points; empty where the text is not here."""
    row = db.execute(
        "SELECT substr(text.content, ?, ?) FROM source"
        " JOIN text ON text.sha256 = source.text_sha256 WHERE source.uid = ?",
        (start + 1, end - start, source),
    ).fetchone()
    return str(row[0]) if row else ""


def story_with_id(db: Connection, uid: Uid) -> Story:
    """Return one story.

    Raises:
        NotFoundError: There is none with that id.
    """
    return get(db, Story, uid)


def stories(db: Connection) -> list[Story]:
    """Return all stories, oldest first."""
    return list(select(db, Story, "1 ORDER BY created_at, uid"))


def sources_of(db: Connection, story: Uid) -> list[Source]:
    """Return a story's sources in their order."""
    return list(select(db, Source, "story = ? ORDER BY position, uid", (story,)))


def with_text(db: Connection, text: str) -> list[Source]:
    """Return the sources that hold exactly this text."""
    return list(select(db, Source, "text_sha256 = ?", (text_sha256(text),)))
