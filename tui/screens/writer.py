"""Who writes for the workspace: at once where the lock is free, else in a thread that waits."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import Any, Protocol, TypeVar

from textual.app import App

from store.errors import BusyError, SidelightError
from store.project import Changes, Project
from tui.screens.writing import Deed, do_patiently

T = TypeVar("T")


class Client(Protocol):
    """The screen that it writes for."""

    project: Project
    annotator: str

    @property
    def app(self) -> App[Any]:
        """The application."""

    @property
    def is_attached(self) -> bool:
        """Whether the screen is still there."""

    def absorb(self, changes: Changes, made: object, then: Callable[..., None]) -> None:
        """Read back what is on disk."""

    def paint(self) -> None:
        """Bring the screen up to the state."""

    def fail(self, error: SidelightError) -> None:
        """Tell why something was not done."""


class Writer:
    """Writes, and has the screen read back what it wrote.

    Attributes:
        waiting: Whether a change waits for another program; it is not painted before it is on disk.
    """

    def __init__(self, client: Client) -> None:
        self.waiting = False
        self._client = client
        self._app: App[Any] | None = None

    def write(self, deed: Deed[T], then: Callable[..., None]) -> None:
        """Do something that writes; `then` gets the state and what was made, once it is on disk.

        Where another process holds the lock, a thread waits for it and the change stays unpainted.

        Raises:
            SidelightError: It was refused; nothing was changed.
        """
        client = self._client
        if self.waiting:
            raise BusyError("The last change is still waiting.", "Another program is writing.")
        try:
            made, changes = deed(client.project)
        except BusyError:
            self.waiting, self._app = True, client.app
            client.paint()
            # No worker of Textual's: one that has not begun when the user leaves never does.
            Thread(target=self._wait, args=(deed, then), name="writing").start()
        else:
            client.absorb(changes, made, then)

    def _wait(self, deed: Deed[T], then: Callable[..., None]) -> None:
        client = self._client
        try:
            made, changes = do_patiently(client.project.path, client.annotator, deed)
        except SidelightError as error:
            self._tell(self._failed, error)
        else:
            self._tell(self._written, changes, made, then)

    def _tell(self, callback: Callable[..., None], *arguments: object) -> None:
        """Call back from the thread that waited, unless Sidelight has been left meanwhile."""
        app = self._app
        if app is not None and app.is_running:
            app.call_from_thread(callback, *arguments)

    def _failed(self, error: SidelightError) -> None:
        self.waiting = False
        client = self._client
        if client.is_attached:
            client.fail(error)
        else:
            client.app.notify(str(error), severity="warning", markup=False)

    def _written(self, changes: Changes, made: object, then: Callable[..., None]) -> None:
        self.waiting = False
        client = self._client
        client.app.changed(changes, by=client)  # type: ignore[attr-defined]
        if not client.is_attached:
            return
        try:
            client.absorb(changes, made, then)
        except SidelightError as error:
            client.fail(error)
        client.paint()
