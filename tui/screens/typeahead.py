"""One key after the other, however fast they come.

Over a slow line several keys arrive at once. Textual hands all of them to whoever has the keys at
that moment, though the first of them may open another screen; so what was typed into a dialog that
is only about to open would be lost, or mean something else. Here each key waits until the one
before has been dealt with; one that the screen deals with on the spot makes nobody wait.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Any

from textual import events
from textual.app import App, ReturnType, ScreenStackError
from textual.message_pump import MessagePump

from tui.commands.keynames import as_usual, without_shift
from tui.screens.at_once import AtOnce

_LONGEST = 2.0
"""Seconds after which the next key goes ahead all the same."""

_GLANCE = 0.05
"""Seconds after which to look whether a widget is still there."""


class OneKeyAtATime(App[ReturnType]):
    """An application in which keys mean what they mean when they are pressed slowly."""

    def __init__(self) -> None:
        super().__init__()
        self._typed: deque[events.Event] = deque()
        self._turn: events.Event | None = None
        self._typing: asyncio.Task[None] | None = None

    @property
    def is_typing(self) -> bool:
        """Whether a key is being dealt with, or waits for its turn."""
        return self._typing is not None and not self._typing.done()

    async def on_event(self, event: events.Event) -> None:
        """Put a key behind the one that is being dealt with, if there is such."""
        if not _is_typed(event):
            await super().on_event(event)
            return
        if isinstance(event, events.Key):
            self._make_usual(event)
        waits_turn = event is not self._turn
        if waits_turn and self.is_typing:
            self._typed.append(event)
            return
        known = self._known(event)
        if known is not None and known[0].press(known[1]):
            return
        if waits_turn:
            self._typing = asyncio.create_task(self._hand_out())
        if known is None:
            await super().on_event(event)

    def _make_usual(self, event: events.Key) -> None:
        """Turn a key into what it is at most terminals; with Shift it may have a meaning of its own."""
        event.key, event.character = as_usual(event.key, event.character)
        plain = without_shift(event.key)
        if plain != event.key and self._known(event) is None:
            event.key = plain

    def _known(self, event: events.Event) -> tuple[AtOnce[Any], events.Key] | None:
        """Return the screen and the key, where the screen deals with it on the spot."""
        screen = self.screen
        if isinstance(event, events.Key) and isinstance(screen, AtOnce) and screen.knows(event):
            return screen, event
        return None

    async def _hand_out(self) -> None:
        """Let keys go ahead one by one until none is left."""
        await self._settle()
        while self._typed:
            self._turn = self._typed.popleft()
            self.post_message(self._turn)
            await self._settle()

    async def _settle(self) -> None:
        """Wait until nobody has anything to do, from the one who has the keys up."""
        try:
            async with asyncio.timeout(_LONGEST):
                before = None
                while before != (before := (self.screen, self.screen.focused)):
                    screen, focused = before
                    # What a widget makes of a key may climb up to the screen in its turn.
                    way = (*focused.ancestors_with_self,) * 2 if focused else (screen, self)
                    for node in way:
                        await _drained(node)
        except TimeoutError:
            self.log.warning("a key did not wait any longer for the one before it")
        except ScreenStackError:
            self._typed.clear()


def _is_typed(event: events.Event) -> bool:
    return isinstance(event, events.Key | events.Paste) and not event.is_forwarded


async def _drained(pump: MessagePump) -> None:
    """Wait until a widget has dealt with the messages that it has now, or is gone."""
    done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    pump.call_later(_fulfil, done)
    while not done.done() and pump.is_attached:
        await asyncio.wait((done,), timeout=_GLANCE)


def _fulfil(promise: asyncio.Future[None]) -> None:
    if not promise.done():
        promise.set_result(None)
