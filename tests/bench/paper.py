"""Writes on paper: what the store's functions would write is noted and nothing is.

The commands' edits call `add_span`, `reshape` and `add_link` with the operation under way. Once
`installed`, these go to the operation itself where that is a `Paper`, so that thousands of edits
can be tried without a database; a real operation is served as ever.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Any

from store import links, spans
from store.errors import RefusedError
from store.model import Extent, Span, Uid
from store.spans import joined
from tui.state import Pane

TRIAL = Uid(b"a span on paper.")
"""The id of the one span that a trial makes."""


class Paper:
    """An operation that makes or changes one span of a pane, or notes one link.

    Attributes:
        pane: Where the span is made.
        trial: The span, in the pane's index as if it had been written; null when none was made.
        linked: Type, head and tail of the link.
    """

    def __init__(self, pane: Pane) -> None:
        self.pane = pane
        self.trial: Span | None = None
        self.linked: tuple[str, Uid, Uid] | None = None

    def __getattr__(self, name: str) -> Any:
        raise RefusedError(f"An edit that needs {name} makes no span and no link.")

    def put(self, trial: Span | None, pane: Pane) -> None:
        """Have this span on trial and no other."""
        if trial is not self.trial or pane is not self.pane:
            if self.trial is not None:
                self.pane.index.remove(TRIAL)
            if trial is not None:
                pane.index.add(trial)
            self.pane, self.trial = pane, trial

    def add_span(self, source: Uid, tag: str, extents: Sequence[Extent], **_: object) -> Uid:
        """As the store's."""
        if source != self.pane.source.uid or self.trial is not None:
            raise RefusedError("One span, in the pane where it is tried.")
        return self._set(tag, joined(extents))

    def reshape(self, uid: Uid, extents: Sequence[Extent]) -> None:
        """As the store's."""
        if self.trial is None or uid != TRIAL:
            raise RefusedError("That span was made before; it stays as it is.")
        self._set(self.trial.tag, joined(extents))

    def _set(self, tag: str, fragments: tuple[Extent, ...]) -> Uid:
        if is_there(self.pane, tag, fragments):
            raise RefusedError("These words carry the tag already.")
        self.put(Span(TRIAL, self.pane.source.uid, Uid(b""), tag, fragments), self.pane)
        return TRIAL

    def add_link(self, type_id: str, head: Uid, tail: Uid, **_: object) -> Uid:
        """As the store's."""
        self.linked = (type_id, head, tail)
        return TRIAL


def is_there(pane: Pane, tag: str, fragments: tuple[Extent, ...]) -> bool:
    """Whether a span of exactly these words carries the tag."""
    return any(
        span.uid != TRIAL and span.tag == tag and span.fragments == fragments
        for span in pane.index.at(fragments[0][0])
    )


def installed() -> None:
    """Let the commands' edits write on paper where they are given a `Paper`."""
    writers = {
        spans.add_span: _either(spans.add_span, "add_span"),
        spans.reshape: _either(spans.reshape, "reshape"),
        links.add_link: _either(links.add_link, "add_link"),
    }
    for name, module in list(sys.modules.items()):
        if name.startswith("tui.commands."):
            for held, value in list(vars(module).items()):
                if callable(value) and value in writers:
                    setattr(module, held, writers[value])


def _either(real: Callable[..., Any], name: str) -> Callable[..., Any]:
    def write(op: Any, *args: Any, **kwargs: Any) -> Any:
        if isinstance(op, Paper):
            return getattr(op, name)(*args, **kwargs)
        return real(op, *args, **kwargs)

    return write
