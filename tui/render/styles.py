"""What each state of a character looks like, as ready Rich styles.

The innermost tag gives the tint (stronger when the span is linked), a second span below it an
underline, a third a double one; cursor, selection and highlights lie on top. Without colour, or
with few, a single span is underlined too. A state is looked up, never computed twice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rich.cells import cell_len
from rich.color import Color
from rich.style import Style

from store.model import Tag
from tui.render.cells import display
from tui.render.colors import RGB, mix, on, parse, strong, tint, vivid

HighlightKind = Literal["candidate", "candidate-current", "search", "out", "follow", "pending"]

CURSOR, RESTING, SELECTED, PENDING, CANDIDATE, CURRENT, SEARCH, FOLLOW, LINKED, POINT, HERE = (
    1 << bit for bit in range(11)
)
FAINT, LABEL, TAIL, OUT = (1 << bit for bit in range(11, 15))
"""Flags of a character. RESTING: the cursor of a pane without the keys. POINT: a zero-width span
stands before it. HERE: the line of the cursor. LABEL: a letter to type; FAINT: the text below;
TAIL: the last letter, which looks a little different, so that neighbours can be told apart;
OUT: a hit that is left out."""

FLAG_OF: dict[HighlightKind, int] = {
    "candidate": CANDIDATE,
    "candidate-current": CURRENT,
    "search": SEARCH,
    "out": OUT,
    "follow": FOLLOW,
    "pending": PENDING,
}
SIGN_OF = {OUT: "×", CURRENT: "▶", CANDIDATE: "▹", PENDING: "+", SEARCH: "•", FOLLOW: "›"}
"""The gutter's sign for a line with a highlight, the weightiest first."""

