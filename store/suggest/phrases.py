"""Noun phrases beside a verb group: where the subject before it begins, where the one after it ends."""

from __future__ import annotations

from collections.abc import Sequence

from store.suggest.grammar import (
    DAYS,
    DETERMINERS,
    OCCASIONS,
    OPENERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    is_gap,
)
from store.suggest.groups import Group
from store.suggest.tokens import Token
from store.suggest.verbs import AUXILIARIES, NOUN_LIKE, common_forms, forms

_LONGEST = 24
"""Tokens that a subject may have, its apposition apart."""
_APPOSED = 40
"""Tokens that an apposition may have."""
_QUOTES = '“”‘’«»"'


def subject_start(words: Sequence[Token], group: Group) -> int | None:
    """Return the index at which the subject of a verb group begins; none where there is none."""
    at = group.first - 1
    if at < 0:
        return None
    if words[at].low in PRONOUNS or words[at].low in RELATIVES:
        return at - 1 if at > 0 and words[at - 1].low in {"not", "almost", "nearly"} else at
    if words[at].raw in {",", "—", "–", "--"}:
        head = _before_apposition(words, at)
        if head is None:
            return None
        at = head
    first = _phrase_start(words, at)
    first = _without_lead(words, first, at)
    if first > at or all(words[i].low in PREPOSITIONS | AUXILIARIES for i in range(first, at + 1)):
        return None
    if first == at and words[at].low in DETERMINERS - {
        "this",
        "that",
        "these",
        "those",
        "some",
        "many",
        "most",
        "several",
        "all",
        "both",
        "one",
        "two",
        "three",
        "another",
        "few",
        "others",
    }:
        return None
    return first


def has_apposed_subject(words: Sequence[Token], group: Group) -> bool:
    """Whether the comma before a group closes an apposition: `Ann Lee, a lawyer, said`."""
    comma = group.first - 1
    head = _before_apposition(words, comma)
    if head is None:
        return False
    first = _phrase_start(words, head)
    if first > 0 and words[first - 1].raw not in {*_QUOTES, ".", ":", ";"}:
        return False
    inside = words[first : head + 1]
    return not any(word.low in AUXILIARIES or _is_past(word) for word in inside)


def has_verb(words: Sequence[Token], at: int) -> bool:
    """Whether a verb follows before the next comma, quotation mark or relative pronoun."""
    known = common_forms()
    for word in words[at : at + _LONGEST]:
        if is_gap(word) or word.low in RELATIVES:
            return False
        if word.low in AUXILIARIES - {"to"}:
            return True
        entry = known.get(word.low)
        if entry is not None and entry[1] in {"past", "third"} and not word.is_name:
            return entry[0] not in NOUN_LIKE or entry[1] == "past"
    return False


def _is_past(word: Token) -> bool:
    return not word.is_name and forms().get(word.low, ("", ""))[1] == "past"


def _before_apposition(words: Sequence[Token], at: int) -> int | None:
    """Return the index of the last word before the comma that opens the apposition `at` closes."""
    mark = words[at].raw
    for opening in range(at - 1, max(0, at - _APPOSED), -1):
        raw = words[opening].raw
        if raw in _QUOTES or raw == ";":
            return None
        if raw == mark:
            before = opening - 1
            # `Paul Lee, a Democrat of Ohio, the chairman, said`: take the comma before as well.
            if (
                (words[before].is_word or words[before].raw == ")")
                and words[before].low not in DAYS
                and not words[before].raw.isdigit()
            ):
                return before
            return None
    return None


def _phrase_start(words: Sequence[Token], at: int) -> int:
    """Walk left from the last word of a noun phrase to its first."""
    known = forms()
    first = at + 1
    while first > 0 and at + 1 - first < _LONGEST:
        word = words[first - 1]
        if word.raw == ")":
            opening = _matching(words, first - 1)
            if opening is None:
                break
            first = opening
            continue
        if is_gap(word) or word.low in SUBORDINATORS:
            break
        if word.low in {"and", "or"} and _has_verb(words, first - 1):
            break
        if word.low in AUXILIARIES and word.low not in {"to"}:
            break
        if word.raw == "." and not (
            first > 1 and words[first - 2].is_name and len(words[first - 2].raw) <= 5
        ):
            break
        entry = known.get(word.low)
        if (
            entry is not None
            and entry[1] in {"past"}
            and not word.is_name
            and _is_finite(words, first - 1)
        ):
            break
        first -= 1
    return first


