"""The settings that hold for this call."""

from __future__ import annotations

import os

from tui.cli.places import config_file
from tui.settings import Settings, read_settings


def settings() -> Settings:
    """Read the settings file; what is wrong with it is among its problems."""
    return read_settings(config_file(), named=bool(os.environ.get("SIDELIGHT_CONFIG")))
