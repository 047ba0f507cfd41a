"""Statements: what is said, without who says it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from store.suggest.claims import statements
from store.text import Document
from store.text.graphemes import is_boundary
from tests.text.nasty import texts


def _statements(text: str) -> list[str]:
    document = Document(text)
    sentences, quotations = list(document.units("sentence")), list(document.units("quotation"))
    return [text[a:b] for a, b in statements(text, sentences, quotations)]


CASES = [
    ("Two boats sank off the coast.", ["Two boats sank off the coast"]),
    ("The mayor said two boats sank, which hurt trade.", ["two boats sank, which hurt trade"]),
    ("The mayor said Friday that boats sank.", ["that boats sank"]),
    ("The mayor told reporters that boats sank.", ["that boats sank"]),
    ("She told Ann Lee the boats sank.", ["the boats sank"]),
    ("Two boats sank, the mayor said.", ["Two boats sank"]),
    ("Two boats sank, said the mayor, who saw it.", ["Two boats sank"]),
    ("Two boats, the mayor said, had sunk in the bay.", ["Two boats", "had sunk in the bay"]),
    ("According to the mayor, two boats sank.", ["two boats sank"]),
    ("Two boats sank, according to the mayor.", ["Two boats sank"]),
    ("Lee said boats sank, but Day denied that any sank.", ["boats sank", "that any sank"]),
    ("Lee said boats sank and promised to raise them.", ["boats sank", "to raise them"]),
    ("Lee said the crew believes it was ice.", ["the crew believes it was ice", "it was ice"]),
    ("“Boats sank. Ice came,” she said.", ["“Boats sank. Ice came,”"]),
    ("“Boats sank,” she said. “Ice came.”", ["“Boats sank,”", "“Ice came.”"]),
    ("Lee called it a “sad day” for the port.", ["it a “sad day” for the port"]),
    ("After the storm of May, Lee said boats sank.", ["After the storm of May", "boats sank"]),
    ("The crew, which denies guilt, left the harbour.", ["guilt", "left the harbour"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_statements_by_rule(text: str, expected: list[str]) -> None:
    """Each case is one line of the rule."""
    assert _statements(text) == expected


@given(texts)
@settings(max_examples=150, deadline=None)
def test_statements_lie_in_the_text_in_order_on_graphemes(text: str) -> None:
    """They never begin or end with white space, and come by start, the outer first."""
    document = Document(text)
    found = statements(text, list(document.units("sentence")), list(document.units("quotation")))
    assert found == sorted(set(found), key=lambda each: (each[0], -each[1]))
    for start, end in found:
        assert 0 <= start < end <= len(text)
        assert is_boundary(text, start)
        assert is_boundary(text, end)
        assert not text[start].isspace()
        assert not text[end - 1].isspace()


@pytest.mark.parametrize("piece", ["“a.” ", '"a." ', "he said ", "who said ", "and said, ", "“"])
def test_a_long_run_of_the_like_is_gone_through(piece: str) -> None:
    """100 KB of quotations, and of reports within reports."""
    text = piece * (100_000 // len(piece))
    quotations = [(at, at + len(piece) - 1) for at in range(0, len(text), len(piece))]
    sentences = [(0, len(text))] if "”" not in piece and '"' not in piece else quotations
    found = statements(text, sentences, quotations)
    assert all(start < end <= len(text) for start, end in found)
