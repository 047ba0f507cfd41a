"""Between the lines of a form and the typed values of the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from store.errors import RefusedError
from store.model import AttributeDef, Attributes, AttributeValue, Source, Value
from store.sources import clean_title
from tui.dialogs.form import Field

NOTE = ""
"""Key of the note among a form's answers: no attribute can have that name."""
_YES = frozenset({"yes", "y", "true", "1"})
_NO = frozenset({"no", "n", "false", "0"})

SOURCE_FIELDS: tuple[tuple[str, str, str], ...] = (
    ("title", "Title", ""),
    ("publisher", "Publisher", ""),
    ("authors", "Authors", "several are separated by semicolons"),
    ("published_at", "Date", "such as 2026-03-14"),
    ("language", "Language", "such as en"),
    ("url", "URL", ""),
    ("licence", "Licence", ""),
)
"""Name, label and hint of what may be corrected about a source."""


def shown_value(value: AttributeValue) -> str:
    """Return a value as one types it."""
    if isinstance(value, tuple):
        return ", ".join(shown_value(item) for item in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _placeholder(definition: AttributeDef) -> str:
    if definition.type == "enum":
        return " | ".join(definition.values)
    hint = {"boolean": "yes | no", "date": "2026-03-14"}.get(definition.type, definition.type)
    return f"{hint}, several with commas" if definition.multiple else hint


def attribute_fields(
    definitions: Sequence[AttributeDef], attributes: Attributes, note: str
) -> list[Field]:
    """Return the form's lines for a span: one an attribute, and the note."""
    fields = [
        Field(d.name, d.name, shown_value(attributes.get(d.name)), _placeholder(d))
        for d in definitions
    ]
    return [*fields, Field(NOTE, "note", note)]


def read_attributes(
    definitions: Sequence[AttributeDef], answers: Mapping[str, str], held: Attributes
) -> dict[str, AttributeValue]:
    """Return the attributes that a form's answers mean; an empty line means none.

    A line that says what it said before keeps the value `held`, whatever that is made of.

    Raises:
        RefusedError: A value that is not of its type.
    """
    found: dict[str, AttributeValue] = {}
    for definition in definitions:
        name, answer = definition.name, answers.get(definition.name, "")
        typed = answer.strip()
        if name in held and answer == shown_value(held[name]):
            found[name] = held[name]
        elif not typed:
            continue
        elif definition.multiple:
            found[name] = tuple(
                _read(definition, part.strip()) for part in typed.split(",") if part.strip()
            )
        else:
            found[name] = _read(definition, typed)
    return found


def _read(definition: AttributeDef, typed: str) -> Value:
    match definition.type:
        case "enum":
            return _one_of(definition.values, typed)
        case "boolean" if typed.casefold() in _YES | _NO:
            return typed.casefold() in _YES
        case "integer" | "number":
            return _number(definition, typed)
        case _:
            return typed


def _one_of(values: Sequence[str], typed: str) -> str:
    """Return the value that was typed, or begun so that no other one begins like it."""
    wanted = typed.casefold()
    begun = [value for value in values if value.casefold().startswith(wanted)]
    exact = [value for value in begun if value.casefold() == wanted]
    return (exact or (begun if len(begun) == 1 else [typed]))[0]


def _number(definition: AttributeDef, typed: str) -> int | float:
    try:
        return int(typed)
    except ValueError:
        pass
    try:
        return float(typed)
    except ValueError as error:
        raise RefusedError(f"{definition.name} takes a number, not {typed!r}.") from error


def source_fields(source: Source) -> list[Field]:
    """Return the form's lines for a source."""
    return [
        Field(name, label, _source_value(getattr(source, name)), hint)
        for name, label, hint in SOURCE_FIELDS
    ]


def _source_value(value: str | tuple[str, ...] | None) -> str:
    return "; ".join(value) if isinstance(value, tuple) else value or ""


def read_source(answers: Mapping[str, str]) -> dict[str, object]:
    """Return a source's fields from a form's answers; an empty line means unknown.

    Raises:
        RefusedError: The title is blank.
    """
    fields: dict[str, object] = {
        name: answers[name].strip() or None for name, _, _ in SOURCE_FIELDS
    }
    authors = (part.strip() for part in answers["authors"].split(";"))
    return {
        **fields,
        "title": clean_title(answers["title"], "source"),
        "authors": tuple(author for author in authors if author),
    }
