"""One source: where its cursor may stand, and which spans and units are there."""

from __future__ import annotations

import pytest

from tests.state.desk import Desk, tagset_of


@pytest.mark.parametrize(("asked", "stands"), [(-5, 0), (0, 0), (2, 1), (3, 1), (9, 4), (99, 4)])
def test_the_cursor_stands_on_the_start_of_a_grapheme_inside_the_text(
    asked: int, stands: int
) -> None:
    """Wherever it is put."""
    pane = Desk("a👩\u200d🚀b").state.pane
    pane.put_cursor(asked)
    assert pane.cursor == stands


def test_an_empty_text_has_a_cursor_too() -> None:
    """It stands at its start, and no key breaks it."""
    desk = Desk("")
    desk.press("w", "j", "end", "ctrl+end", "right", "left", "b", "ctrl+home")
    assert desk.state.pane.cursor == 0


def test_spans_at_the_cursor_come_innermost_first() -> None:
    """What a command on "the span here" means first is the smallest."""
    desk = Desk("one two three")
    desk.tag("claim", "one two three")
    desk.tag("figure", "two")
    desk.at("two")
    assert [span.tag for span in desk.state.pane.spans_here] == ["figure", "claim"]


def test_a_span_that_begins_inside_a_grapheme_can_be_reached() -> None:
    """Another tool may have counted code points without looking at graphemes."""
    desk = Desk("ab e\u0301f gh")
    uid = desk.tag_extents("claim", [(4, 6)])
    desk.press("m")
    assert desk.state.pane.cursor == 3
    current = desk.state.pane.current
    assert current is not None
    assert current.uid == uid


def test_spans_of_no_width_can_be_reached_and_deleted() -> None:
    """Imports may hold them, even behind the last character."""
    desk = Desk("one two")
    desk.tag_extents("claim", [(4, 4)])
    desk.tag_extents("figure", [(7, 7)])
    desk.press("m", "d")
    assert [tag for tag, _ in desk.spans()] == ["figure"]
    desk.press("m", "d")
    assert desk.spans() == []


def test_a_span_can_be_meant_among_those_at_the_cursor() -> None:
    """One that is not there is not: then the innermost is."""
    desk = Desk("one two three")
    outer = desk.tag("claim", "one two three")
    desk.tag("figure", "two")
    far = desk.tag("quote", "three")
    pane = desk.at("two").state.pane
    pane.mean(outer)
    assert pane.current is pane.span_with(outer)
    pane.mean(far)
    assert pane.current is not None
    assert pane.current.tag == "figure"


def test_moving_forgets_which_of_several_spans_was_meant() -> None:
    """At another place the innermost is meant again."""
    desk = Desk("one two three")
    desk.tag("claim", "one two three")
    desk.tag("figure", "two")
    desk.at("two").press("h")
    assert desk.state.pane.depth == 1
    desk.press("right")
    assert desk.state.pane.depth == 0


def test_paragraphs_indented_are_tagged_once() -> None:
    """White space that is left out of a span does not make its unit look untagged."""
    desk = Desk("   An indented line.  \n\nAnother one.", tagset=tagset_of(para=("x", "paragraph")))
    desk.press("x", "x")
    assert desk.spans() == [("para", ["An indented line."])]
    assert desk.selected == ["Another one."]
