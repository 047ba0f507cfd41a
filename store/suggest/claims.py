"""Statements: what a sentence says, without who says so.

What an attribution introduces goes from behind it (`that` included) to the end of the sentence, or
to where the next attribution of the same rank begins (`…, but the union said`); what a trailing one
closes goes from the start of the sentence to it. A sentence without any is one statement, and so is
a quotation that makes up whole sentences. Statements nest where reports do: outer before inner.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store.model import Extent
from store.suggest.attributions import Attribution, attributions
from store.suggest.grammar import DAYS, OPENERS, PREPOSITIONS
from store.suggest.tokens import Token, tokens
from store.text.clauses import trim_clause

LEAST_WORDS = 3
"""Words that what is left beside an attribution must have to count as a statement."""

_JOINERS = frozenset("and but while although though yet or whereas".split())
_ADDRESSEES = frozenset("him her me them us you reporters everyone people voters lawmakers".split())
_NEAR = 12


def statements(
    text: str, sentences: Sequence[Extent], quotations: Sequence[Extent] = ()
) -> list[Extent]:
    """Return the statements of consecutive sentences of `text`, ascending, outer before inner.

    `quotations` are those that reach into the sentences.
    """
    starts = {sentence[0] for sentence in sentences}
    whole = [each for each in quotations if each[0] in starts and _is_whole(text, each, sentences)]
    found = {trim_clause(text, *each) for each in whole}
    for start, end in sentences:
        inside = [each for each in whole if each[0] <= start < each[1]]
        if inside:
            start = max(each[1] for each in inside)
        if start < end:
            found.update(_of_sentence(text, start, end))
    return sorted((each for each in found if each[0] < each[1]), key=lambda e: (e[0], -e[1]))


def _is_whole(text: str, quotation: Extent, sentences: Sequence[Extent]) -> bool:
    """Whether a quotation says at least one sentence in full, not some words of a longer one."""
    start, end = quotation
    if any(start < each[0] < end for each in sentences):
        return True
    return text[max(start, end - 2) : end - 1] in {",", ".", "?", "!", "…"} or text[end : end + 1] == ","


def _of_sentence(text: str, start: int, end: int) -> Iterator[Extent]:
    """Yield the statements of one sentence, in no order; they may be empty."""
    found = attributions(text, start, end)
    if not found:
        yield trim_clause(text, start, end)
        return
    words = tokens(text, start, end)
    free, covered = start, start
    for at, each in enumerate(found):
        after = _after(words, each)
        low = covered
        if after is None:
            low = free
            free = covered = each.extent[1]
        if low < each.extent[0]:
            left = _without_joiner(words, low, each.extent[0])
            if after is None or _word_count(words, left, each.extent[0]) >= LEAST_WORDS:
                yield trim_clause(text, left, each.extent[0])
        if after is not None:
            stop = _end(words, found[at + 1 :], after, end)
            covered = max(covered, stop)
            yield trim_clause(text, after, stop)
    left = _without_joiner(words, covered, end)
    if _word_count(words, left, end) >= LEAST_WORDS:
        yield trim_clause(text, left, end)


def _word_count(words: Sequence[Token], start: int, end: int) -> int:
    return sum(start <= word.start < end and word.is_word for word in words)


def _after(words: Sequence[Token], one: Attribution) -> int | None:
    """Return where what an attribution introduces begins; none where it follows what was said."""
    rest = [word for word in words if word.start >= one.extent[1]]
    if not rest or not one.leads:
        return None
    near = next((word for word in rest[:_NEAR] if word.low == "that" or word.raw in "“\"«„:"), None)
    if near is not None and (one.told or rest[0].low in DAYS | PREPOSITIONS):
        return near.start
    skipped = _skipped(rest, told=one.told)
    if skipped >= len(rest):
        return None
    return None if rest[skipped].raw == "," and not rest[0].raw == "," else rest[skipped].start


def _skipped(rest: Sequence[Token], *, told: bool) -> int:
    """Return how many tokens after a cue are its addressee, a day or a colon."""
    at = 0
    if told and rest[0].low in _ADDRESSEES:
        at = 1
    elif told:
        while at < len(rest) and at < _NEAR and (rest[at].is_name or rest[at].low in {"the", "'s", "of", "."}):
            at += 1
    while at < len(rest) and (rest[at].low in DAYS or rest[at].raw in ":" or rest[at].low in {"on", "last"} and at + 1 < len(rest) and rest[at + 1].low in DAYS):
        at += 1
    return at


def _end(words: Sequence[Token], later: Sequence[Attribution], after: int, end: int) -> int:
    """Return where what begins at `after` ends: before the next attribution of the same rank."""
    for each in later:
        before = [word for word in words if after <= word.start < each.extent[0]][-2:]
        if not before:
            continue
        if before[-1].low in _JOINERS or before[-1].raw in {";", "—", "–", "--"}:
            return before[-1].start
        if before[-1].raw == "," and (not each.sourced or not each.leads):
            return before[-1].start
    return end


def _without_joiner(words: Sequence[Token], low: int, high: int) -> int:
    """Return the start of a stretch without the conjunction that joins it to what is before."""
    for word in words:
        if word.start >= high:
            break
        if word.start >= low and word.is_word:
            return word.end if word.low in _JOINERS | OPENERS and word.end < high else low
    return low
