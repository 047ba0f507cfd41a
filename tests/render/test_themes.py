from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style
from textual.theme import BUILTIN_THEMES

from store.tagset.parse import default_tagset
from tui.render.colors import RGB, contrast, parse
from tui.render.palette import Palette
from tui.render.styles import FLAG_OF, StyleTable
from tui.render.themes import DEFAULT, THEMES, chosen

TAGS = default_tagset().tags
ALL_FLAGS = 17
FAINT = {11}
"""Text below jump labels steps back; the labels do not."""
NAMES = sorted(THEMES)
COLOUR_BLIND = [name for name in NAMES if "colour-blind" in name]

# Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision
# Deficiency" (IEEE TVCG 15, 2009): severity 1.0, for linear RGB.
SIGHT: dict[str, tuple[tuple[float, ...], ...]] = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}

APART = 10.0
"""The least distance of two tints in CIELAB: more than four times the 2.3 that is just noticeable
side by side (Mahy, Van Eycken, Oosterlinck 1994), for words stand apart from each other."""


def palette(name: str, system: str | None = "truecolor") -> Palette:
    """The colours of a theme, as in the application."""
    theme = (THEMES | BUILTIN_THEMES)[name]
    variables = theme.to_color_system().generate() | theme.variables
    return Palette.of(variables, theme.dark, system)


def seen_as(color: RGB, sight: str) -> tuple[float, float, float]:
    """A colour in CIELAB (D65), as somebody with this sight sees it."""
    parts = [c / 255 for c in color]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    r, g, b = (
        min(1.0, max(0.0, sum(weight * part for weight, part in zip(row, linear, strict=True))))
        for row in SIGHT[sight]
    )
    x = (0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047
    y = 0.2126729 * r + 0.7151522 * g + 0.0721750 * b
    z = (0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883
    fx, fy, fz = (
        t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116 for t in (x, y, z)
    )
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def distance(one: RGB, other: RGB, sight: str) -> float:
    """How far apart two colours are to somebody with this sight."""
    pairs = zip(seen_as(one, sight), seen_as(other, sight), strict=True)
    return float(sum((a - b) ** 2 for a, b in pairs)) ** 0.5


def colors_of(style: Style) -> tuple[RGB, RGB]:
    """Letters and ground, as painted."""
    assert style.color is not None
    assert style.bgcolor is not None
    text, ground = style.color.get_truecolor()[:3], style.bgcolor.get_truecolor()[:3]
    return (ground, text) if style.reverse else (text, ground)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("system", ["truecolor", "256", None])
@given(data=st.data())
def test_text_can_be_read_in_every_state(
    name: str, system: str | None, data: st.DataObject
) -> None:
    """Of the default tags, under any flags: 4.5 to 1, and 7 to 1 in the themes of high contrast."""
    table = StyleTable(TAGS, palette(name, system))
    numbers = st.integers(0, len(TAGS))
    flags = data.draw(st.sets(st.integers(0, ALL_FLAGS - 1), max_size=4)) - FAINT
    number, second, depth = data.draw(numbers), data.draw(numbers), data.draw(st.integers(0, 3))
    style = table.text(number, depth, sum(1 << bit for bit in flags), second)
    assert contrast(*colors_of(style)) >= least(name)


@pytest.mark.parametrize("name", NAMES)
def test_marks_numbers_and_signs_can_be_read(name: str) -> None:
    """As the text can; and so can the words of the bars on all their grounds."""
    table = StyleTable(TAGS, palette(name))
    for number in range(len(TAGS) + 1):
        for meant in (False, True):
            assert contrast(*colors_of(table.mark(number, meant))) >= least(name)
    for style in (table.blank, table.here, table.sign, table.number, table.number_meant):
        assert contrast(*colors_of(style)) >= least(name)
    theme = THEMES[name]
    for ground in (theme.background, theme.surface, theme.panel):
        assert contrast(parse(str(theme.foreground)), parse(str(ground))) >= least(name)
        assert contrast(parse(str(theme.accent)), parse(str(ground))) >= 3


def least(name: str) -> float:
    """The contrast that a theme promises."""
    return 7 if "high-contrast" in name else 4.5


@pytest.mark.parametrize("sight", sorted(SIGHT))
@pytest.mark.parametrize("name", COLOUR_BLIND)
def test_tags_are_told_apart_by_the_colour_blind(name: str, sight: str) -> None:
    """By their tints alone, linked or not, and from words that have none."""
    table = StyleTable(TAGS, palette(name))
    for flags in (0, 1 << 8):
        grounds = [colors_of(table.text(number, 1, flags))[1] for number in range(1, len(TAGS) + 1)]
        grounds.append(colors_of(table.blank)[1])
        for one, other in itertools.combinations(grounds, 2):
            assert distance(one, other, sight) >= APART


@pytest.mark.parametrize("sight", sorted(SIGHT))
@pytest.mark.parametrize("name", COLOUR_BLIND)
def test_what_lies_upon_tags_is_no_tag_to_the_colour_blind(name: str, sight: str) -> None:
    """The current candidate, the selection and the cursor stand out from every tint."""
    table = StyleTable(TAGS, palette(name))
    tints = [colors_of(table.text(number, 1, 0))[1] for number in range(1, len(TAGS) + 1)]
    for flag in (FLAG_OF["candidate-current"], 1 << 2, 1):
        ground = colors_of(table.text(1, 1, flag))[1]
        assert min(distance(ground, tint, sight) for tint in tints) >= APART


@pytest.mark.parametrize("name", NAMES)
def test_tags_are_told_apart_in_256_colours(name: str) -> None:
    """After the terminal has rounded them."""
    table = StyleTable(TAGS, palette(name, "256"))
    rounded = set()
    for number in range(1, len(TAGS) + 1):
        ground = table.text(number, 1, 0).bgcolor
        assert ground is not None
        rounded.add(ground.downgrade(2).number)
    assert len(rounded) == len(TAGS)


@pytest.mark.parametrize("name", sorted(BUILTIN_THEMES))
def test_other_themes_work_too(name: str) -> None:
    """Those of Textual, of the terminal's own colours as well, have their tags in their own tints."""
    table = StyleTable(TAGS, palette(name))
    looks = {table.text(number, 1, 0) for number in range(1, len(TAGS) + 1)}
    assert len(looks) == len(TAGS)


def test_the_theme_to_begin_with(monkeypatch: pytest.MonkeyPatch) -> None:
    """That of the last session if it is still there, else the one the environment names, else ours."""
    available = THEMES | BUILTIN_THEMES
    monkeypatch.delenv("TEXTUAL_THEME", raising=False)
    assert chosen(None, available) == chosen("gone", available) == chosen(7, available) == DEFAULT
    assert chosen("nord", available) == "nord"
    monkeypatch.setenv("TEXTUAL_THEME", "dracula")
    assert chosen(None, available) == "dracula"
    assert chosen("nord", available) == "nord"
