"""Verb groups: a verb with its auxiliaries and adverbs before it and its particle after it.

`has repeatedly called for`, `began to argue`, `was not sure`, `might want`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from store.suggest.grammar import (
    ADJECTIVES,
    DETERMINERS,
    PARTICLES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    is_gap,
    is_plural,
)
from store.suggest.tokens import Token
from store.suggest.verbs import ADVERBS, AUXILIARIES, LEADING, NOUN_LIKE, common_forms, forms

_BE = frozenset("am is are was were be been being 's 're 'm seem seems seemed remain remains remained feel felt".split())
_HAVE = frozenset("has have had having 've 'd".split())
_MODAL = frozenset("do does did will would shall should can could may might must wo ca 'd 'll".split())
_OBJECT = frozenset("that whether how why what if to the a an him her them it his their its".split())
_BEFORE_NOUN = (DETERMINERS | PREPOSITIONS | frozenset("'s and or more new".split())) - frozenset(
    "that this these those some many most several all both one two three four five six ten".split()
)
_LONGEST = 9


@dataclass(frozen=True, slots=True)
class Group:
    """A verb group, by indexes of its first, main and last token.

    Attributes:
        verb: Plain form of the main verb.
        kind: Its form: plain, third, past, ing, adjective.
        participial: Whether it is a participle after a comma, without a subject: `, adding`.
        by: Whether `by` and whoever did it follow: `cited by`.
    """

    first: int
    main: int
    last: int
    verb: str
    kind: str
    participial: bool = False
    by: bool = False


def groups(words: Sequence[Token], *, loosely: bool = False) -> Iterator[Group]:
    """Yield the verb groups of a sentence that report something; loosely, of any verb."""
    known = common_forms() if loosely else forms()
    for at, word in enumerate(words):
        entry = known.get(word.low)
        if entry is None and word.low in ADJECTIVES:
            entry = (word.low, "adjective")
        if entry is None and loosely and word.low.endswith("ed") and len(word.low) > 4:
            entry = (word.low, "past")
        if entry is None or (word.is_name and at > 0 and not _in_title(words)):
            continue
        group = _group(words, at, *entry)
        if group is not None:
            yield group


def _in_title(words: Sequence[Token]) -> bool:
    """Whether nearly every word has a capital, as in a headline."""
    long = [word for word in words[:40] if word.is_word and len(word.raw) > 3]
    return sum(word.is_name for word in long) > 0.7 * len(long)


def _group(words: Sequence[Token], at: int, verb: str, kind: str) -> Group | None:
    first = _group_start(words, at)
    before = words[first - 1] if first > 0 else None
    chain = {word.low for word in words[first:at]}
    last = _group_end(words, at, verb)
    if kind == "adjective":
        return Group(first, at, last, verb, kind) if chain & _BE else None
    if kind == "ing" and not chain & _BE:
        opens = before is None or before.raw in ",—–(" or before.raw == "--" or before.low in {"and", "while", "by"}
        return Group(first, at, last, verb, kind, participial=True) if opens else None
    if kind == "past" and at + 1 < len(words) and words[at + 1].low == "by" and (not chain or chain & _BE):
        return Group(at, at, at + 1, verb, kind, by=True)
    if kind == "past" and chain & _BE and not chain & _HAVE - {"'d"}:
        return None
    if not _is_verb(words, first, at, verb, kind, chain):
        return None
    return Group(first, at, last, verb, kind)


def _group_start(words: Sequence[Token], at: int) -> int:
    first = at
    while first > 0 and at - first < _LONGEST:
        low = words[first - 1].low
        if low == "to":
            if first < 2 or words[first - 2].low not in LEADING | _HAVE | _BE | {"going", "n't"}:
                break
        elif low == "'s":
            # A possessive, unless what follows can only be part of a verb.
            if words[first].low not in AUXILIARIES | ADVERBS and not words[first].low.endswith(("ing", "ed")):
                break
            if first > 1 and words[first - 2].low not in PRONOUNS | RELATIVES:
                break
        elif low not in AUXILIARIES and low not in ADVERBS and not _is_adverb(low) and not (
            low in LEADING and words[first].low in {"to"} | ADVERBS | {words[at].low} and first < at
        ):
            break
        first -= 1
    # An adverb or quantifier at the very start belongs to the subject.
    while first < at and words[first].low in {"to", "all", "both", "most", "not", "more"}:
        first += 1
    return first


def _is_adverb(low: str) -> bool:
    return low.endswith("ly") and len(low) > 4 and low not in {"family", "july", "italy", "ally", "rally", "reply", "apply", "supply", "imply", "only"}


def _group_end(words: Sequence[Token], at: int, verb: str) -> int:
    """Return the index of the particle that ends the group, or of the verb."""
    if at + 1 < len(words) and words[at + 1].low in PARTICLES and verb not in _PLAIN:
        low = words[at + 1].low
        if low in _PHRASAL and verb not in _PHRASAL.get(low, ()):
            return at
        return at + 1
    return at


_PLAIN = frozenset("say tell add announce report state confirm show write use want find see hear accuse".split())
_PHRASAL = {
    "out": {"point", "speak", "lay", "rule", "call", "set", "carry", "cry", "spell", "lash", "cry"},
    "up": {"bring", "sum", "put", "speak", "back", "set", "take"},
    "in": {"believe"},
    "after": {"go"},
    "over": {"worry", "fret", "disagree", "argue", "clash", "spar", "agonize"},
}


def _is_verb(words: Sequence[Token], first: int, at: int, verb: str, kind: str, chain: set[str]) -> bool:
    """Whether the form is a finite verb here, and not a noun or a participle."""
    before = words[first - 1] if first > 0 else None
    if before is None:
        return False
    after = words[at + 1] if at + 1 < len(words) else None
    if kind == "plain":
        if chain & _MODAL or "to" in chain:
            return True
        certain = before.low in PRONOUNS | RELATIVES or is_plural(before)
        if not certain and (verb in NOUN_LIKE or is_gap(before)):
            return False
    if kind == "past" and chain & _HAVE:
        return True
    if before.low in _BEFORE_NOUN and not chain:
        return False
    if kind in {"plain", "third"} and verb in NOUN_LIKE and not chain:
        if before.low in PRONOUNS | RELATIVES or (kind == "third" and before.is_name):
            return True
        return after is not None and (after.low in _OBJECT or after.raw in "“‘\",:" or (after.is_name and not before.is_name))
    if kind == "past" and not chain and before.low not in PRONOUNS and after is not None:
        # `the money spent on`, `those accused of`: a participle after its noun.
        return not (after.low in {"of", "by"} and verb not in {"speak", "talk", "know", "hear", "approve", "complain", "warn", "dream"})
    return True


__all__ = ["Group", "groups", "is_gap"]
