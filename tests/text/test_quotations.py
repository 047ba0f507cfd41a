"""Quotations: which marks belong together."""

import pytest

from store.text import Document
from store.text.blocks import BLOCK
from store.text.quotations import CHAIN

CASES = [
    ("He said “yes” and “no.”", ["“yes”", "“no.”"]),
    ("“It was ‘odd’,” he said.", ["“It was ‘odd’,”", "‘odd’"]),
    ("O’Brien’s dogs’ ’90s tale", []),
    ("‘It’s the allies’ plan,’ he said", ["‘It’s the allies’ plan,’"]),
    ("‘Yes’ and ‘no’", ["‘Yes’", "‘no’"]),
    ("‘Tis the ‘season", []),
    ("«Bonjour ‹toi›», a-t-il dit", ["«Bonjour ‹toi›»", "‹toi›"]),
    ("Er sagte: „Ich ‚will‘ gehen“ und ging.", ["„Ich ‚will‘ gehen“", "‚will‘"]),
    ("„Idę”, rzekł.", ["„Idę”"]),
    ("彼は「『本』を読む」と《書》いた", ["「『本』を読む」", "『本』", "《書》"]),
    ('"One" and "two"', ['"One"', '"two"']),
    ('a 5\'10" man said "hi"', ['"hi"']),
    ('A "stray\nand "whole" one', ['"stray', '"whole"']),
    ("She said “never closed. \nNext.", ["“never closed."]),
    ("closing only” and ’s", []),
    ("e “a\u0301”\u0301 x", ["“a\u0301”\u0301"]),
]  # fmt: skip


def quotations(text):
    """Return the quotations of `text` as strings."""
    return [text[a:b] for a, b in Document(text).units("quotation")]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_marks_are_paired(text, expected):
    """With their marks; nested ones too; apostrophes never."""
    assert quotations(text) == expected


def test_the_innermost_is_pointed_at_and_growing_leads_out():
    """Inside a quotation within a quotation, the inner one comes first."""
    text = "“It was ‘very odd’ there.”"
    document = Document(text)
    inner = document.unit_at("quotation", text.index("odd"))
    assert text[slice(*inner)] == "‘very odd’"
    assert document.unit_at("quotation", text.index("there")) == (0, len(text))
    assert document.unit_at("quotation", 0) == (0, len(text))


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n \n"])
@pytest.mark.parametrize("marks", ["“”", "‘’", "«»", '""'])
def test_a_mark_repeated_at_a_paragraph_continues_the_quotation(gap, marks):
    """Three paragraphs of one speech are one quotation, found from each of them."""
    opens, closes = marks
    speech = f"{opens}First it.{gap}{opens}Then that.{gap}{opens}Last this.{closes}"
    text = f"He said: {speech} he said. {opens}More.{closes}"
    assert quotations(text) == [speech, f"{opens}More.{closes}"]
    inside = [text.index(word) for word in ("First", "Then", "Last")]
    for pos in [*inside, text.index(gap), text.index(gap) + len(gap) - 1]:
        extent = Document(text).unit_at("quotation", pos)
        assert text[slice(*extent)] == speech


def test_a_closed_quotation_does_not_run_on():
    """Two paragraphs of two closed quotations are two."""
    assert quotations("“One.”\n“Two.”") == ["“One.”", "“Two.”"]
    assert quotations("“One.\nNo mark.\n“Two.”") == ["“One.", "“Two.”"]


def test_a_new_open_quotation_after_a_continued_one_is_its_own():
    """Where a continued speech ends and another begins in one paragraph, both are whole."""
    text = "“A one.\n“B two,” he said. “C three.\n“D four.”"
    assert quotations(text) == ["“A one.\n“B two,”", "“C three.\n“D four.”"]
    extent = Document(text).unit_at("quotation", text.index("four"))
    assert text[slice(*extent)] == "“C three.\n“D four.”"


def test_back_from_inside_a_long_speech_stops_at_each_quotation():
    """Motion back does not jump over a nested quotation of an earlier paragraph."""
    text = "“One.\n“Two ‘so’ two.\n“Three.”"
    document = Document(text)
    so = text.index("‘so’")
    assert document.previous_start("quotation", text.index("Three")) == so
    assert document.previous_start("quotation", so) == 0
    assert document.next_start("quotation", 0) == so
    assert document.next_end("quotation", 0) == so + 4


def test_a_speech_without_end_is_cut_alike_from_both_directions():
    """Marks repeated over more than `CHAIN` paragraphs make several quotations that tile them."""
    text = "“Go on.\n" * (3 * CHAIN)
    document = Document(text)
    extents = list(document.units("quotation"))
    assert extents[0] == (0, (CHAIN + 1) * len("“Go on.\n") - 1)
    back, pos = [], document.length
    while (pos := document.previous_start("quotation", pos)) is not None:
        back.append(pos)
    assert back[::-1] == [start for start, _ in extents]
    assert document.unit_at("quotation", 5 * len("“Go on.\n")) == extents[0]


def test_quotations_over_the_edge_of_a_block_are_whole():
    """In a line of many blocks, a quotation that crosses an edge is found from both sides."""
    filler = "It went on and on. "
    for shift in range(0, 400, 45):
        head = filler * ((BLOCK - shift) // len(filler))
        text = head + "He said: “" + "We go on. " * 60 + "So it is.” " + filler * 1_000
        opening, closing = text.index("“"), text.index("”")
        document = Document(text)
        for pos in range(opening, closing + 1, 97):
            assert document.unit_at("quotation", pos) == (opening, closing + 1)
        assert document.unit_at("quotation", closing + 2) is None