_SEARCH_COLOR: RGB = (235, 200, 60)
_FAINTNESS = 0.55
"""The share of its own colour that text keeps below jump labels."""


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a theme.

    Attributes:
        background: As `#rrggbb`; `foreground` and `accent` likewise.
        dark: Whether text is lighter than its ground.
        colors: `full`; `few` where tints may fall together (256 colours or 16); `none` (NO_COLOR).
        plain: Paint the terminal's own background, whatever it is.
    """

    background: str = "#121212"
    foreground: str = "#e0e0e0"
    accent: str = "#ffa62b"
    dark: bool = True
    colors: Literal["none", "few", "full"] = "full"
    plain: bool = False

    @classmethod
    def of(cls, variables: Mapping[str, str], dark: bool, color_system: str | None) -> Palette:
        """Take the colours from a theme's variables.

        Args:
            variables: At least `background`, `foreground` and `accent`; what is not `#rrggbb`
                (a theme of the terminal's own colours) is replaced by its usual value.
            dark: Whether it is a dark theme.
            color_system: As Rich names it; `None` for no colour.
        """
        usual = ("#0c0c0c", "#e4e4e4", "#ffa62b") if dark else ("#fafafa", "#1c1c1c", "#b45f06")
        names = ("background", "foreground", "accent")
        ground, text, accent = (
            variables[name][:7] if variables.get(name, "").startswith("#") else value
            for name, value in zip(names, usual, strict=True)
        )
        systems: dict[str | None, Literal["none", "full"]] = {None: "none", "truecolor": "full"}
        plain = not variables.get("background", "#").startswith("#")
        return cls(ground, text, accent, dark, systems.get(color_system, "few"), plain)


@dataclass(frozen=True, slots=True)
class TagLook:
    """A tag on the page: its letter, one cell wide, and its colours."""

    letter: str
    tint: RGB
    linked: RGB
    strong: RGB


class StyleTable:
    """The styles of a tag set under one palette."""

    def __init__(self, tags: Sequence[Tag], palette: Palette) -> None:
        self.palette = palette
        self._ground = parse(palette.background)
        self._text = parse(palette.foreground)
        self._accent = parse(palette.accent)
        self._blends = (
            (FOLLOW, self._text, 0.13),
            (CANDIDATE, self._accent, 0.12),
            (PENDING, self._text, 0.28),
            (SEARCH, _SEARCH_COLOR, 0.6),
        )
        unknown = self._look("?", mix(self._ground, self._text, 0.5))
        self._looks = [unknown, *(self._look(_letter(t), parse(t.color, t.position)) for t in tags)]
        self._numbers = {tag.id: number for number, tag in enumerate(tags, 1)}
        self._styles: dict[tuple[int, int, int], Style] = {}
        self.blank = self._style(self._ground, self._text)
        self.here = self._style(self._lifted(), self._text)
        self.number = self._style(self._ground, strong(self._accent, self._ground, self._text))
        self._marks = [self._style(self._ground, look.strong) for look in self._looks]

    def _look(self, letter: str, color: RGB) -> TagLook:
        dark = self.palette.dark
        lively = vivid(color, dark)
        share = (0.24, 0.40) if dark else (0.22, 0.38)
        weak, firm = (tint(self._ground, lively, self._text, part) for part in share)
        return TagLook(letter, weak, firm, strong(lively, self._ground, self._text))

    def number_of(self, tag_id: str) -> int:
        """The tag's number: 1 and up in the order of the tags; 0 for a tag that is not known."""
        return self._numbers.get(tag_id, 0)

    def letter(self, number: int) -> str:
        """The gutter letter of tag `number`."""
        return self._looks[number].letter

    def mark(self, number: int) -> Style:
        """The style of the gutter mark of tag `number`."""
        return self._marks[number]

    def text(self, number: int, depth: int, flags: int) -> Style:
        """The style of a character.

        Args:
            number: The innermost tag's number; without meaning when `depth` is 0.
            depth: How many spans lie on the character; all from 3 look the same.
            flags: Of this module.
        """
        key = (number, min(depth, 3), flags)
        style = self._styles.get(key)
        if style is None:
            make = self._plain if self.palette.colors == "none" else self._colored
            style = self._styles[key] = make(*key)
        return style

    def _lifted(self) -> RGB:
        none = self.palette.colors != "full" or self.palette.plain
        return self._ground if none else mix(self._ground, self._text, 0.06)

    def _style(
        self, ground: RGB, text: RGB, lines: int = 0, bold: bool = False, struck: bool = False
    ) -> Style:
        terminal = self.palette.plain and ground == self._ground
        return Style(
            color=None if terminal and text == self._text else Color.from_rgb(*text),
            bgcolor=None if terminal else Color.from_rgb(*ground),
            underline=lines == 1 or None,
            underline2=lines == 2 or None,
            bold=bold or None,
            strike=struck or None,
        )

    def _colored(self, number: int, depth: int, flags: int) -> Style:
        text, ground = self._text, self._lifted() if flags & HERE else self._ground
        look = self._looks[number]
        if depth:
            ground = look.linked if flags & LINKED else look.tint
        for flag, color, share in self._blends:
            ground = mix(ground, color, share) if flags & flag else ground
        ground = mix(self._ground, text, 0.38) if flags & SELECTED else ground
        ground = self._accent if flags & CURRENT else ground
        ground = look.strong if flags & POINT else ground
        ground = mix(ground, text, 0.4) if flags & RESTING else ground
        text = on(ground, text)
        if flags & CURSOR:
            ground, text = self._text, on(self._text, self._ground)
        elif flags & FAINT:
            text = mix(ground, text, _FAINTNESS)
        if flags & LABEL:
            accent = mix(self._accent, self._ground, 0.22 if flags & TAIL else 0)
            return self._style(accent, on(accent, self._ground), bool(flags & TAIL), bold=True)
        lines = min(2, depth - (self.palette.colors == "full"))
        lines = max(0, lines, bool(flags & PENDING))
        bold = bool(flags & (CURSOR | CURRENT))
        return self._style(ground, text, lines, bold, struck=bool(flags & OUT))

    def _plain(self, _number: int, depth: int, flags: int) -> Style:
        reverse = bool(flags & (SELECTED | CURRENT)) != bool(flags & (CURSOR | POINT))
        ground, text = self._ground, self._text
        if flags & LABEL:
            return self._style(text, ground, bool(flags & TAIL), bold=True)
        if flags & FAINT:
            text = mix(ground, text, _FAINTNESS)
        if flags & RESTING:
            ground = mix(ground, text, 0.35)
        if reverse:
            ground, text = text, ground
        bold = flags & (LINKED | CURSOR | SEARCH | CANDIDATE | PENDING | RESTING)
        lines = max(min(depth, 2), bool(flags & (SEARCH | CANDIDATE | PENDING | FOLLOW)))
        return self._style(ground, text, lines, bool(bold), struck=bool(flags & OUT))


def _letter(tag: Tag) -> str:
    """The tag's key; or its first letter as a capital, which is no key, if that is one cell wide."""
    letter = display(tag.key[0] if tag.key else (tag.label or tag.id or "?")[0].upper())
    return letter if cell_len(letter) == 1 else "•"
