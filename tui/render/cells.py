"""How graphemes become terminal cells.

Terminals disagree on the width of emoji sequences, flags and variation selectors, so those are
drawn simplified: the first emoji of a joined run, a flag as its two letters, no selectors. What
would be invisible gets a visible picture. The text itself is never changed: offsets map to cells
through `Cells`, one wrapped line at a time.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

import regex
from rich.cells import get_character_cell_size

from tui.render.safe import INVISIBLE, UNKNOWN, safe

MAX_CELLS = 8
"""The widest drawing of one grapheme; the narrowest line a text is wrapped to."""

MAX_MARKS = 4
"""Combining marks drawn on one base; more would run into the lines above and below."""

_MAX_POINTS = 64
"""Code points of a grapheme that are looked at."""

# Everything that is not one cell wide by itself, or may join its neighbour; generously rounded up.
COMPLEX = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u0300-\u036f\u0483-\u0489\u0590-\u109f\u1100-\u11ff"
    r"\u135d-\u135f\u1700-\u1cff\u1dc0-\u1dff\u200b-\u200f\u2028-\u202e\u2060-\u206f\u20d0-\u20ff"
    r"\u231a\u231b\u2329\u232a\u23e9-\u23f3\u25fd\u25fe\u2614\u2615\u2630-\u2637\u2648-\u2653"
    r"\u267f\u268a-\u268f\u2693\u26a1\u26aa\u26ab\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea"
    r"\u26f2-\u26fd\u2705\u270a\u270b\u2728\u274c-\u2757\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c"
    r"\u2b50\u2b55\u2cef-\u2cf1\u2d7f\u2de0-\u2dff\u2e80-\ua4cf\ua66f-\ua6f1\ua800-\uabff"
    r"\uac00-\udfff\uf900-\ufb1e\ufdd0-\ufdef\ufe00-\ufe6f\ufeff-\uffff]|[\U00010000-\U0010ffff]"
)

_grapheme = regex.compile(r"\X")
_pictograph = regex.compile(r"\p{Extended_Pictographic}")
_joining_script = regex.compile(r"[\u0600-\u08ff\u0900-\u109f\u1700-\u1cff\ua800-\uabff]")
_selector = regex.compile(r"[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_flag_letter = regex.compile(r"[\U0001f1e6-\U0001f1ff]")


def _width(text: str) -> int:
    return sum(map(get_character_cell_size, text))


def _letter(regional: str) -> str:
    return chr(ord(regional) - 0x1F1E6 + ord("A"))


@lru_cache(16384)
def draw(grapheme: str) -> tuple[str, int]:
    """Return what is drawn for `grapheme`, and its width: 1 to `MAX_CELLS` cells."""
    base = grapheme[0]
    if _flag_letter.match(base):
        letters = "".join(map(_letter, _flag_letter.findall(grapheme)))
        return letters, len(letters)
    if len(grapheme) == 1:
        shown = safe(grapheme)
        width = _width(shown)
        return (shown, width) if width else (f"◌{shown}", 1)
    if _pictograph.match(base):
        return base, max(1, _width(base))
    return _draw_cluster(grapheme)


def _draw_cluster(grapheme: str) -> tuple[str, int]:
    """Draw a base with marks, or several letters that join, bounded in width and height."""
    base = safe(grapheme[0])
    kept = [base if _width(base) else f"◌{base}"]
    width = max(1, _width(base))
    marks = selectors = 0
    hidden: set[str] = set()
    joining = _joining_script.match(base) is not None
    for char in grapheme[1:_MAX_POINTS]:
        if _selector.match(char):
            selectors += 1
        elif char in "\u200c\u200d" and joining:
            kept.append(char if char == "\u200c" else "")
        elif safe(char) != char:
            hidden.add(safe(char))
        elif (cells := _width(char)) == 0:
            marks += 1
            kept.append(char if marks <= MAX_MARKS else "")
        elif width + cells <= MAX_CELLS - 2:
            kept.append(char)
            width += cells
    if selectors > 1 or len(grapheme) > _MAX_POINTS:
        hidden.add(UNKNOWN)
    extra = "".join(sorted(hidden & {UNKNOWN, INVISIBLE}))
    return "".join(kept) + extra, width + len(extra)


def graphemes(text: str, start: int, end: int) -> Iterator[tuple[int, str, int]]:
    """Yield offset, drawing and width of each grapheme of `text[start:end]`, lazily.

    `start` is the start of a grapheme; no line feed lies within.
    """
    for match in _grapheme.finditer(text, start, end):
        yield match.start(), *draw(match[0][: _MAX_POINTS + 1])


def display(text: str) -> str:
    """Return a label such as a title as one line that is safe and of the same width everywhere.

    Not one code point for one: emoji sequences are simplified. Where offsets matter, use `Cells`.
    """
    if not COMPLEX.search(text):
        return text.replace("\n", " ")
    return "".join(drawn for _, drawn, _ in graphemes(text.replace("\n", " "), 0, len(text)))


class Cells:
    """One line of text as cells.

    Attributes:
        offsets: Where each grapheme starts in the text, and at last where the line ends.
        xs: The first cell of each grapheme, and at last the width of the line.
        pieces: What is drawn for each grapheme; a line feed is a blank.
    """

    __slots__ = ("offsets", "pieces", "xs")

    def __init__(self, offsets: Sequence[int], xs: Sequence[int], pieces: Sequence[str]) -> None:
        self.offsets = offsets
        self.xs = xs
        self.pieces = pieces

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Cells:
        """Map `text[start:end]`: one wrapped line, its line feed included if it has one."""
        broken = end > start and text[end - 1] == "\n"
        if not COMPLEX.search(text, start, end):
            line = text[start : end - 1] + " " if broken else text[start:end]
            return cls(range(start, end + 1), range(end - start + 1), line)
        offsets, xs, pieces, x = [], [], [], 0
        for offset, drawn, width in graphemes(text, start, end - broken):
            offsets.append(offset)
            xs.append(x)
            pieces.append(drawn)
            x += width
        if broken:
            offsets.append(end - 1)
            xs.append(x)
            pieces.append(" ")
            x += 1
        return cls([*offsets, end], [*xs, x], pieces)

    def __len__(self) -> int:
        """How many graphemes."""
        return len(self.pieces)

    def drawn(self, start: int, end: int) -> str:
        """What is drawn for the graphemes `start` to `end`, exclusive."""
        part = self.pieces[start:end]
        return part if isinstance(part, str) else "".join(part)

    def holding(self, offset: int) -> int:
        """The grapheme that holds `offset`; `len` of the line for an offset at or past its end."""
        return min(max(bisect_right(self.offsets, offset) - 1, 0), len(self.pieces))

    def from_(self, offset: int) -> int:
        """The first grapheme that starts at `offset` or later; `len` if there is none."""
        return min(bisect_left(self.offsets, offset), len(self.pieces))

    def extent(self, start: int, end: int) -> tuple[int, int]:
        """The first grapheme that holds a character of `[start, end)`, and the one after the last."""
        offsets, size = self.offsets, len(self.pieces)
        if isinstance(offsets, range):
            start, end = start - offsets.start, end - offsets.start
            start = 0 if start < 0 else start
            return (start if start < size else size), (end if end < size else size)
        return self.holding(start), self.from_(end)

    def at(self, x: int) -> int:
        """The grapheme drawn at cell `x`; the last one beyond the end. An empty line has 0."""
        return max(0, min(bisect_right(self.xs, x) - 1, len(self.pieces) - 1))
