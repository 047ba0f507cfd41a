"""Where Sidelight keeps what is not in a project, as the system has it or the environment says."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

_APP = "sidelight"


def config_file() -> Path:
    """Return the settings file; `SIDELIGHT_CONFIG` names another one."""
    named = os.environ.get("SIDELIGHT_CONFIG")
    return (
        Path(named)
        if named
        else Path(platformdirs.user_config_dir(_APP, appauthor=False)) / "config.toml"
    )


def data_folder() -> Path:
    """Return the folder of the demo's project; `SIDELIGHT_DATA_DIR` names another one."""
    return Path(
        os.environ.get("SIDELIGHT_DATA_DIR") or platformdirs.user_data_dir(_APP, appauthor=False)
    )


def state_folder() -> Path:
    """Return the folder of what may be forgotten, such as recent files."""
    return Path(platformdirs.user_state_dir(_APP, appauthor=False))


def log_folder() -> Path:
    """Return the folder of the program's own log."""
    return Path(platformdirs.user_log_dir(_APP, appauthor=False))
