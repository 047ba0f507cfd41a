"""How single values travel: what each becomes in JSON, and how it is checked on the way back.

A `Form` is a pair of functions. Both check, so that whatever is written can be read again.
"""

from __future__ import annotations

import re
import reprlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from store.model import Uid, parse_uid, uid_text

INTEGER_LIMIT = 2**53
"""Integers of the format lie within +-2^53, which every JSON reader keeps exactly."""

_EPOCH = datetime(1970, 1, 1)  # naive on purpose: every time here is UTC
_MILLISECOND = timedelta(milliseconds=1)
_UID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{3})?Z")


class LineError(Exception):
    """What is wrong with one line or record, before anyone has said where it stands."""

    def __init__(self, sentence: str, hint: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Form:
    """One type of value: `encode` gives its JSON form, `decode` checks and takes it back.

    Both raise `LineError`, whose sentence begins with the verb ("must be text, not 5").
    """

    encode: Callable[[Any], object]
    decode: Callable[[object], Any]


def _plain(check: Callable[[object], Any]) -> Form:
    return Form(check, check)


def shown(value: object) -> str:
    """Return a short, printable form of a foreign value, for a sentence."""
    return reprlib.repr(value)


def _refusal(expected: str, value: object) -> LineError:
    return LineError(f"must be {expected}, not {shown(value)}.")


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise _refusal("text", value)


def _flag(value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise _refusal("true or false", value)


def _integer(value: object) -> int:
    if type(value) is int and -INTEGER_LIMIT <= value <= INTEGER_LIMIT:
        return value
    raise _refusal("a whole number within 2^53", value)


def _offset(value: object) -> int:
    if type(value) is int and 0 <= value <= INTEGER_LIMIT:
        return value
    raise _refusal("an offset in code points (a whole number from 0)", value)


def _confidence(value: object) -> float:
    if type(value) in (int, float) and 0 <= value <= 1:  # type: ignore[operator]
        return value  # type: ignore[return-value]
    raise _refusal("a number from 0 to 1", value)


@lru_cache(maxsize=4096)
def _uid_text(uid: Uid) -> str:
    return uid_text(uid)


@lru_cache(maxsize=4096)
def _known_uid(text: str) -> Uid:
    return parse_uid(text)


def _uid(value: object) -> Uid:
    if isinstance(value, str) and _UID.fullmatch(value):
        return _known_uid(value)
    raise _refusal("an id like 0198c5a0-0000-7000-8000-000000000000", value)


def _sha256(value: object) -> bytes:
    if isinstance(value, str) and _SHA256.fullmatch(value):
        return bytes.fromhex(value)
    raise _refusal("64 lower-case hex digits", value)


def _time_text(milliseconds: int) -> str:
    try:
        moment = _EPOCH + timedelta(milliseconds=milliseconds)
    except OverflowError:
        raise _refusal("a time between the years 1 and 9999", milliseconds) from None
    return moment.isoformat(timespec="milliseconds") + "Z"


def _time(value: object) -> int:
    if isinstance(value, str) and _TIME.fullmatch(value):
        with suppress(ValueError):  # a month 13, say
            return (datetime.fromisoformat(value[:-1]) - _EPOCH) // _MILLISECOND
    raise _refusal("a time in UTC like 2026-11-21T10:00:00.123Z", value)


def _scalars(name: str, value: object, several: type[list[Any] | tuple[Any, ...]]) -> list[object]:
    items = list(value) if isinstance(value, several) else [value]
    if all(item is None or isinstance(item, str | int | float) for item in items):
        return items
    raise LineError(f"holds {shown(name)}, which must be a plain value or a list of them.")


def _map_json(attributes: Mapping[str, object]) -> dict[str, object]:
    out: dict[str, object] = {}
    for name in sorted(attributes):
        value = attributes[name]
        items = _scalars(name, value, tuple)
        out[name] = items if isinstance(value, tuple) else value
    return out


def _map(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise _refusal("an object", value)
    out: dict[str, object] = {}
    for name, item in value.items():
        items = _scalars(name, item, list)
        out[name] = tuple(items) if isinstance(item, list) else item
    return out


def optional(form: Form) -> Form:
    """Return `form` widened by null."""
    return Form(
        lambda value: None if value is None else form.encode(value),
        lambda value: None if value is None else form.decode(value),
    )


def list_of(form: Form) -> Form:
    """Return the form of a tuple whose items have `form`."""

    def decode(value: object) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise _refusal("a list", value)
        return tuple([form.decode(item) for item in value])

    return Form(lambda values: [form.encode(item) for item in values], decode)


def choice(*values: str) -> Form:
    """Return the form of a word out of `values`."""

    def decode(value: object) -> str:
        if isinstance(value, str) and value in values:
            return value
        raise _refusal("one of " + ", ".join(values), value)

    return _plain(decode)


def _extent(value: object) -> tuple[int, int]:
    if isinstance(value, list) and len(value) == 2:
        return _offset(value[0]), _offset(value[1])
    raise _refusal("a pair of offsets", value)


TEXT = _plain(_text)
FLAG = _plain(_flag)
INTEGER = _plain(_integer)
OFFSET = _plain(_offset)
CONFIDENCE = _plain(_confidence)
UID = Form(_uid_text, _uid)
SHA256 = Form(bytes.hex, _sha256)
TIME = Form(_time_text, _time)
MAP = Form(_map_json, _map)
TEXTS = list_of(TEXT)
UIDS = list_of(UID)
EXTENTS = list_of(Form(list, _extent))
