"""Code points to UTF-16 code units and UTF-8 bytes, and back, for the formats that count those.

Where all three agree (ASCII; for UTF-16, anything within the BMP) nothing is stored; else the
position of every 256th code point is, on first use, and the rest is counted within one step.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

from store.errors import RefusedError

STEP = 256
"""Code points between two stored positions."""


class _Axis:
    """One encoding's way of counting: positions are encoded bytes divided by `width`."""

    def __init__(self, text: str, codec: str, width: int, unit: str) -> None:
        self._text, self._codec, self._width, self._unit = text, codec, width, unit
        self._marks: array[int] | None = None
        self._total = len(text)
        if text.isascii():
            return
        total = len(text.encode(codec)) // width
        if total != len(text):
            self._total = total
            sizes = (
                len(text[at : at + STEP].encode(codec)) // width for at in range(0, len(text), STEP)
            )
            self._marks = array("Q", accumulate(sizes, initial=0))

    def count(self, pos: int) -> int:
        """Return the position of code point `pos`."""
        _within(pos, len(self._text), "code points")
        if self._marks is None:
            return pos
        index = pos // STEP
        rest = self._text[index * STEP : pos].encode(self._codec)
        return self._marks[index] + len(rest) // self._width

    def locate(self, position: int) -> int:
        """Return the code point at `position`."""
        _within(position, self._total, self._unit)
        if self._marks is None:
            return position
        if position == self._total:
            return len(self._text)
        index = bisect_right(self._marks, position) - 1
        at = index * STEP
        encoded = self._text[at : at + STEP].encode(self._codec)
        try:
            rest = encoded[: (position - self._marks[index]) * self._width].decode(self._codec)
        except UnicodeDecodeError:
            raise RefusedError(
                f"Offset {position} lies inside a character when counted in {self._unit}.",
                "Check in which unit the offsets were counted.",
            ) from None
        return at + len(rest)


class OffsetMap:
    """Maps offsets of one canonical text between code points, UTF-16 code units and UTF-8 bytes.

    Every method raises `RefusedError` for an offset outside the text or inside a character.
    """

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _utf16(self) -> _Axis:
        return _Axis(self._text, "utf-16-le", 2, "UTF-16 code units")

    @cached_property
    def _utf8(self) -> _Axis:
        return _Axis(self._text, "utf-8", 1, "UTF-8 bytes")

    def to_utf16(self, pos: int) -> int:
        """Return the UTF-16 code units before code point `pos`."""
        return self._utf16.count(pos)

    def from_utf16(self, units: int) -> int:
        """Return the code points before UTF-16 code unit `units`."""
        return self._utf16.locate(units)

    def to_utf8(self, pos: int) -> int:
        """Return the UTF-8 bytes before code point `pos`."""
        return self._utf8.count(pos)

    def from_utf8(self, size: int) -> int:
        """Return the code points before UTF-8 byte `size`."""
        return self._utf8.locate(size)


def _within(offset: int, length: int, unit: str) -> None:
    """Refuse an offset outside `[0, length]`."""
    if not 0 <= offset <= length:
        raise RefusedError(
            f"Offset {offset} is outside the text, which has {length} {unit}.",
            "Check that the offsets belong to this text.",
        )
