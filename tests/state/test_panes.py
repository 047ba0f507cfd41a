"""How the panes stand: order, widths, how many; and that nothing else changes with it."""

from __future__ import annotations

import contextlib
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import RefusedError, SidelightError
from tests.state.desk import Desk, consistent
from tui.commands.base import Ask, Notice
from tui.state.panes import (
    LEAST_WIDTH,
    MOST_PANES,
    RAIL_WIDTH,
    USUAL_SHARE,
    Arrangement,
    room_for,
    widths,
)

shares = st.lists(st.integers(1, 72), min_size=1, max_size=MOST_PANES)


@given(st.integers(1, 400), shares)
def test_widths_add_up_and_nobody_gets_too_little(total: int, parts: list[int]) -> None:
    """Where there is enough, each has the least; where not, all have the same."""
    cells = widths(total, parts)
    rails = RAIL_WIDTH * (len(parts) - 1)
    assert sum(cells) == max(len(parts), total - rails)
    if total >= LEAST_WIDTH * len(parts) + rails:
        assert min(cells) >= LEAST_WIDTH


@given(st.integers(60, 400), shares)
def test_a_larger_share_is_never_narrower(total: int, parts: list[int]) -> None:
    """But for the cell that rounding moves."""
    ordered = sorted(parts)
    assert all(one <= other + 1 for one, other in pairwise(widths(total, ordered)))


@pytest.mark.parametrize(
    ("width", "room"), [(1, 1), (78, 1), (79, 2), (80, 2), (121, 2), (122, 3), (165, 4), (999, 4)]
)
def test_as_many_fit_as_have_the_least_width_with_rails_between(width: int, room: int) -> None:
    """At most four."""
    assert room_for(width) == room


def test_wider_and_narrower_change_the_active_pane_and_are_undone_by_reset() -> None:
    """Each press by some cells; the others share what is left."""
    desk = Desk(*"abc")
    desk.state.fit(200)
    usual = desk.state.arrangement.cells(desk.state.shown)
    assert max(usual) - min(usual) <= 1
    desk.press("tab", "W")
    one, middle, other = desk.state.arrangement.cells(desk.state.shown)
    assert middle > usual[1] + 3
    assert abs(one - other) <= 1
    desk.press("T", "T")
    assert desk.state.arrangement.cells(desk.state.shown)[1] < usual[1]
    desk.press("K")
    assert desk.state.arrangement.cells(desk.state.shown) == usual


def test_at_the_end_of_what_is_possible_nothing_changes_and_it_is_said() -> None:
    """So that the next press the other way works at once."""
    desk = Desk(*"ab")
    desk.state.fit(100)
    with pytest.raises(RefusedError, match="as wide as it can be"):
        desk.press(*"W" * 50)
    assert desk.state.arrangement.cells((0, 1)) == [93 - LEAST_WIDTH, LEAST_WIDTH]
    desk.press("T")
    assert desk.state.arrangement.cells((0, 1))[1] > LEAST_WIDTH
    desk.press("z")
    with pytest.raises(RefusedError, match="has the whole width"):
        desk.press("W")
    desk.press("z")
    desk.state.fit(79)
    with pytest.raises(RefusedError, match="as narrow as it can be"):
        desk.press("T")


def test_fewer_at_once_and_round_again() -> None:
    """Down to two, then as many as fit; a wider window shows no more than is wanted."""
    desk = Desk(*"abcde")
    desk.state.fit(200)
    assert desk.state.shown == (0, 1, 2, 3)
    assert desk.press("Z") == Notice("3 sources side by side.")
    assert desk.state.shown == (0, 1, 2)
    desk.press("tab", "tab", "Z")
    assert desk.state.shown == (1, 2)
    desk.state.fit(400)
    assert desk.state.shown == (1, 2)
    desk.press("Z")
    assert desk.state.shown == (1, 2, 3, 4)
    desk.press("z", "Z")
    assert (desk.state.zoomed, len(desk.state.shown)) == (False, 3)
    desk.state.fit(80)
    with pytest.raises(RefusedError, match="No more than 2"):
        desk.press("Z")


def test_as_many_as_fit_stays_so_when_the_window_grows() -> None:
    """It is no number."""
    desk = Desk(*"abcd")
    desk.state.fit(130)
    desk.press("Z", "Z")
    desk.state.fit(200)
    assert len(desk.state.shown) == 4


def test_a_source_moves_and_takes_everything_along() -> None:
    """Its cursor, its focus, its spans; Tab goes by what is seen."""
    desk = Desk("One said so.", "Two said so.", "Three said so.")
    desk.state.fit(200)
    desk.at("said")
    desk.press("R")
    assert desk.state.shown == (1, 0, 2)
    assert (desk.state.focus, desk.here) == (0, "said so.")
    desk.press("tab")
    assert desk.state.focus == 2
    desk.press("tab")
    assert desk.state.focus == 1
    with pytest.raises(RefusedError, match="is the first already"):
        desk.press("H")
    desk.press("shift+tab")
    with pytest.raises(RefusedError, match="is the last already"):
        desk.press("R")


def test_a_source_that_moves_off_the_screen_draws_the_screen_along() -> None:
    """The active one is always seen."""
    desk = Desk(*"abcd")
    desk.state.fit(80)
    desk.press("R", "R")
    assert desk.state.shown == (2, 0)


def test_links_lead_where_they_did_after_sources_have_moved() -> None:
    """Also back along a trail that began before."""
    desk = Desk("One said so.", "Two said so.", "Three.")
    head = desk.tag("claim", "One said", pane=0)
    tail = desk.tag("claim", "Two said", pane=1)
    desk.link("same", head, tail)
    desk.press("g", "R", "G")
    assert desk.state.focus == 0
    desk.press("R", "g")
    assert desk.state.arrangement.order == [2, 0, 1]
    assert (desk.state.focus, desk.here) == (1, "Two said so.")


KEYS = (*"WTZHRKzvcqldgGnsx", "tab", "shift+tab", "enter", "escape", "w", "j", "plus", "u")


@given(st.lists(st.sampled_from(KEYS), max_size=40), st.integers(40, 300))
def test_any_keys_leave_spans_and_links_with_their_sources(keys: list[str], width: int) -> None:
    """Moving, widening and hiding panes among tagging and linking."""
    desk = Desk("One said “so”. It rained.", "Two said “so”. It poured.", "Three. Four.", "Five.")
    desk.state.fit(width)
    sources = [pane.source.uid for pane in desk.state.panes]
    for key in keys:
        with contextlib.suppress(SidelightError):
            if desk.meant(key) is not None and desk.press(key) == Ask("undo"):
                desk.undo()
        consistent(desk.state)
        assert [pane.source.uid for pane in desk.state.panes] == sources
        for pane in desk.state.panes:
            assert {span.source for span in pane.index} <= {pane.source.uid}
        draft = desk.state.draft
        for candidate in draft.candidates if draft else ():
            pane = desk.state.panes[candidate.pane]
            assert pane.words(candidate.extent).strip()
            assert candidate.span is None or candidate.span in pane.index
        if draft is not None:
            assert draft.head in desk.state.panes[draft.home].index


def test_what_is_usual_is_so_for_any_number() -> None:
    """One source, or twelve."""
    for count in (1, 12):
        arrangement = Arrangement(list(range(count)))
        assert arrangement.shares == [USUAL_SHARE] * count
        assert arrangement.order == list(range(count))
