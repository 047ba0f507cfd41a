"""What each state of a character looks like, as ready Rich styles.

The ground is the tint of the innermost tag (stronger when the span is linked), the letters take
the colour of the tag below it, a second span gives an underline, a third a double one. The span
that is meant comes to the top, in bold. Cursor, selection and highlights lie on everything.
Without colour, or with few, a single span is underlined too. A state is looked up, never computed
twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rich.cells import cell_len
from rich.color import Color
from rich.style import Style

from store.model import Tag
from tui.render.cells import display
from tui.render.colors import RGB, legible, mix, parse, strong, tint, vivid
from tui.render.palette import Palette

HighlightKind = Literal["candidate", "candidate-current", "search", "out", "follow", "pending"]

CURSOR, RESTING, SELECTED, PENDING, CANDIDATE, CURRENT, SEARCH, FOLLOW, LINKED, POINT, HERE = (
    1 << bit for bit in range(11)
)
FAINT, LABEL, TAIL, OUT, MEANT, EDGE = (1 << bit for bit in range(11, 17))
"""Flags of a character. RESTING: the cursor of a pane without the keys. POINT: a zero-width span
stands before it. HERE: the line of the cursor. LABEL: a letter to type; FAINT: the text below;
TAIL: the last letter, which looks a little different, so that neighbours can be told apart;
OUT: a hit that is left out. MEANT: of the span that a command would act on. EDGE: the first of a
span that follows another one at once."""

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
_MEANT_MORE = 0.14
"""How much more of its colour the span that is meant shows than a linked one."""
_FAINTNESS = 0.55
"""The share of its own colour that text keeps below jump labels."""


@dataclass(frozen=True, slots=True)
class TagLook:
    """A tag on the page: its letter, one cell wide, and its colours."""

    letter: str
    tint: RGB
    linked: RGB
    meant: RGB
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
            (CANDIDATE, self._accent, 0.22),
            (PENDING, self._text, 0.28),
            (SEARCH, _SEARCH_COLOR, 0.6),
        )
        unknown = self._look("?", mix(self._ground, self._text, 0.5), len(tags))
        known = (self._look(_letter(t), parse(t.color, t.position), n) for n, t in enumerate(tags))
        self._looks = [unknown, *known]
        self._numbers = {tag.id: number for number, tag in enumerate(tags, 1)}
        self._styles: dict[tuple[int, int, int, int], Style] = {}
        self.blank = self._style(self._ground, self._text)
        self.here = self._style(self._lifted(), self._text)
        accent = strong(self._accent, self._ground, self._text, palette.contrast)
        quiet = mix(self._ground, self._accent, 0.7)
        quiet = strong(quiet, self._ground, self._text, palette.contrast)
        self.sign = self._style(self._ground, accent)
        self.number = self._style(self._ground, quiet)
        self.number_meant = self._style(self._ground, accent, bold=True)
        self._marks = [self._style(self._ground, look.strong) for look in self._looks]
        self._meant = [mark + Style(bold=True, reverse=True) for mark in self._marks]

    def _look(self, letter: str, color: RGB, place: int) -> TagLook:
        palette, least = self.palette, self.palette.contrast
        lively = vivid(color, *palette.lightness)
        weak, linked = (
            shares[min(place, len(shares) - 1)] for shares in (palette.shares, palette.linked)
        )
        weak_tint, linked_tint, meant = (
            tint(self._ground, lively, self._text, share, least)
            for share in (weak, linked, linked + _MEANT_MORE)
        )
        letters = palette.letters(color, self._ground)
        return TagLook(letter, weak_tint, linked_tint, meant, letters)

    def number_of(self, tag_id: str) -> int:
        """The tag's number: 1 and up in the order of the tags; 0 for a tag that is not known."""
        return self._numbers.get(tag_id, 0)

    def letter(self, number: int) -> str:
        """The gutter letter of tag `number`."""
        return self._looks[number].letter

    def mark(self, number: int, meant: bool = False) -> Style:
        """The style of the gutter mark of tag `number`; a badge for the span that is meant."""
        return self._meant[number] if meant else self._marks[number]

    def text(self, number: int, depth: int, flags: int, second: int = 0) -> Style:
        """The style of a character.

        Args:
            number: The number of the tag on top; without meaning when `depth` is 0.
            depth: How many spans lie on the character; all from 3 look the same.
            flags: Of this module.
            second: The number of the tag below it, when `depth` is 2 or more.
        """
        key = (number, depth if depth < 3 else 3, flags, second)
        style = self._styles.get(key)
        if style is None:
            make = self._colored if self.palette.colors in ("few", "full") else self._plain
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

    def _colored(self, number: int, depth: int, flags: int, second: int) -> Style:
        text, ground, look = self._text, self._tinted(number, depth, flags), self._looks[number]
        for flag, color, share in self._blends:
            ground = mix(ground, color, share) if flags & flag else ground
        ground = mix(ground, look.strong, 0.5) if flags & EDGE else ground
        ground = look.strong if flags & POINT else ground
        if flags & SELECTED:
            ground = mix(self._ground, self._accent, self.palette.selection)
        ground = self._accent if flags & CURRENT else ground
        ground = mix(ground, text, 0.4) if flags & RESTING else ground
        least = self.palette.contrast
        if flags & (SELECTED | CURRENT | RESTING) or depth < 2 or second == number:
            ground, text = legible(ground, text, least)
        else:
            ground, text = legible(ground, strong(self._looks[second].strong, ground, text), least)
        if flags & CURSOR:
            ground, text = self._text, legible(self._text, self._ground, least)[1]
        elif flags & FAINT:
            text = mix(ground, text, _FAINTNESS)
        if flags & LABEL:
            accent = mix(self._accent, self._ground, 0.22 if flags & TAIL else 0)
            accent, text = legible(accent, self._ground, least)
            return self._style(accent, text, bool(flags & TAIL), bold=True)
        lines = min(2, depth - (self.palette.colors == "full"))
        lines = max(0, lines, bool(flags & (PENDING | CANDIDATE)))
        bold = bool(flags & (CURSOR | CURRENT | MEANT))
        return self._style(ground, text, lines, bold, struck=bool(flags & OUT))

    def _tinted(self, number: int, depth: int, flags: int) -> RGB:
        look = self._looks[number]
        if not depth:
            return self._lifted() if flags & HERE else self._ground
        if flags & MEANT:
            return look.meant
        return look.linked if flags & LINKED else look.tint

    def _plain(self, _number: int, depth: int, flags: int, _second: int) -> Style:
        reverse = bool(flags & (SELECTED | CURRENT)) != bool(flags & (CURSOR | POINT))
        grey = 0.12 * max(0, depth - 1) + (0.2 if flags & EDGE else 0)
        grey = 0.35 if flags & RESTING else grey if self.palette.colors == "none" else 0
        ground = mix(self._ground, self._text, grey)
        ground, text = legible(ground, self._text, self.palette.contrast)
        if flags & LABEL:
            look = self._style(self._ground, self._text, bool(flags & TAIL), bold=True)
            return look + Style(reverse=True)
        if flags & FAINT:
            text = mix(ground, text, _FAINTNESS)
        bold = flags & (MEANT | CURSOR | CURRENT | SEARCH | CANDIDATE | PENDING | RESTING)
        lines = max(min(depth, 2), bool(flags & (SEARCH | CANDIDATE | PENDING | FOLLOW)))
        lines = 3 - lines if flags & EDGE else lines
        look = self._style(ground, text, lines, bool(bold), struck=bool(flags & OUT))
        return look + Style(reverse=True) if reverse else look


def _letter(tag: Tag) -> str:
    """The tag's key; or its first letter as a capital, which is no key, if that is one cell wide."""
    letter = display(tag.key[0] if tag.key else (tag.label or tag.id or "?")[0].upper())
    return letter if cell_len(letter) == 1 else "•"
