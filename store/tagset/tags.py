"""The tag set as a value."""

from __future__ import annotations

from dataclasses import dataclass, field

from store.model import LinkType, Tag


@dataclass(frozen=True, slots=True)
class TagSet:
    """The tags and link types of a project, in order.

    Attributes:
        warnings: Sentences about keys of the file that were ignored; not compared.
    """

    tags: tuple[Tag, ...]
    link_types: tuple[LinkType, ...]
    warnings: tuple[str, ...] = field(default=(), compare=False)
