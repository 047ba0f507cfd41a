"""Whatever is pressed, in whatever order, the workspace stays in order."""

from __future__ import annotations

import contextlib

from hypothesis import given, settings
from hypothesis import strategies as st

from store.errors import SidelightError
from tests.state.desk import Desk, consistent
from tests.text.nasty import texts
from tui.commands.base import Ask
from tui.state import TYPING

MOTIONS = ("j", "k", "left", "right", "w", "b", "s", "S", "p", "P", "home", "end", "pagedown",
           "pageup", "ctrl+home", "ctrl+end", "3", "0")  # fmt: skip
SELECTING = ("v", "V", "shift+left", "shift+right", "shift+up", "shift+down", "plus", "minus", "o",
             "J", "enter", "escape", "backspace")  # fmt: skip
CHANGING = ("i", "slash", "A", "f3", "c", "q", "f", "a", "d", "m", "M", "h", "l", "n", "N", "g", "G", "tab", "shift+tab",
            "z", "x", "e", "u")  # fmt: skip


def press(desk: Desk, key: str) -> None:
    """Press a key, whether it means something or not; a refusal is an answer."""
    typed = desk.state.mode in TYPING and len(key) == 1
    with contextlib.suppress(SidelightError):
        if (typed or desk.meant(key) is not None) and desk.press(key) == Ask("undo"):
            desk.undo()


@given(texts.filter(bool), st.lists(st.sampled_from(MOTIONS + SELECTING), max_size=30))
@settings(max_examples=150)
def test_cursor_and_selection_stay_on_graphemes_inside_the_text(text: str, keys: list[str]) -> None:
    """No run of motions and selections leaves the text, splits a grapheme or selects nothing."""
    desk = Desk(text)
    for key in keys:
        press(desk, key)
        consistent(desk.state)


@given(
    st.lists(texts, min_size=1, max_size=3),
    st.lists(st.sampled_from(CHANGING * 2 + MOTIONS + SELECTING), max_size=40),
)
@settings(max_examples=100)
def test_any_keys_over_several_sources_leave_the_workspace_in_order(
    sources: list[str], keys: list[str]
) -> None:
    """Tagging, linking, deleting and undoing in any order never end in a traceback."""
    desk = Desk(*(text or "a" for text in sources))
    for key in keys:
        press(desk, key)
        consistent(desk.state)
        for pane in desk.state.panes:
            for span in pane.index:
                assert 0 <= span.start <= span.end <= pane.document.length
                assert all(pane.document.is_boundary(p) for e in span.fragments for p in e)
