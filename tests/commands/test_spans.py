"""Stepping over spans, deleting them, and the words to copy."""

from __future__ import annotations

import pytest

from store.errors import RefusedError
from tests.state.desk import Desk
from tui.commands.base import Ask
from tui.commands.spans import describing, retagging, words_to_copy

TEXT = "One two three. Four five six."


def with_spans() -> Desk:
    """Three spans, two of them at one place."""
    desk = Desk(TEXT)
    for tag, words in (("claim", "two three"), ("figure", "two"), ("quote", "five")):
        desk.tag(tag, words)
    return desk


def test_stepping_stops_at_every_place_and_says_where_it_ends() -> None:
    """Forth and back."""
    desk = with_spans()
    for expected in ("two", "five"):
        desk.press("m")
        assert desk.here.startswith(expected)
    with pytest.raises(RefusedError, match="No span after"):
        desk.press("m")
    desk.press("M")
    assert desk.here.startswith("two")
    with pytest.raises(RefusedError, match="No span before"):
        desk.press("M")


def test_of_several_spans_the_next_outer_one_is_meant_after_h() -> None:
    """It goes round."""
    desk = with_spans()
    desk.press("m", "h", "d")
    assert desk.spans() == [("figure", ["two"]), ("quote", ["five"])]
    desk.press("h", "d")
    assert desk.spans() == [("quote", ["five"])]


@pytest.mark.parametrize("key", ["d", "e", "h", "l", "g", "L"])
def test_keys_for_a_span_say_that_there_is_none(key: str) -> None:
    """And how to get to one."""
    desk = Desk(TEXT)
    with pytest.raises(RefusedError, match="no span at the cursor"):
        desk.press(key)


def test_deleting_takes_the_links_along_and_undo_brings_them_back() -> None:
    """As one operation."""
    desk = Desk(TEXT, "Two and three.")
    one, two = desk.tag("claim", "two three"), desk.tag("claim", "Two", pane=1)
    link = desk.link("same", one, two)
    desk.at("two").press("d")
    assert (desk.spans(0), desk.state.links) == ([], {})
    assert desk.undo() == "Delete claim"
    assert desk.spans(0) == [("claim", ["two three"])]
    assert desk.only_link().uid == link


def test_retagging_and_describing_keep_the_span() -> None:
    """What the new tag does not know goes; undo brings it back."""
    desk = Desk(TEXT)
    uid = desk.tag("claim", "two")
    desk.carry_out(describing(desk.only_span(), {"certainty": "hedged"}, "why"))
    assert dict(desk.only_span().attributes) == {"certainty": "hedged"}
    desk.carry_out(retagging(desk.only_span(), "quote"))
    span = desk.only_span()
    assert (span.uid, span.tag, dict(span.attributes), span.note) == (uid, "quote", {}, "why")
    desk.undo()
    assert dict(desk.only_span().attributes) == {"certainty": "hedged"}


def test_copy_means_the_selection_else_the_span_else_the_sentence() -> None:
    """Fragments are joined by a space."""
    desk = with_spans()
    desk.at("Four")
    assert words_to_copy(desk.state) == "Four five six."
    desk.at("five")
    assert words_to_copy(desk.state) == "five"
    desk.press("V", "J")
    assert words_to_copy(desk.state) == "five"
    desk.press("w", "v")
    assert words_to_copy(desk.state) == "five six"
    assert desk.press("y") == Ask("copy")
    assert words_to_copy(Desk("\n").state) == ""
