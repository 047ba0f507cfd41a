"""What is worth asking about before it is undone, and how it is named."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from store.history import SHOWN
from store.model import Uid
from store.project import Project, Step
from tui.state import Pane


def far(step: Step, story: Uid | None) -> str:
    """Say why to ask before a step is taken back; empty when it is close at hand.

    Args:
        step: What would be undone or redone.
        story: The story that is open; null in the library, where all words are far away.
    """
    if step.place is not None and step.place.story != story:
        if story is not None:
            return "in another story"
        if step.place.extent is not None:
            return "inside a story"
    then = datetime.fromtimestamp(step.at / 1000)
    if then.date() != datetime.now().date():
        return f"on {then:%Y-%m-%d}"
    if story is not None and step.operation.layer is None:
        return "to the project as a whole"
    return ""


def question(step: Step, reason: str, *, redo: bool) -> str:
    """Return what to ask."""
    return f"{'Redo' if redo else 'Undo'} “{step.label}”? It was done {reason}."


_MOST = 28
"""Characters of the words in what is told: it must fit a line of 80 cells, and the words are shown."""


def told(step: Step, words: str, *, redo: bool) -> str:
    """Return what to tell once it is done."""
    words = words if len(words) <= _MOST else f"{words[: _MOST - 2]}…”"
    return f"{'Redone' if redo else 'Undone'}: {step.label} {words}".rstrip()


def quoted(project: Project, step: Step, held: Iterable[Pane] = ()) -> str:
    """Return the words that a step touched, in quotation marks; empty when there are none.

    Args:
        project: Where the texts are.
        step: What is undone or redone.
        held: Panes whose text is at hand: to cut words out of a long one costs the database time.
    """
    place = step.place
    pane = next((p for p in held if place and p.source.uid == place.source), None)
    if pane is not None and place is not None and place.extent is not None:
        start, end = place.extent
        words = pane.words((start, min(end, start + SHOWN)))
    else:
        words = project.words(step)
    words = words.strip("“”")
    return f"“{words}”" if words else ""
