"""The edits that several commands ask for: tagging words, one or all, and changing an extent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from store.errors import RefusedError
from store.model import Extent, Span, Tag, Uid
from store.project import Operation
from store.spans import add_span, reshape
from tui.commands.base import Edit
from tui.state import Pane, Workspace, trimmed


def _ending_in(pane: Pane) -> Callable[[Workspace, Uid | None], None]:
    """Return what goes back to reading, with the cursor on the span's last character."""

    def then(workspace: Workspace, uid: Uid | None) -> None:
        workspace.leave_mode()
        workspace.last_made, workspace.grown = uid, ()
        span = pane.span_with(uid) if uid is not None else None
        if span is not None and span.end > span.start:
            pane.put_cursor(pane.document.previous_grapheme(span.end))
            pane.mean(span.uid)

    return then


def tag_words(workspace: Workspace, tag: str, extents: Sequence[Extent]) -> Edit:
    """Return the edit that tags words of the active pane, white space at their ends left out.

    Raises:
        RefusedError: There is nothing but white space.
    """
    pane = workspace.pane
    words = tuple(trimmed(pane.document.text, extent) for extent in extents)
    if not any(pane.words(extent).strip() for extent in words):
        raise RefusedError("There are no words here to tag.")

    start, end = words[-1]
    seed = pane.cursor if workspace.selection is None and start <= pane.cursor < end else start

    def perform(op: Operation) -> Uid:
        return add_span(op, pane.source.uid, tag, words)

    def then(state: Workspace, uid: Uid | None) -> None:
        _ending_in(pane)(state, uid)
        state.seed = seed

    return Edit(f"Tag {tag}", perform, then)


def change_extent(workspace: Workspace, span: Span, extents: Sequence[Extent]) -> Edit:
    """Return the edit that gives a span of the active pane other words."""
    text = workspace.pane.document.text
    words = tuple(trimmed(text, extent) for extent in extents)

    def perform(op: Operation) -> Uid:
        reshape(op, span.uid, words)
        return span.uid

    return Edit(f"Change extent of {span.tag}", perform, _ending_in(workspace.pane))


def tag_occurrences(workspace: Workspace, tag: Tag) -> Edit:
    """Return the edit that tags all occurrences that are meant, but those that carry the tag.

    Raises:
        RefusedError: There is none left to tag.
    """
    occurrences = workspace.occurrences
    meant = [] if occurrences is None else list(occurrences.meant)
    bare = [(p, e) for p, e in meant if not workspace.panes[p].tagged(tag, e)]
    if occurrences is None or not bare:
        some = f"All of these carry {tag.id} already." if meant else "All of these are left out."
        raise RefusedError(some, "Esc leaves.")
    sources = [pane.source.uid for pane in workspace.panes]
    place = occurrences.place

    def perform(op: Operation) -> None:
        for pane, extent in bare:
            add_span(op, sources[pane], tag.id, (extent,))

    def then(state: Workspace, _: Uid | None) -> None:
        state.leave_mode()
        state.return_to(place)

    before = f"; {len(meant) - len(bare)} had it before" if len(bare) < len(meant) else ""
    label = f"Tag {len(bare)} × {tag.id}"
    return Edit(label, perform, then, f"Tagged {len(bare)} as {tag.id}{before}.")


def growing(edit: Edit, grown: tuple[Extent, ...]) -> Edit:
    """Return the edit of an extent that remembers what the extent has grown from."""

    def then(workspace: Workspace, uid: Uid | None) -> None:
        edit.then(workspace, uid)
        workspace.grown = grown

    return replace(edit, then=then)
