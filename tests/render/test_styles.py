from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model import Tag, named_uid
from tests.render.parts import TAGS
from tui.render.colors import READABLE, contrast, parse, strong, tint
from tui.render.palette import Palette
from tui.render.styles import (
    CURSOR,
    EDGE,
    FLAG_OF,
    HERE,
    LINKED,
    MEANT,
    POINT,
    RESTING,
    SELECTED,
    StyleTable,
)

DARK = Palette()
LIGHT = Palette.of({}, False, "truecolor")
colors = st.tuples(*[st.integers(0, 255)] * 3)


@pytest.mark.parametrize("palette", [DARK, LIGHT])
@given(color=colors)
def test_any_tag_colour_is_legible(palette: Palette, color: tuple[int, int, int]) -> None:
    """Text on its tint, and its letter in the gutter, keep the contrast of WCAG AA."""
    tag = Tag(named_uid("tag", "t"), "t", "T", color="#{:02x}{:02x}{:02x}".format(*color))
    table = StyleTable([tag], palette)
    shown = [
        table.text(1, 1, flags) for flags in (0, LINKED, SELECTED, CURSOR, POINT, *FLAG_OF.values())
    ]
    for style in (*shown, table.mark(1)):
        assert style.color is not None
        assert style.bgcolor is not None
        ratio = contrast(style.color.get_truecolor(), style.bgcolor.get_truecolor())
        assert ratio >= READABLE - 0.1


@given(colors, colors)
def test_tints_and_letters_keep_their_contrast(
    ground: tuple[int, int, int], color: tuple[int, int, int]
) -> None:
    """As far as the theme's own text has it on the theme's own ground."""
    text = (
        (255, 255, 255)
        if contrast(ground, (255, 255, 255)) > contrast(ground, (0, 0, 0))
        else (0, 0, 0)
    )
    assert contrast(tint(ground, color, text, 0.5), text) >= min(READABLE, contrast(ground, text))
    assert contrast(strong(color, ground, text), ground) >= min(READABLE, contrast(ground, text))


@pytest.mark.parametrize("palette", [DARK, LIGHT, Palette(colors="few"), Palette(colors="none")])
def test_states_that_matter_look_different(palette: Palette) -> None:
    """Plain, tagged, nested, selected, under the cursor of this pane and of another."""
    table = StyleTable(TAGS, palette)
    flags = (0, SELECTED, CURSOR, RESTING, MEANT, EDGE)
    states = [(0, 0, 0), (1, 2, 0), *((1, 1, flag) for flag in flags)]
    if palette.colors != "none":  # Without colour gutter and margin tell highlights and links.
        states += [(1, 1, flag) for flag in (LINKED, *FLAG_OF.values())]
    looks = [table.text(*state) for state in states]
    for one, other in itertools.combinations(range(len(states)), 2):
        assert looks[one] != looks[other], (states[one], states[other])


def test_tags_have_different_tints_where_colours_allow() -> None:
    """The innermost tag decides."""
    table = StyleTable(TAGS, DARK)
    assert len({table.text(number, 2, 0) for number in range(len(TAGS) + 1)}) == len(TAGS) + 1
    assert table.number_of("claim") == 1
    assert table.number_of("unheard-of") == 0
    assert table.letter(0) == "?"


def test_a_style_is_made_once() -> None:
    """Painting looks states up."""
    table = StyleTable(TAGS, DARK)
    assert table.text(1, 3, HERE) is table.text(1, 7, HERE)


@pytest.mark.parametrize(
    ("tag", "letter"),
    [
        (Tag(named_uid("tag", "a"), "a", "Actor", "x"), "x"),
        (Tag(named_uid("tag", "a"), "a", "Actor"), "A"),
        (Tag(named_uid("tag", "a"), "a", "引用"), "•"),
        (Tag(named_uid("tag", "a"), "a", "\x1bevil"), "␛"),
    ],
)
def test_the_letter_of_a_tag_is_one_safe_cell(tag: Tag, letter: str) -> None:
    """Its key, or else the first letter of its label where that fits."""
    assert StyleTable([tag], DARK).letter(1) == letter


def test_colours_may_be_named_or_missing() -> None:
    """Hex, a name, and for neither one of eight, so that tags without colours differ."""
    assert parse("#0a0b0c") == (10, 11, 12)
    assert parse("red") == (128, 0, 0)
    assert len({parse("", number) for number in range(8)}) == 8
    assert parse("no such colour", 3) == parse("", 3)


def test_a_theme_of_the_terminals_own_colours_keeps_them() -> None:
    """Its ground is not painted over."""
    palette = Palette.of({"background": "ansi_default", "foreground": "ansi_default"}, True, "256")
    table = StyleTable(TAGS, palette)
    assert palette.plain
    assert palette.colors == "few"
    assert table.blank.bgcolor is None
    assert table.text(1, 1, 0).bgcolor is not None
    of = Palette.of(
        {"background": "#112233", "foreground": "#ddd", "accent": "#445566ff"}, True, None
    )
    assert (of.background, of.foreground, of.accent) == ("#112233", "#ddd", "#445566")
    assert (of.colors, of.plain) == ("none", False)


def test_a_theme_says_how_spans_are_toned() -> None:
    """By variables of its own; the last share holds for all further tags."""
    toned = Palette.of(
        {
            "text-contrast": "7",
            "span-shares": "0.1 0.2",
            "span-linked": "0.3",
            "span-lightness": "0.4 0.6",
            "selection-share": "0.8",
        },
        True,
        "truecolor",
    )
    assert (toned.contrast, toned.shares, toned.linked) == (7, (0.1, 0.2), (0.3,))
    assert (toned.lightness, toned.selection) == ((0.4, 0.6), 0.8)
    same = [Tag(named_uid("tag", n), n, n, color="#4080c0") for n in "abc"]
    first, second, third = (StyleTable(same, toned).text(n, 1, 0) for n in (1, 2, 3))
    assert first != second == third
    assert Palette.of({}, True, "256").shares != toned.shares
    assert Palette.of({}, True, "standard").colors == "sixteen"
