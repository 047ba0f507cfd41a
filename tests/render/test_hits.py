"""What a click beside a line hits: exactly what is painted in that cell."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.render.parts import scene, span, spans_in, texts
from tui.render.hits import links_under, spans_under
from tui.render.paint import paint_line
from tui.render.scene import Scene
from tui.render.sides import FURTHER, letter_of

TEXT = "The rate rose to 5.5% on Wednesday.\n“We are not done,” Powell told reporters."


@st.composite
def scenes(draw: st.DrawFn) -> Scene:
    """Any text under any spans, some of them linked."""
    text = draw(texts)
    spans = draw(spans_in(text))
    made = scene(text, spans, draw(st.integers(14, 90)))
    numbers = st.lists(st.integers(1, 120), min_size=1, max_size=4, unique=True).map(sorted)
    made.numbers = {one.uid: tuple(draw(numbers)) for one in spans if draw(st.booleans())}
    made.wrap.ensure(len(text))
    return made


@given(scenes())
def test_a_letter_hits_spans_of_its_tag_that_start_there(made: Scene) -> None:
    """And nothing else in the gutter hits anything; a letter always does."""
    letters = {made.styles.letter(number) for number in range(5)} | {FURTHER}
    for line in range(made.wrap.known):
        row = paint_line(made, line).text
        start, end = made.wrap.extent(line)
        for x in range(made.columns.gutter - 1):
            found = spans_under(made, line, x)
            assert bool(found) == (row[x] in letters)
            for place, uid in found:
                held = made.index.get(uid)
                assert start <= place <= end
                assert place in {first for first, _ in held.fragments}
                assert letter_of(made.styles, place, held) == row[x]


@given(scenes())
def test_a_number_hits_its_link_and_more_hits_the_rest(made: Scene) -> None:
    """Every link that ends on a line can be had by some cell of it."""
    left = made.columns.gutter + made.columns.text
    for line in range(made.wrap.known):
        start, end = made.wrap.extent(line)
        last = end == len(made.wrap.text)
        here = {
            number
            for first, _, held in made.index.touching(start, end + last)
            if start <= first == held.start
            for number in made.numbers.get(held.uid, ())
        }
        cells = [links_under(made, line, x) for x in range(left, made.columns.total)]
        assert {number for found in cells for number, _ in found} == here
        for found in cells:
            for number, uid in found:
                assert number in made.numbers[uid]


def test_two_letters_of_a_tag_are_two_spans() -> None:
    """The first letter is the first span."""
    one, two = span("figure", (17, 21)), span("figure", (25, 34))
    made = scene(TEXT, [one, two], 60)
    assert spans_under(made, 0, 0) == [(17, one.uid)]
    assert spans_under(made, 0, 1) == [(25, two.uid)]
    assert spans_under(made, 0, 2) == []


def test_one_letter_for_many_spans_means_all_of_them() -> None:
    """Where there is no room for a letter each."""
    many = [span("figure", (at, at + 3)) for at in (0, 4, 9, 14, 17)]
    made = scene(TEXT, many, 60)
    assert paint_line(made, 0).text[:4] == "f   "
    assert [uid for _, uid in spans_under(made, 0, 0)] == [one.uid for one in many]


def test_a_further_fragment_is_hit_where_it_starts() -> None:
    """The cursor stays on the line that was clicked on."""
    held = span("quote", (0, 8), (36, 54))
    made = scene(TEXT, [held], 60)
    assert spans_under(made, 1, 0) == [(36, held.uid)]


def test_of_two_numbers_each_is_hit_by_its_digits() -> None:
    """Beside them both are meant."""
    one, two = span("claim", (0, 8)), span("figure", (17, 21))
    made = scene(TEXT, [one, two], 60)
    made.numbers = {one.uid: (3,), two.uid: (4,)}
    margin = paint_line(made, 0).text[-4:]
    assert margin == " 3,4"
    left = made.columns.total - 4
    hits = [links_under(made, 0, left + x) for x in range(4)]
    both = [(3, one.uid), (4, two.uid)]
    assert hits == [both, both[:1], both, both[1:]]


def test_below_the_text_and_in_it_nothing_is_hit() -> None:
    """That is a click on words."""
    made = scene(TEXT, [span("claim", (0, 8))], 60)
    made.wrap.ensure(len(TEXT))
    assert spans_under(made, made.wrap.known, 0) == []
    assert links_under(made, made.wrap.known, 58) == []
    assert spans_under(made, 0, 10) == links_under(made, 0, 10) == []
