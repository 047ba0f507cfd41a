"""What is shown upon a pane for a moment only: jump labels."""

from __future__ import annotations

from tui.render.labels import Labels
from tui.state import Workspace


def labels_of(workspace: Workspace, number: int) -> Labels | None:
    """Return the jump labels of a pane; null where nobody jumps."""
    jump = workspace.jump
    return None if jump is None else Labels(jump.labels_in(number), jump.typed)
