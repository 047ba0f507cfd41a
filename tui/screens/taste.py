"""What an annotator has chosen, in the settings file or while the program ran: the newest holds.

A choice made in the program is remembered with the project. It holds until the settings file says
something that it did not say before.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from store.project import Project
from tui.settings import Settings
from tui.settings.closest import meant

_TOLD = 3


def chosen(project: Project, name: str, configured: str) -> str:
    """Return the choice of a thing called `name`; empty where nobody has chosen.

    Args:
        project: What was chosen in the program is remembered under `name`.
        name: Such as `theme`.
        configured: What the settings file says; empty where it says nothing.
    """
    if configured and configured != project.recall(_configured(name)):
        return configured
    kept = project.recall(name)
    return kept if isinstance(kept, str) and kept else configured


def choice(name: str, value: str, configured: str) -> dict[str, object]:
    """Return what to remember of a choice: it, and what the settings file said when it was made."""
    said: dict[str, object] = {_configured(name): configured} if configured else {}
    return {name: value, **said}


def _configured(name: str) -> str:
    return f"{name} in the settings"


def usable(settings: Settings, themes: Collection[str]) -> tuple[str, tuple[str, ...]]:
    """Return the theme that the settings name, where there is such, and what to tell where not."""
    if not settings.theme or settings.theme in themes:
        return settings.theme, ()
    hint = meant(settings.theme, themes) or f" There are {', '.join(sorted(themes))}."
    return "", (f"{settings.where}: There is no theme {settings.theme!r}.{hint}",)


def in_brief(problems: Sequence[str]) -> tuple[str, ...]:
    """Return what to tell of mistakes in the settings: of more than three, the first and how many more.

    Each pops up over the text, and many would cover it.
    """
    if len(problems) <= _TOLD:
        return tuple(problems)
    more = f"{len(problems) - 1} more settings cannot be used. “sidelight keys --check” lists all."
    return problems[0], more
