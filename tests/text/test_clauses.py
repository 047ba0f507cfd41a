"""Clauses: the rule of store.text.clauses, case by case."""

import pytest
from hypothesis import given, settings

from store.text import Document
from tests.text.nasty import texts

CASES = [
    ("It sent 1,000 containers, the White House said Friday.", ["It sent 1,000 containers", "the White House said Friday"]),
    ("They watched the ships, which sailed at 5:30.", ["They watched the ships", "which sailed at 5:30"]),
    ("Although nothing was specified, the US accused Moscow.", ["Although nothing was specified", "the US accused Moscow"]),
    ("According to Kirby, 1,000 arrived; none left.", ["According to Kirby", "1,000 arrived", "none left"]),
    ("It broke rules, and the US would raise it.", ["It broke rules", "and the US would raise it"]),
    ("It bought rockets, shells, and fuses.", ["It bought rockets, shells, and fuses"]),
    ("“We condemn it, which hurts; truly,” Kirby told reporters.", ["“We condemn it, which hurts; truly,”", "Kirby told reporters"]),
    ("In exchange, Kirby said, “Pyongyang wants jets.”", ["In exchange", "Kirby said", "“Pyongyang wants jets.”"]),
    ("Both are sanctioned — Moscow for war—and more – much more.", ["Both are sanctioned", "Moscow for war", "and more", "much more"]),
    ("Some 290 km (180 miles; roughly) away.", ["Some 290 km (180 miles; roughly) away"]),
    ("It ran in 1999—2001 in the U.S.", ["It ran in 1999—2001 in the U.S."]),
    ("他说：价格是1，000元，很贵；走吧。", ["他说", "价格是1，000元", "很贵", "走吧"]),
    ("It was so: the allies’", ["It was so", "the allies’"]),
    ("He called it “odd”...", ["He called it “odd”"]),
    ("?!", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_clauses_by_rule(text, expected):
    """Each case is one line of the rule."""
    assert [text[a:b] for a, b in Document(text).units("clause")] == expected


def test_a_mark_without_partner_is_left_out():
    """A sentence in the middle of a long quotation gives clean words."""
    text = "“We go on.\nThey stop.”\nHe left (at once."
    assert [text[a:b] for a, b in Document(text).units("clause")] == [
        "We go on",
        "They stop",
        "He left (at once",
    ]


@given(texts)
@settings(max_examples=150, deadline=None)
def test_clauses_lie_in_sentences_apart_and_trimmed(text):
    """They never overlap, never leave their sentence, never begin or end with space or comma."""
    document = Document(text)
    sentences = list(document.units("sentence"))
    at = 0
    for start, end in document.units("clause"):
        assert at <= start < end
        at = end
        assert any(a <= start and end <= b for a, b in sentences)
        assert not text[start].isspace()
        assert text[start] not in ",;:"
        assert text[end - 1] not in ",;: "
