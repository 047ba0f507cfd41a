from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.cases import FULL, QUICK, Case, case
from bench.flat import flat
from bench.frames import Held
from bench.table import HEADING, Mark, Row, as_json, line, missed, percentile

FIGURES = st.lists(st.floats(0, 1e6), min_size=1)


def row(theirs: list[float], ours: list[float], mark: Mark | None = None) -> Row:
    """Return a row of these figures."""
    return Row("cursor", "2 KB x 20", "floor", theirs, ours, mark=mark or Mark())


@given(FIGURES, st.floats(0, 1))
def test_a_percentile_lies_between_the_ends(values: list[float], share: float) -> None:
    """Whatever is asked for, least and most bound it, and they are the 0th and the 100th."""
    assert min(values) <= percentile(values, share) <= max(values) * (1 + 1e-12)
    assert (percentile(values, 0), percentile(values, 1)) == (min(values), max(values))


def test_a_percentile_between_two_values_is_interpolated() -> None:
    """Halfway between 1 and 2 is 1.5, nine tenths of the way through four values is 3.7."""
    assert percentile([2.0, 1.0], 0.5) == 1.5
    assert percentile([1.0, 2.0, 3.0, 4.0], 0.9) == pytest.approx(3.7)


def test_a_line_stands_under_its_heading() -> None:
    """The ratio of the medians ends where the heading says so."""
    text = line(row([2.0, 2.0, 9.0], [3.0, 3.0, 3.0]))
    end = HEADING.index("ratio") + len("ratio")
    assert text[:end].endswith(" 1.50")
    assert "2.00 / 8.86" in text


def test_a_mark_that_is_missed_is_told_with_by_how_much() -> None:
    """The line has a sign at it, the summary a sentence; a mark that is met has neither."""
    held = row([2.0], [3.0], Mark(ratio=1.5, most=5))
    over = row([2.0], [3.0], Mark(ratio=1.25))
    assert "!" not in line(held)
    assert line(over).endswith("ratio 1.25!")
    assert list(missed([held, over])) == [
        "cursor, 2 KB x 20, beside floor: ratio 1.50, asked 1.25 (20 % more)."
    ]


def test_the_tail_may_be_as_long_as_three_times_the_references() -> None:
    """8 ms are allowed in any case, more only where the reference itself stumbles."""
    assert list(missed([row([2.0], [8.0], Mark(tail=True))])) == []
    assert len(list(missed([row([2.0], [8.1], Mark(tail=True))]))) == 1
    assert list(missed([row([5.0], [15.0], Mark(tail=True))])) == []


def test_one_bad_case_is_enough_to_miss_a_mark_on_the_worst() -> None:
    """A single stall or dropped frame is not hidden by the median."""
    assert len(list(missed([row([0.0], [0.0, 0.0, 1.0], Mark(worst=0))]))) == 1


def test_a_reference_of_zero_has_no_ratio() -> None:
    """Where the reference drops no frame there is nothing to divide by."""
    assert row([0.0], [1.0]).ratio is None
    assert list(missed([row([0.0], [1.0], Mark(ratio=1.0))])) == []


def test_every_figure_is_in_the_report() -> None:
    """The report can be read again, and holds what the table leaves out."""
    told = json.loads(json.dumps(as_json(row([2.0, 4.0], [3.0, 6.0], Mark(ratio=1.6)))))
    assert told["reference"]["all"] == [2.0, 4.0]
    assert (told["sidelight"]["max"], told["n"], told["ratio"]) == (6.0, 2, 1.5)
    assert told["marks"] == [{"of": "ratio", "asked": 1.6, "found": 1.5, "met": True}]


def test_flatness_compares_the_longest_with_the_shortest_and_the_fullest_with_the_emptiest() -> (
    None
):
    """Only cases that differ in one thing are compared."""
    times = {case(2_000, 20): [1.0], case(5_000_000, 20): [2.0], case(5_000_000, 20_000): [3.0]}
    found = {held.case: held.ratio for held in flat("cursor", times)}
    assert found == {"2 KB to 5 MB, x 20": 2.0, "5 MB, x 20 to 20,000": 1.5}


def test_the_full_plan_has_every_case_but_the_absurd_one() -> None:
    """Three sizes by three numbers of spans, without ten spans a character."""
    assert len(set(FULL.cases)) == 8
    assert case(2_000, 20_000) not in FULL.cases
    assert {held.size for held in FULL.typical} == {2_000, 100_000, 5_000_000}
    assert set(QUICK.cases) <= set(FULL.cases)
    assert all(held.links for held in FULL.cases)


def test_a_case_tells_how_many_panes_it_has_where_they_are_not_two() -> None:
    """Two rows of the table cannot be mistaken for each other."""
    assert Case(100_000, 1_000).name == "100 KB x 1,000"
    assert Case(100_000, 1_000, panes=4).name == "100 KB x 1,000, 4 panes"


def test_a_key_without_a_frame_before_the_next_key_is_a_dropped_frame() -> None:
    """A frame that comes late, or for two keys at once, does not count for the first of them."""
    held = Held(pressed=[0.0, 0.1, 0.2, 0.3], shown=[0.02, 0.25, 0.45], period=0.1)
    assert held.dropped == 2
    assert held.lags == pytest.approx([20.0, 50.0])
