"""Keyboards: what different terminals send for the same keys.

Each is a function from keys, as `Terminal.send` takes them, to bytes. `terminal.encode` is xterm's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tests.harness.terminal import KEYS

_KEY = re.compile(r"<((?:[sac]-)*)([a-z0-9-]+|\[)>|(.)", re.DOTALL)
_BITS = {"s": 1, "a": 2, "c": 4}
_NUM_LOCK = 128
_LEFT_SHIFT = 57441
_CODES = {"esc": 27, "enter": 13, "tab": 9, "backspace": 127, "space": 32}
_KEYPAD = {
    "kp-decimal": (57409, "."),
    "kp-divide": (57410, "/"),
    "kp-multiply": (57411, "*"),
    "kp-subtract": (57412, "-"),
    "kp-add": (57413, "+"),
    "kp-enter": (57414, ""),
    **{f"kp-{digit}": (57399 + digit, str(digit)) for digit in range(10)},
}
_SHIFTED = dict(zip('!"$%&/()=?;:_', "1245678890,.-", strict=True)) | {"?": "ß", "*": "+", ">": "<"}
_ALT_GR = dict(zip("@{[]}|", "q7890<", strict=True))
"""On a German keyboard: the signs that take Shift or AltGr, and the keys they are on."""

_CONSOLE = {
    **{f"\x1bO{end}": f"\x1b[[{new}" for end, new in zip("PQRS", "ABCD", strict=True)},
    "\x1b[15~": "\x1b[[E",
    "\x1b[H": "\x1b[1~",
    "\x1b[F": "\x1b[4~",
}


def _keys(keys: str) -> Iterator[tuple[int, str]]:
    """Yield modifier bits and name of each key; characters have themselves as a name."""
    for modifiers, name, character in _KEY.findall(keys):
        yield (
            sum(_BITS[letter] for letter in modifiers.split("-") if letter),
            ("<" if name == "lt" else name or character),
        )


def console(keys: str) -> bytes:
    """Return what the Linux console sends: F-keys of its own, and nothing of Shift with an arrow.

    Raises:
        ValueError: A key is asked for that it does not have.
    """
    return "".join(_on_console(name, bits) for bits, name in _keys(keys)).encode()


def _on_console(name: str, bits: int) -> str:
    if bits == 4 and len(name) == 1:
        return chr(ord(name) & 31)
    if bits:
        raise ValueError(f"the Linux console has no {name!r} with modifiers {bits}")
    return name if len(name) == 1 else _CONSOLE.get(KEYS[name], KEYS[name])


def kitty(*, text: bool = True, num_lock: bool = False) -> Callable[[str], bytes]:
    """Return a German keyboard at a terminal with kitty's protocol: every key is an escape code.

    `text`: it says which text a key types, as it is asked to; without, the keyboard is American,
    as signs with Shift cannot be told. `num_lock` is on: told with each key.
    """
    lock = _NUM_LOCK if num_lock else 0

    def send(keys: str) -> bytes:
        return "".join(
            _reported(name, bits, lock, text=text) for bits, name in _keys(keys)
        ).encode()

    return send


def _reported(name: str, bits: int, lock: int, *, text: bool) -> str:
    """Return one key as an escape code; a capital comes with the Shift key that it takes."""
    if len(name) > 1 and name not in _CODES and name not in _KEYPAD:
        return _functional(KEYS[name], bits | lock)
    code, typed = _KEYPAD.get(name) or (_CODES.get(name, 0), {"space": " "}.get(name, ""))
    shift = ""
    if len(name) == 1:
        base = _SHIFTED.get(name) or _ALT_GR.get(name) if text and not bits & 4 else None
        code, typed = ord(base or name.lower()), "" if bits & 4 else name
        if name.isupper() or (base and name in _SHIFTED):
            bits |= 1
            shift = f"\x1b[{_LEFT_SHIFT};{2 + lock}u"
    modifiers = str(1 + bits + lock) if bits or lock else ""
    fields = [str(code), modifiers, str(ord(typed)) if typed and text else ""]
    return f"{shift}\x1b[{';'.join(fields).rstrip(';')}u"


def _functional(sequence: str, bits: int) -> str:
    """Return a key that is no character, in CSI form, with its modifiers."""
    known = {"\x1bOR": "\x1b[13~"}.get(sequence, sequence).replace("\x1bO", "\x1b[")
    if not bits:
        return known
    number = known[2:-1] or "1"
    return f"\x1b[{number};{1 + bits}{known[-1]}"
