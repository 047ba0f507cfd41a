"""Which spans lie where in one source.

Fragments are kept in a few lists by order of length, each sorted by start, so a query looks only
at what starts within that length before it: neither 20,000 short spans nor one that covers the
whole text make it slow. Of a source with very many spans, those near the cursor come first and the
others by and by; who asks for more than is there waits for all of it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter

from store.errors import NotFoundError
from store.model import Extent, Span, Uid, uid_text

Fragment = tuple[int, int, Uid, Span]
"""Start, end, and the span it belongs to, by uid (so that fragments have an order) and whole."""

_REACHES = (64, 1024, 1 << 14, 1 << 62)
_start = itemgetter(0)


def _covered(span: Span) -> int:
    return sum(end - start for start, end in span.fragments)


def _inner_first(span: Span) -> tuple[int, int, Uid]:
    return _covered(span), -span.start, span.uid


class SpanIndex:
    """The spans of one source, found by place. Offsets are code points.

    Args:
        spans: All of them; or, with `more`, at least those that share a character with `near`.
        more: Returns further ones, by and by; none when there are no more.
        near: Where nothing is missing.
    """

    def __init__(
        self,
        spans: Iterable[Span] = (),
        more: Callable[[], Sequence[Span]] | None = None,
        near: Extent = (0, 0),
    ) -> None:
        self._more = more
        self._near = near
        self._spans: dict[Uid, Span] = {span.uid: span for span in spans}
        self._levels: tuple[list[Fragment], ...] = tuple([] for _ in _REACHES)
        for span in self._spans.values():
            for start, end in span.fragments:
                self._level(end - start).append((start, end, span.uid, span))
        for level in self._levels:
            level.sort(key=_start)
        self._heads: list[tuple[int, Uid]] = sorted((s.start, u) for u, s in self._spans.items())

    def __len__(self) -> int:
        self._complete()
        return len(self._spans)

    def __iter__(self) -> Iterator[Span]:
        self._complete()
        return iter(self._spans.values())

    def __contains__(self, uid: Uid) -> bool:
        self._complete()
        return uid in self._spans

    @property
    def complete(self) -> bool:
        """Whether all spans are there."""
        return self._more is None

    def load_on(self) -> bool:
        """Take in some of the spans that are still missing; return whether that was all."""
        if self._more is not None:
            found = self._more()
            for span in found:
                self.add(span)
            if not found:
                self._more = None
        return self._more is None

    def _complete(self) -> None:
        while self._more is not None:
            self.load_on()

    def held(self, uids: Iterable[Uid]) -> list[Span]:
        """Return those of some spans that are there already."""
        return [self._spans[uid] for uid in uids if uid in self._spans]

    def _level(self, length: int) -> list[Fragment]:
        return self._levels[bisect_left(_REACHES, length)]

    def get(self, uid: Uid) -> Span:
        """Return the span `uid`.

        Raises:
            NotFoundError: This source has no such span.
        """
        span = self._spans.get(uid)
        if span is None and self._more is not None:
            self._complete()
            span = self._spans.get(uid)
        if span is None:
            raise NotFoundError(f"This source has no span {uid_text(uid)}.", "Reload the source.")
        return span

    def add(self, span: Span) -> None:
        """Take in a span; one with the same uid is replaced."""
        if span.uid in self._spans:
            if self._spans[span.uid] == span:
                return
            self.remove(span.uid)
        self._spans[span.uid] = span
        insort(self._heads, (span.start, span.uid))
        for start, end in span.fragments:
            insort(self._level(end - start), (start, end, span.uid, span), key=_start)

    def remove(self, uid: Uid) -> Span:
        """Take out the span `uid` and return it.

        Raises:
            NotFoundError: This source has no such span.
        """
        span = self.get(uid)
        del self._spans[uid]
        self._heads.pop(bisect_left(self._heads, (span.start, uid)))
        for start, end in span.fragments:
            level = self._level(end - start)
            at = bisect_left(level, start, key=_start)
            while level[at][2] != uid:
                at += 1
            level.pop(at)
        return span

    def replace(self, span: Span) -> Span:
        """Put `span` in the place of the one with its uid, which is returned.

        Raises:
            NotFoundError: This source has no such span.
        """
        before = self.remove(span.uid)
        self.add(span)
        return before

    def touching(self, start: int, end: int) -> list[tuple[int, int, Span]]:
        """Return the fragments that share a character with `[start, end)`, by start, then end.

        A zero-width fragment belongs to the character that follows it.
        """
        if self._more is not None and not self._near[0] <= start <= end <= self._near[1]:
            self._complete()
        found: list[Fragment] = []
        for reach, level in zip(_REACHES, self._levels, strict=True):
            if level:
                low = bisect_left(level, start - reach, key=_start)
                high = bisect_left(level, end, low, key=_start)
                found += [f for f in level[low:high] if f[1] > start or f[0] == f[1] == start]
        found.sort(key=itemgetter(0, 1, 2))
        return [(first, last, span) for first, last, _, span in found]

    def at(self, position: int, end: int | None = None) -> list[Span]:
        """Return the spans at a character, or up to `end`, the innermost (covering least) first."""
        limit = position + 1 if end is None else end
        here = {span.uid: span for _, _, span in self.touching(position, limit)}
        return sorted(here.values(), key=_inner_first)

    def next_after(self, position: int) -> Span | None:
        """Return the first span that starts after `position`, if there is one."""
        self._complete()
        at = bisect_right(self._heads, position, key=_start)
        return self._spans[self._heads[at][1]] if at < len(self._heads) else None

    def previous_before(self, position: int) -> Span | None:
        """Return the last span that starts before `position`, if there is one."""
        self._complete()
        at = bisect_left(self._heads, position, key=_start)
        return self._spans[self._heads[at - 1][1]] if at else None
