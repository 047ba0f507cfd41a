"""Whether a span's attributes are what its tag says they are. Attributes it does not name are free."""

from __future__ import annotations

import reprlib
from collections.abc import Iterator
from datetime import datetime
from math import isfinite

from store.model.entities import AttributeDef, Attributes, Tag, Value

_A = {"integer": "an integer"}
_PARTIAL_DATE = {4: "-01-01", 7: "-01"}
"""What completes a year, or a year and month, by length."""


def attribute_problems(tag: Tag, attributes: Attributes) -> Iterator[str]:
    """Yield a sentence for each attribute whose value does not have its declared type."""
    for definition in tag.attributes:
        value = attributes.get(definition.name)
        if isinstance(value, tuple) and not definition.multiple:
            yield f"attribute {reprlib.repr(definition.name)} has several values; {tag.id} allows one."
        for item in value if isinstance(value, tuple) else (value,):
            if item is not None and not _fits(definition, item):
                wanted = ", ".join(definition.values) or _A.get(
                    definition.type, f"a {definition.type}"
                )
                yield f"attribute {reprlib.repr(definition.name)} must be {wanted}, not {reprlib.repr(item)}."


def missing_attributes(tag: Tag, attributes: Attributes) -> list[str]:
    """Return the names of the required attributes that have no value yet."""
    return [
        definition.name
        for definition in tag.attributes
        if definition.required and attributes.get(definition.name) in (None, ())
    ]


def _fits(definition: AttributeDef, value: Value) -> bool:
    match definition.type:
        case "boolean":
            return isinstance(value, bool)
        case "integer":
            return isinstance(value, int) and not isinstance(value, bool)
        case "number":
            whole = isinstance(value, int) and not isinstance(value, bool)
            return whole or (isinstance(value, float) and isfinite(value))
        case "enum":
            return isinstance(value, str) and value in definition.values
        case "date":
            return isinstance(value, str) and _is_date(value)
        case _:
            return isinstance(value, str)


def _is_date(text: str) -> bool:
    """Take a day, a moment, a month or a year: reports are not always more precise."""
    try:
        datetime.fromisoformat(text + _PARTIAL_DATE.get(len(text), ""))
    except ValueError:
        return False
    return True
