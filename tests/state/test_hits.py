"""Hits are numbered as one reads, through all panes, and found again by place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.model import Extent
from tui.state.hits import Hits

panes = st.lists(
    st.sets(st.integers(0, 30)).map(lambda starts: [(at, at + 1) for at in sorted(starts)]),
    min_size=1,
    max_size=4,
).filter(any)


@given(panes, st.data())
def test_steps_from_anywhere_go_through_all_of_them_and_round(
    by_pane: list[list[Extent]], data: st.DataObject
) -> None:
    """As walking over a plain list of them does."""
    found = Hits.in_reading_order(by_pane)
    plain = [(pane, extent) for pane, held in enumerate(by_pane) for extent in held]
    assert [found.place(number) for number in range(len(found))] == plain
    pane = data.draw(st.integers(0, len(by_pane) - 1))
    position = data.draw(st.integers(0, 32))
    after = [n for n, (p, e) in enumerate(plain) if (p, e[0]) >= (pane, position)]
    before = [n for n, (p, e) in enumerate(plain) if (p, e[0]) < (pane, position)]
    assert found.from_(pane, position) == (after[0] if after else 0)
    assert found.before(pane, position) == (before[-1] if before else len(plain) - 1)


@given(panes, st.randoms())
def test_ranked_hits_are_stepped_through_as_they_are_ranked(
    by_pane: list[list[Extent]], random: object
) -> None:
    """But lie in their panes in order."""
    ranked = [(pane, extent) for pane, held in enumerate(by_pane) for extent in held]
    random.shuffle(ranked)  # type: ignore[attr-defined]
    found = Hits.best_first(ranked, len(by_pane))
    assert [found.place(number) for number in found.order] == ranked
    assert [list(held) for held in found.by_pane] == by_pane


def test_hits_beyond_the_screen_are_counted() -> None:
    """Those of panes that are not shown."""
    found = Hits.in_reading_order([[(0, 1)], [(0, 1), (4, 5)], [(2, 3)]])
    assert found.beyond(range(2)) == 1
    assert found.beyond(range(1, 2)) == 2
