"""Articles into a project: into which story, and not twice. Reads no files and asks nobody."""

from __future__ import annotations

from dataclasses import dataclass

from store.db import Connection
from store.errors import RefusedError
from store.ingest import Article
from store.model.entities import Source, Story
from store.model.uids import Uid
from store.oplog import Operation
from store.oplog.rows import select
from store.sources import add_source, create_story, with_text


@dataclass(slots=True)
class Destination:
    """The story that articles go to. A new one is made only when it gets its first article.

    Attributes:
        title: What a new story is called; by default as its first article.
        story: The story, once there is one.
    """

    title: str = ""
    story: Uid | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """An article that became a source."""

    source: Uid
    story: Uid


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An article that was passed over.

    Attributes:
        twin: The source that has exactly its text.
    """

    twin: Source


def destination(db: Connection, title: str) -> Destination:
    """Return the oldest story of that title as a destination, else a new one to be.

    Raises:
        RefusedError: The title is blank.
    """
    wanted = " ".join(title.split())
    if not wanted:
        raise RefusedError("A story needs a title.", "Name one that is not blank.")
    found = select(db, Story, "title = ? ORDER BY created_at, uid LIMIT 1", (wanted,))
    return Destination(wanted, next((story.uid for story in found), None))


def add_article(op: Operation, to: Destination, article: Article) -> Added | Duplicate:
    """Add an article at the end of a story, unless its very text is in the project already."""
    twins = with_text(op.db, article.text)
    if twins:
        return Duplicate(twins[0])
    if to.story is None:
        to.story = create_story(op, to.title or article.title)
    fields = {
        "title": article.title,
        "publisher": article.publisher,
        "authors": article.authors,
        "url": article.url,
        "published_at": article.published_at,
        "language": article.language,
        "licence": article.licence,
        "provenance": article.provenance,
        "metadata": article.metadata,
    }
    return Added(add_source(op, to.story, article.text, fields), to.story)


def refuse_unreadable(db: Connection) -> None:
    """Make sure that every span lies inside its text: no other tool could show or export it.

    Raises:
        RefusedError: One does not.
    """
    count = db.execute(
        "SELECT COUNT(*) FROM span JOIN source ON source.uid = span.source"
        " WHERE span.deleted = 0"
        " AND (span.start < 0 OR json_extract(span.fragments, '$[#-1][1]') > source.length)"
    ).fetchone()[0]
    if count:
        raise RefusedError(f"{count} of its spans lie outside their texts.", "Export it again.")
