"""Attributions: where the source begins and the cue ends, by rule."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from store.suggest.attributions import attributions
from store.suggest.verbs import inflect
from store.text import Document
from store.text.graphemes import is_boundary
from tests.text.nasty import texts

CASES = [
    ("The harbour office said the ferry was late.", ["The harbour office said"]),
    ("The ferry was late, the harbour office said Friday.", ["the harbour office said"]),
    ("“It was late,” said Ann Lee, who runs the port.", ["said Ann Lee, who runs the port"]),
    ("Prices rose, said the baker.", ["said the baker"]),
    ("Ann Lee, who runs the port, said it was late.", ["Ann Lee, who runs the port, said"]),
    ("But on Monday, Mr. Lee and Mrs. Day say no.", ["Mr. Lee and Mrs. Day say"]),
    ("According to the mayor, nobody came.", ["According to the mayor"]),
    ("Nobody came, according to two guards.", ["according to two guards"]),
    ("They have repeatedly called for a vote.", ["They have repeatedly called for"]),
    ("She'd told reporters that it broke.", ["She'd told"]),
    ("The crew, which denies this, left.", ["which denies"]),
    ("He was not sure that it floats.", ["He was not sure"]),
    ("The figures, cited by the ministry, are old.", ["cited by the ministry"]),
    ("The union’s claim that pay fell is old.", ["The union’s claim"]),
    ("His warning about ice went unheard.", ["His warning about"]),
    ("LEE: Nobody came.", ["LEE:"]),
    ("The report on the table is long.", []),
    ("The money spent on boats is gone.", []),
    ("Der Hafen sagte nichts.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_attributions_by_rule(text: str, expected: list[str]) -> None:
    """The source with the words that report it, in one phrase."""
    found = [each for each in attributions(text, 0, len(text)) if each.sourced]
    assert [text[slice(*each.extent)] for each in found] == expected


@pytest.mark.parametrize(
    ("text", "fuller"),
    [
        ("The mayor said Friday that it broke.", "The mayor said Friday"),
        ("“Yes,” he said in an interview on Monday.", "he said in an interview on Monday"),
        ("She expressed deep concern about it.", "She expressed deep concern about"),
        ("She said that in May it broke.", "She said"),
    ],
)
def test_what_completes_an_attribution(text: str, fuller: str) -> None:
    """The day and the occasion, and the object of a verb that means little alone."""
    (found,) = (each for each in attributions(text, 0, len(text)) if each.sourced)
    assert text[slice(*found.fuller)] == fuller


def test_a_cue_without_a_source_says_so() -> None:
    """A participle after a comma reports too, but not who."""
    text = "The mayor left early, adding that he was ill."
    (found,) = attributions(text, 0, len(text))
    assert (text[slice(*found.extent)], found.sourced) == ("adding", False)


def test_loosely_any_subject_and_verb_count() -> None:
    """For whoever puts the cursor on them."""
    text = "In May the crew repainted the boat."
    assert attributions(text, 0, len(text)) == []
    (found,) = attributions(text, 0, len(text), loosely=True)
    assert text[slice(*found.extent)].endswith("the crew repainted")


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("deny", ("denies", "denied", "denied", "denying")),
        ("admit", ("admits", "admitted", "admitted", "admitting")),
        ("agree", ("agrees", "agreed", "agreed", "agreeing")),
        ("argue", ("argues", "argued", "argued", "arguing")),
        ("stress", ("stresses", "stressed", "stressed", "stressing")),
        ("write", ("writes", "wrote", "written", "writing")),
    ],
)
def test_verbs_are_inflected_by_the_rules_of_spelling(verb: str, forms: tuple[str, ...]) -> None:
    """Irregular ones by their list."""
    assert inflect(verb) == forms


@given(texts)
@settings(max_examples=150, deadline=None)
def test_attributions_lie_in_their_sentence_apart_on_graphemes(text: str) -> None:
    """Whatever the text, and however loosely they are meant."""
    for start, end in Document(text).units("sentence"):
        for loosely in (False, True):
            at = start
            for found in attributions(text, start, end, loosely=loosely):
                assert at <= found.extent[0] < found.extent[1] <= found.fuller[1] <= end
                assert all(is_boundary(text, place) for place in (*found.extent, *found.fuller))
                at = found.extent[1]


@pytest.mark.parametrize(
    "piece", ["he said ", "said he, ", "John Smith, ", "according to ", "his claim that ", "( ", "a "]
)  # fmt: skip
def test_a_long_run_of_the_like_is_gone_through(piece: str) -> None:
    """100 KB in one sentence: a walk back to its start from every word would not come to an end."""
    text = piece * (100_000 // len(piece))
    assert all(
        end <= len(text) for _, end in (each.fuller for each in attributions(text, 0, len(text)))
    )
