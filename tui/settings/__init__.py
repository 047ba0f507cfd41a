"""What the annotator has set: read from one TOML file, checked by line, never in the way.

A mistake costs the one setting that it is in, and is told; the rest holds.
"""

from tui.settings.presets import preset_names
from tui.settings.reading import read_settings
from tui.settings.values import DENSITIES, Density, Settings

__all__ = ["DENSITIES", "Density", "Settings", "preset_names", "read_settings"]
