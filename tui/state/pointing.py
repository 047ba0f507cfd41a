"""What the mouse means: clicks and drags, as offsets into a pane, change what is looked at."""

from __future__ import annotations

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
