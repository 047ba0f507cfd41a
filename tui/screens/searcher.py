"""Searches in the pauses between keys, so that nobody who types has to wait for a long text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from textual.timer import Timer

from tui.commands.searching import get_ready, look_on
from tui.state import Workspace

_PAUSE = 0.01
"""Seconds left to the keys between two slices of work."""


class Client(Protocol):
    """The screen that it looks for."""

    state: Workspace

    def paint(self) -> None:
        """Bring the screen up to the state."""

    def set_timer(self, delay: float, callback: Callable[[], None]) -> Timer:
        """Call back later."""


class Searcher:
    """Gets ready for the search that begins, and goes on with one that has more to look through."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._waiting = False

    def go_on(self) -> None:
        """Do a little after a pause; a key that comes first may want something else."""
        search = self._client.state.search
        if search is None or self._waiting:
            return
        if search.scan is not None or not search.query:
            self._waiting = True
            self._client.set_timer(_PAUSE, self._work)

    def _work(self) -> None:
        self._waiting = False
        if get_ready(self._client.state):
            self.go_on()
        elif look_on(self._client.state, slices=1):
            self._client.paint()
            self.go_on()
        else:
            self._client.paint()
