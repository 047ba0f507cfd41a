"""What every test relies on: a home of its own, and hypothesis without a clock."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "sidelight",
    deadline=None,
    derandomize="CI" in os.environ,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("sidelight")

_FOLDERS = {
    "HOME": "",
    "XDG_CACHE_HOME": ".cache",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_RUNTIME_DIR": ".run",
}


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test, and every program it starts, an empty home and no settings from outside."""
    folder = tmp_path_factory.mktemp("home")
    for name, below in _FOLDERS.items():
        monkeypatch.setenv(name, str(folder / below))
    for name in tuple(os.environ):
        if name.startswith(("SIDELIGHT_", "TEXTUAL")) or name == "NO_COLOR":
            monkeypatch.delenv(name)
    return folder


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real texts beside the checkout; the test skips where there is none."""
    folder = Path(__file__).parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip("no real texts beside the checkout (../shared)")
    return folder
