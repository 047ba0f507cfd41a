"""A tag set as TOML, the way a team would keep it under version control."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from store.model import AttributeDef, LinkType, Tag
from store.tagset.parse import SCHEMA
from store.tagset.tags import TagSet

# JSON strings are TOML strings but for DEL; the others break lines in editors and in diffs.
_ESCAPES = {at: f"\\u{at:04x}" for at in (0x7F, 0x85, 0x2028, 0x2029)}
_Field = str | bool | tuple[str, ...]


def tagset_toml(tagset: TagSet) -> str:
    """Return `tagset` as TOML: `parse_tagset` reads it back equal."""
    tables = [f"schema = {SCHEMA}\n"]
    for tag in tagset.tags:
        tables.append(_tag(tag))
        tables.extend(_attribute(attribute) for attribute in tag.attributes)
    tables.extend(_link_type(link_type) for link_type in tagset.link_types)
    return "\n".join(tables)


def _tag(tag: Tag) -> str:
    optional = {"key": tag.key, "color": tag.color, "description": tag.description}
    return _table("tag", {"id": tag.id, "label": tag.label, "unit": tag.unit}, optional)


def _attribute(attribute: AttributeDef) -> str:
    optional: dict[str, _Field] = {
        "values": attribute.values,
        "required": attribute.required,
        "multiple": attribute.multiple,
        "description": attribute.description,
    }
    return _table("tag.attribute", {"name": attribute.name, "type": attribute.type}, optional)


def _link_type(link_type: LinkType) -> str:
    always: dict[str, _Field] = {
        "id": link_type.id,
        "label": link_type.label,
        "directed": link_type.directed,
        "scope": link_type.scope,
        "joins": link_type.joins,
    }
    optional: dict[str, _Field] = {
        "key": link_type.key,
        "head_tags": link_type.head_tags,
        "tail_tags": link_type.tail_tags,
        "description": link_type.description,
        "test": link_type.test,
    }
    return _table("link_type", always, optional)


def _table(name: str, always: Mapping[str, _Field], optional: Mapping[str, _Field]) -> str:
    """Return one element of an array of tables; optional fields only where they say something."""
    fields = dict(always) | {key: value for key, value in optional.items() if value}
    return "\n".join([f"[[{name}]]", *_assignments(fields.items()), ""])


def _assignments(fields: Iterable[tuple[str, _Field]]) -> Iterable[str]:
    for key, value in fields:
        yield f"{key} = {_value(value)}"


def _value(value: _Field) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(_value(item) for item in value)}]"
    return json.dumps(value, ensure_ascii=False).translate(_ESCAPES)
