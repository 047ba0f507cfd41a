"""Sentences: what a reader would call one, whatever the language and the spaces."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.text import Document, canonical
from store.text import sentences as module

SEEDS = Path("../shared/seeds")

GOLD = [
    ("en", ["Gen. Milley spoke at 5 p.m. on Friday.", "He left."]),
    ("en", ["Lt. Col. Smith lives in the U.S. with J. Doe.", "It rose 1.5 percent to $6.5bn."]),
    ("en", ["He left the U.S.", "He works."]),
    ("en", ["Wait... what?", "Yes!", "OK (really)."]),
    ("en", ["“We go. We win,” he said.", "“It is 1.5 km away.”", "He left."]),
    ("en", ["He said “no.”", "She did not.", '"Why?"', "Done."]),
    ("ja", ["彼は言った。", "「行きます。」", "そして去った。"]),
    ("zh-Hans", ["他说：“我们走吧。”", "价格是1.5元！", "真的？"]),
    ("ru", ["Он сказал: «Я приду».", "Потом ушёл."]),
    ("ar", ["قال الرئيس ذلك.", "هل هذا صحيح؟", "نعم."]),
    ("hi", ["यह है।", "वह है।"]),
    ("xx-unheard-of", ["One is here.", "Two is there."]),
]


def sentences(text, language=None):
    """Return the sentences of `text` as strings."""
    return [text[a:b] for a, b in Document(text, language).units("sentence")]


@pytest.mark.parametrize(("language", "expected"), GOLD)
def test_gold_sentences(language, expected):
    """Abbreviations, decimals, ellipses and quotes in several scripts."""
    joint = "" if language[:2] in ("ja", "zh") else " "
    assert sentences(joint.join(expected), language) == expected


@pytest.mark.parametrize(("language", "expected"), GOLD)
def test_any_unicode_space_separates_alike(language, expected):
    """A line separator or no-break space between sentences is as good as a space."""
    for space in ("\u2028", "\u00a0", "\u0085", "\t", "\u3000 "):
        assert sentences(space.join(expected), language) == expected


def test_a_line_break_always_ends_a_sentence():
    """A headline has no stop."""
    assert sentences("Kirby: arms shipped\nIt sent\n\nmore.") == [
        "Kirby: arms shipped",
        "It sent",
        "more.",
    ]


def test_no_panic_over_a_line_separator_after_an_initial():
    """The text that makes the segmenter panic is segmented like the one with a space."""
    text = "He is A\u2028. Yes. No."
    with_space = Document(text.replace("\u2028", " "))
    assert list(Document(text).units("sentence")) == list(with_space.units("sentence"))
    assert sentences(text)[-1] == "No."
    assert sentences("A\u2028.") == ["A\u2028."]


def test_a_panic_falls_back_to_terminators(monkeypatch):
    """A panic, which is no Exception, costs precision and nothing else."""

    class PanicException(BaseException):
        pass

    def panic(language, text):
        raise PanicException("byte index 3 is not a char boundary")

    monkeypatch.setattr(module, "get_sentence_boundaries", panic)
    assert sentences("One is “here.” Two! 三つ。四つ。 Five") == [
        "One is “here.”",
        "Two!",
        "三つ。",
        "四つ。",
        "Five",
    ]


@pytest.mark.parametrize("reason", [KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError])
def test_only_a_panic_is_caught(monkeypatch, reason):
    """An interrupt during segmentation still interrupts."""

    def interrupt(language, text):
        raise reason

    monkeypatch.setattr(module, "get_sentence_boundaries", interrupt)
    with pytest.raises(reason):
        sentences("One. Two.")


SPACES = "\u2028\u2029\u0085\x0b\x0c\u00a0\u3000 "


@given(st.text(alphabet=SPACES + "AbJ.!?”“’'\"é🚀\u0301", max_size=60))
@settings(max_examples=400, deadline=None)
def test_nothing_panics_and_nothing_is_lost(text):
    """Sentences are in order, trimmed, and leave out only white space (with what it carries)."""
    extents = list(Document(text).units("sentence"))
    at = 0
    for start, end in [*extents, (len(text), len(text))]:
        assert start >= at
        between = text[at:start]
        assert all(each.isspace() or each == "\u0301" for each in between)
        at = end
        assert text[start:end].strip() == text[start:end]


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed articles are not beside the checkout")
@pytest.mark.parametrize(
    ("name", "count"), [("000_529762781eeb1f0c.txt", 16), ("002_a7c1bcbbb8ce1e30.txt", 14)]
)
def test_seed_articles_have_their_sentences(name, count):
    """The two articles of the brief, counted by hand."""
    assert len(sentences(canonical((SEEDS / name).read_text("utf-8")))) == count
