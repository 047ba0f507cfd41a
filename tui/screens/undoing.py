"""What is worth asking about before it is undone, and how it is named."""

from __future__ import annotations

from datetime import datetime

from store.model import Uid
from store.project import Step


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


def told(step: Step, *, redo: bool) -> str:
    """Return what to tell once it is done."""
    return f"{'Redone' if redo else 'Undone'}: {step.label} {quoted(step)}".rstrip()


def quoted(step: Step) -> str:
    """Return the words that a step touched, in quotation marks; empty when there are none."""
    words = step.words.strip("“”")
    return f"“{words}”" if words else ""
