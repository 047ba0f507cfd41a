"""Searching: typed, kept, stepped through, ended; always back where one was reading."""

from __future__ import annotations

import pytest

from store.errors import RefusedError
from tests.state.desk import Desk, consistent
from tui.state import Mode

DAM = "The dam broke on Friday. Nobody was hurt at the dam, Meyer said."
OTHER = "It rained. The Dam\nbroke. Then 300 left the damp valley."
THIRD = "On Friday the dam broke early.\nMeyer spoke."


def searching(words: str, *, keep: bool = False, at: str = "The dam") -> Desk:
    """Type a search from a place in the first of three sources."""
    desk = Desk(DAM, OTHER, THIRD)
    desk.at(at, 0).press("slash", *words)
    if keep:
        desk.press("enter")
    return desk


def words_here(desk: Desk) -> str:
    """The words of the hit that is looked at, and check that the cursor is there."""
    search = desk.state.search
    assert search is not None
    assert search.at is not None
    pane, extent = search.hits.place(search.at)
    assert (desk.state.focus, desk.state.pane.cursor) == (pane, extent[0])
    return desk.state.pane.words(extent)


def test_each_letter_leads_to_the_nearest_hit_from_where_one_was_reading() -> None:
    """Not from where the letter before had led to."""
    desk = searching("d", at="Nobody")
    assert desk.here.startswith("dy was")
    desk.press("a")
    assert desk.here.startswith("dam, Meyer")
    desk.press("m", "p")
    assert desk.here.startswith("damp")
    desk.press("backspace")
    assert desk.here.startswith("dam, Meyer")


def test_hits_are_stepped_through_in_reading_order_over_all_sources_and_round() -> None:
    """Also over those that are not on screen."""
    desk = searching("the dam", keep=True)
    assert desk.state.mode is Mode.READ
    seen = [(desk.state.focus, words_here(desk))]
    for _ in range(5):
        desk.press("n")
        seen.append((desk.state.focus, words_here(desk)))
        assert desk.state.focus in desk.state.shown
    hits = [(0, "The dam"), (0, "the dam"), (1, "The Dam"), (1, "the dam"), (2, "the dam")]
    assert seen == [*hits, hits[0]]
    desk.press("N")
    assert (desk.state.focus, words_here(desk)) == hits[-1]
    desk.press("2", "N")
    assert (desk.state.focus, words_here(desk)) == hits[-3]


def test_steps_go_from_the_cursor_wherever_that_was_moved() -> None:
    """Between two hits one reads on."""
    desk = searching("the dam", keep=True)
    desk.at("Then", 1).press("n")
    assert desk.here.startswith("the damp")
    desk.at("Then", 1).press("N")
    assert desk.here.startswith("The Dam")


def test_escape_goes_back_to_where_one_was_reading() -> None:
    """Pane, cursor and all, and nothing is highlighted any more."""
    desk = searching("dam b", at="Friday")
    desk.press("r", "escape")
    assert (desk.state.mode, desk.state.search) == (Mode.READ, None)
    assert (desk.state.focus, desk.state.first) == (0, 0)
    assert desk.here.startswith("Friday")


def test_backspace_takes_back_a_letter_and_at_last_the_search() -> None:
    """What was typed before is searched for again."""
    desk = searching("rai", at="Friday")
    assert desk.state.focus == 1
    desk.press("backspace", "backspace", "backspace")
    assert desk.state.mode is Mode.SEARCH
    assert desk.here.startswith("Friday")
    desk.press("backspace")
    assert (desk.state.mode, desk.state.search) == (Mode.READ, None)


@pytest.mark.parametrize("key", ["escape", "backspace"])
def test_a_search_that_is_on_is_ended_where_one_is(key: str) -> None:
    """`n` means nothing then, and says how to search."""
    desk = searching("left", keep=True)
    desk.press(key)
    assert desk.state.search is None
    assert desk.here.startswith("left")
    for step in ("n", "N"):
        with pytest.raises(RefusedError, match=r"No search is on\. / searches"):
            desk.press(step)


def test_a_search_stays_on_while_one_tags() -> None:
    """So hit after hit can be tagged."""
    desk = searching("broke", keep=True)
    desk.press("v", "c", "n", "v", "c", "n", "V", "c")
    assert [desk.spans(pane) for pane in range(3)] == [[("claim", ["broke"])]] * 3
    desk.press("n")
    assert words_here(desk) == "broke"


def test_the_last_search_is_repeated() -> None:
    """By F3, or by Enter with nothing typed; F3 goes on to the next hit."""
    desk = searching("the dam", keep=True)
    desk.press("escape")
    desk.at("Then", 1).press("f3")
    assert desk.here.startswith("the damp")
    desk.press("f3")
    assert desk.here.startswith("the dam broke early")
    desk.press("escape", "slash", "enter")
    assert words_here(desk) == "the dam"


@pytest.mark.parametrize("keys", [("f3",), ("slash", "enter")])
def test_without_a_last_search_there_is_nothing_to_repeat(keys: tuple[str, ...]) -> None:
    """It is told."""
    desk = Desk(DAM)
    with pytest.raises(RefusedError, match="Nothing was searched for yet"):
        desk.press(*keys)
    consistent(desk.state)


def test_what_is_nowhere_is_told_and_the_search_goes_on() -> None:
    """Enter keeps nothing; the reader has not moved."""
    desk = searching("zzz", at="Friday")
    assert desk.here.startswith("Friday")
    with pytest.raises(RefusedError, match="“zzz” is nowhere"):
        desk.press("enter")
    assert desk.state.mode is Mode.SEARCH


def test_similar_words_are_found_where_nothing_is_literally_so() -> None:
    """The most alike first; `n` goes to the next in likeness."""
    desk = searching("fridey", keep=True)
    assert words_here(desk) == "Friday"
    desk.press("n")
    assert words_here(desk) == "Friday"
    assert desk.state.focus == 2
    search = desk.state.search
    assert search is not None
    assert not search.exact
    desk.press("n")
    assert desk.state.focus == 0


def test_literal_hits_come_back_when_the_slip_is_taken_back() -> None:
    """Similar ones are only a substitute."""
    desk = searching("Meyerz")
    search = desk.state.search
    assert search is not None
    assert (search.exact, len(search.hits)) == (False, 2)
    desk.press("backspace")
    assert (search.exact, len(search.hits)) == (True, 2)


def test_a_hit_within_a_character_does_not_hold_the_steps_up() -> None:
    """The cursor stands before it, on the whole character."""
    desk = Desk("cafe\u0301 x cafe\u0301")
    desk.press("slash", "\u0301", "enter")
    seen = []
    for _ in range(3):
        desk.press("n")
        seen.append(desk.state.pane.cursor)
    assert seen == [11, 3, 11]
