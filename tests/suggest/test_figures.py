"""Figures: what belongs to one, by rule; and that no text makes finding them slow or wrong."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from store.suggest.figures import figures
from store.text.graphemes import is_boundary
from tests.text.nasty import texts

CASES = [
    ("It took 300 of them.", ["300"]),
    ("Up to 1,200 boxes and more than 40 tons came.", ["Up to 1,200 boxes", "more than 40 tons"]),
    ("It cost $3.5 million, then €40m, then 20 million euros.", ["$3.5 million", "€40m", "20 million euros"]),
    ("They paid US$ 5 billion or A$7.", ["US$ 5 billion", "A$7"]),
    ("Turnout was 45 percent, not 45.5%.", ["45 percent", "45.5%"]),
    ("Rates rose by 1.5 percentage points.", ["1.5 percentage points"]),
    ("Between 5 and 10 percent left.", ["Between 5 and 10 percent"]),
    ("From 5 to 10 died; 3-4 hours passed.", ["From 5 to 10", "3-4 hours"]),
    ("In 2019 and 2020 nothing grew.", ["2019", "2020"]),
    ("It lies 180 miles (290 kilometers) away.", ["180 miles (290 kilometers)"]),
    ("It measures 12 feet 3 inches.", ["12 feet 3 inches"]),
    ("Twenty-five ships and two-thirds of a crew.", ["Twenty-five ships", "two-thirds"]),
    ("Half a million people, one in five.", ["Half a million people", "one in five"]),
    ("About two dozen guards, the third in a row.", ["About two dozen guards", "third"]),
    ("No one of them is the one.", []),
    ("On Friday, Oct. 13, 2023, it began.", ["Friday, Oct. 13, 2023"]),
    ("From 3 March to 9 April 2021.", ["From 3 March to 9 April 2021"]),
    ("On 2021-03-09, or 9/3/2021, at 10:40 a.m. EST.", ["2021-03-09", "9/3/2021", "10:40 a.m. EST"]),
    ("It happened in the 1990s and from 2007 through 2014.", ["the 1990s", "from 2007 through 2014"]),
    ("A 45-year-old man, aged 45, is 45 years old.", ["45-year-old", "aged 45", "45 years old"]),
    ("The 27th of a 10-gallon, two-story kind.", ["27th", "10-gallon", "two-story"]),
    ("1 234 567 or 1’234’567 or 1.5e6", ["1 234 567", "1’234’567", "1.5e6"]),
    ("½ or 3/4 or 2½ times.", ["½", "3/4", "2½ times"]),
    ("It may 20 times over.", ["20 times"]),
    ("The R2D2 and B52 models.", []),
    ("Приехали 300 человек из 1 200.", ["300", "1 200"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_figures_by_rule(text: str, expected: list[str]) -> None:
    """A figure is a number with all that belongs to it, and nothing else is one."""
    found = figures(text, 0, len(text))
    assert [text[slice(*each.extent)] for each in found] == expected


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("up to 1,200 boxes", "1,200"),
        ("nearly $3 million", "$3 million"),
        ("about 45 percent", "45 percent"),
        ("some 180 miles (290 kilometers)", "180 miles (290 kilometers)"),
        ("between 5 and 10 percent", "between 5 and 10 percent"),
        ("Oct. 13", "Oct. 13"),
    ],
)
def test_the_core_leaves_out_hedge_and_what_is_counted(text: str, core: str) -> None:
    """It is what shrinking comes to."""
    (figure,) = figures(text, 0, len(text))
    assert (text[slice(*figure.extent)], text[slice(*figure.core)]) == (text, core)


def test_only_the_stretch_asked_for_is_looked_at() -> None:
    """Offsets are those of the text."""
    text = "One had 10 tons, the other 20 tons."
    (figure,) = figures(text, 17, len(text))
    assert text[slice(*figure.extent)] == "20 tons"


@given(texts)
@settings(max_examples=150, deadline=None)
def test_figures_lie_in_the_text_apart_on_graphemes(text: str) -> None:
    """Whatever the text; the core lies in its figure."""
    at = 0
    for figure in figures(text, 0, len(text)):
        (start, end), (first, last) = figure.extent, figure.core
        assert at <= start <= first < last <= end <= len(text)
        assert all(is_boundary(text, place) for place in (start, end, first, last))
        at = end


@pytest.mark.parametrize(
    "piece", ["1 ", "1", "1,", "one ", "$ ", "about ", "1-", "1 to ", "12 345 ", "1/", "a ", "from 1 "]
)  # fmt: skip
def test_a_long_run_of_the_like_is_gone_through(piece: str) -> None:
    """100 KB of it: a pattern that goes back over it all would not come to an end."""
    text = piece * (100_000 // len(piece))
    assert all(end <= len(text) for _, end in (each.extent for each in figures(text, 0, len(text))))
