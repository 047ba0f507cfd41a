"""The painted lines of a scene, kept until what they show changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from textual.strip import Strip

from store.model import Extent
from tui.render.paint import paint_line
from tui.render.scene import Scene

_KEPT = 4096


def differing(before: Sequence[Extent], after: Sequence[Extent]) -> Iterable[Extent]:
    """Return extents that hold every character which only one of two selections has.

    The common case, one extent that grew or shrank, gives only what it gained or lost.
    """
    if len(before) == len(after) == 1:
        (a, b), (c, d) = before[0], after[0]
        if a < d and c < b:
            pairs = ((min(a, c), max(a, c)), (min(b, d), max(b, d)))
            return [pair for pair in pairs if pair[0] != pair[1]]
    return {*before} ^ {*after}


class Lines:
    """A scene's strips by line.

    Attributes:
        scene: Whoever changes it says which lines that touches, by `stale` or `clear`.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._strips: dict[int, Strip] = {}
        self._window: tuple[int, list[Strip]] = (0, [])
        self._outdated: set[int] = set()

    def window(self, first: int, count: int) -> list[Strip]:
        """Return `count` lines from `first` on; the same list as before but for what has changed."""
        start, strips = self._window
        if start != first or len(strips) != count:
            self._window = first, [self.strip(line) for line in range(first, first + count)]
        else:
            for line in self._outdated:
                if first <= line < first + count:
                    strips[line - first] = self.strip(line)
        self._outdated.clear()
        return self._window[1]

    def strip(self, line: int) -> Strip:
        """Return wrapped line `line`; a blank one below the end of the text."""
        strip = self._strips.get(line)
        if strip is None:
            scene = self.scene
            scene.wrap.ensure_line(line)
            if line < scene.wrap.known:
                strip = paint_line(scene, line)
            else:
                strip = Strip.blank(scene.columns.total, scene.styles.blank)
            if len(self._strips) >= _KEPT:
                self._strips.clear()
            self._strips[line] = strip
        return strip

    def clear(self) -> None:
        """Forget all strips."""
        self._strips.clear()
        self._window = 0, []

    def stale(self, extents: Iterable[Extent]) -> Iterator[tuple[int, int]]:
        """Forget the lines that hold any of `extents`; yield the first and last of each.

        An empty extent stands for the character that follows it. Nothing is wrapped for this.
        """
        wrap = self.scene.wrap
        for start, end in extents:
            if start >= wrap.wrapped_to and not wrap.done:
                continue
            first = wrap.line_of(start)
            last = (
                wrap.line_of(min(max(start, end - 1), wrap.wrapped_to - 1))
                if end > start
                else first
            )
            if last - first > len(self._strips):
                self._strips = {y: s for y, s in self._strips.items() if not first <= y <= last}
            else:
                for line in range(first, last + 1):
                    self._strips.pop(line, None)
            start, strips = self._window
            self._outdated.update(range(max(first, start), min(last + 1, start + len(strips))))
            yield first, last
