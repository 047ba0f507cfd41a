"""All occurrences: shown, thinned out, and tagged in one operation that one undo takes back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.errors import RefusedError
from tests.state.desk import Desk, consistent
from tests.text.nasty import texts
from tui.commands.base import Ask, Edit
from tui.state import Mode, Occurrences

DAM = "The dam broke. Nobody at the dam was hurt; dams break."
OTHER = "A DAM broke. Then 1,000 left below the dam for a damp valley."
THIRD = "On Friday the\ndam burst, and 1 dam stood."


def desk() -> Desk:
    """Three sources, the cursor on the first dam."""
    made = Desk(DAM, OTHER, THIRD)
    made.state.room = 3
    return made.at("dam")


def shown(desk: Desk) -> Occurrences:
    """What is shown."""
    assert desk.state.occurrences is not None
    return desk.state.occurrences


def places(desk: Desk) -> list[tuple[int, str]]:
    """Pane and words of all that is meant."""
    return [(pane, desk.state.panes[pane].words(extent)) for pane, extent in shown(desk).meant]


def test_the_word_at_the_cursor_is_shown_wherever_it_is_a_word() -> None:
    """In all sources of the story, not within other words; nothing is written yet."""
    at = desk()
    at.press("A")
    assert at.state.mode is Mode.OCCURRENCES
    assert places(at) == [(0, "dam"), (0, "dam"), (1, "dam"), (2, "dam"), (2, "dam")]
    assert at.spans(0) == []
    assert at.here.startswith("dam broke")


def test_the_key_again_widens_what_counts_as_alike() -> None:
    """Exactly; in any case; similar ones; exactly."""
    at = desk()
    at.press("A", "A")
    assert shown(at).how == "any case"
    assert (1, "DAM") in places(at)
    at.press("asterisk")
    assert shown(at).how == "similar"
    at.press("A")
    assert (shown(at).how, len(places(at))) == ("exact", 5)


def test_similar_words_are_added_to_those_in_any_case() -> None:
    """None of them overlapping another."""
    at = Desk("The containers burnt.", "One CONTAINER, the conteiners; containers", "Retained.")
    at.at("containers").press("A", "A", "A")
    assert places(at) == [
        (0, "containers"),
        (1, "CONTAINER"),
        (1, "conteiners"),
        (1, "containers"),
    ]


def test_a_tag_key_tags_all_of_them_and_one_undo_takes_all_away() -> None:
    """In one operation; the reader is where the reader was."""
    at = desk()
    at.press("A", "n", "n")
    effect = at.press("c")
    assert isinstance(effect, Edit)
    assert effect.told == "Tagged 5 as claim."
    assert [len(at.spans(pane)) for pane in range(3)] == [2, 1, 2]
    assert at.state.mode is Mode.READ
    assert at.here.startswith("dam broke")
    assert at.undo() == "Tag 5 × claim"
    assert [at.spans(pane) for pane in range(3)] == [[], [], []]


def test_what_is_left_out_is_not_tagged() -> None:
    """And can be taken in again."""
    at = desk()
    at.press("A", "x", "n", "space", "n", "x", "x", "c")
    assert [len(at.spans(pane)) for pane in range(3)] == [0, 1, 2]


def test_left_out_stays_left_out_when_more_are_taken_in() -> None:
    """As far as it is still there."""
    at = desk()
    at.press("A", "n", "x", "A", "c")
    assert at.spans(0) == [("claim", ["dam"])]
    assert at.spans(1) == [("claim", ["DAM"]), ("claim", ["dam"])]


def test_those_that_carry_the_tag_already_are_left_as_they_are() -> None:
    """It is told how many, and refused where all do."""
    at = desk()
    at.tag("claim", "dam", pane=1)
    at.tag("quote", "dam", pane=2)
    effect = at.press("A", "c")
    assert isinstance(effect, Edit)
    assert effect.told == "Tagged 4 as claim; 1 had it before."
    at.at("dam", 0).press("A")
    with pytest.raises(RefusedError, match="carry claim already"):
        at.press("c")
    assert at.state.mode is Mode.OCCURRENCES
    at.press("q")
    assert len(at.spans(2)) == 4


def test_of_a_span_enter_tags_them_as_it_is_tagged() -> None:
    """Words that are no span's need a tag's key."""
    at = desk()
    at.tag("figure", "the dam", pane=0)
    at.at("the dam").press("A", "enter")
    assert [at.spans(pane) for pane in range(3)] == [
        [("figure", ["the dam"])],
        [("figure", ["the dam"])],
        [("figure", ["the\ndam"])],
    ]
    at.at("Nobody", 0).press("A")
    with pytest.raises(RefusedError, match="no span's words"):
        at.press("enter")


def test_a_part_of_a_word_that_is_selected_is_found_as_such_a_part() -> None:
    """How a word begins is how others begin, not what stands in the middle of Friday."""
    at = desk()
    at.press("shift+right", "shift+right", "A")
    assert [words for _, words in places(at)] == ["da"] * 7
    at.press("escape")
    assert at.state.mode is Mode.SELECT
    assert at.selected == ["da"]


def test_a_number_is_not_found_within_another() -> None:
    """1 is not in 1,000."""
    at = desk()
    at.at("1 dam", 2).press("A")
    assert places(at) == [(2, "1")]


def test_steps_lead_through_all_sources_and_leaving_leads_back() -> None:
    """With the panes as they were."""
    at = desk()
    at.state.room = 2
    at.press("A", "N")
    assert at.state.focus == 2
    assert list(at.state.shown) == [1, 2]
    at.press("n", "n")
    assert at.here.startswith("dam was")
    at.press("N", "N", "backspace")
    assert (at.state.mode, list(at.state.shown), at.state.focus) == (Mode.READ, [0, 1], 0)
    assert at.here.startswith("dam broke")


def test_a_tag_can_be_picked_by_its_name() -> None:
    """As everywhere."""
    at = desk()
    assert at.press("A", "t") == Ask("pick-tag")


def test_words_with_a_gap_and_no_words_at_all_are_refused() -> None:
    """With a sentence, and the mode stays."""
    at = desk()
    at.press("v", "J")
    at.at("hurt").press("v")
    with pytest.raises(RefusedError, match="gap"):
        at.press("A")
    assert at.state.mode is Mode.SELECT
    empty = Desk("a  b")
    empty.press("right")
    with pytest.raises(RefusedError, match="no words here"):
        empty.press("A")


@given(st.lists(texts, min_size=1, max_size=3), st.data())
@settings(max_examples=60)
def test_in_any_text_all_that_is_shown_can_be_tagged_and_undone(
    sources: list[str], data: st.DataObject
) -> None:
    """Whole characters, none overlapping another, the words of the cursor among them."""
    at = Desk(*(text or "a" for text in sources))
    at.state.pane.put_cursor(data.draw(st.integers(0, len(sources[0]))))
    try:
        at.press("A", *["A"] * data.draw(st.integers(0, 2)))
    except RefusedError:
        return
    consistent(at.state)
    meant = list(shown(at).meant)
    assert shown(at).home in meant
    assert meant == sorted(set(meant))
    at.press("c")
    for number, pane in enumerate(at.state.panes):
        made = sorted(span.fragments for span in pane.index)
        assert made == [(extent,) for place, extent in meant if place == number]
        assert all(pane.document.is_boundary(p) for (e,) in made for p in e)
    at.undo()
    assert [len(pane.index) for pane in at.state.panes] == [0] * len(sources)
