"""Annotators without their names, for an export that is given away.

Only names that Sidelight itself wrote are replaced: what people typed into notes and comments is
theirs to clean.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, count

from store.errors import UsageError
from store.model import Annotator, Layer, LinkType, ProjectInfo, Record, Tag


def pseudonymous(records: Iterable[Record]) -> Iterator[Record]:
    """Yield `records` with people called A1, A2 and so on, in the order of their ids.

    Models and imports keep their names, and no person gets a name that one of those has. The name
    of a layer is blanked where a person's name occurs in it, in whatever case.

    Args:
        records: In the canonical order, annotators before layers; only those are held in memory.

    Raises:
        UsageError: An annotator comes after the layers.
    """
    stream = iter(records)
    annotators: list[Annotator] = []
    following: Iterable[Record] = ()
    for record in stream:
        if isinstance(record, Annotator):
            annotators.append(record)
        elif isinstance(record, ProjectInfo | Tag | LinkType):
            yield record
        else:
            following = (record,)
            break
    names = _pseudonyms(annotators)
    yield from (replace(one, name=names.get(one.uid, one.name)) for one in annotators)
    people = [one.name.casefold() for one in annotators if one.uid in names and one.name]
    for record in chain(following, stream):
        if isinstance(record, Annotator):
            raise UsageError("Pseudonyms need the annotators before their layers.")
        if isinstance(record, Layer) and any(name in record.name.casefold() for name in people):
            record = replace(record, name="")
        yield record


def _pseudonyms(annotators: list[Annotator]) -> dict[bytes, str]:
    people = sorted(one.uid for one in annotators if one.kind == "human")
    taken = {one.name for one in annotators if one.kind != "human"}
    free = (name for name in (f"A{number}" for number in count(1)) if name not in taken)
    return dict(zip(people, free, strict=False))
