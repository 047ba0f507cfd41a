"""The workspace: the sources of one story side by side, and the keys that mark and link them.

It only connects: keys to commands, commands' effects to the project or a dialog, what is on disk to
the state, the state to the widgets.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.timer import Timer

from store.errors import ProjectError, RefusedError, SidelightError
from store.journal import file_version, newest, news
from store.model import Story, Uid
from store.project import Changes, Project
from tui.commands.base import Ask, Command, Edit, Effect, Notice
from tui.commands.keynames import key_name
from tui.commands.table import command_table
from tui.commands.typing import type_key
from tui.screens import taste
from tui.screens.at_once import AtOnce
from tui.screens.loading import load_on, load_workspace, position, story_key, take_in
from tui.screens.mouse import Pointed
from tui.screens.painted import PaintedLayout
from tui.screens.searcher import Searcher
from tui.screens.surface import Surface
from tui.screens.writer import Writer
from tui.screens.writing import Deed, perform
from tui.settings import Settings
from tui.state import TYPING, Mode, Workspace
from tui.widgets.covered import Covered

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
_KEEP_EVERY = 5.0
_LOOK_EVERY = 1.0
_BADGE = 12
_SLICE = 0.008
_SLICES_PER_SECOND = 50
"""Of what is loaded while nothing else happens."""


class WorkspaceScreen(Covered, AtOnce[None], Pointed, inherit_bindings=False):
    """One story, its sources side by side."""

    DEFAULT_CSS = """
    WorkspaceScreen { layout: vertical; }
    #status { background: $panel; }
    #keys { background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, project: Project, annotator: str, story: Story, settings: Settings) -> None:
        super().__init__()
        self.project = project
        self.annotator = annotator
        self.writer = Writer(self)
        self.searcher = Searcher(self)
        self._said = ""
        self._news = file_version(project.db), newest(project.db)
        layout = PaintedLayout()
        self.state = load_workspace(project, story, layout)
        self.state.quote_marks = settings.quote_marks
        self.table = command_table(self.state.tags, self.state.link_types, settings.rebinding)
        self.state.tags = self.table.tags
        self.surface = layout.surface = Surface(self.state, self.table)
        self._configured = settings.density
        if taste.chosen(project, "density", settings.density) == "comfortable":
            self.surface.set_density("comfortable")
        self._kept: object = None
        self._loading: Timer | None = None
        for command in self.table:
            for key in command.keys:
                binding = Binding(
                    key, f"command({command.id!r})", self.table.help(command), show=False
                )
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
        if not self.state.complete:
            self._loading = self.set_interval(1 / _SLICES_PER_SECOND, self._load_on)
        self.set_interval(_LOOK_EVERY, self._look_for_news)
        for sentence in self.table.clashes:
            self.notify(sentence, markup=False)

    def _load_on(self) -> None:
        # A tick that was queued can still arrive after the timer was stopped.
        if self._loading is None:
            return
        for number in load_on(self.state, _SLICE):
            self.surface.spans_loaded(number)
        if self.state.complete:
            self._loading.stop()
            self._loading = None
            self.surface.paint_rails()
            self.paint()

    def on_resize(self, event: events.Resize) -> None:
        """Show as many panes as fit."""
        self._fill(event.size.width)

    def _fill(self, width: int) -> None:
        self.state.fit(width)
        self.paint()

    def paint(self) -> None:
        """Bring the screen up to the state."""
        self.surface.paint(self.annotator, waiting=self.writer.waiting, said=self._said)

    def say(self, text: str) -> None:
        """Tell something in the status line until the next key; what is too long for it pops up."""
        self._said = text
        if len(text) > self.size.width - _BADGE:
            self.app.clear_notifications()
            self.notify(text, markup=False)
        self.paint()

    def fail(self, error: SidelightError) -> None:
        """Tell why something was not done."""
        self.say(f"{error.sentence} {self.table.spoken(error.hint)}".rstrip())

    # Commands.

    def knows(self, event: events.Key) -> bool:
        """Whether the key is text where one types, or a command has it in the present mode."""
        mode = self.state.mode
        return self._is_text(event) or self.table.meant(event.key, mode) is not None

    def _is_text(self, event: events.Key) -> bool:
        return self.state.mode in TYPING and event.is_printable

    def press(self, event: events.Key) -> bool:
        """Take the key as text or run its command, and show what became of it."""
        command = self.table.meant(event.key, self.state.mode)
        done = True
        if self._is_text(event):
            self.type_text(event.character or "")
        elif command is not None:
            done = self.run_command(command)
        self.paint_at_once()
        return done

    def on_key(self, event: events.Key) -> None:
        """Say so where a key that types a character means nothing: silence would seem a fault."""
        if event.is_printable and not self.knows(event):
            name, way = key_name(event.key), "{help} shows all keys."
            if self.state.mode is Mode.READ:
                self.fail(RefusedError(f"{name} does nothing here.", way))
            else:
                hint = f"{{cancel}} leaves, {way}"
                self.fail(RefusedError(f"{name} does nothing in {self.state.mode.upper()}.", hint))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A command works only in its modes; so one key may mean several."""
        if action != "command":
            return True
        return self.state.mode in self.table.commands[str(parameters[0])].modes

    def action_command(self, command_id: str) -> None:
        """Run a command of the table."""
        self.run_command(self.table.commands[command_id])

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted where one types counts as typed, its first line."""
        if self.state.mode in TYPING:
            self.type_text(event.text.strip().partition("\n")[0])

    def type_text(self, text: str) -> None:
        """Take text in a mode in which one types."""
        self._do(lambda state: type_key(state, text))
        self.paint()

    def _do(self, step: Callable[[Workspace], Effect]) -> Effect:
        """Take a step and carry out what it asks for; a refusal is told."""
        self._said = ""
        effect: Effect = None
        try:
            effect = step(self.state)
            self.carry_out(effect)
        except SidelightError as error:
            self.fail(error)
        self.searcher.go_on()
        return effect

    def run_command(self, command: type[Command]) -> bool:
        """Run a command and carry out what it asks for; return whether nothing is still to open."""
        state = self.state
        count, made = state.count, state.last_made
        effect = self._do(command().run)
        if state.count == count and not command.id.startswith("count"):
            state.count = 0
        if state.last_made == made and command.id not in ("grow", "shrink"):
            state.last_made = None
        self.paint()
        return not isinstance(effect, Ask)

    def carry_out(self, effect: Effect) -> None:
        """Do what a command has handed back."""
        match effect:
            case Edit():
                place, here = story_key(self.project, self.state.story.uid), position(self.state)
                self.write(lambda p: perform(p, effect, place, here), partial(self._done, effect))
            case Ask(what):
                # Dialogs and their widgets cost 20 ms, which the first paint need not wait for.
                from tui.screens.asking import ASKED  # noqa: PLC0415

                ASKED[what](self)
            case Notice(text):
                self.say(text)
            case None:
                pass

    def _done(self, edit: Edit, state: Workspace, made: Uid | None) -> None:
        edit.then(state, made)
        if edit.told:
            self.say(edit.told)

    # What was written.

    def write(self, deed: Deed[T], then: Callable[..., None]) -> None:
        """Do something that writes; `then` gets the state and what was made, once it is on disk.

        Raises:
            SidelightError: It was refused; nothing was changed.
        """
        self.writer.write(deed, then)

    def _look_for_news(self) -> None:
        """Take in what another window has written to the same layer."""
        version, since = self._news
        if self.writer.waiting or not self.is_current or file_version(self.project.db) == version:
            return
        self._news = file_version(self.project.db), newest(self.project.db)
        self.catch_up(news(self.project.db, since))

    def catch_up(self, changes: Changes) -> None:
        """Take in what the screen that was here before has written at last."""
        self.absorb(changes, None, lambda *_: None)
        self.paint()

    def absorb(self, changes: Changes, made: object, then: Callable[..., None]) -> None:
        """Read back what is on disk now, and let the command finish."""
        self.surface.take_in(take_in(self.project, self.state, changes))
        then(self.state, made)

    def toggle_density(self) -> None:
        """Lay the texts out comfortably, or compactly again; in later sessions too."""
        compact = self.surface.density == "compact"
        self.surface.set_density("comfortable" if compact else "compact")
        try:
            for name, value in taste.choice(
                "density", self.surface.density, self._configured
            ).items():
                self.project.remember(name, value)
        except ProjectError as error:
            self.fail(error)

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

    def on_scene_view_scrolled(self) -> None:
        """Draw the links for where the panes are."""
        self.surface.paint_rails()
