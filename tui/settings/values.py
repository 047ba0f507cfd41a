"""The settings as values, each with what it is when nobody has set it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

from tui.commands.rebinding import Rebinding

Density = Literal["compact", "comfortable"]
"""How close together things stand."""

DENSITIES: tuple[Density, ...] = get_args(Density)


@dataclass(frozen=True, slots=True)
class Settings:
    """What the settings file says.

    Attributes:
        theme: A theme's name; empty where the file names none.
        density: How close together things stand.
        quote_marks: Whether the quotation at the cursor is taken with its marks.
        preset: The name of a set of keys; empty where the file names none.
        rebinding: The keys of the file over those of the preset.
        where: The file, as messages name it.
        problems: A sentence for each mistake in the file.
    """

    theme: str = ""
    density: Density = "compact"
    quote_marks: bool = True
    preset: str = ""
    rebinding: Rebinding = field(default_factory=Rebinding)
    where: str = ""
    problems: tuple[str, ...] = ()