def _is_finite(words: Sequence[Token], at: int) -> bool:
    """Whether a past form is the verb of a clause, and not a participle before or after its noun."""
    before, after = words[at - 1] if at > 0 else None, words[at + 1 : at + 2]
    if before is None or is_gap(before):
        return False
    if before.low in PRONOUNS or before.low in RELATIVES:
        return True
    return before.is_name and bool(after) and after[0].low in DETERMINERS


def _has_verb(words: Sequence[Token], at: int) -> bool:
    """Whether a verb stands between `at` and the start of its clause to the left."""
    known = forms()
    for index in range(at - 1, max(-1, at - 16), -1):
        word = words[index]
        if is_gap(word) or word.low in SUBORDINATORS:
            return index == at - 1
        if word.low in AUXILIARIES - {"to"}:
            return True
        entry = known.get(word.low)
        if entry is not None and not word.is_name and entry[1] == "past":
            return True
        if word.low.endswith("ed") and len(word.low) > 4 and not word.is_name:
            return True
    return False


def _matching(words: Sequence[Token], closing: int) -> int | None:
    """Return the index of the bracket that `closing` closes, if it is near."""
    for index in range(closing - 1, max(-1, closing - 20), -1):
        if words[index].raw == "(":
            return index
    return None


def _without_lead(words: Sequence[Token], first: int, at: int) -> int:
    """Return the start of the phrase without what opens its sentence: `On Monday`, `But`."""
    while first < at and words[first].low in OPENERS:
        first += 1
    if first < at and words[first].low in PREPOSITIONS and words[first].low not in {"of"}:
        for index in range(at, first, -1):
            word = words[index]
            if word.low in DETERMINERS and index - first > 1:
                return index
            if word.low in DAYS or word.raw.isdigit():
                return index + 1
    while first < at and words[first].low in DAYS:
        first += 1
    return first


def phrase_end(words: Sequence[Token], at: int, *, apposed: bool = False) -> int | None:
    """Return the index of the last word of the noun phrase that begins at `at`; none if there is none.

    Appositions and relative clauses after a comma count in where `apposed`.
    """
    last = None
    for index in range(at, min(len(words), at + _APPOSED)):
        word = words[index]
        if _ends(words, index, at, apposed=apposed):
            break
        if word.raw[0].isalnum() or word.raw in ")%'’" or word.low == "'s":
            last = index
    return last


def _ends(words: Sequence[Token], index: int, at: int, *, apposed: bool) -> bool:
    """Whether the noun phrase from `at` has ended before `index`."""
    word = words[index]
    after = words[index + 1] if index + 1 < len(words) else None
    if word.raw == ".":
        return not (
            index > at
            and words[index - 1].is_name
            and len(words[index - 1].raw) <= 5
            and after is not None
        )
    if word.raw == ",":
        return (
            not apposed
            or after is None
            or after.low.endswith("ing")
            or after.low in {"and", "but", "while", "after", "as"}
        )
    if word.raw in _QUOTES or word.raw in ";:—–?!" or word.raw in {"--", "..."}:
        return True
    if word.low in DAYS and index > at:
        return True
    if word.low in {"in", "on", "at", "during", "to", "of"} and index > at:
        near = [each.low for each in words[index + 1 : index + 5]]
        if word.low in {"in", "on", "during", "at"} and any(
            low in OCCASIONS or low in DAYS for low in near[:4]
        ):
            return True
    if word.low in {"when", "while", "after", "as", "because", "but", "if"} and index > at:
        return True
    return not apposed and index > at and word.low in AUXILIARIES - {"to", "'d", "do"}


def completion(words: Sequence[Token], last: int, *, light: bool) -> int:
    """Return the index of the word that completes an attribution which ends at `last`.

    That is the occasion or the day it was said, and for a `light` verb the preposition or noun
    after its object; `last` itself where there is none.
    """
    found = last
    while (nearer := _occasion_end(words, found)) is not None:
        found = nearer
    if found == last and light:
        for index in range(last + 2, min(len(words), last + 8)):
            if is_gap(words[index]) or words[index].low in SUBORDINATORS | AUXILIARIES - {"to"}:
                return index - 1
            if words[index].low in PREPOSITIONS - {"of", "to"}:
                return index
    return found


def _occasion_end(words: Sequence[Token], last: int) -> int | None:
    """Return the index at which a phrase of time or occasion ends that follows `last`."""
    rest = words[last + 1 : last + 8]
    if rest and rest[0].low in DAYS | {"later", "earlier"}:
        return last + 1
    if not rest or rest[0].low not in {"in", "on", "at", "during", "this", "last"}:
        return None
    for at, word in enumerate(rest[1:], start=1):
        if is_gap(word) or word.low in SUBORDINATORS:
            return None
        if word.low in OCCASIONS | DAYS | {"week", "month", "year"}:
            return last + 1 + at
    return None
