"""Linking: candidates, types, words of one's own, and walking along links."""

from __future__ import annotations

import pytest

from store.errors import RefusedError
from store.links import delete_spans
from tests.state.desk import Desk, tagset_of
from tui.commands.base import Ask
from tui.state import Mode

DAM = "The dam broke on Friday. Nobody was hurt, Meyer said."
OTHER = "It rained. The dam broke. Then 300 left."
THIRD = "On Friday the dam broke early.\nMeyer spoke."


def drafting(*others: str) -> Desk:
    """A claim in the first source, and link mode begun on it."""
    desk = Desk(DAM, *(others or (OTHER, THIRD)))
    desk.press("c")
    desk.press("l")
    return desk


def test_the_best_counterpart_of_all_sources_comes_up_first() -> None:
    """The pane that has it gets the keys, on screen or not."""
    desk = drafting()
    assert desk.state.mode is Mode.LINK
    assert desk.here.startswith("The dam broke. Then")
    desk.state.room = 1
    desk.press("n")
    assert desk.state.focus == 2
    assert list(desk.state.shown) == [2]


def test_candidates_are_walked_forth_back_and_round() -> None:
    """By letters and by Tab."""
    desk = drafting()
    draft = desk.state.draft
    assert draft is not None
    count = len(draft.candidates)
    assert count >= 2
    for key, chosen in (("n", 1), ("N", 0), ("N", count - 1), ("tab", 0), ("shift+tab", count - 1)):
        desk.press(key)
        assert desk.state.draft is not None
        assert desk.state.draft.chosen == chosen


def test_enter_links_as_the_likely_type_and_comes_home() -> None:
    """Words that were no span yet become one, of the same tag, in the same operation."""
    desk = drafting()
    desk.press("enter")
    link = desk.only_link()
    assert link.type == "same"
    assert desk.spans(1) == [("claim", ["The dam broke."])]
    assert (desk.state.mode, desk.state.focus) == (Mode.READ, 0)
    assert link.head == desk.only_span(0).uid
    assert desk.undo() == "Link as same"
    assert (desk.spans(1), desk.state.links) == ([], {})


@pytest.mark.parametrize(
    ("key", "name"), [("s", "same"), ("d", "differs"), ("x", "contradicts"), ("e", "elaborates")]
)
def test_a_letter_links_as_its_type(key: str, name: str) -> None:
    """Whatever was suggested."""
    desk = drafting()
    desk.press(key)
    assert desk.only_link().type == name


def test_an_existing_span_is_preferred_to_the_bare_sentence() -> None:
    """And no second one is made."""
    desk = Desk(DAM, OTHER)
    uid = desk.tag("claim", "The dam broke.", pane=1)
    desk.press("c", "l", "enter")
    assert desk.only_link().tail == uid
    assert len(desk.state.panes[1].index) == 1


def test_a_link_type_that_does_not_fit_is_refused_with_what_it_takes() -> None:
    """And link mode goes on."""
    desk = drafting()
    with pytest.raises(RefusedError, match="quote-of leads from quote to claim or quote"):
        desk.press("q")
    assert desk.state.mode is Mode.LINK


def test_a_directed_link_is_turned_where_only_that_fits() -> None:
    """From a claim to its quotation in the other source."""
    desk = Desk("The dam broke.", "“The dam broke,” he said.")
    quote = desk.tag("quote", "“The dam broke,”", pane=1)
    desk.press("c", "l", "q")
    link = desk.only_link()
    assert (link.head, link.tail) == (quote, desk.only_span(0).uid)


def test_linked_twice_the_same_way_is_refused() -> None:
    """Also the other way round, for a type without direction."""
    desk = drafting()
    desk.press("s")
    desk.at("The dam", 1).press("l", "z")
    desk.at("The dam", 0)
    with pytest.raises(RefusedError, match="linked as same already"):
        desk.press("s")


def test_what_is_linked_already_is_not_offered_again() -> None:
    """Neither the span nor the sentence that it stands in, from either end."""
    desk = drafting(OTHER)
    desk.tag("figure", "300", pane=1)
    desk.press("s")
    for pane, linked in ((0, desk.only_link().tail), (1, desk.only_link().head)):
        desk.at("The dam", pane).press("l")
        draft = desk.state.draft
        assert draft is not None
        assert linked not in [candidate.span for candidate in draft.candidates]
        for candidate in draft.candidates:
            words = desk.state.panes[candidate.pane].words(candidate.extent)
            assert not words.startswith("The dam broke")
        desk.press("escape")


def test_words_of_ones_own_choice() -> None:
    """Motions and `z` lead away from the candidates; the sentence there is linked."""
    desk = drafting()
    desk.press("b", "b")
    assert desk.here.startswith("It rained")
    desk.press("d")
    assert desk.spans(1) == [("claim", ["It rained."])]
    assert desk.only_link().type == "differs"


