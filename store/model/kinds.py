"""How each kind of entity is kept: its fields, and the three forms a field's value takes.

A value has an *entity* form (what `entities` declares), a *wire* form (JSON, in the operation log)
and an *SQL* form (in the table). `None` on the wire means the field's default, so that a log entry
names only what was said.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from store.model import entities as e
from store.model.uids import Uid

Wire = Any
"""A JSON value."""


@dataclass(frozen=True, slots=True, eq=False)
class Codec:
    """Conversions of one type of value. None of them is ever given `None`."""

    to_wire: Callable[[Any], Wire]
    from_wire: Callable[[Wire], Any]
    to_sql: Callable[[Wire], Any]
    from_sql: Callable[[Any], Wire]


def _same(value: Any) -> Any:
    return value


def dumps(value: Wire) -> str:
    """Write JSON the one way that the log and the tables hold it: compact, keys sorted."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _hex(value: bytes) -> str:
    return value.hex()


def _uid_list(value: Sequence[Uid]) -> list[str]:
    return [uid.hex() for uid in value]


def _plain(value: Mapping[str, Any]) -> dict[str, Wire]:
    """Drop absent attributes and turn tuples into JSON lists."""
    return {
        name: list(item) if isinstance(item, tuple) else item
        for name, item in value.items()
        if item is not None
    }


def _frozen(value: Mapping[str, Wire]) -> dict[str, Any]:
    return {k: tuple(v) if isinstance(v, list) else v for k, v in value.items()}


def _defs_to_wire(defs: Sequence[e.AttributeDef]) -> list[dict[str, Wire]]:
    names = [field.name for field in dataclasses.fields(e.AttributeDef)]
    return [
        {n: list(v) if isinstance(v := getattr(d, n), tuple) else v for n in names} for d in defs
    ]


def _defs_from_wire(value: list[dict[str, Wire]]) -> tuple[e.AttributeDef, ...]:
    return tuple(e.AttributeDef(**{**d, "values": tuple(d.get("values", ()))}) for d in value)


def _fragments_from_wire(value: list[list[int]]) -> tuple[e.Extent, ...]:
    return tuple((start, end) for start, end in value)


TEXT = Codec(_same, _same, _same, _same)
INTEGER = Codec(_same, _same, _same, _same)
REAL = Codec(float, float, float, _same)
BOOLEAN = Codec(bool, bool, int, bool)
UID = Codec(_hex, lambda w: Uid(bytes.fromhex(w)), bytes.fromhex, _hex)
HASH = Codec(_hex, bytes.fromhex, bytes.fromhex, _hex)
UIDS = Codec(_uid_list, lambda w: tuple(Uid(bytes.fromhex(x)) for x in w), dumps, json.loads)
LIST = Codec(list, tuple, dumps, json.loads)
MAP = Codec(_plain, _frozen, dumps, json.loads)
DEFS = Codec(_defs_to_wire, _defs_from_wire, dumps, json.loads)
FRAGMENTS = Codec(lambda v: [list(x) for x in v], _fragments_from_wire, dumps, json.loads)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of entity, kept in the table of the same name.

    Attributes:
        entity: The dataclass; its field names are the keys of `fields`.
        fields: Field name to codec, `uid` excluded, in column order.
        refs: Field name to the kind it points to.
        defaults: What a field is when nothing was said about it.
    """

    name: str
    entity: type[Any]
    fields: Mapping[str, Codec]
    refs: Mapping[str, str]
    defaults: Mapping[str, Any]

    @property
    def layered(self) -> bool:
        """Whether an entity belongs to a layer, and so to that layer's owner."""
        return "layer" in self.fields


def _default(field: dataclasses.Field[Any], codec: Codec) -> Any:
    if field.default is not dataclasses.MISSING:
        return field.default
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return {TEXT: "", INTEGER: 0}.get(codec)


def _kind(name: str, entity: type[Any], refs: Mapping[str, str], /, **codecs: Codec) -> Kind:
    fields = {f.name: f for f in dataclasses.fields(entity) if f.name != "uid"}
    if list(fields) != list(codecs):
        raise AssertionError(f"kind {name}: {list(fields)} != {list(codecs)}")
    defaults = {key: _default(fields[key], codec) for key, codec in codecs.items()}
    return Kind(name, entity, codecs, refs, defaults)


_ANNOTATION = {"attributes": MAP, "note": TEXT, "confidence": REAL, "origin": MAP}
_TARGETED = {"layer": UID, "target_kind": TEXT, "target": UID}

KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        _kind(
            "project", e.ProjectInfo, {},
            name=TEXT, description=TEXT, licence=TEXT, guidelines=TEXT, created_at=INTEGER,
        ),
        _kind(
            "tag", e.Tag, {},
            id=TEXT, label=TEXT, key=TEXT, color=TEXT, description=TEXT, unit=TEXT,
            attributes=DEFS, position=INTEGER,
        ),
        _kind(
            "link_type", e.LinkType, {},
            id=TEXT, label=TEXT, key=TEXT, description=TEXT, directed=BOOLEAN, scope=TEXT,
            head_tags=LIST, tail_tags=LIST, joins=BOOLEAN, test=TEXT, position=INTEGER,
        ),
        _kind("annotator", e.Annotator, {}, name=TEXT, kind=TEXT, created_at=INTEGER),
        _kind(
            "layer", e.Layer, {"annotator": "annotator"},
            annotator=UID, role=TEXT, name=TEXT, origin=MAP, created_at=INTEGER,
        ),
        _kind("story", e.Story, {}, title=TEXT, note=TEXT, split=TEXT, created_at=INTEGER),
        _kind(
            "source", e.Source, {"story": "story"},
            story=UID, text_sha256=HASH, length=INTEGER, title=TEXT, position=INTEGER,
            publisher=TEXT, authors=LIST, url=TEXT, published_at=TEXT, language=TEXT,
            licence=TEXT, provenance=MAP, metadata=MAP, created_at=INTEGER,
        ),
        _kind(
            "assignment", e.Assignment, {"layer": "layer", "story": "story"},
            layer=UID, story=UID, status=TEXT, created_at=INTEGER,
        ),
        _kind(
            "coverage", e.Coverage, {"layer": "layer", "source": "source"},
            layer=UID, source=UID, start=INTEGER, end=INTEGER, created_at=INTEGER,
        ),
        _kind(
            "span", e.Span, {"source": "source", "layer": "layer"},
            source=UID, layer=UID, tag=TEXT, fragments=FRAGMENTS, **_ANNOTATION,
            created_at=INTEGER,
        ),
        _kind(
            "link", e.Link, {"layer": "layer", "head": "span", "tail": "span"},
            layer=UID, type=TEXT, head=UID, tail=UID, **_ANNOTATION, created_at=INTEGER,
        ),
        _kind(
            "omission", e.Omission, {"layer": "layer", "source": "source", "span": "span"},
            layer=UID, source=UID, span=UID, note=TEXT, created_at=INTEGER,
        ),
        _kind(
            "decision", e.Decision, {"layer": "layer", "target": "*"},
            **_TARGETED, verdict=TEXT, replaced_by=UIDS, reason=TEXT, comment=TEXT,
            created_at=INTEGER,
        ),
        _kind(
            "comment", e.Comment, {"layer": "layer", "target": "*"},
            **_TARGETED, text=TEXT, created_at=INTEGER,
        ),
    )
}  # fmt: skip

KIND_OF: Mapping[type[Any], Kind] = {kind.entity: kind for kind in KINDS.values()}
"""Entity class to kind."""


_EMPTY: tuple[Any, ...] = (None, "", (), {})


def wire_fields(entity: e.Entity) -> dict[str, Wire]:
    """Return the fields of `entity` in wire form, those that are empty by default left out.

    Attributes become fields of their own, `attributes.NAME`, so that two people can each change one.
    """
    kind = KIND_OF[type(entity)]
    out: dict[str, Wire] = {}
    for name, codec in kind.fields.items():
        value = getattr(entity, name)
        if name == "attributes" and codec is MAP:
            out.update({f"attributes.{key}": item for key, item in _plain(value).items()})
        elif value != kind.defaults[name] or value not in _EMPTY:
            out[name] = codec.to_wire(value)
    return out


def wire_value(kind: Kind, name: str, value: Any) -> Wire:
    """Return one field's wire form; the default, too, is written out."""
    return None if value is None else kind.fields[name].to_wire(value)


def entity_from_sql(kind: Kind, uid: Uid, values: Sequence[Any]) -> e.Entity:
    """Build an entity from its row: `values` in the order of `kind.fields`."""
    filled = {
        name: kind.defaults[name] if raw is None else codec.from_wire(codec.from_sql(raw))
        for (name, codec), raw in zip(kind.fields.items(), values, strict=True)
    }
    entity: e.Entity = kind.entity(uid=uid, **filled)
    return entity
