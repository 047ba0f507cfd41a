"""Who says so: the source of a statement with the words that report it, in one phrase.

`the Coast Guard said`, `according to the mayor`, `said Ann Lee, who runs the port`, `who have
questioned`, `his claim that`. A verb group is found by its verb, then its subject to the left, up to
where its clause begins, an apposition included; after a comma or a quotation the subject may follow
instead. All by rule, in one pass over a sentence, for English.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from store.model import Extent
from store.suggest.grammar import (
    COMMUNICATIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    is_gap,
)
from store.suggest.groups import Group, groups
from store.suggest.phrases import (
    completion,
    has_apposed_subject,
    has_verb,
    phrase_end,
    subject_start,
)
from store.suggest.tokens import Token, listed, tokens
from store.suggest.verbs import AUXILIARIES, JUDGING, LIGHT, SAYING

_CLOSING = "”’»\"'"
_TOPICS = listed("about on of for against over")
_TELLING = listed("tell inform remind notify assure advise warn ask")


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source with its cue.

    Attributes:
        extent: Both, and what stands between them.
        cue: The words that report: verb group, `according to`, noun.
        sourced: Whether a source is part of it; `…, adding that` has none.
        leads: Whether what is reported follows at once, not before or around it.
        told: Whether an addressee comes first: `told reporters`.
        fuller: The extent with what completes it: `in an interview on Monday`, `expressed` its
            `concern about`; the same where there is nothing of the kind.
    """

    extent: Extent
    cue: Extent
    fuller: Extent
    sourced: bool = True
    leads: bool = True
    told: bool = False


def attributions(text: str, start: int, end: int, *, loosely: bool = False) -> list[Attribution]:
    """Return the attributions of a sentence of `text`, ascending and disjoint.

    Loosely, any subject with its verb counts as one, whatever the verb.
    """
    words = tokens(text, start, end)
    found = [*_according(words), *_owned(words), *_labels(words)]
    if loosely:
        found += _mentioned(words)
    for group in groups(words, loosely=loosely):
        one = _of_group(words, group)
        if one is not None:
            found.append(one)
    kept: list[Attribution] = []
    first_of_all = 1 if loosely else -1
    for each in sorted(found, key=lambda one: (one.extent[0], first_of_all * one.extent[1])):
        if not kept or each.extent[0] >= kept[-1].extent[1]:
            kept.append(each)
    return kept


def _extent(words: Sequence[Token], first: int, last: int) -> Extent:
    return words[first].start, words[last].end


def _of_group(words: Sequence[Token], group: Group) -> Attribution | None:
    """Return the attribution that a verb group makes with its subject."""
    told = group.verb in _TELLING
    if group.by or _may_invert(words, group):
        last = phrase_end(words, group.last + 1, apposed=not group.by)
        if last is not None:
            return _made(words, group.first, last, group, leads=False)
        if group.by:
            return None
    first = None if group.participial else subject_start(words, group)
    if first is None:
        joined = group.first > 0 and words[group.first - 1].low in {"and", "but", "or", ","}
        if not (group.participial or joined):
            return None
        return _made(words, group.first, group.last, group, sourced=False, told=told)
    after = words[group.last + 1] if group.last + 1 < len(words) else None
    leads = after is not None and (not is_gap(after) or after.raw in ':“‘"«„(' or after.raw == "--")
    return _made(words, first, group.last, group, leads=leads, told=told)


def _made(
    words: Sequence[Token],
    first: int,
    last: int,
    group: Group,
    *,
    sourced: bool = True,
    leads: bool = True,
    told: bool = False,
) -> Attribution:
    """Return the attribution from one token to another whose cue is a verb group."""
    cue = _extent(words, group.first, group.last)
    fuller = _extent(words, first, completion(words, last, light=group.verb in LIGHT))
    return Attribution(_extent(words, first, last), cue, fuller, sourced, leads, told)


