"""The schema, as an append-only list of steps.

Each step runs once, in one transaction with its own record. A step that has landed is never edited:
files in the field were made by it. STRICT tables; entities that travel between replicas have their
uid as their only UNIQUE and no foreign keys, since a reference may arrive before its target.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from store.db import APPLICATION_ID, SCHEMA_VERSION, Connection, tx

steps = Migrations("sidelight")

_ENTITY_TABLES_1: dict[str, dict[str, type]] = {
    "project": {
        "name": str, "description": str, "licence": str, "guidelines": str, "created_at": int,
    },
    "tag": {
        "id": str, "label": str, "key": str, "color": str, "description": str, "unit": str,
        "attributes": str, "position": int,
    },
    "link_type": {
        "id": str, "label": str, "key": str, "description": str, "directed": int, "scope": str,
        "head_tags": str, "tail_tags": str, "joins": int, "test": str, "position": int,
    },
    "annotator": {"name": str, "kind": str, "created_at": int},
    "layer": {"annotator": bytes, "role": str, "name": str, "origin": str, "created_at": int},
    "story": {"title": str, "note": str, "split": str, "created_at": int},
    "source": {
        "story": bytes, "text_sha256": bytes, "length": int, "title": str, "position": int,
        "publisher": str, "authors": str, "url": str, "published_at": str, "language": str,
        "licence": str, "provenance": str, "metadata": str, "created_at": int,
    },
    "assignment": {"layer": bytes, "story": bytes, "status": str, "created_at": int},
    "coverage": {"layer": bytes, "source": bytes, "start": int, "end": int, "created_at": int},
    "span": {
        "source": bytes, "layer": bytes, "tag": str, "fragments": str, "attributes": str,
        "note": str, "confidence": float, "origin": str, "created_at": int,
    },
    "link": {
        "layer": bytes, "type": str, "head": bytes, "tail": bytes, "attributes": str,
        "note": str, "confidence": float, "origin": str, "created_at": int,
    },
    "omission": {
        "layer": bytes, "source": bytes, "span": bytes, "note": str, "created_at": int,
    },
    "decision": {
        "layer": bytes, "target_kind": str, "target": bytes, "verdict": str, "replaced_by": str,
        "reason": str, "comment": str, "created_at": int,
    },
    "comment": {
        "layer": bytes, "target_kind": str, "target": bytes, "text": str, "created_at": int,
    },
}  # fmt: skip

_INDEXES_1: dict[str, tuple[tuple[str, ...], ...]] = {
    "source": (("story",), ("text_sha256",)),
    "layer": (("annotator",),),
    "assignment": (("story",), ("layer",)),
    "coverage": (("source", "layer"), ("layer",)),
    "span": (("source", "start"), ("layer",)),
    "link": (("head",), ("tail",), ("layer",)),
    "omission": (("source",), ("span",), ("layer",)),
    "decision": (("target",), ("layer",)),
    "comment": (("target",), ("layer",)),
}


@steps()
def m001_log_and_tables(db: Database) -> None:
    """The operation log, the texts, one table per kind, and what stays on this machine."""
    _create_log(db)
    for name, columns in _ENTITY_TABLES_1.items():
        base = {"rowid": int, "uid": bytes, "hlc": int, "replica": bytes, "deleted": int}
        db.table(name).create({**base, **columns}, pk="rowid", not_null={"uid"}, strict=True)
        db.table(name).create_index(["uid"], unique=True)
    db.execute(
        "ALTER TABLE span ADD COLUMN start INTEGER"
        " GENERATED ALWAYS AS (json_extract(fragments, '$[0][0]')) VIRTUAL"
    )
    for name, indexes in _INDEXES_1.items():
        for columns_of_index in indexes:
            db.table(name).create_index(list(columns_of_index))


def _create_log(db: Database) -> None:
    db.table("operation").create(
        {
            "number": int, "uid": bytes, "label": str, "annotator": bytes, "layer": bytes,
            "replica": bytes, "seq": int, "hlc": int, "undoes": bytes, "format": int,
            "changes": bytes, "previous_hash": bytes, "hash": bytes,
        },
        pk="number",
        not_null={"uid", "label", "replica", "seq", "hlc", "format", "changes", "hash"},
        strict=True,
    )  # fmt: skip
    db.table("operation").create_index(["uid"], unique=True)
    db.table("operation").create_index(["replica", "seq"], unique=True)
    db.table("operation").create_index(["hlc"])
    db.table("operation").create_index(["annotator", "hlc"])
    for verb in ("UPDATE", "DELETE"):
        db.execute(
            f"CREATE TRIGGER operation_no_{verb.lower()} BEFORE {verb} ON operation BEGIN"
            " SELECT RAISE(ABORT, 'the operation log is append-only'); END"
        )
    for statement in (
        "CREATE TABLE operation_entity (entity BLOB NOT NULL, operation INTEGER NOT NULL,"
        " PRIMARY KEY (entity, operation)) STRICT, WITHOUT ROWID",
        "CREATE TABLE stamp (entity BLOB NOT NULL, field TEXT NOT NULL, hlc INTEGER NOT NULL,"
        " replica BLOB NOT NULL, PRIMARY KEY (entity, field)) STRICT, WITHOUT ROWID",
        "CREATE TABLE text (sha256 BLOB PRIMARY KEY, content TEXT NOT NULL) STRICT",
        "CREATE TABLE local (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    ):
        db.execute(statement)


def migrate(connection: Connection) -> None:
    """Bring an open file up to this program's schema; safe when several processes try at once."""
    with tx(connection):
        if connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION:
            return
        steps.apply(Database(connection))
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
