"""Verb groups: a verb with its auxiliaries and adverbs before it and its particle after it.

`has repeatedly called for`, `began to argue`, `was not sure`, `might want`. A form that may be a
noun or a participle as well counts by what stands around it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from store.suggest.grammar import (
    ADJECTIVES,
    DETERMINERS,
    NOT_ADVERBS,
    PARTICLES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    is_gap,
    is_plural,
)
from store.suggest.tokens import Token, listed
from store.suggest.verbs import ADVERBS, AUXILIARIES, LEADING, NOUN_LIKE, common_forms, forms

_BE = listed(
    "am is are was were be been being 's 're 'm seem seems seemed remain remains remained feel felt"
)
_HAVE = listed("has have had having 've 'd")
_MODAL = listed("do does did will would shall should can could may might must wo ca 'd 'll to")
_OBJECT = listed("that whether how why what if to the a an him her them it his their its")
_BEFORE_NOUN = (DETERMINERS | PREPOSITIONS | listed("'s and or more new")) - listed(
    "that this these those some many most several all both one two three four five six ten"
)
_BEFORE_TO = LEADING | _HAVE | _BE | listed("going n't")
_OF_SUBJECT = listed("to all both most not more")
"""At the start of a group they belong to the subject before it."""
_BEFORE_PARTICIPLE = listed(", — – -- ( and while by")
_WITHOUT_PARTICLE = listed(
    "say tell add announce report state confirm show write use want find see hear accuse"
)
_PHRASAL = {
    "out": listed("point speak lay rule call set carry cry spell lash"),
    "up": listed("bring sum put speak back set take"),
    "in": listed("believe"),
    "after": listed("go"),
    "over": listed("worry fret disagree argue clash spar agonize"),
}
"""Particles that belong to a few verbs only."""
_WITH_OF = listed("say speak talk know hear approve complain warn dream")
"""Verbs whose past may be followed by `of` without being a participle."""
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
    titled = _is_title(words)
    before: Group | None = None
    for at, word in enumerate(words):
        if word.is_name and at > 0 and not titled:
            continue
        entry = _form(word.low, loosely=loosely)
        group = _group(words, at, *entry, loosely=loosely) if entry is not None else None
        if group is None:
            continue
        # An auxiliary that turns out to belong to the verb after it is no verb of its own.
        if before is not None and not group.first <= before.main:
            yield before
        before = group
    if before is not None:
        yield before


def _form(low: str, *, loosely: bool) -> tuple[str, str] | None:
    """Return the verb and the form that a word may be; loosely, by its ending alone."""
    entry = (common_forms() if loosely else forms()).get(low)
    if entry is None and low in ADJECTIVES:
        return low, "adjective"
    if entry is None and loosely and len(low) > 4 and low.endswith(("ed", "ing")):
        return low, "past" if low.endswith("ed") else "ing"
    return entry


def _is_title(words: Sequence[Token]) -> bool:
    """Whether nearly every word has a capital, as in a headline."""
    long = [word for word in words[:40] if word.is_word and len(word.raw) > 3]
    return sum(word.is_name for word in long) > 0.7 * len(long)


def _group(words: Sequence[Token], at: int, verb: str, kind: str, *, loosely: bool) -> Group | None:
    """Return the group around a form that may be a verb; none where it is none."""
    first, last = _start(words, at), _end(words, at, verb)
    chain = {word.low for word in words[first:at]}
    if kind == "adjective":
        return Group(first, at, last, verb, kind) if chain & _BE else None
    if kind == "ing" and not chain & _BE:
        opens = first == 0 or words[first - 1].low in _BEFORE_PARTICIPLE
        return Group(first, at, last, verb, kind, participial=True) if opens else None
    if kind == "past" and (not chain or chain & _BE):
        if at + 1 < len(words) and words[at + 1].low == "by":
            return Group(at, at, at + 1, verb, kind, by=True)
        if chain and not loosely and not chain & (_HAVE - {"'d"}):
            return None
    finite = first > 0 and _is_finite(words, first, at, verb, kind, chain)
    return Group(first, at, last, verb, kind) if finite else None


def _start(words: Sequence[Token], at: int) -> int:
    """Return the index of the first auxiliary or adverb of the group whose verb is at `at`."""
    first = at
    while first > 0 and at - first < _LONGEST and _goes_on(words, first, at):
        first -= 1
    while first < at and words[first].low in _OF_SUBJECT:
        first += 1
    return first


def _goes_on(words: Sequence[Token], first: int, at: int) -> bool:
    """Whether the token before `first` belongs to the group of the verb at `at` too."""
    low, after = words[first - 1].low, words[first].low
    before = words[first - 2].low if first > 1 else ""
    if low == "to":
        return before in _BEFORE_TO
    if low == "'s":
        # Mostly a possessive; `is` or `has` only after a pronoun, and before what fits it.
        fits = after in AUXILIARIES or after in ADVERBS or after.endswith(("ing", "ed"))
        return fits and (before in PRONOUNS or before in RELATIVES)
    if low in AUXILIARIES or low in ADVERBS:
        return True
    if low.endswith("ly") and len(low) > 4 and low not in NOT_ADVERBS:
        return True
    return low in LEADING and first < at and (after == "to" or after in ADVERBS)


def _end(words: Sequence[Token], at: int, verb: str) -> int:
    """Return the index of the particle that ends the group, or of the verb."""
    after = words[at + 1].low if at + 1 < len(words) else ""
    if after not in PARTICLES or verb in _WITHOUT_PARTICLE:
        return at
    return at + 1 if verb in _PHRASAL.get(after, {verb}) else at


def _is_finite(
    words: Sequence[Token], first: int, at: int, verb: str, kind: str, chain: set[str]
) -> bool:
    """Whether the form is a finite verb here, and not a noun or a participle."""
    before, after = words[first - 1], words[at + 1] if at + 1 < len(words) else None
    of_pronoun = before.low in PRONOUNS or before.low in RELATIVES
    if kind == "plain":
        if chain & _MODAL:
            return True
        joined = first > 1 and words[first - 2].low == "and" and before.is_name
        if not (of_pronoun or joined or is_plural(before)) and (
            verb in NOUN_LIKE or is_gap(before)
        ):
            return False
    if kind == "past" and chain & _HAVE:
        return True
    if chain:
        return True
    if before.low in _BEFORE_NOUN and not (kind != "plain" and before.low in {"and", "or"}):
        return False
    if kind in {"plain", "third"} and verb in NOUN_LIKE:
        return of_pronoun or (kind == "third" and before.is_name) or _takes_object(before, after)
    # `the money spent on`, `those accused of`: a participle after its noun.
    is_participle = kind == "past" and after is not None and after.low in {"of", "by"}
    return not is_participle or verb in _WITH_OF or before.low in PRONOUNS


def _takes_object(before: Token, after: Token | None) -> bool:
    """Whether what follows a form can only be what a verb reports."""
    if after is None:
        return False
    return after.low in _OBJECT or after.raw in '“‘",:' or (after.is_name and not before.is_name)
