"""Keys by name: as Textual calls them, as people read them, as people write them in a file."""

from __future__ import annotations

import unicodedata
from functools import cache

_SHOWN = {
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "pagedown": "PageDown",
    "pageup": "PageUp",
    "home": "Home",
    "end": "End",
    "enter": "Enter",
    "escape": "Esc",
    "backspace": "Backspace",
    "tab": "Tab",
    "space": "Space",
    "delete": "Delete",
    "insert": "Insert",
    **{f"f{number}": f"F{number}" for number in range(1, 25)},
}
_COMMON = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Where Textual has a shorter name than Unicode."""

_WRITTEN = {
    **{shown.casefold(): name for name, shown in _SHOWN.items()},
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "pgdn": "pagedown",
    "pgup": "pageup",
    "spacebar": "space",
}
_MODIFIERS = {
    **{name: name for name in ("alt", "ctrl", "hyper", "meta", "shift", "super")},
    "control": "ctrl",
    "option": "alt",
    "cmd": "super",
}
_SWALLOWED = {
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+h": "backspace",
    "ctrl+left_square_bracket": "escape",
}
"""What terminals send another key's code for."""
_KEYPAD = {
    "decimal": ".",
    "divide": "/",
    "multiply": "*",
    "subtract": "-",
    "add": "+",
    "equal": "=",
    "separator": ",",
}
"""Keys of the number pad that have names of their own, and what they type where it is not told."""

_SHIFT_LOST = {f"shift+{key}": key for key in ("enter", "escape", "backspace", "space")}
"""Where Shift was still held from the capital before."""


def _named(character: str) -> str:
    """Return Textual's name of the key that types a character."""
    if character.isalnum():
        return character
    if character == " ":
        return "space"
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return _COMMON.get(name, name)


@cache
def _characters() -> dict[str, str]:
    """Return the signs that a keyboard may have, by the names of their keys."""
    signs = [*map(chr, range(0x21, 0x7F)), *map(chr, range(0xA1, 0x100)), *"„“”‚‘’«»–—…€"]
    return {_named(sign): sign for sign in signs if not sign.isalnum()}


def key_name(key: str) -> str:
    """Return a key as a person reads it: `shift+tab` is "Shift+Tab", `plus` is "+"."""
    *modifiers, last = key.split("+")
    shown = _SHOWN.get(last) or _characters().get(last, last) if len(last) > 1 else last
    return "+".join([*(modifier.capitalize() for modifier in modifiers), shown])


def as_usual(key: str, character: str | None) -> tuple[str, str | None]:
    """Return a key and what it types as most terminals tell them.

    One with kitty's keyboard protocol tells more: which Plus was pressed, and that Ctrl+i is no
    Tab. So that hands need not know where they are, the same keys mean the same everywhere.
    """
    typed = character if character is not None and character.isprintable() else None
    if key in _KEYPAD:
        typed = typed or _KEYPAD[key]
        return _named(typed), typed
    if typed and "ctrl+" in key:  # AltGr, which some systems make of Ctrl and Alt
        return _named(typed), typed
    if key in _SWALLOWED:
        return _SWALLOWED[key], None
    letter = key.removeprefix("shift+")
    if typed is None and len(letter) == 1 and letter != key and letter.isalpha():
        return letter.upper(), letter.upper()
    if character is None and types(key):
        return key, " " if key == "space" else _characters().get(key, key)
    return key, character


def without_shift(key: str) -> str:
    """Return what most terminals send for a key with which Shift is told: `shift+enter` is Enter."""
    return _SHIFT_LOST.get(key, key)


def types(key: str) -> bool:
    """Whether a key types a character."""
    return len(key) == 1 or key == "space" or key in _characters()


def key_called(written: str) -> str:
    """Return Textual's name of a key that somebody has written: `Ctrl+Home`, `F2`, `?`, `PgDn`.

    Raises:
        ValueError: There is no such key, or no terminal sends it; says why in a sentence.
    """
    if len(written) < 2:
        return _last(written, written)
    parts = [part.strip() for part in written.split("+")]
    if written.endswith("++"):
        parts = [*parts[:-2], "+"]
    modifiers = {_modifier(part, written) for part in parts[:-1]}
    if modifiers == {"shift"} and len(parts[-1]) == 1 and parts[-1] not in _WRITTEN:
        return _shifted(parts[-1], written)
    last = _last(parts[-1].lower() if modifiers else parts[-1], written)
    key = "+".join([*sorted(modifiers), last])
    if key in _SWALLOWED:
        other = key_name(_SWALLOWED[key])
        raise ValueError(f"A terminal sends {other} for {written}: write {_SWALLOWED[key]}.")
    return key


def _modifier(part: str, written: str) -> str:
    if part.lower() not in _MODIFIERS:
        raise ValueError(f"{written!r} is not a key: {part!r} is none of {', '.join(_MODIFIERS)}.")
    return _MODIFIERS[part.lower()]


def _last(part: str, written: str) -> str:
    """Return the name of a key without modifiers."""
    name = part.casefold().replace(" ", "") or part
    if name in _WRITTEN:
        return _WRITTEN[name]
    if len(part) == 1 and part.isprintable() and _named(part):
        return _named(part)
    if name in _SHOWN or name in _characters():
        return name
    raise ValueError(
        f"{written!r} is not a key: write a character, or a name such as pagedown, f2, ctrl+o."
    )


def _shifted(last: str, written: str) -> str:
    """A terminal says what was typed, not that Shift was held."""
    if not last.isalpha() or len(last.upper()) != 1:
        raise ValueError(f"{written!r} is not a key: write the character that it types.")
    return last.upper()
