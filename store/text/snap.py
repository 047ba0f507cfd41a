"""Bring a pair of offsets to unit boundaries, by a policy that has a name and is never guessed.

The policies are those of token alignment: `strict` takes only what fits, `contract` keeps the units
that lie wholly inside, `expand` takes in every unit that is touched.
"""

from __future__ import annotations

from typing import Literal

from store.errors import RefusedError
from store.model import Extent
from store.text.document import Document, Unit

Policy = Literal["strict", "contract", "expand"]


def snap(
    document: Document, start: int, end: int, unit: Unit = "grapheme", policy: Policy = "strict"
) -> Extent:
    """Return `[start, end)`, in code points, moved to boundaries of `unit` as `policy` says.

    Where an edge to expand lies between units (white space between words), it stays, but never
    inside a grapheme. A zero-width extent on a grapheme boundary fits graphemes under any policy.

    Raises:
        RefusedError: The offsets are outside the text or reversed; `strict` and they do not fit;
            or no unit is left.
    """
    if not 0 <= start <= end <= document.length:
        raise RefusedError(
            f"[{start}, {end}) is no extent of a text of {document.length} code points."
        )
    if unit == "grapheme" and start == end and document.is_boundary(start):
        return start, end
    if policy == "expand":
        return _expand(document, start, end, unit)
    inside = _contract(document, start, end, unit)
    if policy == "strict" and inside != (start, end):
        raise RefusedError(
            f"[{start}, {end}) does not begin and end with a {unit}.",
            "Snap it by contracting or expanding, or choose other offsets.",
        )
    if inside[0] >= inside[1]:
        raise RefusedError(
            f"[{start}, {end}) holds no whole {unit}.", "Expand it, or choose other offsets."
        )
    return inside


def _contract(document: Document, start: int, end: int, unit: Unit) -> Extent:
    """Return the extent from the first whole unit inside to the last; empty if there is none."""
    if unit == "grapheme":
        low = start if document.is_boundary(start) else document.next_grapheme(start)
        high = end if document.is_boundary(end) else document.grapheme_at(end)[0]
        return low, high
    whole = [
        each for each in document.units(unit, start, end) if start <= each[0] and each[1] <= end
    ]
    return (whole[0][0], max(each[1] for each in whole)) if whole else (start, start)


def _expand(document: Document, start: int, end: int, unit: Unit) -> Extent:
    """Return the extent with every touched unit in full."""
    last = max(start, document.previous_grapheme(end))
    low, high = document.grapheme_at(start)[0], document.grapheme_at(last)[1]
    for edge in (start, last):
        touched = document.unit_at(unit, edge)
        if touched is not None:
            low, high = min(low, touched[0]), max(high, touched[1])
    return low, high
