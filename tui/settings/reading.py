"""Reading the settings file."""

from __future__ import annotations

from pathlib import Path

from store.errors import SidelightError
from store.tagset.lines import Lines
from tui.commands.rebinding import Rebinding
from tui.commands.table import FIXED
from tui.settings.presets import preset_names, read_preset
from tui.settings.table import Table, parsed
from tui.settings.values import DENSITIES, Settings

_KNOWN = ("theme", "density", "quote_marks", "preset", "keys")


def read_settings(path: Path, *, named: bool = False) -> Settings:
    """Return what a settings file says; where there is none, what is usual.

    Never fails: what cannot be read or used is among the settings' `problems`.

    Args:
        path: The file.
        named: Whether somebody has named this very file, so that it ought to be there.
    """
    where = str(path)
    try:
        return _settings(path.read_text(encoding="utf-8-sig"), where)
    except FileNotFoundError:
        told = f"{where}: There is no such file."
        return Settings(where=where, problems=(_usual(told),) if named else ())
    except UnicodeDecodeError:
        return Settings(where=where, problems=(_usual(f"{where}: This is not UTF-8 text."),))
    except OSError as error:
        told = f"{where}: {error.strerror or error}."
        return Settings(where=where, problems=(_usual(told),))
    except SidelightError as error:
        return Settings(where=where, problems=(_usual(error.sentence),))


def _usual(told: str) -> str:
    return f"{told} The usual settings are used."


def _settings(text: str, where: str) -> Settings:
    table = Table(parsed(text, where), Lines(text), where)
    table.unknown(_KNOWN)
    ids = [command.id for command in FIXED]
    presets = preset_names() if "preset" in table.values else ()
    preset = table.choice("preset", presets, "")
    return Settings(
        theme=table.text("theme"),
        density=table.choice("density", DENSITIES, "compact"),
        quote_marks=table.flag("quote_marks", usual=True),
        preset=preset,
        rebinding=Rebinding(table.keys(ids), read_preset(preset, ids) if preset else {}),
        where=where,
        problems=tuple(table.problems),
    )
