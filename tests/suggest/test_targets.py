"""What tags take around a place, and the way larger and smaller from there."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.suggest.targets import FOUND, REACH, TARGETS, Targets
from store.text import Document
from tests.text.nasty import texts

TEXT = "The mayor told reporters that up to 1,200 boxes sank, which hurt trade. Nobody paid."


def _at(text: str, target: str, words: str) -> str | None:
    (kind,) = (each for each in TARGETS if each == target)
    found = Targets(Document(text)).at(kind, text.index(words))
    return None if found is None else text[slice(*found)]


@pytest.mark.parametrize(
    ("target", "words", "taken"),
    [
        ("figure", "to 1,200", "up to 1,200 boxes"),
        ("figure", "sank", None),
        ("attribution", "mayor", "The mayor told"),
        ("attribution", "reporters", None),
        ("attribution", "which", "which hurt"),
        ("statement", "boxes", "that up to 1,200 boxes sank, which hurt trade"),
        ("statement", "mayor", None),
        ("statement", "paid", "Nobody paid"),
        ("word", "mayor", "mayor"),
    ],
)
def test_what_covers_a_place(target: str, words: str, taken: str | None) -> None:
    """A find or a unit of the text; of attributions, the weaker ones too."""
    assert _at(TEXT, target, words) == taken


def test_what_comes_next_starts_after_the_place() -> None:
    """In order, over paragraphs; of attributions, only the plain ones."""
    text = "Ann left. Bo said no.\n\n\nCy says 5 of 7 boats sank."
    targets = Targets(Document(text))
    after = {kind: [text[slice(*each)] for each in targets.after(kind, 0)] for kind in FOUND}
    assert after == {
        "figure": ["5 of 7 boats"],
        "attribution": ["Bo said", "Cy says"],
        "statement": ["no", "5 of 7 boats sank"],
    }


def test_the_next_find_is_looked_for_within_reach() -> None:
    """A long text without any does not keep one waiting."""
    text = "word. " * (REACH // 3) + "\n5 tons"
    targets = Targets(Document(text))
    assert next(targets.after("figure", 0), None) is None
    far = next(targets.after("figure", len(text) - REACH // 2))
    assert text[slice(*far)] == "5 tons"


@pytest.mark.parametrize(
    ("words", "steps"),
    [
        ("1,200", ["up to 1,200 boxes", "that up to 1,200 boxes sank, which hurt trade", TEXT[:71]]),
        ("mayor", [TEXT[:52], TEXT[:71], TEXT]),
        ("paid", ["Nobody paid", "Nobody paid.", TEXT]),
    ],
)  # fmt: skip
def test_growing_goes_through_finds_and_units(words: str, steps: list[str]) -> None:
    """From the word to the paragraph, each step holds the one before."""
    targets, at = Targets(Document(TEXT)), TEXT.index(words)
    extent = at, at + len(words)
    for wanted in steps:
        extent = targets.grow(extent)
        assert TEXT[slice(*extent)] == wanted


def test_an_attribution_grows_to_what_completes_it_and_shrinks_to_the_cursor() -> None:
    """Only from an attribution: whoever grows a word wants what it stands in."""
    text = "On the pier the mayor said Friday that it broke."
    targets, start = Targets(Document(text)), text.index("the mayor")
    found = targets.at("attribution", start)
    assert found is not None
    assert text[slice(*targets.grow(found))].endswith("the mayor said Friday")
    shrunk = targets.shrink(found, text.index("mayor"))
    assert text[slice(*shrunk)] == "mayor said"


def test_shrinking_keeps_the_word_at_the_anchor_first() -> None:
    """What was taken too early begins there; then it ends earlier, clause by clause."""
    targets, anchor = Targets(Document(TEXT)), TEXT.index("1,200")
    extent = targets.at("statement", anchor)
    assert extent is not None
    shown = []
    for _ in range(3):
        extent = targets.shrink(extent, anchor)
        shown.append(TEXT[slice(*extent)])
    assert shown == ["1,200 boxes sank, which hurt trade", "1,200 boxes sank", "1,200"]


@given(texts, st.data())
@settings(max_examples=100, deadline=None)
def test_growing_and_shrinking_make_larger_and_smaller(text: str, data: st.DataObject) -> None:
    """Whatever the text: each step holds the one before and lies on graphemes."""
    document = Document(text)
    targets = Targets(document)
    pos = data.draw(st.integers(0, len(text)))
    extent = document.grapheme_at(pos)
    for _ in range(6):
        grown = targets.grow(extent)
        assert grown[0] <= extent[0] <= extent[1] <= grown[1]
        assert grown != extent or grown == (0, len(text))
        shrunk = targets.shrink(grown, pos)
        assert grown[0] <= shrunk[0] <= shrunk[1] <= grown[1]
        assert all(document.is_boundary(place) for place in (*grown, *shrunk))
        extent = grown
