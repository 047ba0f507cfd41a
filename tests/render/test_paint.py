from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from store.model import Extent, Span
from tests.render.parts import NASTY, page, scene, span, spans_in, texts
from tui.render.labels import LAG, WIDTH, Labels, with_room
from tui.render.lines import Lines, differing
from tui.render.paint import paint_line
from tui.render.scene import Highlight, Scene
from tui.render.styles import LABEL, TAIL
from tui.state.jumping import LABELS

TEXT = (
    "The Fed raised its key rate by 0.25 points to 5.5% on Wednesday, officials said.\n\n"
    "“We are not done,” Powell told reporters in Washington, adding that 北京 and 👩‍👩‍👧 wait.\nEnd."
)


def at(words: str) -> Extent:
    """Where `words` are in the text."""
    start = TEXT.index(words)
    return start, start + len(words)


def annotated(width: int = 37) -> Scene:
    """Nested, crossing, discontinuous, zero-width and many-line spans, two of them linked."""
    quote = span("quote", at("“We are not done,”"))
    claim = span("claim", at("The Fed raised its key rate by 0.25 points to 5.5% on Wednesday"))
    spans = [
        claim,
        quote,
        span("figure", at("0.25 points")),
        span("figure", at("5.5%")),
        span("claim", at("done,” Powell told reporters")),
        span("attribution", at("officials said"), at("Powell")),
        span("claim", (at("that 北京")[0],) * 2),
        span("quote", (len(TEXT),) * 2),
    ]
    made = scene(TEXT, spans, width)
    made.numbers = {claim.uid: (3,), quote.uid: (4, 12)}
    return made


@st.composite
def scenes(draw: st.DrawFn) -> Scene:
    """Any text under any spans, cursor, selection and highlights."""
    text = draw(texts)
    spans = draw(spans_in(text))
    made = scene(
        text, spans, draw(st.integers(14, 90)), draw(st.sampled_from(["full", "few", "none"]))
    )
    return mark(draw, made, spans)


def mark(draw: Callable[[st.SearchStrategy[Any]], Any], made: Scene, spans: list[Span]) -> Scene:
    """Draw everything of a scene but its text and spans."""
    size = len(made.wrap.text)
    extents = st.tuples(st.integers(0, size), st.integers(0, 30)).map(lambda e: (e[0], sum(e)))
    kinds = st.sampled_from(["candidate", "candidate-current", "search", "follow", "pending"])
    marks: list[Highlight] = [(*draw(extents), draw(kinds)) for _ in range(draw(st.integers(0, 3)))]
    offsets = draw(st.lists(st.integers(0, size), unique=True, max_size=8).map(sorted))
    places = [(offset, LABELS[n]) for n, offset in enumerate(offsets)]
    jumping = draw(st.none() | st.sampled_from(["", "f"]).map(lambda typed: Labels(places, typed)))
    linked = draw(st.lists(st.sampled_from(spans), max_size=3)) if spans else []
    return replace(
        made,
        cursor=draw(extents.map(lambda e: (e[0], e[0] + 1))),
        active=draw(st.booleans()),
        meant=draw(st.sampled_from([None, *(one.uid for one in spans)])),
        selection=draw(st.lists(extents, max_size=2)),
        highlights=marks,
        numbers={one.uid: tuple(range(7, 7 + len(linked))) for one in linked},
        labels=jumping,
    )


@given(scenes())
def test_every_line_is_as_wide_as_the_pane(of: Scene) -> None:
    """By what Rich measures, whatever lies on it; and nothing that controls is painted."""
    of.wrap.ensure(len(of.wrap.text))
    for line in range(of.wrap.known):
        strip = paint_line(of, line)
        assert sum(cell_len(segment.text) for segment in strip) == of.columns.total
        assert strip.cell_length == of.columns.total
        assert all(segment.style is not None for segment in strip)
        assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 for char in strip.text)


