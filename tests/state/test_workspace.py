"""The panes on screen, and the links between their spans."""

from __future__ import annotations

import pytest

from tests.state.desk import Desk
from tui.state import LinkDraft


@pytest.mark.parametrize(
    ("room", "walk", "shown"),
    [
        (2, 0, [0, 1]),
        (2, 1, [0, 1]),
        (2, 2, [1, 2]),
        (2, 4, [3, 4]),
        (1, 3, [3]),
        (4, 4, [1, 2, 3, 4]),
        (5, 4, [0, 1, 2, 3, 4]),
    ],
)
def test_the_active_pane_is_brought_on_screen_moving_others_little(
    room: int, walk: int, shown: list[int]
) -> None:
    """Walking right scrolls by one pane at a time."""
    state = Desk(*"abcde").state
    state.room = room
    for _ in range(walk):
        state.focus_on(state.focus + 1)
    assert list(state.shown) == shown


def test_panes_follow_in_turn() -> None:
    """After the last comes the first, and the other way round."""
    desk = Desk(*"abc")
    desk.press("tab", "tab", "tab")
    assert desk.state.focus == 0
    desk.press("shift+tab")
    assert desk.state.focus == 2
    assert list(desk.state.shown) == [1, 2]


def test_more_room_shows_more_panes_without_gaps() -> None:
    """A wider window fills up from the left when the last pane is reached."""
    state = Desk(*"abcd").state
    state.focus_on(3)
    state.room = 4
    state.reveal()
    assert list(state.shown) == [0, 1, 2, 3]


def test_zoom_shows_the_active_pane_alone() -> None:
    """And follows it from source to source."""
    desk = Desk(*"abc")
    desk.press("tab", "z")
    assert list(desk.state.shown) == [1]
    desk.press("tab")
    assert list(desk.state.shown) == [2]
    desk.press("z")
    assert list(desk.state.shown) == [1, 2]


def test_links_are_numbered_in_order_of_creation() -> None:
    """A span shows the numbers of all its links."""
    desk = Desk("one", "two", "three")
    one, two, three = (desk.tag("claim", w, pane=n) for n, w in enumerate(("one", "two", "three")))
    first, second = desk.link("same", one, two), desk.link("differs", three, one)
    assert desk.state.link_numbers() == {one: (1, 2), two: (1,), three: (2,)}
    assert [link.uid for link in desk.state.links_on(one)] == [first, second]
    assert desk.state.links_on(two)[0].uid == first


def test_a_draft_goes_round_its_candidates() -> None:
    """And without any it stays with the cursor."""
    draft = LinkDraft(b"x" * 16, 0)  # type: ignore[arg-type]
    assert draft.choosing(3).candidate is None
