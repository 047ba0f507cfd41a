from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.events import MouseMove
from textual.pilot import Pilot

from store.text import Document
from tests.render.parts import TAGS, span
from tui.render.rail import RailLink
from tui.state.index import SpanIndex
from tui.widgets.article_pane import ArticlePane
from tui.widgets.link_rail import LinkRail
from tui.widgets.slim_bar import thumb

WORDS = " ".join(f"word{number:03}" for number in range(400)) + "\n"


class Reading(App[None]):
    """Two panes with a rail between them; remembers what the panes say."""

    CSS = "Horizontal { height: 1fr; }"

    def __init__(self, text: str = WORDS) -> None:
        super().__init__()
        self.text = text
        self.panes = (ArticlePane(), ArticlePane())
        self.rail = LinkRail()
        self.heard: list[tuple[Any, ...]] = []
        self.index = SpanIndex([span("claim", (0, 20)), span("figure", (8, 15))])

    def compose(self) -> ComposeResult:
        """Left, rail, right."""
        with Horizontal():
            yield self.panes[0]
            yield self.rail
            yield self.panes[1]

    def on_mount(self) -> None:
        """The same text twice."""
        for pane in self.panes:
            pane.show(Document(self.text), self.index, TAGS)
        self.panes[0].set_active(True)

    def on_article_pane_clicked(self, event: ArticlePane.Clicked) -> None:
        """Remember."""
        self.heard.append(("click", event.pane, event.offset, event.shift, event.count))

    def on_article_pane_dragged(self, event: ArticlePane.Dragged) -> None:
        """Remember."""
        self.heard.append(("drag", event.pane, event.anchor, event.head))

    def on_scene_view_scrolled(self, event: ArticlePane.Scrolled) -> None:
        """Remember."""
        self.heard.append(("scroll", event.pane))

    def screen_text(self) -> list[str]:
        """What is on the screen."""
        return [strip.text for strip in self.screen._compositor.render_strips()]


async def ready(pilot: Pilot[None]) -> None:
    """Let layout and wrapping end."""
    await pilot.pause(0.1)


async def test_two_panes_and_a_rail_at_80_by_24() -> None:
    """Gutter, text, link numbers and connectors, side by side."""
    app = Reading()
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        left, right = app.panes
        linked = next(iter(app.index))
        left.set_link_numbers({linked.uid: (1,)})
        right.set_link_numbers({linked.uid: (1,)})
        app.rail.set_links([RailLink(1, left.row_of(0), right.row_of(0))], {1})
        await ready(pilot)
        rows = app.screen_text()
        assert rows[0] == (
            "cf word000 word001 word002        1▐━━━━━━━cf word000 word001 word002         1▐"
        )
        assert rows[1].startswith("   word003 word004 word005")
        assert len(rows) == 24


async def test_only_touched_lines_are_painted_again() -> None:
    """After any sequence of changes the screen is what a pane fresh from the start shows."""
    app = Reading()
    async with app.run_test(size=(81, 24)) as pilot:
        await ready(pilot)
        left, right = app.panes
        for pos in (9, 100, 40, 41, 300, 0):
            left.set_cursor(pos)
        left.set_selection([(30, 90)])
        left.set_selection([(30, 60)])
        left.set_highlights([(70, 80, "search"), (5, 9, "candidate")])
        added = span("quote", (50, 200))
        app.index.add(added)
        left.spans_changed(added.fragments)
        await ready(pilot)
        right.set_active(True)
        right.set_selection([(30, 60)])
        right.set_highlights([(70, 80, "search"), (5, 9, "candidate")])
        right._recolor()
        await ready(pilot)
        left_rows, right_rows = (pane._lines.window(0, 24) for pane in app.panes)
        assert [list(s) for s in left_rows] == [list(s) for s in right_rows]


async def test_the_cursor_stays_in_view_and_brings_its_surroundings() -> None:
    """Moving out of view scrolls by a part of the pane, so that most steps scroll nothing."""
    app = Reading()
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        pane, pos, goal, scrolled = app.panes[0], 0, None, 0
        for _ in range(60):
            before = pane.scroll_offset.y
            pos, goal = pane.line_step(pos, 1, goal)
            pane.set_cursor(pos)
            scrolled += pane.scroll_offset.y != before
            assert pane.row_of(pos) is not None
        assert scrolled <= 8
        pane.set_cursor(0)
        assert pane.row_of(0) == 0
        pane.set_cursor(2000, scroll=False)
        assert pane.row_of(2000) is None
        pane.scroll_to_offset(2000, center=True)
        assert pane.row_of(2000) == 12


async def test_pages_keep_the_row() -> None:
    """Down and up again ends where it began, and what is visible follows."""
    app = Reading()
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        pane = app.panes[0]
        pos, _ = pane.line_step(0, 5, None)
        down = pane.page_step(pos, 1)
        assert pane.row_of(down) == 5
        start, end = pane.visible_extent()
        assert start <= down < end
        assert pane.page_step(down, -1) == pos
        assert pane.row_of(pos) == 5
        await ready(pilot)
        assert ("scroll", pane) in app.heard


