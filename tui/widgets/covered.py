"""A box that its children cover: painting it would be work that nobody sees.

It halves the first paint, in which Textual paints every box in full before what lies upon it.
"""

from __future__ import annotations

from textual.geometry import Region
from textual.strip import Strip


class Covered:
    """Mixed into containers without border, padding or gap, all of whose cells belong to children.

    No widget itself: Textual takes a widget's default style from the first base that is one.
    """

    def render_lines(self, crop: Region) -> list[Strip]:
        """Hand over blank lines, which are all hidden."""
        return [Strip.blank(crop.width)] * crop.height
