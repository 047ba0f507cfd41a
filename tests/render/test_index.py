from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import NotFoundError
from store.model import Extent, Span, new_uid
from tests.render.parts import span, spans_in
from tui.state.index import SpanIndex

TEXT = "x" * 3000
spans = spans_in(TEXT)


def meet(one: Extent, other: Extent) -> bool:
    """Whether a fragment shares a character with an extent; an empty one has that at its start."""
    return one[0] < other[1] and max(one[1], one[0] + 1) > other[0]


def touching(among: Sequence[Span], start: int, end: int) -> list[tuple[int, int, Span]]:
    """What `SpanIndex.touching` promises, the long way."""
    found = [(s, e, a) for a in among for s, e in a.fragments if meet((s, e), (start, end))]
    return sorted(found, key=lambda f: (f[0], f[1], f[2].uid))


@given(spans, spans, st.integers(0, 3000), st.integers(1, 200))
def test_it_finds_what_a_search_of_all_finds(
    built: list[Span], added: list[Span], start: int, length: int
) -> None:
    """However spans came and went."""
    index = SpanIndex(built)
    for one in added:
        index.add(one)
    for one in built[::2]:
        index.remove(one.uid)
    left = [*built[1::2], *added]
    assert {s.uid for s in index} == {s.uid for s in left}
    assert index.touching(start, start + length) == touching(left, start, start + length)
    following, before = index.next_after(start), index.previous_before(start)
    assert (following.start if following else None) == min(
        (s.start for s in left if s.start > start), default=None
    )
    assert (before.start if before else None) == max(
        (s.start for s in left if s.start < start), default=None
    )


@given(spans, st.integers(0, 3000))
def test_the_innermost_comes_first(built: list[Span], position: int) -> None:
    """At a character: each span once, by how much it covers."""
    here = SpanIndex(built).at(position)
    assert {s.uid for s in here} == {s.uid for _, _, s in touching(built, position, position + 1)}
    sizes = [sum(e - s for s, e in one.fragments) for one in here]
    assert sizes == sorted(sizes)
    assert len(here) == len({s.uid for s in here})


@pytest.mark.parametrize("length", [1, 63, 64, 65, 1024, 1025, 1 << 14, (1 << 14) + 1])
def test_spans_of_any_length_are_found_from_their_last_character(length: int) -> None:
    """And not from the one after it."""
    one = span("claim", (100, 100 + length))
    index = SpanIndex([one])
    assert index.at(100 + length - 1) == [one]
    assert index.at(100) == [one]
    assert index.at(99) == index.at(100 + length) == []


def test_a_span_is_replaced_in_place() -> None:
    """By uid, whatever else of it changed."""
    before = span("claim", (0, 10))
    index = SpanIndex([before])
    after = Span(before.uid, before.source, before.layer, "quote", ((20, 25), (30, 31)))
    assert index.replace(after) is before
    assert index.at(5) == []
    assert index.at(30) == [after]
    index.add(before)
    assert list(index) == [before]


def test_a_span_that_spans_everything_slows_nothing_down() -> None:
    """Long spans are looked up apart from short ones."""
    whole = [span("claim", (0, 5_000_000)) for _ in range(3)]
    short = [span("figure", (at, at + 5)) for at in range(0, 100_000, 10)]
    index = SpanIndex([*whole, *short])
    assert [s for _, _, s in index.touching(50_000, 50_005)] == [
        *sorted(whole, key=lambda s: s.uid),
        short[5000],
    ]


def test_what_is_not_there_is_said() -> None:
    """Asking for or removing an unknown span names it."""
    index = SpanIndex()
    for ask in (index.get, index.remove):
        with pytest.raises(NotFoundError, match="no span"):
            ask(new_uid())
    assert index.next_after(0) is None
    assert index.previous_before(9) is None


@given(spans, spans, st.integers(0, 3000), st.integers(0, 3000), st.integers(1, 9))
def test_what_comes_by_and_by_is_missed_by_nobody(
    built: list[Span], added: list[Span], position: int, around: int, page: int
) -> None:
    """Who asks for more than is there waits; near the cursor nothing has to come first."""
    near = (max(0, around - 300), around + 300)
    pages = [built[at : at + page] for at in range(0, len(built), page)]
    index = SpanIndex(
        [one for one in built if any(meet(f, near) for f in one.fragments)],
        lambda: pages.pop(0) if pages else [],
        near,
    )
    inside = index.touching(around, around + 100)
    assert inside == touching(built, around, around + 100)
    assert index.complete is False
    for one in added:
        index.add(one)
    index.load_on()
    whole = SpanIndex([*built, *added])
    assert index.next_after(position) == whole.next_after(position)
    assert index.complete
    assert {one.uid: one for one in index} == {one.uid: one for one in whole}
    assert index.touching(position, position + 50) == whole.touching(position, position + 50)
