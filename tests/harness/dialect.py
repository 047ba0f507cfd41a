"""Terminal output as pyte understands it.

pyte prints or misreads what came after its time: device strings, private parameters, underline
styles and colours. They are dropped or put in older words here; sequences split across reads wait.
"""

from __future__ import annotations

import re

_OPEN = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*|[\]P_^X][^\x07\x1b]*\x1b?|[ -/]*)?\Z")
_DROPPED = re.compile(
    rb"\x1b[P_^X][^\x1b]*\x1b\\"  # device strings
    rb"|\x1b\[[<>=][0-?]*[ -/]*[@-~]"  # Kitty's and xterm's keyboard modes
    rb"|\x1b\[[0-?]*[ -/]+[@-~]"  # questions about modes, cursor shapes
)
_SGR = re.compile(rb"\x1b\[([0-9:;]*)m")


class Dialect:
    """A filter between a program's output and pyte."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, data: bytes) -> bytes:
        """Return `data` in words that pyte knows, short of a sequence that is not complete."""
        data = self._rest + data
        unfinished = _OPEN.search(data)
        cut = unfinished.start() if unfinished else len(data)
        self._rest = data[cut:]
        return _SGR.sub(_plain, _DROPPED.sub(b"", data[:cut]))


def _plain(match: re.Match[bytes]) -> bytes:
    """Return one SGR sequence without sub-parameters and underline colours."""
    words, kept = match[1].split(b";"), list[bytes]()
    while words:
        word = words.pop(0)
        head, colon, rest = word.partition(b":")
        if word == b"58":
            del words[: 4 if words[:1] == [b"2"] else 2]
        elif head in (b"58", b"59"):
            continue
        elif not colon:
            kept.append(word)
        elif head == b"4":
            kept.append(b"24" if rest == b"0" else b"4")
        else:
            kept += [head, *filter(None, rest.split(b":"))]
    return b"\x1b[" + b";".join(kept) + b"m" if kept else b""
