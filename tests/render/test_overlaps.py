"""Spans that touch, overlap and nest are told apart, in colour and without."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rich.style import Style

from tests.render.parts import page, scene, span
from tui.render.paint import paint_line
from tui.render.scene import Scene
from tui.render.styles import FLAG_OF


def look_of(of: Scene, line: int = 0) -> list[tuple[str, Style | None]]:
    """The characters of a line with their styles, sides included."""
    return [(char, s.style) for s in paint_line(of, line) for char in s.text]


def test_where_one_span_follows_another_at_once_the_border_shows() -> None:
    """Of the same tag as of another, in colour and without; and not where they overlap or are apart."""
    first, second = span("claim", (0, 4)), span("claim", (4, 8))
    for colors in ("full", "few", "sixteen", "none"):
        for spans, shows in (
            ([first, second], True),
            ([first, span("figure", (4, 8))], True),
            ([span("claim", (0, 8))], False),
            ([span("claim", (0, 3)), second], False),
        ):
            of = scene("abcdefgh", spans, 40, colors)
            looks = [style for _, style in look_of(of)][of.columns.gutter + 3 :]
            assert (looks[1] not in (looks[0], looks[2])) == shows, (colors, spans)
            assert looks[2] == looks[3]


def test_of_two_tags_on_the_same_words_both_are_seen() -> None:
    """The ground is of one, the letters of the other; a third tag looks different again."""
    looks = set()
    for below in ("quote", "figure", "attribution"):
        of = scene("abcd", [span("claim", (0, 4)), span(below, (0, 4))], 60)
        style = look_of(of)[of.columns.gutter + 2][1]
        assert style is not None
        looks.add((style.color, style.bgcolor))
    assert len(looks) == 3


def test_the_span_that_is_meant_comes_to_the_top() -> None:
    """Whole, with all its fragments, also where others lie within it; its gutter mark as a badge."""
    outer = span("claim", (0, 9), (12, 15))
    inner, beside = span("figure", (3, 6)), span("claim", (17, 20))
    for colors in ("full", "few", "sixteen", "none"):
        of = scene("abcdefghi lm nop rstu", [outer, inner, beside], 60, colors)
        of.cursor = (20, 21)
        of.meant = outer.uid
        text = [style for _, style in look_of(of)][of.columns.gutter :]
        assert all(style is not None and style.bold for style in (*text[:9], *text[12:15]))
        assert not any(style is not None and style.bold for style in (*text[9:12], *text[15:20]))
        of.meant = inner.uid
        again = [style for _, style in look_of(of)][of.columns.gutter :]
        assert again[:9] != text[:9]
        assert [bool(style and style.bold) for style in again[:9]] == [
            False, False, False, True, True, True, False, False, False,
        ]  # fmt: skip
        marks = [(char, bool(style and style.reverse)) for char, style in look_of(of)[:2]]
        assert marks == [("c", False), ("f", True)]


def test_the_mark_of_the_span_that_is_meant_is_kept() -> None:
    """However crowded the gutter is, at 80 columns and with room; its bar is heavy."""
    text = "word " * 40
    many = [span("claim", (n, 120 + n)) for n in range(5)]
    for width in (37, 60):
        of = scene(text, many, width)
        for one in many:
            of.meant = one.uid
            first = [s for s in paint_line(of, 0) if s.style and s.style.reverse]
            assert len(first) == 1
            assert first[0].text in "c+"
            assert paint_line(of, 1).text[0] == "┃"
        of.meant = None
        assert paint_line(of, 1).text[0] == "║"


def test_a_further_fragment_is_no_new_span() -> None:
    """Its mark says that it belongs to what went before."""
    of = scene("one two\nthree four", [span("claim", (0, 3), (8, 13))], 60)
    assert [row[0] for row in page(of)] == ["c", "↳"]


def test_the_space_that_ends_a_line_bears_no_tint() -> None:
    """So that the tinted ground is as long as the words."""
    of = scene("word " * 20, [span("claim", (0, 99))], 37)
    last = [style for char, style in look_of(of)][of.columns.gutter :]
    words = len(of.wrap.text[slice(*of.wrap.extent(0))].rstrip())
    assert last[words - 1] != of.styles.blank
    assert last[words] == of.styles.blank


def test_states_differ_without_colour() -> None:
    """By attribute, sign, letter or number: what tags, links, cursor, selection and highlights show."""
    text = "some words here and there\n"
    one, two = span("claim", (5, 10)), span("quote", (5, 10))

    def with_(**changed: Any) -> Scene:
        return replace(scene(text, [one], 40, "none"), **changed)

    nested = scene(text, [one, span("figure", (6, 8))], 40, "none")
    scenes = {
        "bare": scene(text, [], 40, "none"),
        "tagged": with_(),
        "another tag": scene(text, [two], 40, "none"),
        "nested": nested,
        "linked": with_(numbers={one.uid: (1,)}),
        "linked twice": with_(numbers={one.uid: (1, 2)}),
        "meant": with_(meant=one.uid),
        "cursor": with_(cursor=(5, 6), active=True),
        "resting cursor": with_(cursor=(5, 6)),
        "selected": with_(selection=[(5, 10)]),
        "zero width": scene(text, [span("claim", (5, 5))], 40, "none"),
    } | {kind: with_(highlights=[(5, 10, kind)]) for kind in FLAG_OF}
    seen: dict[str, list[Any]] = {}
    for name, of in scenes.items():
        look = [(char, s and replace_colors(s)) for char, s in look_of(of)]
        assert look not in seen.values(), name
        seen[name] = look


def replace_colors(style: Style) -> tuple[bool | None, ...]:
    """The attributes of a style, its colours apart."""
    return style.bold, style.underline, style.underline2, style.reverse, style.italic
