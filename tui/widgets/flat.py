"""A widget that paints its own lines in full, and so has nothing of Textual's to keep up to date.

No border, no padding, no cached rendering of Textual's: what was refreshed need only be noted. A key
refreshes several widgets; what Textual does for each of them costs more than the painting.
"""

from __future__ import annotations

from typing import Self

from textual.geometry import Region
from textual.widget import Widget


class Flat(Widget):
    """Base of widgets whose `render_lines` hands over finished strips."""

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Have these regions painted, or all of it, when the screen is painted next."""
        if not repaint or layout or recompose or not self._is_mounted:
            return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
        if not self._repaint_required:
            self._repaint_required = True
            self.check_idle()
        self._repaint_regions.update(regions or (self.size.region,))
        return self
