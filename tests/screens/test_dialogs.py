"""Dialogs over the workspace: tags, links, the source, undo from far away, help."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

import pytest
from textual.widgets import Input, OptionList

from store.project import Project
from tests.screens.seat import Seat, answer, problem, seated
from tui.dialogs.choose import Choice, matching
from tui.dialogs.prompt import Confirm
from tui.screens import undoing
from tui.state import Mode


def test_choices_that_start_with_what_was_typed_come_first() -> None:
    """Then those that hold it, in name or detail; nothing is found for what none holds."""
    choices = [Choice("1", "quote"), Choice("2", "Claim"), Choice("3", "note", "no claim at all")]
    assert [c.id for c in matching(choices, "CL")] == ["2", "3"]
    assert [c.id for c in matching(choices, " ")] == ["1", "2", "3"]
    assert matching(choices, "xyzzy") == []


async def test_a_span_is_retagged_and_words_are_tagged_by_typing(project: Project) -> None:
    """On a span its tag is changed; with a selection, or off all spans, words are tagged."""
    async with seated(project) as seat:
        await seat.press("c", "t", "q", "u", "o", "enter")
        assert seat.spans() == [("quote", "Officials said 1,000 containers arrived")]
        await seat.press("V", "t", "x", "y", "z", "enter")
        assert "Tag as" in seat.text()
        await seat.press("escape")
        assert seat.state.mode is Mode.SELECT
        await seat.press("t", "down", "down", "enter")
        assert [tag for tag, _ in seat.spans()] == ["quote", "figure"]
        seat.at("waved")
        await seat.press("t", "c", "l", "enter")
        assert [tag for tag, _ in seat.spans()] == ["quote", "figure", "claim"]


async def test_what_a_new_tag_does_not_know_is_named_when_it_goes(project: Project) -> None:
    """Undo brings it back; where nothing goes, nothing is told."""
    async with seated(project, size=(120, 24)) as seat:
        await seat.press("c", "t", *"figure", "enter")
        assert "Retagged" not in seat.rows()[-2]
        await seat.press("e")
        await answer(seat, "1000", "containers", None, None)
        await seat.press("t", *"claim", "enter")
        assert "Retagged; a claim has no unit, value, so that went." in seat.rows()[-2]
        assert dict(next(iter(seat.state.panes[0].index)).attributes) == {}
        await seat.press("u")
        held = dict(next(iter(seat.state.panes[0].index)).attributes)
        assert held == {"value": "1000", "unit": "containers"}


async def test_keys_typed_before_a_dialog_is_there_go_to_it(project: Project) -> None:
    """A slow line delivers them all at once: none may be lost or mean something else."""
    async with seated(project) as seat:
        await seat.press(*"ctquo", "enter", "e", "enter", *"my note", "enter", "w")
        (span,) = seat.state.panes[0].index
        assert (span.tag, span.note) == ("quote", "my note")


async def linked(seat: Seat) -> None:
    """A link of type quote-of from the second source's quotation to the first one's claim."""
    await seat.press("tab", "q", "q", "l", "z", "c")
    await seat.press("escape")
    seat.at("Officials", 0)
    await seat.press("c")
    seat.at("not told", 1)
    await seat.press("l", "z")
    seat.at("Officials", 0)
    await seat.press("q")
    assert [link.type for link in seat.state.links.values()] == ["quote-of"]
    assert seat.state.focus == 1


async def test_the_links_of_a_span_are_listed_and_changed(project: Project) -> None:
    """Go there, retype, reverse, note, delete; each is one operation and can be undone."""
    async with seated(project) as seat:
        await linked(seat)
        await seat.press("L")
        assert "quote-of → claim “Officials said" in seat.text()
        await seat.press("g")
        assert seat.state.focus == 0
        await seat.press("L", "n")
        await answer(seat, "as quoted")
        assert seat.state.links[next(iter(seat.state.links))].note == "as quoted"
        await seat.press("L")
        assert "quote-of ← quote" in seat.text()
        assert "as quoted" in seat.text()
        await seat.press("r")
        assert "quote-of leads from quote" in seat.notices() + seat.rows()[-2]
        await seat.press("L", "t", *"elab", "enter")
        assert next(iter(seat.state.links.values())).type == "elaborates"
        head = next(iter(seat.state.links.values())).head
        await seat.press("L", "r")
        assert next(iter(seat.state.links.values())).tail == head
        await seat.press("L", "d")
        assert seat.state.links == {}
        await seat.press(*"uuuu")
        assert [link.type for link in seat.state.links.values()] == ["quote-of"]
        await seat.press("L", "j", "k", "backspace")
        assert seat.app.screen is seat.workspace


async def test_a_link_without_direction_is_not_reversed(project: Project) -> None:
    """The list says so and stays, so the next key is not lost."""
    async with seated(project) as seat:
        await seat.press("c", "l", "s")
        (link,) = seat.state.links.values()
        await seat.press("L", "r")
        assert "It has no direction to reverse." in seat.text()
        assert isinstance(seat.app.focused, OptionList)
        assert list(seat.state.links.values()) == [link]
        await seat.press("d")
        assert seat.state.links == {}


async def test_a_source_is_corrected_and_a_blank_title_refused(project: Project) -> None:
    """The header shows it at once; undo asks, since it concerns the whole project."""
    async with seated(project) as seat:
        await seat.press("E")
        await answer(seat, "Another title", "", "Ann; Bob", "2026-03-14", "de", "", "")
        source = seat.state.pane.source
        assert (source.title, source.publisher, source.authors) == (
            "Another title",
            None,
            ("Ann", "Bob"),
        )
        assert "2026-03-14 · de" in seat.rows()[0]
        assert "Another title" in seat.rows()[1]
        await seat.press("E")
        await answer(seat, "  ", "The Paper", *[None] * 5)
        assert "needs a title" in problem(seat)
        assert [each.value for each in seat.app.screen.query(Input)][1] == "The Paper"
        await seat.press("escape", "u", "y")
        assert "Paper 0" in seat.rows()[0]


async def test_undo_asks_before_it_leaves_the_story_and_then_goes_there(second: Project) -> None:
    """To the very words; no is an answer."""
    async with seated(second) as seat:
        await seat.press("tab", "w", "w", "f")
    async with seated(second, "Quarry") as seat:
        await seat.press("u")
        assert isinstance(seat.app.screen, Confirm)
        assert "in another story" in seat.text()
        await seat.press("n")
        assert seat.state.story.title == "Quarry"
        await seat.press("u", "y")
        assert seat.state.story.title == "Containers"
        assert (seat.spans(1), seat.state.focus) == ([], 1)
        pane = seat.state.pane
        assert pane.document.text[pane.cursor :].startswith("300")


async def test_undo_asks_before_it_leaves_the_day(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was done on another day is named with its date."""
    async with seated(project) as seat:
        await seat.press("c")
    step = project.next_undo()

    class Tomorrow(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return datetime.fromtimestamp(step.at / 1000) + timedelta(days=1)

    monkeypatch.setattr(undoing, "datetime", Tomorrow)
    async with seated(project) as seat:
        await seat.press("u")
        assert f"on {datetime.fromtimestamp(step.at / 1000):%Y-%m-%d}" in seat.text()
        await seat.press("enter")
        assert seat.spans() == []


async def test_undoing_the_import_of_the_open_story_asks_and_leaves_it(second: Project) -> None:
    """The library comes up, and redo brings the story back."""
    async with seated(second, "Quarry") as seat:
        await seat.press("u")
        assert "to the project as a whole" in seat.text()
        await seat.press("y")
        assert "1 story" in seat.text()
        assert "Undone: Import more" in seat.notices()
        await seat.press("U")
        assert "2 stories" in seat.text()


async def test_help_shows_all_keys_and_what_the_tags_mean(project: Project) -> None:
    """In every mode; any of its keys closes it."""
    async with seated(project, size=(110, 200)) as seat:
        for start, close in (([], "q"), (["v"], "escape"), (["escape", "c", "l"], "f1")):
            await seat.press(*start, "f1")
            for words in ("Go to the next word.", "contradicts", "must the other be false?"):
                assert words in seat.text()
            await seat.press("j", "k", close)
            assert seat.app.screen is seat.workspace
