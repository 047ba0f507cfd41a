"""Motions over units: they progress, agree forth and back, and never split a grapheme."""

import itertools

import pytest
import regex
from hypothesis import given, settings

from store.errors import RefusedError
from store.text import UNITS, Document
from store.text.blocks import BLOCK, WHOLE
from tests.text.nasty import texts

NESTED = "He said “it was ‘odd’, which I, like all, regret; no more.” Then it ended, and they all left.\n\nNext 🇫🇷 line.\n"
LONG = " ".join(
    f"Sentence {n} said “so, and {n},000 times” of e\u0301 👩\u200d👩\u200d👧." for n in range(900)
)


def walk(step, start):
    """Return the places reached by repeating `step`, which must end."""
    places = []
    pos = step(start)
    while pos is not None:
        places.append(pos)
        assert len(places) < 100_000
        pos = step(pos)
    return places


def starts_of(document, unit):
    """Return the starts that motion over `unit` visits."""
    head = document.unit_at(unit, 0)
    forth = walk(lambda pos: document.next_start(unit, pos), 0)
    back = walk(lambda pos: document.previous_start(unit, pos), document.length)[::-1]
    assert [pos for pos in back if pos > 0] == forth
    assert 0 not in back or head is not None
    return back


@given(texts)
@settings(max_examples=150, deadline=None)
def test_motions_progress_agree_and_respect_graphemes(text):
    """Forth and back visit the same starts, strictly, each on a grapheme boundary."""
    document = Document(text)
    for unit in UNITS:
        starts = starts_of(document, unit)
        ends = walk(lambda pos, unit=unit: document.next_end(unit, pos), 0)
        for places in (starts, ends):
            assert all(a < b for a, b in itertools.pairwise(places))
            assert all(document.is_boundary(pos) for pos in places)


@given(texts)
@settings(max_examples=150, deadline=None)
def test_units_are_where_motion_and_pointing_say(text):
    """`units` yields what `unit_at` finds; motion stops at its starts and ends and at no other."""
    document = Document(text)
    for unit in UNITS:
        extents = list(document.units(unit))
        assert all(0 <= a < b <= document.length for a, b in extents)
        starts = [a for a, _ in extents]
        assert starts == sorted(set(starts))
        reached = starts_of(document, unit)
        ends = walk(lambda pos, unit=unit: document.next_end(unit, pos), 0)
        assert set(reached) <= set(starts)
        if unit == "word":
            continue
        assert reached == starts
        assert ends == sorted({b for _, b in extents})
        for pos in range(0, document.length, 3):
            inner = [each for each in extents if each[0] <= pos < each[1]]
            assert document.unit_at(unit, pos) == (inner[-1] if inner else None)


@given(texts)
@settings(max_examples=100, deadline=None)
def test_graphemes_cover_the_text_and_sentences_all_ink(text):
    """The arrow visits everything; every visible character lies in a sentence but stray marks."""
    document = Document(text)
    pieces = [text[a:b] for a, b in document.units("grapheme")]
    assert "".join(pieces) == text
    covered = set(
        itertools.chain.from_iterable(range(*each) for each in document.units("sentence"))
    )
    for a, b in document.units("grapheme"):
        first = text[a:b][0]
        assert a in covered or first.isspace()


@given(texts)
@settings(max_examples=150, deadline=None)
def test_growing_ends_at_the_whole_text(text):
    """From any grapheme, each step is strictly larger and contains the last."""
    document = Document(text)
    for pos in range(0, document.length + 1, 4):
        extent = document.grapheme_at(pos)
        for _ in range(40):
            grown = document.grow(extent)
            if extent == (0, document.length):
                assert grown == extent
                break
            assert grown[0] <= extent[0] <= extent[1] <= grown[1]
            assert grown != extent
            extent = grown
        assert extent == (0, document.length)


@given(texts)
@settings(max_examples=100, deadline=None)
def test_shrinking_stays_inside_and_ends(text):
    """Each step is a strictly smaller part, until nothing smaller is there."""
    document = Document(text)
    for anchor in range(0, document.length + 1, 5):
        extent = (0, document.length)
        for _ in range(60):
            shrunk = document.shrink(extent, anchor)
            assert extent[0] <= shrunk[0] <= shrunk[1] <= extent[1]
            if shrunk == extent:
                break
            extent = shrunk
        assert document.shrink(extent, anchor) == extent


