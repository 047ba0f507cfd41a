"""The workspace: the sources of one story side by side, and the keys that mark and link them.

It only connects: keys to commands, commands' effects to the project or a dialog, what is on disk to
the state, the state to the widgets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from store.errors import BusyError, ProjectError, SidelightError
from store.journal import file_version, newest, news
from store.model import Story
from store.project import Changes, Project
from tui.commands.base import Ask, Command, Edit, Effect, Notice
from tui.commands.table import command_table
from tui.screens.loading import load_workspace, position, resume, story_key, take_in
from tui.screens.surface import Surface, room_for
from tui.screens.writing import Deed, do_patiently, perform
from tui.state import Mode, Selection
from tui.widgets.article_pane import ArticlePane
from tui.widgets.covered import Covered

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
_KEEP_EVERY = 5.0
_LOOK_EVERY = 1.0
_BADGE = 12


class WorkspaceScreen(Covered, Screen[None], inherit_bindings=False):
    """One story, its sources side by side."""

    DEFAULT_CSS = """
    WorkspaceScreen { layout: vertical; }
    #status { background: $panel; }
    #keys { background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, project: Project, annotator: str, story: Story) -> None:
        super().__init__()
        self.project = project
        self.annotator = annotator
        self.waiting = False
        self._said = ""
        self._news = file_version(project.db), newest(project.db)
        self.state = load_workspace(project, story, self)
        self.table = command_table(self.state.tags, self.state.link_types)
        self.state.tags = self.table.tags
        self.surface = Surface(self.state, self.table)
        resume(self.state, project.recall(story_key(project, story.uid)))
        self._kept: object = None
        for command in self.table:
            for key in command.keys:
                binding = Binding(key, f"command({command.id!r})", command.help(), show=False)
                self._bindings.key_to_bindings.setdefault(key, []).append(binding)

    def compose(self) -> ComposeResult:
        """The panes, the status line, the key bar."""
        yield self.surface
        yield self.surface.status
        yield self.surface.keys

    def on_mount(self) -> None:
        """Show where the last session stopped, in the very first frame."""
        self._fill(self.app.size.width)
        self.set_interval(_KEEP_EVERY, self.keep_position)
        self.set_interval(_LOOK_EVERY, self._look_for_news)
        for sentence in self.table.clashes:
            self.notify(sentence, markup=False)

    def on_resize(self, event: events.Resize) -> None:
        """Show as many panes as fit."""
        self._fill(event.size.width)

    def _fill(self, width: int) -> None:
        self.state.room = min(room_for(width), len(self.state.panes))
        self.state.reveal()
        self.paint()

    def paint(self) -> None:
        """Bring the screen up to the state."""
        self.surface.paint(self.annotator, waiting=self.waiting, said=self._said)

    def say(self, text: str) -> None:
        """Tell something in the status line until the next key; what is too long for it pops up."""
        self._said = text
        if len(text) > self.size.width - _BADGE:
            self.app.clear_notifications()
            self.notify(text, markup=False)
        self.paint()

    def fail(self, error: SidelightError) -> None:
        """Tell why something was not done."""
        self.say(f"{error.sentence} {error.hint}".rstrip())

    # Commands.

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A command works only in its modes; so one key may mean several."""
        if action != "command":
            return True
        return self.state.mode in self.table.commands[str(parameters[0])].modes

    def action_command(self, command_id: str) -> None:
        """Run a command of the table."""
        self.run_command(self.table.commands[command_id])

    def run_command(self, command: type[Command]) -> None:
        """Run a command and carry out what it asks for."""
        state = self.state
        count, made = state.count, state.last_made
        self._said = ""
        try:
            self.carry_out(command().run(state))
        except SidelightError as error:
            self.fail(error)
        if state.count == count and not command.id.startswith("count"):
            state.count = 0
        if state.last_made == made and command.id not in ("grow", "shrink"):
            state.last_made = None
        self.paint()

    def carry_out(self, effect: Effect) -> None:
        """Do what a command has handed back."""
        match effect:
            case Edit():
                place, here = story_key(self.project, self.state.story.uid), position(self.state)
                self.write(lambda p: perform(p, effect, place, here), effect.then)
            case Ask(what):
                # Dialogs and their widgets cost 20 ms, which the first paint need not wait for.
                from tui.screens.asking import ASKED  # noqa: PLC0415

                ASKED[what](self)
            case Notice(text):
                self.say(text)
            case None:
                pass

    # Writing.

    def write(self, deed: Deed[T], then: Callable[..., None]) -> None:
        """Do something that writes; `then` gets the state and what was made, once it is on disk.

        Where another process holds the lock, a thread waits for it and the change stays unpainted.

        Raises:
            SidelightError: It was refused; nothing was changed.
        """
        if self.waiting:
            raise BusyError("The last change is still waiting.", "Another program is writing.")
        try:
            made, changes = deed(self.project)
        except BusyError:
            self.waiting = True
            self.paint()
            self._write_later(deed, then)
        else:
            self._absorb(changes, made, then)

    @work(thread=True, group="writing")
    def _write_later(self, deed: Deed[T], then: Callable[..., None]) -> None:
        try:
            made, changes = do_patiently(self.project.path, self.annotator, deed)
        except SidelightError as error:
            self._tell(self._failed, error)
        else:
            self._tell(self._written, changes, made, then)

    def _tell(self, callback: Callable[..., None], *arguments: object) -> None:
        """Call back from the thread that waited, unless Sidelight has been left meanwhile."""
        if self.app.is_running:
            self.app.call_from_thread(callback, *arguments)

    def _failed(self, error: SidelightError) -> None:
        self.waiting = False
        if self.is_attached:
            self.fail(error)
        else:
            self.app.notify(str(error), severity="warning", markup=False)

    def _written(self, changes: Changes, made: object, then: Callable[..., None]) -> None:
        self.waiting = False
        self.app.changed(changes, by=self)  # type: ignore[attr-defined]
        if not self.is_attached:
            return
        try:
            self._absorb(changes, made, then)
        except SidelightError as error:
            self.fail(error)
        self.paint()

    def _look_for_news(self) -> None:
        """Take in what another window has written to the same layer."""
        version, since = self._news
        if self.waiting or not self.is_current or file_version(self.project.db) == version:
            return
        self._news = file_version(self.project.db), newest(self.project.db)
        self.catch_up(news(self.project.db, since))

    def catch_up(self, changes: Changes) -> None:
        """Take in what the screen that was here before has written at last."""
        self._absorb(changes, None, lambda *_: None)
        self.paint()

    def _absorb(self, changes: Changes, made: object, then: Callable[..., None]) -> None:
        """Read back what is on disk now, and let the command finish."""
        self.surface.take_in(take_in(self.project, self.state, changes))
        then(self.state, made)

    def keep_position(self) -> None:
        """Remember where the annotator is; skipped while another process is writing."""
        here = position(self.state)
        if here == self._kept or not self.is_current:
            return
        try:
            self.project.remember(story_key(self.project, self.state.story.uid), here)
        except ProjectError:
            return
        self._kept = here

    # The layout, as the state sees it.

    def line_step(self, pane: int, position: int, lines: int, goal: int | None) -> tuple[int, int]:
        """Return the offset `lines` painted lines further, and the column aimed for."""
        return self.surface.article(pane).line_step(position, lines, goal)

    def page_step(self, pane: int, position: int, pages: int) -> int:
        """Scroll by screenfuls and return the offset at the same row."""
        return self.surface.article(pane).page_step(position, pages)

    def line_start(self, pane: int, position: int) -> int:
        """Return the first offset of the painted line."""
        return self.surface.article(pane).line_start(position)

    def line_end(self, pane: int, position: int) -> int:
        """Return the last grapheme's offset of the painted line."""
        return self.surface.article(pane).line_end(position)

    # The mouse.

    def _number_of(self, article: ArticlePane) -> int:
        return next(n for n, c in enumerate(self.surface.columns) if c.article is article)

    def on_article_pane_clicked(self, event: ArticlePane.Clicked) -> None:
        """Put the cursor there; a double click selects the word, a third the sentence.

        With Shift the selection, or one from the cursor, is led there.
        """
        state, number = self.state, self._number_of(event.pane)
        if event.shift and number == state.focus and state.mode is not Mode.LINK:
            self._extend_to(event.offset)
            return
        elsewhere = number != state.focus
        state.focus_on(number)
        if state.mode is Mode.LINK and state.draft is not None:
            state.draft = state.draft.choosing(None)
        elif state.selection and (elsewhere or (state.selection.begun and event.count == 1)):
            state.leave_mode()
        state.pane.put_cursor(event.offset)
        unit = {2: "word", 3: "sentence"}.get(event.count)
        if unit and state.mode is not Mode.LINK:
            extent = state.pane.document.unit_at(unit, state.pane.cursor)  # type: ignore[arg-type]
            if extent is not None:
                state.select(state.begin(extent))
        self.paint()

    def _extend_to(self, offset: int) -> None:
        state, grapheme_at = self.state, self.state.pane.document.grapheme_at
        held = state.selection
        begun = held if held and held.begun else state.begin(grapheme_at(state.pane.cursor))
        state.select(begun.reaching(grapheme_at(offset)))
        self.paint()

    def on_article_pane_dragged(self, event: ArticlePane.Dragged) -> None:
        """Select from where the drag began to where it is now, both included."""
        state = self.state
        if state.mode is Mode.LINK:
            return
        number = self._number_of(event.pane)
        held = state.selection if number == state.focus else None
        state.focus_on(number)
        document = state.pane.document
        origin, head = document.grapheme_at(event.anchor), document.grapheme_at(event.head)
        end = head[1] if head[0] >= origin[0] else head[0]
        continued = held.beginning(origin).moved(end) if held and held.kept else None
        state.select(continued or Selection(origin, end))
        self.paint()

    def on_article_pane_scrolled(self) -> None:
        """Draw the links for where the panes are now."""
        self.surface.paint_rails()
