"""What the words of a bar look like on its ground, readable under every theme."""

from __future__ import annotations

from rich.color import Color
from rich.style import Style

from tui.render.colors import RGB, mix, parse, strong
from tui.render.palette import Palette
from tui.render.rows import Look

_DIM = 0.68
"""How much of the text's colour dim words have, where that can be read."""


class Looks:
    """The styles of one bar; those of colours are made when they are first asked for.

    Attributes:
        base: The style of plain words and of what is blank.
    """

    def __init__(self, base: Style, palette: Palette) -> None:
        if palette.colors == "sixteen":
            # Of so few colours none but the text's own ground can be relied on.
            base = Style(color=palette.foreground, bgcolor=palette.background)
        self.base = base
        self._palette = palette
        key = self._in(parse(palette.accent))
        self._styles: dict[Look, Style] = {
            "plain": base,
            "dim": self._dim(),
            "strong": base + Style(bold=True),
            "key": key,
            "badge": base + Style(bold=True, reverse=True),
            "alert": key + Style(reverse=True),
        }

    def style(self, look: Look) -> Style:
        """Return the style of a look."""
        style = self._styles.get(look)
        if style is None:
            style = self._styles[look] = self._in(parse(look))
        return style

    def _dim(self) -> Style:
        palette = self._palette
        if palette.plain:
            return self.base + Style(dim=True)
        text = parse(palette.foreground)
        quiet = mix(parse(palette.background), text, _DIM)
        readable = strong(quiet, self._ground(), text, palette.contrast)
        return self.base + Style(color=Color.from_rgb(*readable))

    def _in(self, color: RGB) -> Style:
        readable = self._palette.letters(color, self._ground())
        return self.base + Style(color=Color.from_rgb(*readable), bold=True)

    def _ground(self) -> RGB:
        ground = self.base.bgcolor
        if ground is None or ground.triplet is None:
            return parse(self._palette.background)
        red, green, blue = ground.triplet
        return red, green, blue
