"""What the screens look at, with no Textual in it."""

from tui.state.index import SpanIndex
from tui.state.linking import Candidate, LinkDraft
from tui.state.pane import Pane
from tui.state.panes import Arrangement
from tui.state.selection import Selection, trimmed
from tui.state.workspace import Layout, Mode, Spot, Workspace

__all__ = [
    "Arrangement",
    "Candidate",
    "Layout",
    "LinkDraft",
    "Mode",
    "Pane",
    "Selection",
    "SpanIndex",
    "Spot",
    "Workspace",
    "trimmed",
]
