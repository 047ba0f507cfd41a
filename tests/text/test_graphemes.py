"""Graphemes read locally are those of the whole text."""

import itertools
import random

import pytest
import regex
from hypothesis import given, settings

from store.text.graphemes import (
    GRID,
    boundary_from,
    boundary_to,
    grapheme_at,
    is_boundary,
    keep_boundaries,
    next_grapheme,
    previous_grapheme,
)
from tests.text.nasty import INGREDIENTS, texts


def edges(text):
    """Return all boundaries of `text`, found in one pass."""
    return [0, *itertools.accumulate(len(each) for each in regex.findall(r"\X", text))]


@given(texts)
@settings(max_examples=300, deadline=None)
def test_local_reading_equals_one_pass_over_the_text(text):
    """Whatever the place, the cluster found there is the one that the whole text has."""
    bounds = edges(text)
    for start, end in itertools.pairwise(bounds):
        for pos in range(start, end):
            assert grapheme_at(text, pos) == (start, end)
            assert is_boundary(text, pos) == (pos == start)
            assert next_grapheme(text, pos) == end
            assert previous_grapheme(text, pos + 1) == start
            assert boundary_to(text, pos) == start
            assert boundary_from(text, pos) == (start if pos == start else end)
    assert grapheme_at(text, len(text)) == (len(text), len(text))
    assert keep_boundaries(text, 0, range(1, len(text))) == bounds[1:-1]


def test_it_holds_across_the_grid_of_a_long_text():
    """Ordinary clusters that straddle a multiple of the grid stay whole."""
    draw = random.Random(7)
    text = "".join(draw.choices([each for each in INGREDIENTS if len(each) < 40], k=4 * GRID))
    bounds = set(edges(text))
    for place in range(GRID, len(text), GRID):
        for pos in range(place - 12, min(place + 12, len(text))):
            assert is_boundary(text, pos) == (pos in bounds)


@pytest.mark.parametrize("run", ["\u0301", "🇫", "\u200d", "क्", "ᄀ"])
def test_endless_runs_are_walked_in_bounded_steps(run):
    """A degenerate run of 2,000 joins is cut, the same way forth and back, and no step is huge."""
    text = "a" + run * (2_000 // len(run)) + "b"
    forth = [0]
    while forth[-1] < len(text):
        forth.append(next_grapheme(text, forth[-1]))
    back = [len(text)]
    while back[-1] > 0:
        back.append(previous_grapheme(text, back[-1]))
    assert forth == back[::-1]
    assert max(b - a for a, b in itertools.pairwise(forth)) <= 2 * GRID


@pytest.mark.parametrize(
    "cluster",
    [
        "👩\u200d👩\u200d👧",
        "👍🏽",
        "🏳️\u200d🌈",
        "1️⃣",
        "🇫🇷",
        "e\u0301\u0327",
        "각",
        "क्षि",
        "\u0600" + "1",
    ],
)
def test_hard_clusters_are_one_step(cluster):
    """What a reader sees as one character is crossed by one key."""
    text = f"x{cluster}y"
    assert next_grapheme(text, 1) == 1 + len(cluster)
    assert previous_grapheme(text, 1 + len(cluster)) == 1


def test_a_run_of_flags_is_paired_from_its_start():
    """The third letter of FRDE starts a flag, and a fourth letter alone stands alone."""
    text = "🇫🇷🇩🇪🇺!"
    assert [pos for pos in range(6) if is_boundary(text, pos)] == [0, 2, 4, 5]
