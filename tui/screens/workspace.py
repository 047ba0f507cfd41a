"""The workspace: the sources of one story side by side, and the keys that mark and link them.

It only connects: keys to commands, commands' effects to the project or a dialog, what is on disk to
the state, the state to the widgets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from store.errors import ProjectError, SidelightError
from store.journal import file_version, newest, news
from store.model import Story
from store.project import Changes, Project
from tui.commands.base import Ask, Command, Edit, Effect, Notice
from tui.commands.table import command_table
from tui.screens.at_once import AtOnce
from tui.screens.loading import load_workspace, position, resume, story_key, take_in
from tui.screens.painted import PaintedLayout
from tui.screens.surface import Surface, room_for
from tui.screens.writer import Writer
from tui.screens.writing import Deed, perform
from tui.state.pointing import click, drag
from tui.widgets.article_pane import ArticlePane
from tui.widgets.covered import Covered

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
_KEEP_EVERY = 5.0
_LOOK_EVERY = 1.0
_BADGE = 12


class WorkspaceScreen(Covered, AtOnce[None], inherit_bindings=False):
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
        self.writer = Writer(self)
        self._said = ""
        self._news = file_version(project.db), newest(project.db)
        layout = PaintedLayout()
        self.state = load_workspace(project, story, layout)
        self.table = command_table(self.state.tags, self.state.link_types)
        self.state.tags = self.table.tags
        self.surface = layout.surface = Surface(self.state, self.table)
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
        self.say(f"{error.sentence} {error.hint}".rstrip())

    # Commands.

    def _meant(self, key: str) -> type[Command] | None:
        return self.table.meant(key, self.state.mode)

    def knows(self, key: str) -> bool:
        """Whether a command has the key in the present mode."""
        return self._meant(key) is not None

    def press(self, key: str) -> bool:
        """Run the key's command and show what became of it; a dialog is still to open then."""
        command = self._meant(key)
        if command is None:
            return False
        done = self.run_command(command)
        self.paint_at_once()
        return done

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A command works only in its modes; so one key may mean several."""
        if action != "command":
            return True
        return self.state.mode in self.table.commands[str(parameters[0])].modes

    def action_command(self, command_id: str) -> None:
        """Run a command of the table."""
        self.run_command(self.table.commands[command_id])

    def run_command(self, command: type[Command]) -> bool:
        """Run a command and carry out what it asks for; return whether nothing is still to open."""
        state = self.state
        count, made = state.count, state.last_made
        self._said = ""
        effect: Effect = None
        try:
            effect = command().run(state)
            self.carry_out(effect)
        except SidelightError as error:
            self.fail(error)
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
                self.write(lambda p: perform(p, effect, place, here), effect.then)
            case Ask(what):
                # Dialogs and their widgets cost 20 ms, which the first paint need not wait for.
                from tui.screens.asking import ASKED  # noqa: PLC0415

                ASKED[what](self)
            case Notice(text):
                self.say(text)
            case None:
                pass

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

    # The mouse.

    def _number_of(self, article: ArticlePane) -> int:
        return next(n for n, c in enumerate(self.surface.columns) if c.article is article)

    def on_article_pane_clicked(self, event: ArticlePane.Clicked) -> None:
        """Put the cursor there, or select."""
        number = self._number_of(event.pane)
        click(self.state, number, event.offset, shift=event.shift, count=event.count)
        self.paint()

    def on_article_pane_dragged(self, event: ArticlePane.Dragged) -> None:
        """Select from where the drag began to where it is."""
        drag(self.state, self._number_of(event.pane), event.anchor, event.head)
        self.paint()

    def on_scene_view_scrolled(self) -> None:
        """Draw the links for where the panes are."""
        self.surface.paint_rails()