def test_growing_takes_word_clause_quotation_sentence_paragraph_text():
    """The ladder an annotator climbs with one key."""
    document = Document(NESTED)
    pos = NESTED.index("regret")
    rungs, extent = [], (pos, pos)
    for _ in range(6):
        extent = document.grow(extent)
        rungs.append(NESTED[slice(*extent)])
    end = NESTED.index("\n")
    assert rungs == [
        "regret",
        "“it was ‘odd’, which I, like all, regret; no more.”",
        "He said “it was ‘odd’, which I, like all, regret; no more.”",
        NESTED[:end],
        NESTED,
        NESTED,
    ]
    down = document.shrink(document.shrink((0, len(NESTED)), pos), pos)
    assert NESTED[slice(*down)] == rungs[2]


def test_word_motion_passes_over_punctuation_that_pointing_finds():
    """`w` goes from word to word; a comma can still be pointed at."""
    text = "“Well, $5 — 🚀!”\n\n«米国»"
    document = Document(text)
    stops = walk(lambda pos: document.next_start("word", pos), 0)
    assert [text[pos] for pos in stops] == list("W$5🚀米国")
    assert document.unit_at("word", 5) == (5, 6)
    assert document.unit_at("word", 6) is None
    assert document.unit_at("word", len(text)) is None


def test_blank_paragraphs_are_passed_over_but_can_be_asked_for():
    """Paragraph motion goes to the next line with something on it."""
    document = Document("one\n\n  \ntwo\n")
    assert document.next_start("paragraph", 0) == 8
    assert document.previous_start("paragraph", 8) == 0
    assert document.next_end("paragraph", 3) == 11
    assert document.paragraph_at(4) == (4, 4)
    assert document.paragraph_at(12) == (12, 12)
    assert document.unit_at("paragraph", 4) is None
    assert document.next_start("paragraph", 8) is None


def test_an_empty_text_has_nothing_and_refuses_nothing():
    """Every question about the empty text has an answer."""
    document = Document("")
    assert document.grow((0, 0)) == document.shrink((0, 0), 0) == document.paragraph_at(0) == (0, 0)
    for unit in UNITS:
        assert document.unit_at(unit, 0) is None
        assert document.next_start(unit, 0) is document.previous_start(unit, 0) is None
        assert document.next_end(unit, 0) is None
        assert list(document.units(unit)) == []


@pytest.mark.parametrize("pos", [-1, 4])
def test_places_outside_the_text_are_refused(pos):
    """A wrong offset is told, not clamped."""
    document = Document("abc")
    for ask in (
        document.paragraph_at,
        document.grapheme_at,
        lambda at: document.next_start("word", at),
    ):
        with pytest.raises(RefusedError, match=str(pos)):
            ask(pos)


def test_a_giant_line_has_the_units_of_its_sentences():
    """Cutting a long paragraph into blocks changes no word and no sentence of ordinary text."""
    assert len(LONG) > 2 * WHOLE
    document = Document(LONG)
    sentences = [LONG[a:b] for a, b in document.units("sentence")]
    assert sentences == [f"{each}." for each in LONG[:-1].split(". ")]
    edges = [match.start() for match in regex.finditer(r"(?V1w)\b", LONG)]
    whole = [each for each in itertools.pairwise(edges) if not LONG[slice(*each)].isspace()]
    assert list(document.units("word")) == whole
    quotations = [LONG[a:b] for a, b in document.units("quotation")]
    assert quotations == [f"“so, and {n},000 times”" for n in range(900)]


@pytest.mark.parametrize(
    "line", ["x" * 40_000, "米国は北" * 10_000, "👩\u200d👩\u200d👧" * 8_000, "a b " * 12_000]
)
def test_giant_lines_without_stops_are_walked_forth_and_back(line):
    """Blocks of a line with no sentence in it tile it, and no motion is lost at their edges."""
    document = Document(line)
    for unit in ("word", "sentence", "clause"):
        extents = list(document.units(unit))
        reached = walk(lambda pos, unit=unit: document.previous_start(unit, pos), document.length)
        assert reached[::-1] == [a for a, _ in extents]
        assert "".join(line[a:b] for a, b in extents).replace(" ", "") == line.replace(" ", "")
        if unit != "word":
            assert max(b - a for a, b in extents) < 3 * BLOCK


@given(texts)
@settings(max_examples=15, deadline=None)
def test_order_of_questions_does_not_matter(text):
    """What is remembered from elsewhere never changes an answer."""
    line = (text.replace("\n", " ") + "Then he said so. ") * 400
    walked = Document(line)
    for _ in walked.units("quotation"):
        pass
    for pos in range(0, len(line), max(1, len(line) // 5)):
        for unit in ("word", "sentence", "quotation"):
            assert Document(line).unit_at(unit, pos) == walked.unit_at(unit, pos)
