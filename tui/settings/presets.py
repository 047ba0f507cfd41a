"""Sets of keys that come with the program, each a TOML file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from store.tagset.lines import Lines
from tui.commands.rebinding import Keys
from tui.settings.table import Table, parsed

_FOLDER = Path(__file__).parent.parent / "presets"


def preset_names() -> tuple[str, ...]:
    """Return the names of all presets."""
    return tuple(sorted(file.stem for file in _FOLDER.glob("*.toml")))


def read_preset(name: str, ids: Sequence[str]) -> Keys:
    """Return the keys of a preset, by a command's id.

    Raises:
        ValueError: The preset is broken, which its tests rule out.
    """
    file = _FOLDER / f"{name}.toml"
    text = file.read_text(encoding="utf-8")
    table = Table(parsed(text, file.name), Lines(text), file.name)
    table.unknown(("keys",))
    keys = table.keys(ids)
    if table.problems:
        raise ValueError("\n".join(table.problems))
    return keys
