"""Linking: from a span to a candidate in another source, or to words of one's own choice."""

from __future__ import annotations

from typing import ClassVar

from store.errors import RefusedError
from store.links import add_link, constraint_problem
from store.model import Extent, LinkType, Span, Uid
from store.project import Operation
from store.spans import add_span
from tui.commands.base import LINKING, READING, Command, Edit, Effect
from tui.commands.candidates import find_candidates, imagined, likely_type, orient
from tui.commands.spans import span_here
from tui.state import LinkDraft, Mode, Workspace, trimmed


class LinkingCommand(Command):
    """Base of commands on links."""

    group = "In link mode"
    modes = LINKING


class StartLink(LinkingCommand):
    """Link the innermost span at the cursor: the best counterparts in all other sources come up."""

    id, keys, modes = "link", ("l",), READING
    group = "Links"
    bar = "link"

    def run(self, workspace: Workspace) -> Effect:
        """Rank the candidates and show the best."""
        span = span_here(workspace)
        candidates = find_candidates(workspace, span)
        workspace.mode = Mode.LINK
        workspace.draft = LinkDraft(span.uid, workspace.focus, candidates)
        if candidates:
            _show(workspace, 0)
        return None


def _show(workspace: Workspace, number: int) -> None:
    if workspace.draft is None:
        return
    workspace.draft = workspace.draft.choosing(number)
    candidate = workspace.draft.candidate
    if candidate is not None:
        workspace.focus_on(candidate.pane)
        workspace.pane.put_cursor(candidate.extent[0])


class NextCandidate(LinkingCommand):
    """Look at the next candidate."""

    id, keys = "next-candidate", ("n", "tab")
    bar = "next"

    def run(self, workspace: Workspace) -> Effect:
        """Step forward, from the best after the last."""
        _step(workspace, 1)
        return None


class PreviousCandidate(LinkingCommand):
    """Look at the previous candidate."""

    id, keys = "previous-candidate", ("N", "shift+tab")

    def run(self, workspace: Workspace) -> Effect:
        """Step back."""
        _step(workspace, -1)
        return None


def _step(workspace: Workspace, by: int) -> None:
    draft = workspace.draft
    if draft is None:
        return
    if not draft.candidates:
        workspace.focus_beside(by)
        return
    at = draft.chosen if draft.chosen is not None else (-1 if by > 0 else 0)
    _show(workspace, (at + by) % len(draft.candidates))


class OtherPane(LinkingCommand):
    """Go to the next source, to words of your own choice."""

    id, keys = "other-pane", ("z",)

    def run(self, workspace: Workspace) -> Effect:
        """Leave the candidates and change panes."""
        if workspace.draft is not None:
            workspace.draft = workspace.draft.choosing(None)
        workspace.focus_beside(1)
        return None


class TakeCandidate(LinkingCommand):
    """Link to what is shown, as the type that is suggested."""

    id, keys = "take-candidate", ("enter",)
    bar = "link"

    def run(self, workspace: Workspace) -> Effect:
        """Link as the likely type."""
        return linking(workspace, None)


class LinkAs(LinkingCommand):
    """Base of the commands that link as one type."""

    link_type: ClassVar[LinkType]

    def run(self, workspace: Workspace) -> Effect:
        """Link as this type."""
        return linking(workspace, self.link_type)


def link_command(link_type: LinkType) -> type[LinkAs]:
    """Return the command of a link type."""
    keys = (link_type.key,) if link_type.key else ()
    text = f"Link as {link_type.label or link_type.id}. {link_type.test}"
    names = {
        "id": f"link-{link_type.id}",
        "keys": keys,
        "link_type": link_type,
        "bar": link_type.id,
        "__doc__": text,
    }
    return type(f"Link_{link_type.id}", (LinkAs,), names)


