"""The application is a doorman: it opens the project and chooses the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App
from textual.reactive import Initialize, Reactive
from textual.screen import Screen
from textual.theme import Theme

from store.errors import NotFoundError, ProjectError, SidelightError
from store.model import Story, Uid
from store.project import Changes, Project
from store.sources import sources_of, story_with_id
from tui.palette import Commands
from tui.render.themes import THEMES, chosen
from tui.screens import taste
from tui.screens.beginning import last_story, last_story_key
from tui.screens.settling import SETTLED, settle
from tui.screens.typeahead import OneKeyAtATime
from tui.screens.workspace import WorkspaceScreen
from tui.settings import Settings

if TYPE_CHECKING:
    from tui.screens.library import LibraryScreen

_TOLD_FOR = 12.0


class SidelightApp(OneKeyAtATime[None]):
    """Sidelight on one project, for one annotator, as the settings say."""

    TITLE = "Sidelight"
    COMMANDS: ClassVar[set[Any]] = App.COMMANDS | {Commands}
    CSS_PATH = "app.tcss"

    def _first_theme(self) -> str:
        themes = self.available_themes
        configured, _ = taste.usable(self.settings, themes)
        return chosen(taste.chosen(self.project, "theme", configured), themes)

    theme: Reactive[str] = Reactive(Initialize(_first_theme))

    def __init__(
        self, project: Project, annotator: str, story: Story | None, settings: Settings
    ) -> None:
        # Textual asks for the theme before it has made anything else.
        self.project, self.settings = project, settings
        super().__init__()
        self.annotator = annotator
        self._first = story
        self._opened: WorkspaceScreen | None = None
        self._troubles: list[str] = []

    @property
    def available_themes(self) -> dict[str, Theme]:
        """All themes by name, our own first."""
        return THEMES | super().available_themes

    def on_mount(self) -> None:
        """Remember the theme whenever it changes, and tell what could not be done as asked."""
        configured, problems = taste.usable(self.settings, self.available_themes)
        self.theme_changed_signal.subscribe(
            self, lambda theme: self._keep(taste.choice("theme", theme.name, configured))
        )
        mistakes = taste.in_brief((*self.settings.problems, *problems))
        for trouble in (*self._troubles, *mistakes):
            self.notify(trouble, severity="warning", markup=False, timeout=_TOLD_FOR)

    def get_default_screen(self) -> Screen[Any]:
        """Return the screen to begin with, so that no empty one is laid out and painted first."""
        if self._first is not None:
            try:
                return self._workspace(self._first.uid)
            except SidelightError as error:
                self._troubles.append(str(error))
        return self._library()

    def on_ready(self) -> None:
        """The first screen is up: now there is time to tidy."""
        self.set_timer(SETTLED, settle)

    def open_story(self, uid: Uid) -> WorkspaceScreen:
        """Open a story's workspace in place of the present screen, and return it.

        Raises:
            NotFoundError: It is gone, it has no sources, or a text of it is not here.
        """
        screen = self._workspace(uid)
        self._show(screen)
        return screen

    def _workspace(self, uid: Uid) -> WorkspaceScreen:
        story = story_with_id(self.project.db, uid)
        if not sources_of(self.project.db, uid):
            raise NotFoundError(f"“{story.title}” has no sources yet.", "i imports some into it.")
        screen = WorkspaceScreen(self.project, self.annotator, story, self.settings)
        self._close_story()
        self._opened = screen
        self._keep({last_story_key(self.project): uid.hex()})
        return screen

    def show_library(self) -> LibraryScreen:
        """Show the library in place of the present screen, and return it."""
        screen = self._library()
        self._show(screen)
        return screen

    def _library(self) -> LibraryScreen:
        # The library and its list cost 15 ms, which a session that resumes in a story need not pay.
        from tui.screens.library import LibraryScreen  # noqa: PLC0415

        marked = self._opened.state.story if self._opened else last_story(self.project)
        self._close_story()
        return LibraryScreen(self.project, self.annotator, marked.uid if marked else None)

    def back_to_story(self) -> None:
        """Go from the library to the story that was open last."""
        story = last_story(self.project)
        if story is None:
            return
        try:
            self.open_story(story.uid)
        except SidelightError as error:
            self.show_library()
            self.notify(str(error), severity="warning", markup=False)

    def _show(self, screen: Screen[Any]) -> None:
        # Textual cannot replace the screen that an application began with: that one stays below.
        if len(self.screen_stack) > 1:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def _close_story(self) -> None:
        if self._opened is not None:
            self._opened.keep_position()
            self._opened = None

    def changed(self, changes: Changes, by: WorkspaceScreen) -> None:
        """Bring the open story up to date with what another story's screen wrote at last."""
        if self._opened is not None and self._opened is not by:
            self._opened.catch_up(changes)

    def _keep(self, values: dict[str, object]) -> None:
        try:
            for name, value in values.items():
                self.project.remember(name, value)
        except ProjectError as error:
            self.log.warning(f"{', '.join(values)} was not remembered: {error}")

    async def action_quit(self) -> None:
        """Leave; everything is saved already."""
        self._close_story()
        self.exit()
