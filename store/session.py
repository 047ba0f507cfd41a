"""What stays on this machine: where an annotator stopped, and who worked here last.

Local and not part of the data: it is not logged, does not travel and is not exported.
"""

from __future__ import annotations

import json
from contextlib import nullcontext
from typing import Any

from store.db import Connection, tx


def recall(db: Connection, name: str) -> Any:
    """Return the JSON value kept under a name; null when there is none."""
    row = db.execute("SELECT value FROM local WHERE name = ?", (name,)).fetchone()
    return json.loads(row[0]) if row else None


def remember(db: Connection, name: str, value: Any) -> None:
    """Keep a JSON value under a name, in place of what was there.

    Raises:
        BusyError: Another process held the write lock all the time.
    """
    with nullcontext() if db.in_transaction else tx(db):
        db.execute(
            "INSERT INTO local (name, value) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (name, json.dumps(value)),
        )
