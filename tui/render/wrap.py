"""Soft wrap of a whole text at one width, computed only as far as somebody looks.

A line is its start, one number in an array; a paragraph of ten million characters is wrapped a
line at a time like any other. Lines break after a space (which may hang over the edge by one
cell), next to wide East Asian characters, or else between any two graphemes.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from time import perf_counter

from store.model import Extent
from tui.render.cells import COMPLEX, MAX_CELLS, Cells, graphemes

_NEVER_FIRST = frozenset(
    "、。，．・：；？！゛゜ヽヾゝゞ々ー’”）〕］｝〉》」』】ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ％‰℃,.!?:;)]}%"
)
_NEVER_LAST = frozenset("‘“（〔［｛〈《「『【([{$£¥€＄￡￥")
# Characters that are each a grapheme of two cells, whatever stands beside them.
_WIDE = re.compile(
    r"[\u3001-\u3003\u3005-\u3020\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff"
    r"\uff01-\uff60]*"
)
_SCAN = 1 << 14
_BATCH = 64


def _breaks_beside(drawn: str, width: int) -> bool:
    """Whether a line may break before and after this grapheme: wide ones, but not Hangul."""
    return width == 2 and drawn[0] >= "\u2e80" and not "\uac00" <= drawn[0] <= "\ud7ff"


class Wrap:
    """The lines of `text` at `width` cells. Lines join to exactly the text.

    Attributes:
        text: LF newlines.
        width: Cells of a line, at least `MAX_CELLS`; a hanging space or a line feed lies beyond.
        done: Whether the last line is known.
    """

    __slots__ = ("_complex", "_paragraph_end", "_scanned", "_starts", "done", "text", "width")

    def __init__(self, text: str, width: int) -> None:
        self.text = text
        self.width = max(width, MAX_CELLS)
        self.done = not text
        self._starts = array("L", [0] if text else [0, 0])
        self._paragraph_end = -1
        self._scanned = 0
        self._complex = False

    @property
    def known(self) -> int:
        """How many lines are known."""
        return len(self._starts) - 1

    @property
    def wrapped_to(self) -> int:
        """The end of the known lines: an offset into the text."""
        return self._starts[-1]

    def estimate(self) -> int:
        """How many lines there will be: exact once `done`."""
        if self.done or not self.wrapped_to:
            return max(1, self.known)
        return max(self.known, self.known * len(self.text) // self.wrapped_to)

    def step(self, budget: float) -> bool:
        """Wrap on for about `budget` seconds; return whether the text is done."""
        deadline = perf_counter() + budget
        while not self.done:
            self._add_lines(_BATCH)
            if perf_counter() > deadline:
                break
        return self.done

    def ensure_line(self, line: int) -> None:
        """Wrap until `line` is known, or the text is done."""
        while not self.done and self.known <= line:
            self._add_lines(min(_BATCH, line + 1 - self.known))

    def ensure(self, offset: int) -> None:
        """Wrap until the line that holds `offset` is known."""
        while not self.done and self.wrapped_to <= offset:
            self._add_lines(_BATCH)

    def extent(self, line: int) -> Extent:
        """The offsets of `line`, its line feed included; of the last line if there are fewer."""
        self.ensure_line(line)
        line = max(0, min(line, self.known - 1))
        return self._starts[line], self._starts[line + 1]

    def start(self, line: int) -> int:
        """The offset at which `line` starts."""
        return self.extent(line)[0]

    def line_of(self, offset: int) -> int:
        """The line that holds `offset`; the last line for the end of the text and beyond."""
        self.ensure(offset)
        return max(0, min(bisect_right(self._starts, offset), self.known) - 1)

    def cells(self, line: int) -> Cells:
        """The cells of `line`."""
        return Cells.of(self.text, *self.extent(line))

    def cell_of(self, offset: int) -> tuple[int, int]:
        """Line and cell of the grapheme that holds `offset`."""
        line = self.line_of(offset)
        cells = self.cells(line)
        return line, cells.xs[cells.holding(offset)]

    def offset_at(self, line: int, x: int) -> int:
        """The start of the grapheme at cell `x` of `line`; beyond its end, of the last visible one."""
        start, end = self.extent(line)
        cells = Cells.of(self.text, start, end)
        at = cells.at(x)
        if x >= cells.xs[-1] and at > 0 and self.text[end - 1] == "\n":
            at -= 1
        return cells.offsets[at]

    def _add_lines(self, count: int) -> None:
        starts, size = self._starts, len(self.text)
        position = starts[-1]
        for _ in range(count):
            position = self._line_end(position)
            starts.append(position)
            if position >= size:
                self.done = True
                return

    def _line_end(self, start: int) -> int:
        """Where the line that starts at `start` ends."""
        end = self._paragraph_end
        if start > end:
            found = self.text.find("\n", start)
            end = self._paragraph_end = len(self.text) if found < 0 else found
        limit = start + self.width
        if not self._is_simple(start, min(limit + 2, end)):
            stop = self._wide_line_end(start, end)
            stop = self._complex_line_end(start, end) if stop < 0 else stop
        elif end <= limit:
            stop = end
        else:
            stop = self.text.rfind(" ", start + 1, limit + 1) + 1 or limit
        return stop if stop < end else min(end + 1, len(self.text))

    def _is_simple(self, start: int, end: int) -> bool:
        """Whether each character of an extent is a grapheme of one cell.

        Scans ahead in large pieces and remembers how far: up to `_scanned`, where a complex
        character stands if `_complex`.
        """
        while self._scanned < end:
            if self._complex and self._scanned >= start:
                return False
            begin = max(start, self._scanned)
            match = COMPLEX.search(self.text, begin, begin + _SCAN)
            self._complex = match is not None
            self._scanned = match.start() if match else begin + _SCAN
        return True

    def _wide_line_end(self, start: int, end: int) -> int:
        """As `_complex_line_end`, where the line is full of wide characters; else -1."""
        text, stop = self.text, start + self.width // 2
        found = _WIDE.match(text, start, min(stop + 1, end))
        if found is None or found.end() <= stop:
            return -1
        for place in range(stop, start, -1):
            if text[place] not in _NEVER_FIRST and text[place - 1] not in _NEVER_LAST:
                return place
        return stop

    def _complex_line_end(self, start: int, end: int) -> int:
        """As `_line_end`, by graphemes; `end` is the end of the paragraph."""
        x, last_break, width = 0, start, self.width
        before, beside_before = " ", False
        for offset, drawn, cells in graphemes(self.text, start, end):
            if drawn == " ":
                if x >= width:
                    return offset + 1
                last_break = offset + 1 if offset > start else last_break
                beside = False
            else:
                beside = _breaks_beside(drawn, cells)
                if beside or (beside_before and before != " "):
                    joined = drawn[0] in _NEVER_FIRST or before in _NEVER_LAST
                    last_break = last_break if joined else offset
                if x + cells > width:
                    return last_break if last_break > start else offset
            x += cells
            before, beside_before = drawn[-1], beside
        return end
