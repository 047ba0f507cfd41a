"""What the screens look at, with no Textual in it."""

from tui.state.index import SpanIndex
from tui.state.jumping import Jump, Target
from tui.state.linking import Candidate, LinkDraft
from tui.state.mode import TYPING, Mode
from tui.state.pane import Pane
from tui.state.selection import Selection, trimmed
from tui.state.workspace import Layout, Spot, Workspace

__all__ = [
    "TYPING",
    "Candidate",
    "Jump",
    "Layout",
    "LinkDraft",
    "Mode",
    "Pane",
    "Selection",
    "SpanIndex",
    "Spot",
    "Target",
    "Workspace",
    "trimmed",
]