@given(st.data())
def test_repainting_the_touched_lines_is_repainting_all(data: st.DataObject) -> None:
    """Cursor, selection, highlights and spans may change at once: no line is left behind."""
    text = data.draw(texts)
    spans = data.draw(spans_in(text))
    made = mark(data.draw, scene(text, spans, 40), spans)
    lines = Lines(made)
    made.wrap.ensure(len(text))
    count = made.wrap.known + 2
    lines.window(0, count)
    before, more = replace(made), data.draw(spans_in(text))
    for one in (*more, *spans[1::2]):
        made.index.add(one) if one in more else made.index.remove(one.uid)
    after = mark(data.draw, made, [])
    for name in ("cursor", "active", "selection", "highlights"):
        setattr(made, name, getattr(after, name))
    changed = [f for one in (*more, *spans[1::2]) for f in one.fragments]
    changed += [before.cursor, made.cursor, *differing(before.selection, made.selection)]
    changed += [(s, e) for s, e, _ in {*before.highlights} ^ {*made.highlights}]
    list(lines.stale(changed))
    fresh = Lines(made)
    assert [list(s) for s in lines.window(0, count)] == [list(s) for s in fresh.window(0, count)]


@given(*[st.lists(st.tuples(st.integers(0, 50), st.integers(0, 20)), max_size=2)] * 2)
def test_differing_holds_all_that_changed(one: list[Extent], other: list[Extent]) -> None:
    """Every character that is in one selection only."""
    before = [(start, start + size) for start, size in one]
    after = [(start, start + size) for start, size in other]
    apart = {x for e in before for x in range(*e)} ^ {x for e in after for x in range(*e)}
    assert apart <= {x for e in differing(before, after) for x in range(*e)}


def test_a_pane_of_37_columns() -> None:
    """Letters where spans start, bars while they last, numbers of links on the right."""
    assert page(annotated()) == [
        "c  The Fed raised its key rate by   3",
        "│f 0.25 points to 5.5% on",
        "╰a Wednesday, officials said.",
        "",
        "q+ “We are not done,” Powell told  4+",
        "╰  reporters in Washington, adding",
        "c  that 北京 and 👩 wait.",
        "q  End.",
    ]


def test_a_pane_of_60_columns() -> None:
    """With more room, more letters."""
    assert page(annotated(60)) == [
        "cff The Fed raised its key rate by 0.25 points to 5.5%     3",
        "╰a  on Wednesday, officials said.",
        "",
        "qc↳ “We are not done,” Powell told reporters in           4+",
        "c   Washington, adding that 北京 and 👩 wait.",
        "q   End.",
    ]


def styles(of: Scene, words: str) -> list[Style | None]:
    """The looks of the characters of `words`, which stand on one line."""
    line = of.wrap.line_of(at(words)[0])
    strip = paint_line(of, line)
    shown = [segment.style for segment in strip for _ in segment.text]
    place = strip.text.index(words)
    return shown[place : place + len(words)]


def test_overlaps_are_told_apart() -> None:
    """One tag, that tag within another, and the other alone look different; so do neighbours."""
    of = annotated(90)
    claim, nested, plain = (styles(of, words)[0] for words in ("The Fed", "0.25", "reporters in"))
    quote, crossing, rest = (styles(of, words)[0] for words in ("“We are", "done,”", "told"))
    attribution = styles(of, "Powell")[0]
    assert len({claim, nested, quote, crossing, rest, attribution}) == 6
    assert plain == rest
    assert styles(of, "in Washington")[0] == of.styles.blank


def test_overlaps_are_told_apart_without_colour() -> None:
    """By underlines and weight, under NO_COLOR."""
    of = annotated(90)
    of.styles = scene("", colors="none").styles
    for one in ("figure", "quote"):
        number = of.styles.number_of(one)
        bare, single, double = (of.styles.text(number, depth, 0) for depth in range(3))
        assert not bare.underline
        assert single.underline
        assert double.underline2
        assert bare.color == single.color == double.color


def test_an_end_within_a_grapheme_shows_the_whole_of_it() -> None:
    """Imported offsets may cut one; it is drawn tagged, and its neighbours are not."""
    of = scene("xe\u0301y", [span("claim", (1, 2)), span("claim", (2, 3))], 60)
    shown = [s.text for s in paint_line(of, 0) if s.style == of.styles.text(1, 2, 0, 1)]
    assert shown == ["e\u0301"]


