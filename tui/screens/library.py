"""The library: the project's stories, their sources and how far this annotator has come."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Input, OptionList
from textual.widgets.option_list import Option

from store.assignments import set_status
from store.errors import RefusedError, SidelightError
from store.model import Status, Story, Uid
from store.project import Project, Step
from store.sources import create_story, rename_story
from store.views import StoryRow, library
from tui.dialogs.line import Line
from tui.dialogs.prompt import Confirm, Prompt
from tui.render.cells import display
from tui.render.rows import Row, counted
from tui.screens.intake import import_paths
from tui.screens.undoing import far, question, quoted, told
from tui.widgets.text_bar import TextBar

_NEXT_STATUS: dict[Status, Status] = {
    "todo": "in_progress",
    "in_progress": "done",
    "done": "skipped",
    "skipped": "todo",
}
_MARKS: dict[Status, str] = {"todo": "○", "in_progress": "◐", "done": "●", "skipped": "–"}


class LibraryScreen(Screen[None]):
    """All stories; Enter opens one."""

    DEFAULT_CSS = """
    LibraryScreen > TextBar { height: 1; }
    LibraryScreen > Input, LibraryScreen > Input:focus {
        border: none; height: 1; background: $surface;
    }
    LibraryScreen > OptionList { height: 1fr; text-wrap: nowrap; text-overflow: ellipsis; }
    LibraryScreen > OptionList, LibraryScreen > OptionList:focus { border: none; background: $background; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open"),
        Binding("slash", "find", "Find"),
        Binding("n", "create", "New story"),
        Binding("r", "rename", "Rename"),
        Binding("i", "bring", "Import"),
        Binding("s", "status", "Status"),
        Binding("u", "undo", "Undo"),
        Binding("U", "redo", "Redo"),
        Binding("j", "move(1)", "Down", show=False),
        Binding("k", "move(-1)", "Up", show=False),
        Binding("escape,backspace", "back", "Back"),
        Binding("ctrl+q", "quit", "Quit"),
    ]

    def __init__(self, project: Project, annotator: str, marked: Uid | None = None) -> None:
        super().__init__()
        self.project, self.annotator = project, annotator
        self._first = marked
        self._rows: list[StoryRow] = []

    def compose(self) -> ComposeResult:
        """A heading, a line to find by, the list, the keys."""
        yield TextBar()
        yield Line(placeholder="type a part of a title or publisher; Enter opens, Esc leaves")
        yield OptionList()
        yield Footer()

    def on_mount(self) -> None:
        """The list has the keys."""
        self.query_one(Input).display = False
        self.query_one(OptionList).focus()

    def on_screen_resume(self) -> None:
        """Read the stories again: others may have changed them."""
        self.fill()

    def fill(self) -> None:
        """Show the stories that match what was typed; the marked one stays marked."""
        marked, self._first = self._first or self._marked(), None
        self._rows = self._matching(library(self.project.db, self.project.layer))
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(Option(_row_content(row), id=row.story.uid.hex()) for row in self._rows)
        ids = [row.story.uid for row in self._rows]
        if ids:
            options.highlighted = ids.index(marked) if marked in ids else 0
        count = f"{len(ids)} {'story' if len(ids) == 1 else 'stories'}"
        self.query_one(TextBar).set_rows(
            Row((("▌", "key"), (f"{self.project.info.name} ", "strong"), (count, "dim")),
                ((f"{self.annotator} ", "dim"),))
        )  # fmt: skip

    def _matching(self, rows: list[StoryRow]) -> list[StoryRow]:
        typed = self.query_one(Input).value
        if not typed.strip():
            return rows
        # rapidfuzz takes some 15 ms to load: only who looks for a story pays for it.
        from store.suggest.find import find  # noqa: PLC0415

        return [rows[place] for place in find(typed, [_names(row) for row in rows])]

    def _marked(self) -> Uid | None:
        place = self.query_one(OptionList).highlighted
        return self._rows[place].story.uid if place is not None and self._rows else None

    def _row(self) -> StoryRow:
        place = self.query_one(OptionList).highlighted
        if place is None or not self._rows:
            if self.query_one(Input).value.strip():
                raise RefusedError("No story matches what was typed.", "Esc shows all of them.")
            raise RefusedError("There is no story here.", "n makes one, i imports articles.")
        return self._rows[place]

    def _try(self, deed: Any) -> None:
        try:
            deed()
        except SidelightError as error:
            self._fail(error)
        self.fill()

    def _fail(self, error: SidelightError) -> None:
        self.app.notify(f"{error.sentence} {error.hint}".rstrip(), severity="warning", markup=False)

    # Keys.

    def on_option_list_option_selected(self) -> None:
        """Open the story that was chosen."""
        self.action_open()

    def action_open(self) -> None:
        """Open the marked story."""
        self._try(self._open)

    def _open(self) -> None:
        row = self._row()
        if not row.sources:
            raise RefusedError("This story has no sources yet.", "i imports some into it.")
        self.app.open_story(row.story.uid)  # type: ignore[attr-defined]

    def action_find(self) -> None:
        """Type to find a story."""
        line = self.query_one(Input)
        line.display = True
        line.focus()

    def on_input_changed(self) -> None:
        """Show what matches."""
        self.fill()

    def on_input_submitted(self) -> None:
        """Open the first that matches."""
        self.query_one(OptionList).focus()
        self.action_open()

    def action_back(self) -> None:
        """Leave the search; or go back to the story that is open."""
        line = self.query_one(Input)
        if line.display:
            line.value = ""
            line.display = False
            self.query_one(OptionList).focus()
        else:
            self.app.back_to_story()  # type: ignore[attr-defined]

    on_line_emptied = action_back

    def action_move(self, by: int) -> None:
        """Mark another story."""
        options = self.query_one(OptionList)
        (options.action_cursor_down if by > 0 else options.action_cursor_up)()

    def action_create(self) -> None:
        """Ask for a title and make a story."""

        def use(title: str | None) -> None:
            if title is not None:
                self._try(lambda: self._create(title))

        self.app.push_screen(Prompt("Title of the new story"), use)

    def _create(self, title: str) -> None:
        with self.project.operation("New story", whole_project=True) as op:
            self._first = create_story(op, title)

    def action_rename(self) -> None:
        """Ask for another title."""

        def ask() -> None:
            story = self._row().story

            def use(title: str | None) -> None:
                if title is not None:
                    self._try(lambda: self._rename(story, title))

            self.app.push_screen(Prompt("Title of the story", story.title), use)

        self._try(ask)

    def _rename(self, story: Story, title: str) -> None:
        with self.project.operation("Rename story", whole_project=True) as op:
            rename_story(op, story.uid, title)

    def action_status(self) -> None:
        """Set how far this annotator has come: to do, in progress, done, skipped."""

        def deed() -> None:
            row = self._row()
            with self.project.operation("Set status") as op:
                set_status(op, row.story.uid, _NEXT_STATUS[row.status])

        self._try(deed)

    def action_undo(self) -> None:
        """Undo the newest operation, asking first where it is far away."""
        self._try(lambda: self._take_back(self.project.next_undo(), redo=False))

    def action_redo(self) -> None:
        """Redo what was undone last."""
        self._try(lambda: self._take_back(self.project.next_redo(), redo=True))

    def _take_back(self, step: Step, *, redo: bool) -> None:
        def deed() -> None:
            taken, _ = self.project.redo() if redo else self.project.undo()
            self.say(told(taken, quoted(self.project, taken), redo=redo))

        def use(sure: bool | None) -> None:
            if sure:
                self._try(deed)

        if reason := far(step, None):
            self.app.push_screen(
                Confirm(question(step, reason, redo=redo), quoted(self.project, step)), use
            )
        else:
            deed()

    def say(self, text: str) -> None:
        """Tell something."""
        self.notify(text, markup=False)

    def action_bring(self) -> None:
        """Ask for a file or folder and import it, into the marked story if that has no sources."""
        marked = self._marked()
        row = next((r for r in self._rows if r.story.uid == marked and not r.sources), None)

        def use(path: str | None) -> None:
            if path and path.strip():
                # Unlike Path's own, this leaves the home of nobody as it is.
                place = Path(os.path.expanduser(path.strip()))  # noqa: PTH111
                self._import(place, row.story if row else None)

        what = f"Import into “{row.story.title}”" if row else "Import a file or a folder"
        self.app.push_screen(Prompt(what, hint="A path; Enter imports."), use)

    @work(thread=True, group="importing")
    def _import(self, path: Path, into: Story | None) -> None:
        try:
            report = import_paths(self.project.path, self.annotator, [path], into)
        except SidelightError as error:
            self._tell(self._fail, error)
        else:
            self._tell(self._imported, report)

    def _tell(self, callback: Callable[..., None], *arguments: object) -> None:
        """Call back from the importing thread, unless Sidelight has been left meanwhile."""
        if self.app.is_running:
            self.app.call_from_thread(callback, *arguments)

    def _imported(self, report: str) -> None:
        self.app.notify(report, markup=False)
        if self.is_attached:
            self.fill()


def _names(row: StoryRow) -> str:
    return " ".join([row.story.title, *(f"{s.publisher or ''} {s.title}" for s in row.sources)])


def _row_content(row: StoryRow) -> Content:
    about = " · ".join(source.publisher or source.title for source in row.sources) or "no sources"
    return Content.assemble(
        (f"{_MARKS[row.status]} ", "$accent"),
        (display(row.story.title), "bold"),
        (f"   {counted(row.spans, 'span')}, {counted(row.links, 'link')}", "dim"),
        (f", {row.status.replace('_', ' ')}", "dim"),
        f"\n  {counted(len(row.sources), 'source')}: {display(about)}",
    )
