"""What screens ask for: several tables read at once, shaped for showing."""

from __future__ import annotations

from dataclasses import dataclass

from store.assignments import assignments_of
from store.db import Connection
from store.model.entities import Source, Status, Story
from store.model.uids import Uid
from store.oplog.rows import select
from store.sources import stories


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story with its sources and one layer's progress.

    Attributes:
        spans: How many spans the layer has in it; `links` likewise.
        status: What the layer's assignment says; "todo" where there is none.
    """

    story: Story
    sources: tuple[Source, ...]
    spans: int
    links: int
    status: Status


def library(db: Connection, layer: Uid) -> list[StoryRow]:
    """Return all stories, oldest first, with the progress of `layer`."""
    by_story: dict[Uid, list[Source]] = {}
    for source in select(db, Source, "1 ORDER BY position, uid"):
        by_story.setdefault(source.story, []).append(source)
    spans = _counts(db, "span.uid", layer)
    links = _counts(db, "link.uid", layer)
    assigned = assignments_of(db, layer)
    return [
        StoryRow(
            story,
            tuple(by_story.get(story.uid, ())),
            spans.get(story.uid, 0),
            links.get(story.uid, 0),
            assigned[story.uid].status if story.uid in assigned else "todo",
        )
        for story in stories(db)
    ]


def _counts(db: Connection, counted: str, layer: Uid) -> dict[Uid, int]:
    table = counted.split(".", maxsplit=1)[0]
    span = (
        "link JOIN span AS tail ON tail.uid = link.tail AND tail.deleted = 0"
        " JOIN span ON span.uid = link.head AND span.deleted = 0"
        if table == "link"
        else "span"
    )
    rows = db.execute(
        f"SELECT source.story, COUNT(*) FROM {span} JOIN source ON source.uid = span.source"
        f" WHERE {table}.layer = ? AND {table}.deleted = 0 GROUP BY source.story",
        (layer,),
    )
    return {Uid(story): count for story, count in rows}
