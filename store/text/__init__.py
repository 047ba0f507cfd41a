"""Text in code points: its canonical form, its units, snapping, and other ways of counting offsets."""

from store.text.canonical import canonical, shown, text_sha256
from store.text.document import UNITS, Document, Unit
from store.text.offsets import OffsetMap
from store.text.snap import Policy, snap

__all__ = [
    "UNITS",
    "Document",
    "OffsetMap",
    "Policy",
    "Unit",
    "canonical",
    "shown",
    "snap",
    "text_sha256",
]
