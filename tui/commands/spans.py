"""Spans: stepping from one to the next, describing, copying, deleting."""

from __future__ import annotations

from store.errors import RefusedError
from store.links import delete_spans
from store.model import Attributes, Span, Uid
from store.project import Operation
from store.spans import describe, retag
from tui.commands.base import READING, SELECTING, Ask, Command, Edit, Effect, Notice
from tui.state import Workspace


class SpanCommand(Command):
    """Base of commands on spans."""

    group = "Spans"
    modes = READING


def span_here(workspace: Workspace) -> Span:
    """Return the span at the cursor.

    Raises:
        RefusedError: There is none.
    """
    span = workspace.pane.current
    if span is None:
        raise RefusedError("There is no span at the cursor.", "{next-span} goes to the next one.")
    return span


class NextSpan(SpanCommand):
    """Go to the next span."""

    id, keys = "next-span", ("m", "right_square_bracket")
    bar = "next span"

    def run(self, workspace: Workspace) -> Effect:
        """Go to the first that starts after the cursor's character."""
        document = workspace.pane.document
        end = document.grapheme_at(workspace.pane.cursor)[1]
        span = workspace.pane.index.next_after(end if end == document.length else end - 1)
        if span is None:
            raise RefusedError("No span after this one.")
        workspace.pane.put_cursor(span.start)
        return None


class PreviousSpan(SpanCommand):
    """Go to the previous span."""

    id, keys = "previous-span", ("M", "left_square_bracket")

    def run(self, workspace: Workspace) -> Effect:
        """Go to the last that starts before the cursor."""
        span = workspace.pane.index.previous_before(workspace.pane.cursor)
        if span is None:
            raise RefusedError("No span before this one.")
        workspace.pane.put_cursor(span.start)
        return None


class CycleSpan(SpanCommand):
    """Mean the next of several spans at the cursor, the innermost first."""

    id, keys = "cycle-span", ("h",)

    def run(self, workspace: Workspace) -> Effect:
        """Step through them."""
        span_here(workspace)
        here = len(workspace.pane.spans_here)
        if here == 1:
            return Notice("There is no other span at the cursor.")
        workspace.pane.depth = (workspace.pane.depth + 1) % here
        return None


class Describe(SpanCommand):
    """Edit the attributes and the note of the span at the cursor."""

    id, keys = "describe", ("e",)
    bar = "edit"

    def run(self, workspace: Workspace) -> Effect:
        """Ask for them."""
        span_here(workspace)
        return Ask("describe")


class Delete(SpanCommand):
    """Delete the span at the cursor, and its links with it."""

    id, keys = "delete", ("d", "delete")
    bar = "delete"

    def run(self, workspace: Workspace) -> Effect:
        """Delete the one that is meant."""
        span = span_here(workspace)

        def perform(op: Operation) -> None:
            delete_spans(op, (span.uid,))

        return Edit(f"Delete {span.tag}", perform)


class Copy(SpanCommand):
    """Copy the selection, or the span at the cursor, or the sentence."""

    id, keys, modes = "copy", ("y",), READING | SELECTING

    def run(self, workspace: Workspace) -> Effect:
        """Hand the words to the clipboard."""
        return Ask("copy")


def words_to_copy(workspace: Workspace) -> str:
    """Return the words that `y` means: the selection's, the span's, or the sentence's."""
    pane = workspace.pane
    if workspace.selection is not None:
        return " ".join(pane.words(extent) for extent in workspace.selection.fragments)
    if pane.current is not None:
        return pane.span_words(pane.current)
    sentence = pane.document.unit_at("sentence", pane.cursor)
    return pane.words(sentence) if sentence else ""


def retagging(span: Span, tag: str) -> Edit:
    """Return the edit that gives a span another tag."""

    def perform(op: Operation) -> Uid:
        retag(op, span.uid, tag)
        return span.uid

    return Edit(f"Retag {span.tag} as {tag}", perform)


def describing(span: Span, attributes: Attributes, note: str) -> Edit:
    """Return the edit that sets a span's attributes and note."""

    def perform(op: Operation) -> Uid:
        describe(op, span.uid, attributes, note)
        return span.uid

    return Edit(f"Describe {span.tag}", perform)
