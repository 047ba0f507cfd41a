"""A selection: what it holds as its ends move."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model import new_uid
from store.text import Document
from tests.text.nasty import texts
from tui.state import Selection, trimmed

WORDS = Document("one two three four")


def test_its_end_moves_and_its_beginning_stays() -> None:
    """Beyond the origin, what is selected reaches from the origin's start to the moving end."""
    selection = Selection.of((4, 7))
    assert selection.moved(13).extent == (4, 13)
    assert selection.moved(5).extent == (4, 5)


def test_all_of_the_origin_stays_selected_when_the_end_moves_before_it() -> None:
    """Going back from a word keeps the word."""
    assert Selection.of((4, 7)).moved(0).extent == (0, 7)
    assert Selection.of((4, 7)).moved(4).extent == (4, 7)


@pytest.mark.parametrize(
    ("grapheme", "extent"),
    [((9, 10), (4, 10)), ((5, 6), (4, 6)), ((4, 5), (4, 7)), ((0, 1), (0, 7))],
)
def test_the_grapheme_it_is_led_to_is_selected_too(
    grapheme: tuple[int, int], extent: tuple[int, int]
) -> None:
    """So a vertical motion there and back selects what it selected before."""
    assert Selection.of((4, 7)).reaching(grapheme).extent == extent


def test_swapping_ends_keeps_the_words_and_moves_the_other_end() -> None:
    """Twice gives back the end that moved first."""
    swapped = Selection.of((4, 13)).swapped(WORDS)
    assert (swapped.extent, swapped.head) == ((4, 13), 4)
    assert swapped.moved(0).extent == (0, 13)
    again = swapped.swapped(WORDS)
    assert (again.extent, again.head) == ((4, 13), 13)


def test_an_end_that_meets_the_other_one_leaves_one_grapheme() -> None:
    """No run of motions ends with nothing selected."""
    swapped = Selection.of((4, 13)).swapped(WORDS)
    assert swapped.moved(13).extent == (12, 13)
    assert swapped.moved(18).extent == (12, 18)


def test_fragments_are_kept_in_the_order_they_were_set_aside() -> None:
    """The present extent comes last."""
    selection = Selection.of((0, 3)).set_aside().beginning((8, 13)).set_aside().beginning((14, 18))
    assert selection.fragments == ((0, 3), (8, 13), (14, 18))
    assert selection.taking((8, 18)).fragments == ((0, 3), (8, 13), (8, 18))


def test_between_two_fragments_only_those_set_aside_are_meant() -> None:
    """Until the next one has begun; then its end moves as any does."""
    between = Selection.of((0, 3)).set_aside()
    assert (between.begun, between.fragments) == (False, ((0, 3),))
    begun = between.beginning((8, 13))
    assert (begun.begun, begun.extent) == (True, (8, 13))
    assert begun.moved(18).fragments == ((0, 3), (8, 18))


def test_setting_fragments_aside_forgets_no_span_that_is_edited() -> None:
    """Its extent is what the fragments become; where it grew from is another matter."""
    uid = new_uid()
    selection = Selection((4, 7), 7, ((0, 3),), uid, seed=5).set_aside()
    assert (selection.editing, selection.seed) == (uid, None)
    assert selection.beginning((8, 13)).editing == uid
    assert selection.fragments == ((0, 3), (4, 7))


def test_an_offer_is_gone_once_the_words_are_others() -> None:
    """Enter must not tag what the tag key did not show; swapping ends changes no words."""
    offered = Selection((4, 7), 7, offered="claim")
    assert offered.swapped(WORDS).offered == "claim"
    others = offered.moved(13), offered.taking((0, 3)), offered.set_aside()
    for changed in (*others, offered.beginning((8, 13))):
        assert changed.offered is None


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("  a b \n", "a b"),
        ("\u3000a\u2028", "a"),
        (" \n ", " \n "),
        ("", ""),
        (" \u0301a ", " \u0301a"),
        ("a\u0600 ", "a\u0600 "),
    ],
)
def test_white_space_at_the_ends_is_left_out(text: str, left: str) -> None:
    """But not where it bears a mark, nor where there is nothing else."""
    start, end = trimmed(f"<{text}>", (1, 1 + len(text)))
    assert f"<{text}>"[start:end] == left


@given(texts, st.data())
def test_trimming_never_splits_a_grapheme(text: str, data: st.DataObject) -> None:
    """An extent of whole graphemes stays one."""
    document = Document(text)
    edges = [0, *(end for _, end in document.units("grapheme"))]
    start, end = sorted((data.draw(st.sampled_from(edges)), data.draw(st.sampled_from(edges))))
    first, last = trimmed(text, (start, end))
    assert start <= first <= last <= end
    assert document.is_boundary(first)
    assert document.is_boundary(last)
    if text[start:end].strip():
        assert text[first:last].strip() == text[start:end].strip()
