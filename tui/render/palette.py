"""The colours that the painting of texts, rails and bars starts from, taken from a theme.

A theme of ours says in variables of its own how strongly spans are tinted and which contrast text
must keep; for any other theme there are usual values.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from tui.render.colors import READABLE, RGB, parse, strong, vivid

if TYPE_CHECKING:
    from textual.app import App

Colors = Literal["none", "sixteen", "few", "full"]
"""`full`; `few` where tints may fall together (256 colours); `sixteen`; `none` (NO_COLOR)."""

_SYSTEMS: dict[str | None, Colors] = {None: "none", "truecolor": "full", "256": "few"}
_USUAL = {True: ("#0c0c0c", "#e4e4e4", "#ffa62b"), False: ("#fafafa", "#1c1c1c", "#b45f06")}
_LIGHTNESS = {True: (0.52, 0.68), False: (0.36, 0.52)}
_SHARES = {True: (0.24,), False: (0.20,)}
_LINKED = {True: (0.38,), False: (0.34,)}
_FEW = {True: (0.50,), False: (0.34,)}
_SELECTION = (0.45,)


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a theme.

    Attributes:
        background: As `#rrggbb`; `foreground` and `accent` likewise.
        dark: Whether text is lighter than its ground.
        colors: How many there are.
        plain: Paint the terminal's own background, whatever it is.
        contrast: The least ratio (1 to 21) between text and its ground.
        lightness: The least and the most lightness (0 to 1) that a tag's colour is brought to.
        shares: How much of a tag's colour (0 to 1) its tint has, by the tag's place in the tag
            set; the last holds for all further ones.
        linked: The same for spans with links.
        selection: How much of the accent the ground of what is selected has.
    """

    background: str = "#121212"
    foreground: str = "#e0e0e0"
    accent: str = "#ffa62b"
    dark: bool = True
    colors: Colors = "full"
    plain: bool = False
    contrast: float = READABLE
    lightness: tuple[float, float] = _LIGHTNESS[True]
    shares: tuple[float, ...] = _SHARES[True]
    linked: tuple[float, ...] = _LINKED[True]
    selection: float = _SELECTION[0]

    @classmethod
    def of(cls, variables: Mapping[str, str], dark: bool, color_system: str | None) -> Palette:
        """Take the colours from a theme's variables.

        Args:
            variables: At least `background`, `foreground` and `accent`; what is not `#rrggbb`
                (a theme of the terminal's own colours) is replaced by its usual value.
                `text-contrast`, `span-lightness`, `span-shares`, `span-linked` and
                `selection-share` are ours.
            dark: Whether it is a dark theme.
            color_system: As Rich names it; `None` for no colour.
        """
        colors = _SYSTEMS.get(color_system, "sixteen")
        lightness = _numbers(variables, "span-lightness", _LIGHTNESS[dark])
        few = _FEW[dark] if colors == "few" else None
        return cls(
            *_hex_colors(variables, dark),
            dark,
            colors,
            plain=not variables.get("background", "#").startswith("#"),
            contrast=_numbers(variables, "text-contrast", (READABLE,))[0],
            lightness=(lightness[0], lightness[-1]),
            shares=few or _numbers(variables, "span-shares", _SHARES[dark]),
            linked=few or _numbers(variables, "span-linked", _LINKED[dark]),
            selection=_numbers(variables, "selection-share", _SELECTION)[0],
        )

    def letters(self, color: RGB, ground: RGB) -> RGB:
        """Return a tag's colour for letters that can be read on a ground.

        On a dark one it is lightened towards the text's own colour, which keeps it calm. Without
        colour it is that of the text.
        """
        if self.colors == "none":
            return parse(self.foreground)
        lively = color if self.dark else vivid(color, *self.lightness)
        return strong(lively, ground, parse(self.foreground), self.contrast)

    @classmethod
    def of_app(cls, app: App[Any]) -> Palette:
        """Take the colours that an application shows just now."""
        system = None if app.no_color else app.console.color_system
        return cls.of(app.theme_variables, app.current_theme.dark, system)


def _hex_colors(variables: Mapping[str, str], dark: bool) -> tuple[str, str, str]:
    """Background, foreground and accent."""
    ground, text, accent = (
        variables[name][:7] if variables.get(name, "").startswith("#") else usual
        for name, usual in zip(("background", "foreground", "accent"), _USUAL[dark], strict=True)
    )
    return ground, text, accent


def _numbers(
    variables: Mapping[str, str], name: str, usual: tuple[float, ...]
) -> tuple[float, ...]:
    return tuple(map(float, variables[name].split())) if name in variables else usual
