"""One key after the other, however fast they come.

Over a slow line several keys arrive at once. Textual hands all of them to whoever has the keys at
that moment, though the first of them may open another screen; so what was typed into a dialog that
is only about to open would be lost, or mean something else. Here each key waits until the one
before has been dealt with; one that the screen deals with on the spot makes nobody wait. A click
takes its way through several queues too, and the key after it means the place that was clicked.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Any, TypeGuard

from textual import events
from textual.app import App, ReturnType, ScreenStackError
from textual.dom import DOMNode
from textual.errors import NoWidget
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
        self._touched: DOMNode | None = None
        self._touches = 0

    @property
    def is_typing(self) -> bool:
        """Whether a key is being dealt with, or waits for its turn."""
        return self._typing is not None and not self._typing.done()

    async def on_event(self, event: events.Event) -> None:
        """Put a key behind what is being dealt with, if there is such."""
        if _is_touch(event):
            await self._touch(event)
            return
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

    async def _touch(self, event: events.MouseEvent) -> None:
        """Let the mouse go ahead, unless something waits; keys and the next click wait for it."""
        waits = self._typed or (self.is_typing and isinstance(event, events.MouseDown))
        if waits and event is not self._turn:
            self._typed.append(event)
            return
        self._touched = self.mouse_captured or self._under(event)
        self._touches += 1
        if not self.is_typing:
            self._typing = asyncio.create_task(self._hand_out())
        await super().on_event(event)

    def _under(self, event: events.MouseEvent) -> DOMNode:
        try:
            return self.get_widget_at(event.x, event.y)[0]
        except NoWidget:
            return self.screen

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
        self._touched = None

    async def _settle(self) -> None:
        """Wait until nobody has anything to do, from the one who has the keys up."""
        try:
            async with asyncio.timeout(_LONGEST):
                before = None
                while before != (before := (self.screen, self.screen.focused, self._touches)):
                    await self._drain(before[1])
                    if self._touched is not None:
                        await self._drain(self._touched)
        except TimeoutError:
            self.log.warning("a key did not wait any longer for the one before it")
        except ScreenStackError:
            self._typed.clear()

    async def _drain(self, node: DOMNode | None) -> None:
        """Wait for a widget, and for all above it: what it makes of a key or a click climbs up."""
        way = (*node.ancestors_with_self,) * 2 if node else (self.screen, self)
        for pump in way:
            await _drained(pump)


def _is_touch(event: events.Event) -> TypeGuard[events.MouseEvent]:
    """Whether it is a mouse that does more than pass over the screen."""
    if not isinstance(event, events.MouseEvent) or event.is_forwarded:
        return False
    return not isinstance(event, events.MouseMove) or event.button != 0


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
