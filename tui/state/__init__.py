"""What the screens look at, with no Textual in it."""

from tui.state.hits import Hits
from tui.state.index import SpanIndex
from tui.state.jumping import Jump, Target
from tui.state.linking import Candidate, LinkDraft
from tui.state.mode import TYPING, Mode
from tui.state.occurrences import HOWS, Occurrences
from tui.state.pane import Pane
from tui.state.searching import Place, Search
from tui.state.selection import Selection, trimmed
from tui.state.workspace import Layout, Spot, Workspace

__all__ = [
    "HOWS",
    "TYPING",
    "Candidate",
    "Hits",
    "Jump",
    "Layout",
    "LinkDraft",
    "Mode",
    "Occurrences",
    "Pane",
    "Place",
    "Search",
    "Selection",
    "SpanIndex",
    "Spot",
    "Target",
    "Workspace",
    "trimmed",
]
