"""What the mouse means: clicks and drags, as offsets into a pane, change what is looked at."""

from __future__ import annotations

from collections.abc import Sequence

from store.errors import RefusedError
from store.model import Link, Uid
from store.text import Unit
from tui.state.mode import Mode
from tui.state.selection import Selection
from tui.state.workspace import Workspace

_CLICKED: dict[int, Unit] = {2: "word", 3: "sentence"}
"""What several clicks in a row select."""


def click(workspace: Workspace, pane: int, offset: int, *, shift: bool, count: int) -> None:
    """Put the cursor there; a second click selects the word, a third the sentence.

    With Shift the selection, or one from the cursor, is led there.
    """
    workspace.leave_offers()
    if shift and pane == workspace.focus and workspace.mode is not Mode.LINK:
        _extend_to(workspace, offset)
        return
    elsewhere = pane != workspace.focus
    workspace.focus_on(pane)
    if workspace.mode is Mode.LINK and workspace.draft is not None:
        workspace.draft = workspace.draft.choosing(None)
    elif workspace.selection and (elsewhere or (workspace.selection.begun and count == 1)):
        workspace.leave_mode()
    workspace.pane.put_cursor(offset)
    unit = _CLICKED.get(count)
    if unit and workspace.mode is not Mode.LINK:
        extent = workspace.pane.document.unit_at(unit, workspace.pane.cursor)
        if extent is not None:
            workspace.select(workspace.begin(extent))


def _extend_to(workspace: Workspace, offset: int) -> None:
    grapheme_at = workspace.pane.document.grapheme_at
    held = workspace.selection
    begun = held if held and held.begun else workspace.begin(grapheme_at(workspace.pane.cursor))
    workspace.select(begun.reaching(grapheme_at(offset)))


def drag(workspace: Workspace, pane: int, anchor: int, head: int) -> None:
    """Select from the grapheme at `anchor` to the one at `head`, both included."""
    workspace.leave_offers()
    if workspace.mode is Mode.LINK:
        return
    held = workspace.selection if pane == workspace.focus else None
    workspace.focus_on(pane)
    document = workspace.pane.document
    origin, last = document.grapheme_at(anchor), document.grapheme_at(head)
    end = last[1] if last[0] >= origin[0] else last[0]
    continued = held.beginning(origin).moved(end) if held and held.kept else None
    workspace.select(continued or Selection(origin, end))


def beside(
    workspace: Workspace,
    pane: int,
    spans: Sequence[tuple[int, Uid]],
    links: Sequence[tuple[int, Uid]],
) -> None:
    """Mean a span, or go along a link; of several, the next one with each click.

    Args:
        workspace: What changes.
        pane: Beside whose text the click was.
        spans: Where the spans that may be meant start, and which they are.
        links: Numbers of the links that may be meant, and which span their end here is.

    Raises:
        RefusedError: The link leads to another layer, or is not there any more.
    """
    if spans:
        _mean_one_of(workspace, pane, spans)
    elif links:
        number, here = links[workspace.follow(links[0][1], len(links)) if len(links) > 1 else 0]
        _go_along(workspace, _link(workspace, number, here), pane, here)


def _mean_one_of(workspace: Workspace, pane: int, spans: Sequence[tuple[int, Uid]]) -> None:
    current = workspace.pane.current if pane == workspace.focus else None
    uids = [uid for _, uid in spans]
    after = uids.index(current.uid) + 1 if current is not None and current.uid in uids else 0
    start, uid = spans[after % len(spans)]
    click(workspace, pane, start, shift=False, count=1)
    workspace.pane.mean(uid)


def _link(workspace: Workspace, number: int, end: Uid) -> Link:
    """Return the link of that number, if it still ends there: it may have gone since the click."""
    for link in list(workspace.links.values())[number - 1 : number]:
        if end in (link.head, link.tail):
            return link
    raise RefusedError("That link is not there any more.")


def _go_along(workspace: Workspace, link: Link, pane: int, here: Uid) -> None:
    there = link.tail if link.head == here else link.head
    found = workspace.find_span(there)
    if found is None:
        raise RefusedError("The other end is in another layer.")
    start = workspace.panes[pane].index.get(here).start
    click(workspace, pane, start, shift=False, count=1)
    workspace.go(found[0], found[1].start)
    workspace.pane.mean(there)
