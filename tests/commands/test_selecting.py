"""Selecting with the keys: starting, growing, swapping, fragments, a span's extent."""

from __future__ import annotations

import pytest

from store.errors import RefusedError
from store.model import Extent
from tests.state.desk import Desk, tagset_of
from tui.commands.base import Ask, Notice
from tui.state import Mode

REPORT = "The mayor said that two boats sank, which hurt trade. Nobody paid.\n\nNothing more."
TEXT = "He said “it was odd, which I regret” and left. Then all of it ended.\n\nNext."


@pytest.mark.parametrize(
    ("at", "keys", "selected"),
    [
        ("odd", ["v"], "odd"),
        (" odd", ["v"], " "),
        ("odd", ["V", "plus"], "“it was odd, which I regret”"),
        ("odd", ["v", "plus", "plus"], "“it was odd, which I regret” and left"),
        ("odd", ["v", "plus", "plus", "plus"], "He said “it was odd, which I regret” and left"),
        ("odd", ["v", *["plus"] * 4], "He said “it was odd, which I regret” and left."),
        ("odd", ["v", "plus", "plus", "minus"], "“it was odd, which I regret”"),
        ("odd", ["v", "plus", "plus", "minus", "minus"], "odd"),
        ("odd", ["v", "plus", "right", "left", "minus"], "“"),
        ("odd", ["plus"], "odd"),
        ("odd", ["minus"], "odd"),
        ("odd", ["shift+right"], "o"),
        ("odd", ["shift+right", "shift+right", "shift+right"], "odd"),
        ("odd", ["shift+left"], "o"),
        ("odd", ["shift+left", "shift+left"], " o"),
        ("odd", ["v", "o", "b"], "was odd"),
        ("odd", ["v", "o", "b", "o", "w"], "was odd, which"),
        ("odd", ["v", "o", "ctrl+end"], "d" + TEXT.split("odd")[1]),
    ],
)
def test_keys_that_select(at: str, keys: list[str], selected: str) -> None:
    """From the word, the grapheme or the unit at the cursor."""
    desk = Desk(TEXT).at(at)
    desk.press(*keys)
    assert desk.selected == [selected]
    assert desk.state.mode is Mode.SELECT


def test_shift_and_arrows_select_whole_lines() -> None:
    """Down and down again gets ahead, even from the first column; up again takes it back."""
    desk = Desk("aaaa\nbbbb\ncccc\n")
    desk.press("shift+down")
    assert desk.selected == ["aaaa\nb"]
    desk.press("shift+down")
    assert desk.selected == ["aaaa\nbbbb\nc"]
    desk.press("shift+up", "shift+up")
    assert desk.selected == ["a"]


def test_growing_ends_with_the_whole_text() -> None:
    """However often it is asked for."""
    desk = Desk(TEXT).at("odd")
    desk.press("v", *["plus"] * 9)
    assert desk.selected == [TEXT]


def test_fragments_make_one_span() -> None:
    """J sets words aside; v begins the next ones wherever motions have led."""
    desk = Desk(TEXT).at("it was")
    desk.press("v", "J")
    assert desk.selected == ["it"]
    desk.press("2", "w")
    assert (desk.selected, desk.state.mode) == (["it"], Mode.SELECT)
    assert desk.here.startswith("odd")
    desk.press("v", "w")
    assert desk.selected == ["it", "odd, which"]
    desk.press("c")
    assert desk.spans() == [("claim", ["it", "odd, which"])]
    assert desk.state.mode is Mode.READ


@pytest.mark.parametrize(
    ("keys", "fragments"),
    [
        (["v"], ["it", "regret"]),
        (["V"], ["it", "regret"]),
        (["plus"], ["it", "regret"]),
        (["minus"], ["it", "regret"]),
        (["shift+right", "shift+right"], ["it", "re"]),
        (["shift+left", "shift+left"], ["it", " r"]),
        (["shift+down"], ["it", "regret” and left. The"]),
        (["o"], ["it"]),
        (["v", "J"], ["it", "regret"]),
    ],
)
def test_keys_that_begin_the_next_fragment(keys: list[str], fragments: list[str]) -> None:
    """All that begin a selection do; what was set aside stays."""
    desk = Desk(TEXT).at("it was")
    desk.press("v", "J")
    desk.at("regret").press(*keys)
    assert desk.selected == fragments


@pytest.mark.parametrize("moved", [[], ["w", "w"]])
def test_what_was_set_aside_is_tagged_alone(moved: list[str]) -> None:
    """A tag's key right after J takes no words beside it, wherever the cursor is."""
    desk = Desk(TEXT).at("it was")
    desk.press("v", "J", *moved, "c")
    assert desk.spans() == [("claim", ["it"])]


def test_without_words_there_is_no_fragment_to_set_aside() -> None:
    """Twice in a row is refused, and the first stays."""
    desk = Desk(TEXT)
    desk.press("v", "J")
    with pytest.raises(RefusedError, match="No words are selected for this fragment"):
        desk.press("J")
    assert desk.selected == ["He"]


def test_selecting_what_is_selected_already_is_refused() -> None:
    """Nothing that was chosen is lost by a key too many."""
    desk = Desk(TEXT)
    desk.press("v", "w")
    with pytest.raises(RefusedError, match=r"Words are selected already\."):
        desk.press("v")
    assert desk.selected == ["He said"]


def test_undo_while_selecting_only_leaves_the_selection() -> None:
    """What was written before is a second press away."""
    desk = Desk(TEXT).at("odd")
    desk.press("c")
    for keys in (["V"], ["V", "J"]):
        desk.press(*keys)
        assert desk.press("u") == Notice("Left the selection; nothing was undone.")
        assert (desk.state.mode, desk.state.selection) == (Mode.READ, None)
        assert len(desk.spans()) == 1
    assert desk.press("u") == Ask("undo")


