"""What stays where it is when lines are wrapped anew."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.text.nasty import texts
from tui.render.moves import anchored, top_for
from tui.render.wrap import Wrap


@given(texts, st.integers(8, 60), st.integers(8, 60), st.integers(1, 30), st.data())
def test_what_the_eye_is_on_is_in_view_after_another_wrap_and_back(
    text: str, one: int, other: int, height: int, data: st.DataObject
) -> None:
    """At its row, or as near to it as the top of the text allows; and back exactly where it was."""
    before, after = Wrap(text, one), Wrap(text, other)
    cursor = data.draw(st.integers(0, len(text)))
    last = before.line_of(len(text))
    top = data.draw(st.integers(0, last))
    anchor = anchored(before, top, height, cursor)
    there = top_for(after, anchor, height)
    row = after.line_of(anchor.offset) - there
    assert 0 <= row <= anchor.row
    assert row == anchor.row or there == 0
    assert top_for(before, anchor, height) == top


@given(texts, st.integers(8, 40), st.integers(0, 40), st.integers(0, 40))
def test_a_lower_view_still_shows_it(text: str, width: int, row: int, height: int) -> None:
    """Down to no row at all."""
    wrap = Wrap(text, width)
    anchor = anchored(wrap, max(0, wrap.line_of(len(text)) - row), row + 1, len(text))
    top = top_for(wrap, anchor, height)
    assert 0 <= wrap.line_of(anchor.offset) - top < max(1, height)
