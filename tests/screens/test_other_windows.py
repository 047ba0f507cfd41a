"""Two windows on one project: what is written in the other one is shown in this one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator

import pytest

from store.links import add_link, delete_spans
from store.model import Uid
from store.project import Project
from store.sources import edit_source
from store.spans import add_span
from tests.screens.seat import Seat, seated
from tui.dialogs.form import Form
from tui.state import Mode


@pytest.fixture
def window(project: Project) -> Iterator[Project]:
    """The same project as another window of Eva's has it open."""
    with Project.open(project.path) as other:
        other.sign_in("Eva")
        yield other


def tag(window: Project, source: Uid, tag_id: str, extent: tuple[int, int]) -> Uid:
    """Tag words in the other window."""
    with window.operation(f"Tag {tag_id}") as op:
        return add_span(op, source, tag_id, [extent])


async def until(seat: Seat, holds: Callable[[], bool]) -> None:
    """Wait until news has come, for as long as several looks take."""
    for _ in range(500):
        if holds():
            break
        await asyncio.sleep(0.01)
    assert holds()
    await seat.pilot.pause()


async def test_what_another_window_writes_comes_up_here(project: Project, window: Project) -> None:
    """Spans, links and headers, painted and counted; and what goes there goes here."""
    async with seated(project) as seat:
        one, other = (pane.source.uid for pane in seat.state.panes)
        head, tail = tag(window, one, "claim", (0, 9)), tag(window, other, "quote", (0, 4))
        with window.operation("Link") as op:
            add_link(op, "same", tail, head)
        with window.operation("Edit source", whole_project=True) as op:
            edit_source(op, other, title="Another title")
        await until(seat, lambda: bool(seat.state.links))
        assert (seat.spans(0), seat.spans(1)) == ([("claim", "Officials")], [("quote", "More")])
        assert "2 spans · 1 link" in seat.rows()[-2]
        assert "━━━" in seat.rows()[2]
        assert "Another title" in seat.rows()[1]
        with window.operation("Delete") as op:
            delete_spans(op, (head,))
        await until(seat, lambda: not seat.spans(0))
        assert "1 span · 0 links" in seat.rows()[-2]


async def test_news_joins_what_is_done_here(project: Project, window: Project) -> None:
    """Own changes come between; nothing is missed, nothing comes twice."""
    async with seated(project) as seat:
        source = seat.state.panes[0].source.uid
        await seat.press("c")
        tag(window, source, "figure", (15, 20))
        seat.at("waved")
        await seat.press("f")
        await until(seat, lambda: len(seat.spans()) == 3)
        await seat.press("u")
        tag(window, source, "figure", (0, 9))
        await until(seat, lambda: ("figure", "Officials") in seat.spans())
        assert [name for name, _ in seat.spans()] == ["figure", "claim", "figure"]


async def test_what_others_annotate_does_not_show(project: Project, window: Project) -> None:
    """Their layers are their own."""
    async with seated(project) as seat:
        source = seat.state.panes[0].source.uid
        with Project.open(project.path) as other:
            other.sign_in("Ben")
            tag(other, source, "claim", (0, 9))
        tag(window, source, "figure", (15, 20))
        await until(seat, lambda: bool(seat.spans()))
        assert seat.spans() == [("figure", "1,000")]


async def test_news_waits_for_a_dialog_and_changes_no_mode(
    project: Project, window: Project
) -> None:
    """What is being selected stays selected; a form is not disturbed."""
    async with seated(project) as seat:
        source = seat.state.panes[0].source.uid
        await seat.press("E")
        tag(window, source, "claim", (0, 9))
        await seat.fill("My title")
        assert isinstance(seat.app.screen, Form)
        await seat.press("escape", "w", "v", "w")
        await until(seat, lambda: bool(seat.spans()))
        assert seat.state.mode is Mode.SELECT
        await seat.press("f")
        assert seat.spans() == [("claim", "Officials"), ("figure", "said 1,000")]


async def test_a_span_deleted_elsewhere_cannot_be_linked_here(
    project: Project, window: Project
) -> None:
    """One is told so, and link mode can be left."""
    async with seated(project) as seat:
        await seat.press("c")
        (span,) = seat.state.panes[0].index
        await seat.press("l")
        with window.operation("Delete") as op:
            delete_spans(op, (span.uid,))
        await until(seat, lambda: not seat.spans())
        await seat.press("s")
        assert "not there any more" in seat.notices() + seat.rows()[-2]
        await seat.press("escape")
        assert seat.state.mode is Mode.READ