def test_other_sources_are_a_key_away() -> None:
    """Also where nothing is alike."""
    desk = drafting("Wholly else.", "Again.")
    assert desk.state.draft is not None
    assert not desk.state.draft.candidates
    assert desk.state.focus == 0
    desk.press("z", "z", "s")
    assert desk.spans(2) == [("claim", ["Again."])]
    desk.press("l")
    desk.press("n")
    assert desk.state.focus in (1, 2)


def test_an_attribution_is_the_nearest_of_the_same_source() -> None:
    """From wherever one looks: the candidates lie in other sources."""
    desk = Desk("Ann said so. Nobody was hurt, Meyer said. Bob said more.", "Nobody was hurt.")
    far = desk.tag("attribution", "Ann said")
    near = desk.tag("attribution", "Meyer said")
    desk.tag("attribution", "Bob said")
    claim = desk.tag("claim", "Nobody was hurt")
    desk.at("Nobody").press("l", "a")
    link = desk.only_link()
    assert (link.type, link.head, link.tail) == ("attributed-to", claim, near)
    assert desk.state.focus == 0
    desk.at("Nobody").press("l", "b", "z")
    desk.at("Ann said").press("a")
    assert [link.tail for link in desk.state.links.values()] == [near, far]


def test_an_attribution_can_be_linked_in_a_story_of_one_source() -> None:
    """Where there is no candidate at all."""
    desk = Desk("Nobody was hurt, Meyer said. Else.")
    desk.tag("attribution", "Meyer said")
    desk.tag("claim", "Nobody was hurt")
    desk.press("l", "a")
    assert desk.only_link().type == "attributed-to"
    desk.press("l")
    desk.at("Else")
    with pytest.raises(RefusedError, match="no span at the cursor"):
        desk.press("a")


def test_an_attribution_that_is_not_there_is_refused() -> None:
    """It says to tag it first."""
    desk = drafting()
    with pytest.raises(RefusedError, match="Tag it first"):
        desk.press("a")


def test_a_span_is_not_linked_to_itself_or_to_bare_words_beside_it() -> None:
    """Within one source only spans are linked."""
    desk = drafting("Wholly else.")
    with pytest.raises(RefusedError, match="nothing to link to"):
        desk.press("enter")
    assert desk.state.mode is Mode.LINK


@pytest.mark.parametrize("key", ["escape", "backspace"])
def test_cancelling_comes_home(key: str) -> None:
    """To the span that the link would have started from."""
    desk = drafting()
    desk.press("n", "j", key)
    assert (desk.state.mode, desk.state.focus) == (Mode.READ, 0)
    assert desk.here.startswith("The dam broke on")
    assert desk.state.links == {}


@pytest.mark.parametrize("gone", [0, 1])
def test_a_span_that_vanishes_during_link_mode_is_told(gone: int) -> None:
    """A change that had to wait for another program may take it away."""
    desk = Desk(DAM, OTHER)
    spans = [
        desk.tag("claim", "The dam broke", pane=0),
        desk.tag("claim", "The dam broke.", pane=1),
    ]
    desk.press("l")
    with desk.project.operation("Delete") as op:
        delete_spans(op, (spans[gone],))
    desk.take_in(op.changes)
    for key in ("enter", "s", "a"):
        with pytest.raises(RefusedError):
            desk.press(key)
    desk.press("n", "N", "escape")
    assert desk.state.mode is Mode.READ


def test_without_link_types_link_mode_refuses_and_can_be_left() -> None:
    """A tag set may have none."""
    desk = Desk(DAM, OTHER, tagset=tagset_of(claim=("c", "clause")))
    desk.press("c", "l")
    with pytest.raises(RefusedError, match="No link type"):
        desk.press("enter")
    desk.press("escape")
    assert desk.state.mode is Mode.READ


def test_following_cycles_through_the_links_and_goes_back() -> None:
    """Each `g` from the same span leads to the next; `G` retraces the way."""
    desk = Desk(DAM, OTHER, THIRD)
    head = desk.tag("claim", "The dam broke")
    first, second = desk.tag("claim", "The dam", pane=1), desk.tag("claim", "the dam", pane=2)
    desk.link("same", head, first)
    desk.link("same", second, head)
    seen = []
    for _ in range(3):
        desk.press("g")
        seen.append(desk.state.focus)
        desk.press("G")
        assert desk.state.focus == 0
    assert seen == [1, 2, 1]
    with pytest.raises(RefusedError, match="nowhere to go back"):
        desk.press("G")


def test_links_are_listed_only_where_there_are_some() -> None:
    """The list is the screen's business."""
    desk = drafting()
    desk.press("s")
    assert desk.press("L") == Ask("links")
    desk.at("Nobody").press("c")
    for key in ("g", "L"):
        with pytest.raises(RefusedError, match="no links"):
            desk.press(key)