def linking(workspace: Workspace, link_type: LinkType | None) -> Edit:
    """Return the edit that makes the link under way; words not tagged yet get the head's tag.

    Raises:
        RefusedError: There is no counterpart, or the type does not allow it.
    """
    draft = workspace.draft
    found = workspace.find_span(draft.head) if draft else None
    if draft is None or found is None:
        raise RefusedError("The span that the link starts from is not there any more.")
    home, head = found
    if link_type is not None and link_type.scope == "within_source":
        near = _meant(workspace, link_type, home, head)
        near = near or _nearest(workspace, link_type, home, head)
        return _edit(workspace, link_type, head, near, home)
    pane = workspace.pane
    target = _target(workspace, head)
    tail = pane.span_with(target) if isinstance(target, bytes) else None
    end = tail or imagined(head, pane, target)  # type: ignore[arg-type]
    if link_type is None:
        words = (workspace.panes[home].span_words(head), pane.span_words(end))
        type_id = likely_type(workspace, head, words[0], end, words[1])
        link_type = workspace.link_type(type_id)
        if link_type is None:
            raise RefusedError("No link type allows these two.", "Choose other words.")
    return _edit(workspace, link_type, head, end, home)


def _target(workspace: Workspace, head: Span) -> Uid | Extent:
    """Return the span at the place looked at, or the words that would become one."""
    pane = workspace.pane
    candidate = workspace.draft.candidate if workspace.draft else None
    if candidate is not None:
        if candidate.span is not None and pane.span_with(candidate.span) is None:
            raise RefusedError("That span is not there any more.", "Choose another one.")
        return candidate.span if candidate.span is not None else candidate.extent
    for span in pane.spans_here:
        if span.uid != head.uid:
            return span.uid
    words = pane.document.unit_at("sentence", pane.cursor)
    if words is None or pane.source.uid == head.source:
        raise RefusedError(
            "There is nothing to link to at the cursor.", "{other-pane} goes to another source."
        )
    return words


def _meant(workspace: Workspace, link_type: LinkType, home: int, head: Span) -> Span | None:
    """Return the span at the cursor, where that was led to another one of the head's source."""
    if workspace.focus != home:
        return None
    here = [span for span in workspace.pane.spans_here if span.uid != head.uid]
    fits = (span for span in here if orient(link_type, head, span) is not None)
    if head in workspace.pane.spans_here:
        return next(fits, None)
    if not here:
        raise RefusedError("There is no span at the cursor.", "Go to one, or stay for the nearest.")
    return next(fits, here[0])


def _nearest(workspace: Workspace, link_type: LinkType, home: int, head: Span) -> Span:
    """Return the span of the head's own source, nearest to it, that the type allows."""
    allowed = [
        span
        for span in workspace.panes[home].index
        if span.uid != head.uid and orient(link_type, head, span) is not None
    ]
    if not allowed:
        raise RefusedError(
            f"{link_type.id} links within one source, and there is nothing in it that fits.",
            "Tag it first.",
        )
    return min(allowed, key=lambda s: max(s.start - head.end, head.start - s.end))


def _edit(workspace: Workspace, link_type: LinkType, head: Span, tail: Span, home: int) -> Edit:
    ends = orient(link_type, head, tail)
    if ends is None:
        raise RefusedError(constraint_problem(link_type, head, tail))
    forward = ends[0].uid == head.uid
    source, pane = tail.source, workspace.panes[workspace.pane_of(tail.source) or 0]
    words = tuple(trimmed(pane.document.text, extent) for extent in tail.fragments)

    def perform(op: Operation) -> Uid:
        end = tail.uid or add_span(op, source, tail.tag, words)
        pair = (head.uid, end) if forward else (end, head.uid)
        return add_link(op, link_type.id, *pair)

    def then(state: Workspace, _: Uid | None) -> None:
        state.leave_mode()
        state.focus_on(home)
        state.pane.put_cursor(head.start)

    return Edit(f"Link as {link_type.id}", perform, then)
