"""Tag keys: what they take, what they show, and how they walk on."""

from __future__ import annotations

import pytest

from store.errors import RefusedError
from tests.state.desk import Desk, tagset_of
from tui.commands.base import Ask
from tui.commands.tagging import PickTag, apply_tag
from tui.state import Mode

TEXT = "Officials said 300 came. “We saw them,” he said. “And more,” too."


def test_without_a_selection_a_key_takes_the_unit_of_its_tag() -> None:
    """Here the quotation, from anywhere inside it; afterwards the cursor stands at its end."""
    desk = Desk(TEXT).at("saw")
    desk.press("q")
    assert desk.spans() == [("quote", ["“We saw them,”"])]
    assert desk.here.startswith("” he said")
    assert desk.state.mode is Mode.READ


def test_off_target_it_shows_the_next_one_and_the_same_key_takes_it() -> None:
    """Nothing is written before that."""
    desk = Desk(TEXT)
    desk.press("q")
    assert (desk.spans(), desk.selected) == ([], ["“We saw them,”"])
    desk.press("q")
    assert desk.spans() == [("quote", ["“We saw them,”"])]


def test_enter_takes_what_is_shown_as_well() -> None:
    """It is offered until the words are others."""
    desk = Desk(TEXT)
    desk.press("q", "enter")
    assert desk.spans() == [("quote", ["“We saw them,”"])]


def test_another_tag_may_take_what_one_has_shown() -> None:
    """The words shown are a selection like any other."""
    desk = Desk(TEXT)
    desk.press("q", "c")
    assert desk.spans() == [("claim", ["“We saw them,”"])]


def test_the_same_key_walks_on_from_one_to_the_next() -> None:
    """Each press shows or takes; after the last one it says that there is none, and nothing moves."""
    desk = Desk(TEXT)
    desk.press(*"qqqq")
    assert [words for _, (words,) in desk.spans()] == ["“We saw them,”", "“And more,”"]
    here = desk.here
    with pytest.raises(RefusedError, match=r"No untagged quotation after the cursor\."):
        desk.press("q")
    assert (desk.here, desk.state.mode) == (here, Mode.READ)


def test_every_figure_in_turn() -> None:
    """All figures of a text are taken with one key pressed again and again."""
    desk = Desk("It took up to 300 boxes, 40 percent of it on Oct. 13, and $5 million.")
    desk.press(*"ffffffff")
    figures = ["up to 300 boxes", "40 percent", "Oct. 13", "$5 million"]
    assert [words for _, (words,) in desk.spans()] == figures


def test_a_report_is_taken_apart_with_its_tags_keys() -> None:
    """Who says it, what is said, and again: each key shows the next one, and takes it."""
    desk = Desk("The union said pay fell. “We are poor,” said Ann Lee, a cook.")
    desk.press("a", "c", "c", "q", "q", "c", "a", "a")
    assert desk.spans() == [
        ("attribution", ["The union said"]),
        ("claim", ["pay fell"]),
        ("claim", ["“We are poor,”"]),
        ("quote", ["“We are poor,”"]),
        ("attribution", ["said Ann Lee, a cook"]),
    ]


def test_a_quotation_can_be_taken_without_its_marks() -> None:
    """By a setting; the one at the cursor and the next one, which is not offered twice."""
    desk = Desk("He said “we saw it, ” and «then this».")
    desk.state.quote_marks = False
    desk.press(*"qqqq")
    assert desk.spans() == [("quote", ["we saw it,"]), ("quote", ["then this"])]
    with pytest.raises(RefusedError, match="No untagged quotation"):
        desk.press("q")


def test_the_old_units_mean_what_they_did() -> None:
    """A tag set of its own may still take the word, the clause, the sentence."""
    units = ("word", "clause", "sentence", "paragraph")
    tags = {unit: (key, unit) for unit, key in zip(units, "zyru", strict=True)}
    desk = Desk("It rained, which was odd. So?", tagset=tagset_of(**tags))
    for unit in units:
        tag = desk.state.tag(unit)
        assert tag is not None
        desk.at("rained")
        edit = apply_tag(desk.state, tag)
        assert edit is not None
        desk.carry_out(edit)
    assert {tag: words for tag, (words,) in desk.spans()} == {
        "word": "rained",
        "clause": "It rained",
        "sentence": "It rained, which was odd.",
        "paragraph": "It rained, which was odd. So?",
    }


def test_with_a_selection_a_key_tags_just_that() -> None:
    """White space at its ends is left out."""
    desk = Desk(TEXT).at("said 300")
    desk.press("v", "w", "right", "f")
    assert desk.spans() == [("figure", ["said 300"])]


@pytest.mark.parametrize(("text", "keys"), [("one  two", ["v"]), ("\n \n", ["shift+down"])])
def test_white_space_alone_is_not_tagged(text: str, keys: list[str]) -> None:
    """It is refused, and the selection stays to be mended."""
    desk = Desk(text)
    desk.state.pane.put_cursor(text.index(" "))
    desk.press(*keys)
    selected = desk.selected
    with pytest.raises(RefusedError, match=r"There are no words here to tag\."):
        desk.press("c")
    assert (desk.spans(), desk.selected) == ([], selected)


def test_what_was_just_tagged_is_what_is_meant_there() -> None:
    """Even inside another span, or around one: the next key for a span is for it."""
    desk = Desk(TEXT)
    desk.tag("figure", "300")
    desk.at("Officials").press("v", "w", "w", "c")
    assert desk.here.startswith("0 came")
    current = desk.state.pane.current
    assert current is not None
    assert current.tag == "claim"
    desk.press("d")
    assert [tag for tag, _ in desk.spans()] == ["figure"]


def test_a_link_starts_from_what_was_just_tagged() -> None:
    """Not from the span inside it."""
    desk = Desk("About 300 came.", "Then 300 came.")
    desk.tag("figure", "300")
    desk.tag("claim", "Then 300 came", pane=1)
    desk.at("About").press("v", "w", "c", "l")
    draft = desk.state.draft
    assert draft is not None
    found = desk.state.find_span(draft.head)
    assert found is not None
    assert found[1].tag == "claim"


def test_the_same_words_are_not_tagged_twice() -> None:
    """Another tag may take them; the selection stays for that."""
    desk = Desk(TEXT).at("300")
    desk.press("f")
    desk.at("300").press("V")
    with pytest.raises(RefusedError, match="tagged figure already"):
        desk.press("f")
    assert desk.selected == ["300"]
    desk.press("c")
    assert desk.spans() == [("claim", ["300"]), ("figure", ["300"])]


def test_tagging_is_one_operation_with_a_name() -> None:
    """Which undo tells, and takes back whole."""
    desk = Desk(TEXT)
    desk.press("v", "J", "c")
    assert desk.undo() == "Tag claim"
    assert desk.spans() == []


def test_picking_by_name_does_what_the_key_would() -> None:
    """A tag without a key is no worse."""
    desk = Desk(TEXT, tagset=tagset_of(aside=("", "quotation")))
    assert desk.run(PickTag) == Ask("pick-tag")
    tag = desk.state.tag("aside")
    assert tag is not None
    assert apply_tag(desk.state, tag) is None
    assert desk.selected == ["“We saw them,”"]


def test_a_unit_that_is_unknown_counts_as_a_word() -> None:
    """A tag set of a newer program opens all the same."""
    desk = Desk("one two", tagset=tagset_of(thing=("x", "word")))
    object.__setattr__(desk.state.tags[0], "unit", "stanza")
    desk.press("x")
    assert desk.spans() == [("thing", ["one"])]
