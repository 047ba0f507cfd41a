"""A change: what one operation did to one entity, field by field, before and after.

Written to the log as JSON `[kind, uid, {field: [before, after]}]`, compressed when large. The
pseudo-field `deleted` is null before birth, then 0, and 1 for a tombstone: nothing is ever removed.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from store.errors import ProjectError
from store.model.kinds import KINDS, Wire, dumps
from store.model.uids import Uid

FORMAT = 1
"""Version of the written form. Older ones stay readable for ever."""

DELETED = "deleted"
ATTRIBUTE = "attributes."
"""What the field that holds one attribute begins with."""

_COMPRESS_ABOVE = 2048

Delta = tuple[Wire, Wire]
"""`(before, after)`; null stands for the field's default."""


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one entity."""

    kind: str
    uid: Uid
    fields: Mapping[str, Delta]

    @property
    def creates(self) -> bool:
        """Whether the entity is born by this change."""
        return self.fields.get(DELETED, (0, 0))[0] is None

    def inverse(self) -> Change:
        """Return the change that takes this one back. A birth is taken back by a tombstone."""
        if self.creates:
            # What was born and deleted at one stroke was dead, and stays so when this is taken back.
            return Change(self.kind, self.uid, {DELETED: (self.fields[DELETED][1], 1)})
        return Change(self.kind, self.uid, {f: (b, a) for f, (a, b) in self.fields.items()})


def encode(changes: Iterable[Change]) -> bytes:
    """Return the written form."""
    rows = [
        [c.kind, c.uid.hex(), {f: list(delta) for f, delta in c.fields.items()}] for c in changes
    ]
    raw = dumps(rows).encode()
    return zlib.compress(raw, 6) if len(raw) > _COMPRESS_ABOVE else raw


def raw_json(data: bytes) -> bytes:
    """Return the uncompressed written form, which is what the hash covers.

    Raises:
        ProjectError: It cannot be unpacked.
    """
    try:
        return data if data[:1] == b"[" else zlib.decompress(data)
    except zlib.error as error:
        raise ProjectError("The changes of an operation cannot be unpacked.") from error


def decode(data: bytes, version: int) -> list[Change]:
    """Read the written form of any version up to `FORMAT`.

    Raises:
        ProjectError: The version is newer than this program, or the changes make no sense.
    """
    if version > FORMAT:
        raise ProjectError(
            f"An operation is written in format {version}; this Sidelight knows {FORMAT}.",
            "Update Sidelight.",
        )
    try:
        return [_change(*row) for row in json.loads(raw_json(data))]
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        raise ProjectError("The changes of an operation cannot be read.") from error


def _change(kind: str, uid: str, fields: Mapping[str, Sequence[Wire]]) -> Change:
    known = KINDS[kind].fields
    for field in fields:
        if field not in known and field != DELETED and not field.startswith(ATTRIBUTE):
            raise KeyError(field)
    return Change(kind, Uid(bytes.fromhex(uid)), {f: (b, a) for f, (b, a) in fields.items()})
