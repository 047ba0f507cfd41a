"""One line, one JSON object: written so that every reader of lines sees one line, read with guards.

`str.splitlines` and its likes break lines at U+2028, U+2029 and U+0085, so these are escaped.
Reading refuses what JSON leaves open (doubled names, NaN) and what no project can hold (NUL, lone
surrogates).
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from store.formats.codec import LineError, shown

LINE_LIMIT = 256 * 2**20
"""Bytes that one line may have: four times the largest source that is imported."""

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))
_BREAKS = {"\u2028": "\\u2028", "\u2029": "\\u2029", "\u0085": "\\u0085"}
_SUSPECT = re.compile(rb"\\u(?:0000|[dD][89a-fA-F])")
_UNKEEPABLE = re.compile("[\0\ud800-\udfff]")


def dump_line(data: Mapping[str, object]) -> bytes:
    """Return `data` as one line of UTF-8, the newline included.

    Raises:
        LineError: A number is not finite, or a text holds a NUL or a lone surrogate.
    """
    try:
        line = _ENCODER.encode(data)
        if "\\u0000" in line and any("\0" in text for text in _texts(data)):
            raise LineError("a text holds a NUL.")
        if not line.isascii():
            for character, escape in _BREAKS.items():
                line = line.replace(character, escape)
        return line.encode() + b"\n"
    except UnicodeEncodeError:
        raise LineError("a text holds half a character (a lone surrogate).") from None
    except ValueError:
        raise LineError("a number is infinite or not a number, which JSON cannot say.") from None


def load_line(raw: bytes, *, limit: int = LINE_LIMIT) -> dict[str, Any]:
    """Return the object on one line.

    Raises:
        LineError: It is longer than `limit` bytes, not UTF-8, not strict JSON, or not an object;
            or a text in it cannot be kept.
    """
    if len(raw) > limit:
        raise LineError(f"the line is longer than {limit:,} bytes.")
    try:
        data = _DECODER.decode(raw.decode())
        if _SUSPECT.search(raw) and any(map(_UNKEEPABLE.search, _texts(data))):
            raise LineError("a text holds a NUL or half a character (a lone surrogate).")
    except UnicodeDecodeError as error:
        raise LineError(f"byte {error.start + 1} of the line is not UTF-8.") from None
    except json.JSONDecodeError as error:
        raise LineError(f"not JSON: {error.msg} at column {error.colno}.") from None
    except ValueError:
        raise LineError("a number has too many digits.") from None
    except RecursionError:
        raise LineError("values are nested too deeply.") from None
    if not isinstance(data, dict):
        raise LineError(f"a line must hold an object, not {shown(data)}.")
    return data


def bounded_lines(file: BinaryIO, *, limit: int = LINE_LIMIT) -> Iterator[bytes]:
    """Yield the lines of `file`, and of one that is too long only so much that a reader sees it."""
    while raw := file.readline(limit + 1):
        yield raw
        if len(raw) > limit:
            return


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) == len(pairs):
        return data
    names = [name for name, _ in pairs]
    doubled = next(name for name in names if names.count(name) > 1)
    raise LineError(f"{shown(doubled)} is given twice.")


def _float(digits: str) -> float:
    number = float(digits)
    if math.isinf(number):
        raise LineError(f"the number {shown(digits)} is too large.")
    return number


def _constant(name: str) -> float:
    raise LineError(f"{name} is not a JSON number.")


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, item in value.items():
            yield name
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_float=_float, parse_constant=_constant)
