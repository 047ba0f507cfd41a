"""What is shown upon a pane for a while: jump labels, and what was found."""

from __future__ import annotations

from tui.render.labels import Labels
from tui.render.scene import Found
from tui.state import Workspace

_NOTHING = Found()


def labels_of(workspace: Workspace, number: int) -> Labels | None:
    """Return the jump labels of a pane; null where nobody jumps."""
    jump = workspace.jump
    return None if jump is None else Labels(jump.labels_in(number), jump.typed)


def found_in(workspace: Workspace, number: int) -> Found:
    """Return the occurrences that are shown in a pane, or what the search that is on has found."""
    shown = workspace.occurrences
    if shown is not None:
        pane, here = shown.hits.place(shown.at)
        out = frozenset(extent for place, extent in shown.out if place == number)
        return Found(shown.hits.by_pane[number], here if pane == number else None, out)
    search = workspace.search
    if search is None or not search.hits:
        return _NOTHING
    pane, current = search.hits.place(search.at) if search.at is not None else (-1, None)
    return Found(search.hits.by_pane[number], current if pane == number else None)
