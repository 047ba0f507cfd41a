"""Jumping: by two letters to any word or span in view, in every mode that moves."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.errors import RefusedError
from store.text.words import is_stop
from tests.state.desk import Desk, consistent
from tests.text.nasty import texts
from tui.commands.base import Notice
from tui.state import Mode, Target, Workspace

DAM = "The dam broke on Friday. “Nobody was hurt,” Meyer said."
OTHER = "It rained. The dam broke. Then 300 left."


def label(desk: Desk, words: str, pane: int | None = None) -> str:
    """Return the label at the first character of some words."""
    number = desk.state.focus if pane is None else pane
    start = desk.extent(words, number)[0]
    jump = desk.state.jump
    assert jump is not None
    (found,) = (
        label
        for label, target in jump.targets.items()
        if (target.pane, target.extent[0]) == (number, start)
    )
    return found


def jump(desk: Desk, words: str, pane: int | None = None) -> None:
    """Press `i` and the label of some words."""
    desk.press("i")
    desk.press(*label(desk, words, pane))


def targets(state: Workspace) -> list[Target]:
    """Return where the labels lead."""
    assert state.jump is not None
    return list(state.jump.targets.values())


def test_two_letters_lead_to_a_word_in_any_pane() -> None:
    """The keys go with the cursor."""
    desk = Desk(DAM, OTHER)
    jump(desk, "Friday")
    assert desk.here.startswith("Friday")
    jump(desk, "300", 1)
    assert (desk.state.mode, desk.state.focus) == (Mode.READ, 1)
    assert desk.here.startswith("300")


def test_the_nearest_words_have_the_easiest_labels() -> None:
    """Those of the cursor's own pane before all others."""
    desk = Desk(DAM, OTHER)
    desk.at("broke").press("i")
    found = targets(desk.state)
    assert desk.state.pane.words(found[0].extent) in ("dam", "on")
    panes = [target.pane for target in found]
    assert panes == sorted(panes)


def test_the_start_of_a_span_has_a_label_where_no_word_starts() -> None:
    """A quotation begins with its mark."""
    desk = Desk(DAM)
    desk.tag("quote", "“Nobody was hurt,”")
    jump(desk, "“Nobody")
    assert desk.here.startswith("“Nobody")
    jump(desk, "Nobody")
    assert desk.here.startswith("Nobody")


def test_a_selection_reaches_to_the_end_of_a_word_after_it_and_to_the_start_of_one_before() -> None:
    """The word is selected whole, whichever way one goes."""
    desk = Desk(DAM)
    desk.at("broke").press("v")
    jump(desk, "Friday")
    assert desk.selected == ["broke on Friday"]
    jump(desk, "dam")
    assert desk.selected == ["dam broke"]
    jump(desk, "broke")
    assert desk.selected == ["broke"]
    assert desk.state.mode is Mode.SELECT


def test_while_selecting_only_the_own_pane_has_labels() -> None:
    """A span lies in one source."""
    desk = Desk(DAM, OTHER)
    desk.press("v", "i")
    assert {target.pane for target in targets(desk.state)} == {0}
    desk.press("escape")
    assert desk.state.mode is Mode.SELECT


def test_between_two_fragments_the_cursor_jumps() -> None:
    """To where the next one begins."""
    desk = Desk(DAM)
    desk.press("v", "J")
    jump(desk, "Meyer")
    desk.press("v")
    assert desk.selected == ["The", "Meyer"]


def test_in_link_mode_a_label_leads_to_words_of_ones_own() -> None:
    """Away from the candidates, in any pane."""
    desk = Desk(DAM, OTHER)
    desk.press("c", "l")
    jump(desk, "rained", 1)
    assert desk.state.mode is Mode.LINK
    draft = desk.state.draft
    assert draft is not None
    assert draft.candidate is None
    assert desk.here.startswith("rained")
    desk.press("d")
    assert desk.spans(1) == [("claim", ["It rained."])]


def test_leaving_changes_nothing() -> None:
    """Escape at once; Backspace takes back a letter first."""
    desk = Desk(DAM, OTHER)
    desk.at("dam")
    desk.press("i")
    (first, _) = label(desk, "Friday")
    desk.press(first, "backspace")
    assert desk.state.jump is not None
    assert desk.state.jump.typed == ""
    desk.press("backspace")
    assert desk.state.mode is Mode.READ
    desk.press("i", first, "escape")
    assert desk.state.mode is Mode.READ
    assert desk.here.startswith("dam")


def test_a_letter_that_no_label_has_is_told_and_nothing_moves() -> None:
    """Capitals count as small letters, for whom Caps Lock is on."""
    desk = Desk(DAM)
    desk.press("i")
    assert isinstance(desk.press("ж"), Notice)
    assert isinstance(desk.press("1"), Notice)
    assert desk.state.mode is Mode.JUMP
    desk.press(*label(desk, "Friday").upper())
    assert desk.here.startswith("Friday")


def test_without_a_word_in_view_there_is_nothing_to_jump_to() -> None:
    """It is told."""
    desk = Desk("…\n— …")
    with pytest.raises(RefusedError, match="no word in view"):
        desk.press("i")
    assert desk.state.mode is Mode.READ


@given(st.lists(texts, min_size=1, max_size=3), st.data())
@settings(max_examples=60)
def test_a_label_leads_exactly_where_it_stands(sources: list[str], data: st.DataObject) -> None:
    """In every text: each word in view that finds room has one label, and that leads to it."""
    desk = Desk(*(text or "a" for text in sources))
    state = desk.state
    try:
        desk.press("i")
    except RefusedError:
        return
    for number in state.shown:
        pane, (start, end) = state.panes[number], state.layout.visible(number)
        words = [
            first
            for first, last in pane.document.units("word", start, end)
            if first >= start and is_stop(pane.document.text, (first, last))
        ]
        wanted = list(state.layout.with_room(number, words))
        if number == state.focus and pane.cursor in words:
            wanted = list(state.layout.with_room(number, [w for w in words if w != pane.cursor]))
        assert [t.extent[0] for t in sorted(targets(state), key=lambda t: t.extent)
                if t.pane == number] == wanted  # fmt: skip
    assert state.jump is not None
    letters, target = data.draw(st.sampled_from(list(state.jump.targets.items())))
    desk.press(*letters)
    consistent(state)
    assert (state.focus, state.pane.cursor) == (target.pane, target.extent[0])


def test_two_labels_select_from_one_word_to_another() -> None:
    """Both are seen at once, in whichever pane; the second may come before the first."""
    for first, last, words in (
        ("dam", "Friday", "dam broke on Friday"),
        ("Friday", "dam", "dam broke on Friday"),
        ("broke", "broke", "broke"),
        ("The", "on", "The dam broke on"),
    ):
        desk = Desk(DAM, OTHER)
        desk.press("I")
        both = [label(desk, first), label(desk, last)]
        desk.press(*both[0])
        assert {t.pane for t in targets(desk.state)} == {0}
        consistent(desk.state)
        desk.press(*both[1])
        assert (desk.state.mode, desk.selected) == (Mode.SELECT, [words])
        desk.press("c")
        assert desk.spans() == [("claim", [words])]


def test_escape_after_the_first_label_leaves_that_word_selected() -> None:
    """And after none, all as it was."""
    desk = Desk(DAM, OTHER)
    desk.press("I", *"")
    desk.press("escape")
    assert desk.state.mode is Mode.READ
    desk.press("I")
    desk.press(*label(desk, "rained", 1))
    desk.press("escape")
    assert (desk.state.focus, desk.state.mode, desk.selected) == (1, Mode.SELECT, ["rained"])