def test_the_cursor_shows_on_what_has_no_width() -> None:
    """On a line feed, on an empty line, on an empty text and at its end."""
    for text, offset in (("ab\n", 2), ("a\n\nb", 2), ("", 0), ("ab", 2), ("a" * 31, 31)):
        of = replace(scene(text), cursor=(offset, offset + 1), active=True)
        line = of.wrap.line_of(offset)
        strong = [s.text for s in paint_line(of, line) if s.style and s.style.bold]
        assert strong == [" "], text


def test_a_zero_width_span_marks_what_follows_it() -> None:
    """Its letter is in the gutter and the next character stands out, at the end of the text too."""
    of = annotated(60)
    end = page(of)[-1]
    assert end.startswith("q   End.")
    point, beside = styles(of, "that")[:2]
    assert point != beside


def test_signs_and_numbers_never_move_the_text() -> None:
    """What lies on a text does not change where it stands."""
    bare, full = scene(TEXT), annotated()
    full.highlights = [(0, 40, "follow"), (90, 99, "candidate-current"), (3, 9, "search")]
    gutter = bare.columns.gutter
    for plain, marked in zip(page(bare), page(full), strict=True):
        width = bare.columns.text
        assert marked[gutter:].ljust(width)[: len(plain[gutter:])] == plain[gutter:]
    assert [row[2] for row in page(full)[:2]] == ["•", "›"]
    assert page(full)[4][2] == "▶"


def test_the_same_text_in_all_scripts() -> None:
    """A page of trouble, as it is seen."""
    assert page(scene("".join(NASTY[:9]), width=60)) == [
        "    plain words of one cell “curly — quotes”, €3.5bn… 北",
        "    京与東京都の新聞、「今日」。한국어 기사 👩👍❤1\u20e3FRDE🏳",
        "    e\u0301te\u0301 a\u0301\u0302\u0303\u0304 \u0301lone नमस्ते क्षत्रिय می\u200cخواهد שָׁלוֹם",
        "    zero▯width¬soft▯join▯ ⇄turned⇄",
    ]


@given(texts.filter(bool), st.integers(14, 90), st.data())
def test_labels_stand_on_their_places_and_hide_none(
    text: str, width: int, data: st.DataObject
) -> None:
    """Those that find room are all read, in order, on their lines, none far from its place."""
    made = scene(text, width=width)
    made.wrap.ensure(len(text))
    starts = [at for n in range(made.wrap.known) for at in made.wrap.cells(n).offsets[:-1]]
    offsets = sorted(data.draw(st.sets(st.sampled_from(starts), max_size=20)))
    kept = with_room(made.wrap, offsets)
    made.labels = Labels([(at, LABELS[n]) for n, at in enumerate(kept)])
    letters = [made.styles.text(0, 0, flags) for flags in (LABEL, LABEL | TAIL)]
    seen = []
    for line in range(made.wrap.known):
        x = 0
        for segment in paint_line(made, line):
            if segment.style in letters:
                seen += [(line, x + n, letter) for n, letter in enumerate(segment.text)]
            x += cell_len(segment.text)
    assert "".join(letter for _, _, letter in seen) == "".join(LABELS[: len(kept)])
    for at, (line, x, _) in zip(kept, seen[::WIDTH], strict=True):
        own_line, own = made.wrap.cell_of(at)
        assert line == own_line
        assert 0 <= x - made.columns.gutter - own <= LAG


def test_a_label_leaves_the_next_word_its_own() -> None:
    """Also after words of one letter, and after a word that the label is longer than."""
    made = scene("a b “$5 was I")
    made.labels = Labels([(at, LABELS[n]) for n, at in enumerate((0, 2, 4, 5, 6, 8, 12))])
    assert page(made) == ["   fffjjffdjjdffk"]


def test_a_typed_letter_leaves_the_labels_that_begin_with_it() -> None:
    """They stay where they are; the others uncover their words."""
    made = scene("one two six")
    made.labels = Labels([(0, "fj"), (4, "jf"), (8, "fd")], "f")
    assert page(made) == ["   fje two fdx"]
    tail = made.styles.text(0, 0, LABEL | TAIL)
    assert [s.text for s in paint_line(made, 0) if s.style == tail] == ["j", "d"]
