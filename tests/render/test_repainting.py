"""A pane that repaints only what changes shows what one painted from scratch would show."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult

from store.model import Extent, Span
from store.text import Document
from tests.render.parts import TAGS, spans_in, texts
from tui.render.lines import Lines
from tui.render.scene import Columns
from tui.render.themes import THEMES
from tui.state.index import SpanIndex
from tui.widgets.article_pane import ArticlePane

HEIGHT = 12
NAMES = ("textual-dark", "nord", "ansi-dark", *THEMES)
KINDS = st.sampled_from(["candidate", "candidate-current", "search", "follow", "pending"])


class Alone(App[None]):
    """One pane."""

    def __init__(self) -> None:
        super().__init__()
        self.pane = ArticlePane()
        for theme in THEMES.values():
            self.register_theme(theme)

    def compose(self) -> ComposeResult:
        """It has the screen to itself."""
        yield self.pane


def extents(pane: ArticlePane) -> st.SearchStrategy[Extent]:
    """Any part of the text."""
    size = len(pane._scene.wrap.text)
    return st.tuples(st.integers(0, size), st.integers(0, 40)).map(
        lambda e: (e[0], min(size, sum(e)))
    )


def some(held: list[Span]) -> st.SearchStrategy[list[Span]]:
    """Some of the spans."""
    return st.lists(st.sampled_from(held), max_size=3, unique_by=id) if held else st.just([])


def highlight(data: st.DataObject, pane: ArticlePane, held: list[Span]) -> None:
    """Other highlights."""
    marks = st.tuples(extents(pane), KINDS).map(lambda m: (*m[0], m[1]))
    pane.set_highlights(data.draw(st.lists(marks, max_size=3)))


def recolor(data: st.DataObject, pane: ArticlePane, held: list[Span]) -> None:
    """Another theme."""
    pane.app.set_reactive(App.theme, data.draw(st.sampled_from(NAMES)))
    pane.app.get_css_variables()
    pane._recolor()


def add(data: st.DataObject, pane: ArticlePane, held: list[Span]) -> None:
    """More spans."""
    made = data.draw(spans_in(pane._scene.wrap.text))
    held += made
    for one in made:
        pane._scene.index.add(one)
    pane.spans_changed(extent for one in made for extent in one.fragments)


def remove(data: st.DataObject, pane: ArticlePane, held: list[Span]) -> None:
    """Fewer spans."""
    for one in data.draw(some(held)):
        held.remove(one)
        pane.spans_changed(pane._scene.index.remove(one.uid).fragments)


DEEDS: tuple[Callable[[st.DataObject, ArticlePane, list[Span]], None], ...] = (
    lambda data, pane, _: pane.set_cursor(data.draw(st.integers(0, len(pane._scene.wrap.text)))),
    lambda data, pane, _: pane.set_active(data.draw(st.booleans())),
    lambda data, pane, held: pane.set_meant(
        data.draw(st.sampled_from([None, *(one.uid for one in held)]))
    ),
    lambda data, pane, _: pane.set_selection(data.draw(st.lists(extents(pane), max_size=2))),
    lambda data, pane, held: pane.set_link_numbers(
        {one.uid: (n, n + 9) for n, one in enumerate(data.draw(some(held)), 1)}
    ),
    lambda data, pane, _: pane.set_density(data.draw(st.sampled_from(["compact", "comfortable"]))),
    highlight,
    recolor,
    add,
    remove,
)
"""What a screen does to a pane."""


async def test_repainting_what_changed_is_repainting_all() -> None:
    """After any sequence of changes to cursor, selection, highlights, spans, theme and density."""
    app = Alone()
    async with app.run_test(size=(120, HEIGHT)) as pilot:
        await pilot.pause()

        @settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
        @given(data=st.data(), text=texts)
        def check(data: st.DataObject, text: str) -> None:
            pane, held = app.pane, data.draw(spans_in(text))
            pane.set_link_numbers({})
            pane.set_meant(None)
            pane.show(Document(text), SpanIndex(held), TAGS)
            for _ in range(data.draw(st.integers(1, 8))):
                data.draw(st.sampled_from(DEEDS))(data, pane, held)
                top = pane.scroll_offset.y
                shown = [list(strip) for strip in pane._lines.window(top, HEIGHT)]
                fresh = [list(strip) for strip in Lines(pane._scene).window(top, HEIGHT)]
                assert shown == fresh

        check()


async def test_a_click_a_cursor_and_a_selection_mean_the_same_cells() -> None:
    """In any script, at any width and either density: where the cursor shows is where a click hits."""
    app = Alone()
    async with app.run_test(size=(120, HEIGHT)) as pilot:
        await pilot.pause()

        @settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
        @given(data=st.data(), text=texts.filter(bool), width=st.integers(14, 120))
        def check(data: st.DataObject, text: str, width: int) -> None:
            pane, density = app.pane, data.draw(st.sampled_from(["compact", "comfortable"]))
            pane._scene.columns = Columns.of(width, density)
            pane.show(Document(text), SpanIndex(), TAGS)
            pane.set_active(True)
            pos = data.draw(st.integers(0, max(0, len(text) - 1)))
            pane.set_cursor(pos)
            start, end = pane._scene.cursor
            row = pane.row_of(start)
            assert row is not None
            cells = cells_that(pane, row, "cursor")
            assert cells
            for x in cells:
                assert pane.offset_under(x, row) == start
            pane.set_selection([(start, end)])
            pane.set_active(False)
            assert cells_that(pane, row, "selection") == cells
            pane.set_selection([])

        check()


def cells_that(pane: ArticlePane, row: int, what: str) -> list[int]:
    """The cells of a row whose look differs from the same row without the cursor or the selection."""
    scene: Any = pane._scene
    line = row + pane.scroll_offset.y
    kept = scene.cursor, scene.selection
    shown = looks(Lines(scene), line)
    scene.cursor = (-1, -1) if what == "cursor" else scene.cursor
    scene.selection = () if what == "selection" else scene.selection
    bare = looks(Lines(scene), line)
    scene.cursor, scene.selection = kept
    gutter, width = scene.columns.gutter, scene.columns.text
    apart = [
        x for x, (one, other) in enumerate(zip(shown, bare, strict=False)) if one[1] != other[1]
    ]
    text = [x for x in apart if gutter <= x < gutter + width + 2]
    return strong(shown, text) if what == "cursor" else text


def strong(shown: list[tuple[str, Any]], cells: list[int]) -> list[int]:
    """Of cells, those under the cursor itself and not merely on its line."""
    return [x for x in cells if shown[x][1].bold]


def looks(lines: Lines, line: int) -> list[tuple[str, Any]]:
    """Text and style of each cell of a line."""
    found = []
    for segment in lines.strip(line):
        for char in segment.text:
            found += [(char, segment.style)] * cell_len(char)
    return found