def test_a_spans_extent_is_taken_moved_and_set() -> None:
    """Without deleting the span: attributes and links stay."""
    desk = Desk(TEXT)
    uid = desk.tag("claim", "odd")
    desk.at("odd").press("v", "w")
    assert desk.selected == ["odd, which"]
    desk.press("enter")
    assert desk.spans() == [("claim", ["odd, which"])]
    assert desk.only_span().uid == uid
    assert desk.state.mode is Mode.READ
    desk.undo()
    assert desk.spans() == [("claim", ["odd"])]


def test_a_discontinuous_span_is_taken_with_its_fragments() -> None:
    """The last of them moves."""
    desk = Desk(TEXT)
    desk.tag("claim", "it was", "regret")
    desk.at("regret").press("v")
    assert desk.selected == ["it was", "regret"]
    desk.press("o", "b", "enter")
    assert desk.spans() == [("claim", ["it was", "I regret"])]


def test_on_a_span_words_can_be_selected_afresh() -> None:
    """`V` starts at the word, so a span inside another is a matter of two keys."""
    desk = Desk(TEXT)
    desk.tag("claim", "it was odd")
    desk.at("odd").press("V", "f")
    assert desk.spans() == [("claim", ["it was odd"]), ("figure", ["odd"])]


def test_fragments_are_added_to_a_span() -> None:
    """Enter right after J sets those set aside; a later one joins them."""
    desk = Desk(TEXT)
    uid = desk.tag("claim", "it was")
    desk.at("it was").press("v", "J")
    desk.at("regret").press("v", "enter")
    assert desk.spans() == [("claim", ["it was", "regret"])]
    assert desk.only_span().uid == uid
    desk.at("regret").press("v", "o", "b", "J", "enter")
    assert desk.spans() == [("claim", ["it was", "I regret"])]


def test_words_inside_a_span_are_selected_where_v_was_pressed() -> None:
    """`v` has taken the extent and led away; `V` comes back to the word and lets the span be."""
    desk = Desk(TEXT)
    desk.tag("claim", "it was odd, which I regret")
    desk.at("odd").press("v")
    assert desk.here.startswith("t” and")
    desk.press("V")
    assert desk.selected == ["odd"]
    desk.press("f")
    assert desk.spans() == [("claim", ["it was odd, which I regret"]), ("figure", ["odd"])]


def test_enter_without_a_purpose_is_refused() -> None:
    """It says what to press."""
    desk = Desk(TEXT)
    desk.press("v")
    with pytest.raises(RefusedError, match="tag's key"):
        desk.press("enter")
    assert desk.selected == ["He"]


@pytest.mark.parametrize("key", ["escape", "backspace"])
def test_cancelling_lets_go_of_everything(key: str) -> None:
    """The cursor stays where it was led."""
    desk = Desk(TEXT)
    desk.press("v", "J", "w", key)
    assert desk.state.mode is Mode.READ
    assert desk.state.selection is None


def test_what_was_just_made_can_grow_and_shrink() -> None:
    """Until another key is pressed."""
    desk = Desk(TEXT, tagset=tagset_of(figure=("f", "word"))).at("odd")
    desk.press("f", "plus", "plus")
    assert desk.spans() == [("figure", ["“it was odd, which I regret” and left"])]
    desk.press("minus", "minus")
    assert desk.spans() == [("figure", ["odd"])]
    desk.press("right", "plus")
    assert desk.spans() == [("figure", ["odd"])]
    assert desk.state.mode is Mode.SELECT


@pytest.mark.parametrize("made", [[], ["c"]])
@pytest.mark.parametrize("steps", range(1, 7))
def test_shrinking_undoes_growing_step_by_step(made: list[str], steps: int) -> None:
    """Exactly, through whatever units it went, of a selection and of what was just made."""
    desk = Desk(REPORT).at("boats")
    desk.press(*made or ["v"])
    extents = [_extent(desk)]
    for _ in range(steps):
        desk.press("plus")
        extents.append(_extent(desk))
    for extent in reversed(extents[:-1]):
        if extent != _extent(desk):
            desk.press("minus")
        assert _extent(desk) == extent


def _extent(desk: Desk) -> Extent:
    if desk.state.selection is not None:
        return desk.state.selection.extent
    return desk.only_span().fragments[-1]


def test_shrinking_what_was_just_made_begins_it_where_the_key_was_pressed() -> None:
    """Then it ends earlier, clause by clause: the words that are meant are found in a few keys."""
    desk = Desk(REPORT).at("boats")
    desk.press("c")
    assert desk.spans() == [("claim", ["that two boats sank, which hurt trade"])]
    desk.press("minus")
    assert desk.spans() == [("claim", ["boats sank, which hurt trade"])]
    desk.press("minus")
    assert desk.spans() == [("claim", ["boats sank"])]


def test_growing_afresh_forgets_what_another_selection_grew_from() -> None:
    """A motion between them makes it another selection."""
    desk = Desk(REPORT).at("sank")
    desk.press("v", "plus", "plus", "w", "minus")
    assert desk.selected != ["sank"]


def test_the_extent_of_a_span_that_is_gone_is_refused() -> None:
    """Somebody deleted it in another window."""
    desk = Desk(TEXT)
    uid = desk.tag("claim", "odd")
    desk.at("odd").press("v")
    desk.state.pane.index.remove(uid)
    with pytest.raises(RefusedError, match="not there any more"):
        desk.press("enter")
