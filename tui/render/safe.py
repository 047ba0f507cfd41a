"""Untrusted text reaches a terminal through `safe` alone.

A control or format character in an article could retitle the window, write the clipboard or turn
the line around. Each is replaced, one code point for one, by a visible picture, so offsets hold.
The stored text stays as it is. Nothing heavy is imported: the command line uses this too.
"""

from __future__ import annotations

import re
from functools import cache

UNKNOWN = "�"
"""The picture of what has no better one: C1 controls, lone surrogates, noncharacters, tags."""

INVISIBLE = "▯"
"""The picture of zero-width characters and blank fillers."""

TURN = "⇄"
"""The picture of characters that turn the direction of writing."""

_TURNS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_BLANKS = "\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\u3164\ufeff\uffa0"
_PICTURES: dict[str, str] = {
    **{chr(code): chr(0x2400 + code) for code in range(0x20)},
    **dict.fromkeys(_TURNS, TURN),
    **dict.fromkeys(_BLANKS, INVISIBLE),
    "\t": "→",
    "\n": "␤",
    "\x7f": "␡",
    "\x85": "␤",
    "\xad": "¬",
    "\u2028": "↵",
    "\u2029": "¶",
}

_BMP = (
    r"\x00-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160"
    r"\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef"
    r"\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
)
_SELECTORS = r"\ufe00-\ufe0f"
_ASTRAL = (
    r"\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    r"\U000e0000-\U000e0fff"
) + "".join(rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(1, 17))

# Astral ranges in a class are slow to search (some 80 ns a character), so texts are sifted first.
_SUSPECT = re.compile(rf"[{_BMP}{_SELECTORS}]|[\U00010000-\U0010ffff]")


@cache
def _hidden() -> re.Pattern[str]:
    """What is replaced; a variation selector only where it has nothing to vary."""
    return re.compile(rf"[{_BMP}]|(?<!\S)[{_SELECTORS}]|[{_ASTRAL}]")


def _picture(match: re.Match[str]) -> str:
    return _PICTURES.get(match[0], UNKNOWN)


def _picture_in_lines(match: re.Match[str]) -> str:
    return "\n" if match[0] == "\n" else _PICTURES.get(match[0], UNKNOWN)


def safe(text: str, *, keep_newlines: bool = False) -> str:
    """Return `text` with every control, format and separator character made visible.

    The result has as many code points as `text`, and none of them is of category Cc, Cf, Cs, Zl
    or Zp, nor a noncharacter. With `keep_newlines`, `\\n` stays.
    """
    if not _SUSPECT.search(text):
        return text
    return _hidden().sub(_picture_in_lines if keep_newlines else _picture, text)