async def test_a_resize_keeps_the_reading_position() -> None:
    """The top line still holds what it held, and the cursor is in view if it was."""
    app = Reading()
    async with app.run_test(size=(120, 24)) as pilot:
        await ready(pilot)
        pane = app.panes[0]
        pane.scroll_to_offset(1600, center=True)
        await ready(pilot)
        top = pane.visible_extent()[0]
        await pilot.resize_terminal(80, 20)
        await ready(pilot)
        start, end = pane.line_start(top), pane.line_end(top)
        assert pane.visible_extent()[0] == start <= top <= end
        pane.set_cursor(1600)
        for width, height in ((200, 50), (60, 8), (90, 30)):
            await pilot.resize_terminal(width, height)
            await ready(pilot)
            assert pane.row_of(1600) is not None


async def test_a_long_text_is_wrapped_when_idle() -> None:
    """The end is known after a while without anybody going there."""
    app = Reading("many words " * 30_000)
    async with app.run_test(size=(80, 24)) as pilot:
        pane = app.panes[0]
        for _ in range(100):
            if pane._scene.wrap.done and pane.virtual_size.height == pane._scene.wrap.known:
                break
            await pilot.pause(0.05)
        assert pane.virtual_size.height == pane._scene.wrap.known
        pane.set_cursor(len(app.text))
        await ready(pilot)
        assert pane.row_of(len(app.text) - 1) == 23


@pytest.mark.parametrize(("times", "count"), [(1, 1), (2, 2)])
async def test_a_click_names_the_grapheme(times: int, count: int) -> None:
    """Wide characters by either half, the gutter by the line's start."""
    app = Reading("北京 is a city\nnext line")
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        for x, y in ((3, 0), (4, 0), (5, 0), (0, 1), (30, 1)):
            await pilot.click(app.panes[0], offset=(x, y), times=times)
            await pilot.pause(0.6 if times > 1 else 0)
        clicks = [heard for heard in app.heard if heard[0] == "click" and heard[4] == count]
        assert [heard[2] for heard in clicks][:5] == [0, 0, 1, 13, 21]


async def test_a_drag_is_told_as_it_goes() -> None:
    """From anchor to head, without a click at its end."""
    app = Reading()
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        pane = app.panes[0]
        await pilot.mouse_down(pane, offset=(3, 1))
        await pilot.hover(pane, offset=(10, 1))
        await pilot.hover(pane, offset=(5, 2))
        await pilot.mouse_up(pane, offset=(5, 2))
        await ready(pilot)
        start = pane.line_step(0, 1, None)[0]
        second = pane.line_step(0, 2, None)[0]
        drags = [heard[2:] for heard in app.heard if heard[0] == "drag"]
        assert drags[0] == (start, start + 7)
        assert drags[-1] == (start, second + 2)
        assert not [heard for heard in app.heard if heard[0] == "click"]


async def test_a_drag_beyond_the_pane_scrolls() -> None:
    """The mouse held below the last row brings up more, and the drag goes on."""
    app = Reading()
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        pane = app.panes[0]
        await pilot.mouse_down(pane, offset=(3, 1))
        pane.on_mouse_move(MouseMove(pane, 3, 24, 0, 23, 1, False, False, False))
        for _ in range(40):
            if pane.scroll_offset.y >= 2:
                break
            await pilot.pause(0.05)
        await pilot.mouse_up(pane, offset=(3, 23))
        await ready(pilot)
        assert pane.scroll_offset.y >= 2
        assert app.heard[-1][3] > pane.line_step(0, 24, None)[0]


async def test_no_colour_means_none() -> None:
    """Under NO_COLOR nothing on the screen has a hue, and spans are still to be seen."""
    app = Reading()
    app.no_color = True
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        segments = [s for strip in app.panes[0]._lines.window(0, 3) for s in strip]
        assert any(s.style and s.style.underline for s in segments)
        assert any(s.style and s.style.underline2 for s in segments)


async def test_every_theme_paints() -> None:
    """Changing the theme repaints panes and rail in its colours."""
    app = Reading()
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        seen: set[object] = set()
        for name in ("textual-light", "nord", "ansi-dark"):
            app.theme = name
            await ready(pilot)
            seen.add(app.panes[0]._scene.styles.blank)
            assert "word000" in app.screen_text()[0]
        assert len(seen) == 3


@pytest.mark.parametrize("text", ["", "\n", "x", "\n\n\n"])
async def test_tiny_texts(text: str) -> None:
    """Nothing to read is no trouble."""
    app = Reading(text)
    app.index = SpanIndex()
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        pane = app.panes[0]
        pane.set_cursor(5)
        pos, _ = pane.line_step(0, 3, None)
        pane.set_cursor(pane.page_step(pos, -1))
        assert pane.line_start(0) == 0
        assert pane.row_of(0) == 0


def rows_of(bar: tuple[int, int]) -> Sequence[int]:
    """The rows of a thumb."""
    return range(*bar)


def test_the_thumb_of_the_scrollbar() -> None:
    """At the top first, at the bottom last, never gone while there is more to see."""
    assert not rows_of(thumb(24, 20, 24, 0))
    assert rows_of(thumb(24, 48, 24, 0))[0] == 0
    assert rows_of(thumb(24, 48, 24, 24))[-1] == 23
    assert len(rows_of(thumb(24, 1_000_000, 24, 500))) == 1
