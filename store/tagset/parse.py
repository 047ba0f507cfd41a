"""A tag set is data: TOML in, tags and link types out, and back.

Every mistake is refused with its line and a remedy; keys that mean nothing are warned about.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import get_args

from store.errors import TagSetError
from store.model import AttributeDef, AttributeType, LinkType, Scope, Tag, named_uid
from store.tagset.lines import Lines
from store.tagset.table import Table
from store.tagset.tags import TagSet

SCHEMA = 1
"""The version of the file format that this Sidelight reads and writes."""
UNITS = (
    *("word", "clause", "quotation", "sentence", "paragraph"),
    *("figure", "attribution", "statement"),
)
"""What a tag may take at the cursor: units of the text, and what the finders find."""

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,127}")
_ATTRIBUTE = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,63}")
_COLOR = re.compile(r"(?:#[0-9A-Fa-f]{6}|[A-Za-z][A-Za-z0-9_-]*)?")
_TYPES: tuple[AttributeType, ...] = get_args(AttributeType)
_SCOPES: tuple[Scope, ...] = get_args(Scope)
_FILE_KEYS = frozenset({"schema", "tag", "link_type"})
_TAG_KEYS = frozenset({"id", "label", "key", "color", "description", "unit", "attribute"})
_ATTRIBUTE_KEYS = frozenset({"name", "type", "values", "required", "multiple", "description"})
_LINK_KEYS = frozenset(
    {"id", "label", "key", "description", "test"}
    | {"directed", "scope", "head_tags", "tail_tags", "joins"}
)


def parse_tagset(text: str, where: str) -> TagSet:
    """Read a tag set from TOML; `where` names the file in messages.

    Raises:
        TagSetError: The text is not TOML, or not a tag set; names the line.
    """
    lines = Lines(text)
    file = Table(_toml(text, where), where, lines)
    warnings = _check_schema(file) + file.unknown(_FILE_KEYS)
    tags = file.tables("tag")
    if not tags:
        raise file.fail("tag", "has no [[tag]] table.", "A tag set needs at least one tag.")
    links = file.tables("link_type")
    _check_ids(tags, "tag")
    _check_ids(links, "link type")
    return TagSet(
        tuple(_tag(table, at, warnings) for at, table in enumerate(tags)),
        tuple(_link_type(table, at, tags, warnings) for at, table in enumerate(links)),
        tuple(warnings),
    )


@cache
def default_tagset() -> TagSet:
    """Return the tag set that a project has unless told otherwise."""
    path = Path(__file__).with_name("defaults.toml")
    return parse_tagset(path.read_text(encoding="utf-8"), path.name)


def _toml(text: str, where: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message, _, place = str(error).partition(" (at ")
        found = re.match(r"line (\d+)", place)
        line = int(found[1]) if found else text.count("\n") + 1
        raise TagSetError(where, line, f"This is not TOML: {message}.") from None
    except RecursionError:
        raise TagSetError(where, 0, "This is nested too deeply to be a tag set.") from None


def _check_schema(file: Table) -> list[str]:
    """Refuse another version of the format; return a warning where none is named."""
    if "schema" not in file:
        return [str(file.fail("schema", f"names no schema and is read as {SCHEMA}."))]
    schema = file.value("schema")
    if type(schema) is not int or schema != SCHEMA:
        raise file.fail(
            "schema",
            f"has schema {schema!r}, and this Sidelight reads {SCHEMA}.",
            f"Write schema = {SCHEMA}, or use a newer Sidelight.",
        )
    return []


def _check_ids(tables: Sequence[Table], kind: str) -> None:
    """Name each table by its id; ids are well-formed, ids and keys belong to one table each."""
    ids: set[str] = set()
    keys: dict[str, str] = {}
    for table in tables:
        table.name = f"A {kind}"
        name = table.text("id")
        if not name:
            raise table.fail("id", "has no id.", 'Write id = "..." first.')
        table.name = f"The {kind} “{name}”"
        if not _ID.fullmatch(name):
            raise table.fail(
                "id",
                "has an id that exports cannot carry.",
                "Use up to 128 ASCII letters, digits, and . _ : - after the first.",
            )
        if name in ids:
            raise table.fail("id", "is there twice.", "Give one of the two another id.")
        ids.add(name)
        key = table.text("key")
        if key and not (len(key) == 1 and key.isalpha()):
            raise table.fail("key", f"has the key “{key}”.", "A key is a single letter.")
        if key in keys:
            raise table.fail(
                "key", f"has the key {key}, which “{keys[key]}” has.", "Choose another letter."
            )
        if key:
            keys[key] = name


def _label(table: Table) -> str:
    name = table.text("id").replace("-", " ").replace("_", " ")
    return table.text("label", name[:1].upper() + name[1:])


def _tag(table: Table, position: int, warnings: list[str]) -> Tag:
    warnings.extend(table.unknown(_TAG_KEYS))
    color = table.text("color")
    if not _COLOR.fullmatch(color):
        raise table.fail(
            "color", f"has the color “{color}”.", 'Write a name or six digits: "#56b4e9".'
        )
    return Tag(
        uid=named_uid("tag", table.text("id")),
        id=table.text("id"),
        label=_label(table),
        key=table.text("key"),
        color=color,
        description=table.text("description"),
        unit=table.choice("unit", "word", UNITS),
        attributes=_attributes(table, warnings),
        position=position,
    )


def _attributes(tag: Table, warnings: list[str]) -> tuple[AttributeDef, ...]:
    made: dict[str, AttributeDef] = {}
    for table in tag.tables("attribute"):
        table.name = f"An attribute of {tag.name[:1].lower()}{tag.name[1:]}"
        name = table.text("name")
        if not _ATTRIBUTE.fullmatch(name):
            raise table.fail(
                "name",
                f"has the name “{name}”." if name else "has no name.",
                'Write name = "..." with up to 64 ASCII letters, digits, and _ . -',
            )
        table.name = f"The attribute “{name}” of {tag.name[:1].lower()}{tag.name[1:]}"
        if name in made:
            raise table.fail("name", "is there twice.", "Give one of the two another name.")
        made[name] = _attribute(table, name, warnings)
    return tuple(made.values())


def _attribute(table: Table, name: str, warnings: list[str]) -> AttributeDef:
    warnings.extend(table.unknown(_ATTRIBUTE_KEYS))
    kind = table.choice("type", "string", _TYPES)
    values = table.texts("values")
    if kind == "enum" and not values:
        raise table.fail("type", "is an enum without values.", 'Write values = ["...", "..."].')
    if values and kind != "enum":
        raise table.fail("values", f"has values, but the type {kind}.", 'Write type = "enum".')
    return AttributeDef(
        name=name,
        type=kind,
        values=values,
        required=table.flag("required", default=False),
        multiple=table.flag("multiple", default=False),
        description=table.text("description"),
    )


def _link_type(table: Table, position: int, tags: Sequence[Table], warnings: list[str]) -> LinkType:
    warnings.extend(table.unknown(_LINK_KEYS))
    known = [tag.text("id") for tag in tags]
    for end in ("head_tags", "tail_tags"):
        for name in table.texts(end):
            if name not in known:
                raise table.fail(
                    end, f"names the unknown tag “{name}”.", f"The tags are {', '.join(known)}."
                )
    return LinkType(
        uid=named_uid("link_type", table.text("id")),
        id=table.text("id"),
        label=_label(table),
        key=table.text("key"),
        description=table.text("description"),
        directed=table.flag("directed", default=False),
        scope=table.choice("scope", "across_sources", _SCOPES),
        head_tags=table.texts("head_tags"),
        tail_tags=table.texts("tail_tags"),
        joins=table.flag("joins", default=True),
        test=table.text("test"),
        position=position,
    )
