"""What the answers to commands need of the workspace that asks, and of the application around it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, TypeVar, cast

from textual.app import App

from store.errors import SidelightError
from store.model import Uid
from store.project import Project
from tui.commands.base import Effect
from tui.commands.table import CommandTable
from tui.screens.writing import Deed
from tui.state import Workspace

T = TypeVar("T")


class Speaker(Protocol):
    """A screen that can tell something."""

    def say(self, text: str) -> None:
        """Tell it until the next key."""


class Host(Speaker, Protocol):
    """The workspace's screen."""

    project: Project
    state: Workspace
    table: CommandTable

    @property
    def app(self) -> App[Any]:
        """The application."""

    def fail(self, error: SidelightError) -> None:
        """Tell why something was not done."""

    def paint(self) -> None:
        """Bring the screen up to the state."""

    def carry_out(self, effect: Effect) -> None:
        """Do what a command has handed back."""

    def write(self, deed: Deed[T], then: Callable[..., None]) -> None:
        """Do something that writes."""

    def toggle_density(self) -> None:
        """Lay the texts out comfortably, or compactly again."""

    def keep_position(self) -> None:
        """Remember where the annotator is."""

    def run_worker(self, work: Any, *, thread: bool, group: str, exclusive: bool) -> Any:
        """Run something in a thread."""


class Doorman(Protocol):
    """The application, as far as it changes screens."""

    def open_story(self, uid: Uid) -> Host:
        """Open a story's workspace in place of the present screen."""

    def show_library(self) -> Speaker:
        """Show the library in place of the present screen."""


def doorman(host: Host) -> Doorman:
    """Return the application that a workspace runs in."""
    return cast("Doorman", host.app)