def _may_invert(words: Sequence[Token], group: Group) -> bool:
    """Whether the subject may follow: `…,” said the mayor`."""
    if group.first == 0 or group.first != group.main or group.kind not in {"past", "third"}:
        return False
    if group.verb not in SAYING and group.verb not in JUDGING:
        return False
    before = words[group.first - 1]
    if before.raw not in ",?!—–-" and before.raw not in _CLOSING:
        return False
    if group.last + 1 >= len(words) or (before.raw == "," and has_apposed_subject(words, group)):
        return False
    after = words[group.last + 1]
    if before.raw not in _CLOSING and has_verb(words, group.last + 1):
        return False
    return after.is_name or after.low in DETERMINERS - {"that"} or after.low in PRONOUNS


def _according(words: Sequence[Token]) -> Iterator[Attribution]:
    """Yield `according to` with what it names."""
    for at, word in enumerate(words[:-2]):
        if word.low == "according" and words[at + 1].low == "to":
            last = phrase_end(words, at + 2)
            if last is not None:
                opens = at == 0 or is_gap(words[at - 1])
                leads = at == 0 and last + 1 < len(words)
                if opens or at > 0:
                    extent = _extent(words, at, last)
                    yield Attribution(extent, _extent(words, at, at + 1), extent, leads=leads)


def _owned(words: Sequence[Token]) -> Iterator[Attribution]:
    """Yield a noun of saying or thinking that somebody owns: `the union’s claim that`."""
    for at, word in enumerate(words[1:-1], start=1):
        low = word.low
        singular = low[:-1] if low.endswith("s") and low not in COMMUNICATIONS else low
        if singular not in COMMUNICATIONS:
            continue
        after = words[at + 1].low
        if after not in {"that", "about", "on", "of", "for", "against", "to", "over", "as", ":"}:
            continue
        owner = _owner(words, at)
        if owner is None:
            continue
        last = at + 1 if after in _TOPICS else at
        extent = _extent(words, owner, last)
        yield Attribution(extent, _extent(words, at, last), extent)


def _mentioned(words: Sequence[Token]) -> Iterator[Attribution]:
    """Yield a noun of saying with its topic’s preposition, whoever says it: `an answer about`."""
    for at, word in enumerate(words[:-1]):
        if word.low.rstrip("s") in COMMUNICATIONS and words[at + 1].low in _TOPICS:
            first = at
            while first > 0 and at - first < 5 and _modifies(words[first - 1]):
                first -= 1
            extent = _extent(words, first, at + 1)
            yield Attribution(extent, _extent(words, at, at + 1), extent)


def _modifies(word: Token) -> bool:
    """Whether a word before a noun may belong to its phrase."""
    return not is_gap(word) and word.low not in PREPOSITIONS | AUXILIARIES | SUBORDINATORS | {"and"}


def _owner(words: Sequence[Token], noun: int) -> int | None:
    """Return where the owner of a noun begins; up to two adjectives may stand between."""
    for at in range(noun - 1, max(-1, noun - 4), -1):
        if words[at].low in {"his", "her", "their", "its", "my", "our", "your"}:
            return at
        if words[at].low == "'s":
            return _names_before(words, at)
        if is_gap(words[at]) or words[at].low in PREPOSITIONS | RELATIVES:
            return None
    return None


def _names_before(words: Sequence[Token], at: int) -> int | None:
    """Return where the noun phrase before `at` begins: at a determiner, or its first name."""
    first = at
    while first > 0 and at - first < 8:
        word = words[first - 1]
        if word.low in DETERMINERS:
            return first - 1
        if not _modifies(word) and word.raw not in ".&-":
            break
        first -= 1
    while first < at and not words[first].is_name:
        first += 1
    return first if first < at else None


def _labels(words: Sequence[Token]) -> Iterator[Attribution]:
    """Yield the name before a colon that a transcript opens a turn with: `WALLACE:`."""
    for at, word in enumerate(words[:6]):
        if word.raw == ":":
            if (
                at > 0
                and at + 1 < len(words)
                and all(w.is_name or w.raw in ".-" for w in words[:at])
            ):
                yield Attribution(
                    _extent(words, 0, at), _extent(words, at, at), _extent(words, 0, at)
                )
            return
