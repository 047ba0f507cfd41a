"""Identity: 16-byte ids, ordered by time of creation, or derived from a name.

Spans, links and everything else that is made get a UUIDv7 (RFC 9562). What is *named* in a tag set
(a tag, a link type) gets a UUIDv8 derived from kind and name, so that the same tag made by two
replicas is one entity.
"""

from __future__ import annotations

import hashlib
import uuid
from typing import NewType

import uuid_utils

Uid = NewType("Uid", bytes)
"""16 bytes. Written as the usual 36 characters wherever a person or a file sees it."""


def new_uid() -> Uid:
    """Return a fresh UUIDv7; later ones sort after earlier ones within a process."""
    return Uid(uuid_utils.uuid7().bytes)


def named_uid(kind: str, name: str) -> Uid:
    """Return the id that `name` has among entities of `kind`, the same everywhere (UUIDv8)."""
    digest = bytearray(hashlib.sha256(f"sidelight\x1f{kind}\x1f{name}".encode()).digest()[:16])
    digest[6] = digest[6] & 0x0F | 0x80
    digest[8] = digest[8] & 0x3F | 0x80
    return Uid(bytes(digest))


def uid_text(uid: Uid) -> str:
    """Return the canonical 36-character form."""
    return str(uuid.UUID(bytes=uid))


def parse_uid(text: str) -> Uid:
    """Read the canonical form, or 32 hex digits.

    Raises:
        ValueError: `text` is neither.
    """
    return Uid(uuid.UUID(text).bytes)
