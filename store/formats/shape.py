"""What a record type is: its fields in order, and the way from an entity to JSON and back."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from store.formats.codec import Form, LineError, shown


@dataclass(frozen=True, slots=True)
class Shape:
    """One record type.

    Attributes:
        name: The record's `type`.
        forms: Field name to form, in the order of the file.
        attributes: Field name to attribute of the entity; fields that are not in it are given
            beside the entity (a span's words, say).
        required: Fields that a reader insists on.
        build: Makes the record from the decoded values, which are keyed by attribute.
    """

    name: str
    forms: Mapping[str, Form]
    attributes: Mapping[str, str]
    required: frozenset[str]
    build: Callable[[dict[str, Any]], Any]

    def encode(self, entity: object, **beside: object) -> dict[str, object]:
        """Return the JSON form of `entity`, in file order, `type` not included.

        Raises:
            LineError: A value is not what it must be.
        """
        out: dict[str, object] = {}
        name = ""
        try:
            for name, form in self.forms.items():
                if name in self.attributes:
                    out[name] = form.encode(getattr(entity, self.attributes[name]))
                elif name in beside:
                    out[name] = form.encode(beside[name])
        except LineError as error:
            raise self._about(name, error) from None
        return out

    def decode(self, data: Mapping[str, object]) -> Any:
        """Return the record that `data` holds; unknown fields are ignored.

        Raises:
            LineError: A field is missing or is not what it must be.
        """
        values: dict[str, Any] = {}
        name = ""
        try:
            for name, form in self.forms.items():
                if name in data:
                    values[self.attributes.get(name, name)] = form.decode(data[name])
                elif name in self.required:
                    raise LineError("is missing.")
        except LineError as error:
            raise self._about(name, error) from None
        return self.build(values)

    def _about(self, name: str, error: LineError) -> LineError:
        return LineError(f"{self.name}: {name} {error.sentence}")


def shape(
    name: str,
    entity: type[Any],
    attributes: Mapping[str, str],
    build: Callable[[dict[str, Any]], Any] | None = None,
    beside: tuple[str, ...] = (),
    /,
    **forms: Form,
) -> Shape:
    """Return a shape whose fields are `forms`.

    Args:
        name: The record's `type`.
        entity: Its dataclass; fields without a default are required in a file as well.
        attributes: Names the attribute of fields that are called otherwise in the file.
        build: See `Shape`; by default the entity itself.
        beside: Required fields that the entity does not have.
    """
    fields = {field.name: field for field in dataclasses.fields(entity)}
    named = {f: attributes.get(f, f) for f in forms if attributes.get(f, f) in fields}
    required = {f for f, attribute in named.items() if _has_no_default(fields[attribute])}

    def make(values: dict[str, Any]) -> Any:
        return entity(**values)

    return Shape(name, forms, named, frozenset(required.union(beside)), build or make)


def _has_no_default(field: dataclasses.Field[Any]) -> bool:
    missing = dataclasses.MISSING
    return field.default is missing and field.default_factory is missing


def nested(shape: Shape) -> Form:
    """Return the form of an object inside a record."""

    def decode(value: object) -> Any:
        if not isinstance(value, dict):
            raise LineError(f"must be an object, not {shown(value)}.")
        return shape.decode(value)

    return Form(shape.encode, decode)
