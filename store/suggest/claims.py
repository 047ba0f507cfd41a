"""Statements: what a sentence says, without who says so.

What an attribution introduces goes from behind it (`that` included) to the end of the sentence, or
to where the next attribution of the same rank begins (`…, but the union said`); what a trailing one
closes goes from the start of the sentence to it. A sentence without any is one statement, and so is
a quotation that makes up whole sentences. Statements nest where reports do: outer before inner.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from store.model import Extent
from store.suggest.attributions import Attribution, attributions
from store.suggest.grammar import DAYS, OPENERS, PREPOSITIONS, RELATIVES
from store.suggest.tokens import Token, listed, tokens
from store.text.clauses import trim_clause

LEAST_WORDS = 3
"""Words that what is left beside an attribution must have to count as a statement."""

_JOINERS = listed("and but while although though yet or whereas")
_ADDRESSEES = listed("him her me them us you reporters everyone people voters lawmakers")
_NEAR = 12
"""Words after a cue within which what it introduces begins."""
_RELATIVE = 40
"""Words of a relative clause within which its end is looked for."""
_LATER = 8
"""Attributions that are looked at for the one that ends a statement."""


def statements(
    text: str, sentences: Sequence[Extent], quotations: Sequence[Extent] = ()
) -> list[Extent]:
    """Return the statements of consecutive sentences of `text`, ascending, outer before inner.

    `quotations` are those that reach into the sentences, ascending.
    """
    starts = [sentence[0] for sentence in sentences]
    whole = [each for each in quotations if _is_whole(text, each, starts)]
    found = {trim_clause(text, *each) for each in whole}
    openings = [each[0] for each in whole]
    quoted_to, next_one = 0, 0
    for start, end in sentences:
        while next_one < len(whole) and openings[next_one] <= start:
            quoted_to = max(quoted_to, whole[next_one][1])
            next_one += 1
        if max(start, quoted_to) < end:
            found.update(_Sentence(text, max(start, quoted_to), end).statements())
    return sorted((each for each in found if each[0] < each[1]), key=lambda e: (e[0], -e[1]))


def _is_whole(text: str, quotation: Extent, starts: Sequence[int]) -> bool:
    """Whether a quotation says at least one sentence in full, not some words of a longer one."""
    start, end = quotation
    first = bisect_left(starts, start)
    if starts[first : first + 1] != [start]:
        return False
    if first + 1 < len(starts) and starts[first + 1] < end:
        return True
    return text[max(start, end - 2) : end - 1] in {*",.?!…"} or text[end : end + 1] == ","


class _Sentence:
    """A sentence with its tokens and attributions."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text = text
        self._start = start
        self._end = end
        self._found = attributions(text, start, end)
        self._words = tokens(text, start, end) if self._found else []
        self._places = [word.start for word in self._words]

    def statements(self) -> Iterator[Extent]:
        """Yield its statements, in no order; they may be empty."""
        free = covered = self._start
        for at, each in enumerate(self._found):
            after = self._after(each)
            if after is None and not self._trails(each):
                continue
            low = free if after is None else covered
            least = 1 if after is None else LEAST_WORDS
            yield from self._between(low, each.extent[0], least)
            if after is None:
                free = covered = each.extent[1]
            else:
                stop = self._stop(at, after)
                covered = max(covered, stop)
                yield trim_clause(self._text, after, stop)
        yield from self._between(covered, self._end, LEAST_WORDS if self._found else 0)

    def _index(self, place: int) -> int:
        """Return the index of the first token at or after a place."""
        return bisect_left(self._places, place)

    def _between(self, low: int, high: int, least: int) -> Iterator[Extent]:
        """Yield what stands between two places, without the conjunction that joins it."""
        first, last = self._index(low), self._index(high)
        if low >= high or sum(word.is_word for word in self._words[first:last]) < least:
            return
        opening = next((word for word in self._words[first:last] if word.is_word), None)
        if opening is not None and opening.low in _JOINERS | OPENERS and self._found:
            low = opening.end
        yield trim_clause(self._text, low, high)

    def _after(self, one: Attribution) -> int | None:
        """Return where what an attribution introduces begins; none where it follows what was said."""
        first = self._index(one.extent[1])
        rest = self._words[first : first + _NEAR]
        if not rest or not one.leads:
            return None
        if one.told or rest[0].low in DAYS | PREPOSITIONS:
            for word in rest:
                if word.low == "that" or word.raw in '“"«„:':
                    return word.start
        skipped = _skipped(rest, told=one.told)
        if skipped >= len(rest) or (rest[skipped].raw == "," and skipped > 0):
            return None
        return rest[skipped].start

    def _trails(self, one: Attribution) -> bool:
        """Whether an attribution follows what was said: after a comma, a quotation, a dash."""
        at = self._index(one.extent[0])
        before = self._words[at - 1] if at > 0 else None
        return before is None or not before.raw[-1].isalnum() or self._words[at].low == "according"

    def _stop(self, number: int, after: int) -> int:
        """Return where what begins at `after` ends: before the next attribution of its rank.

        What a relative clause reports (`, which denies it,`) ends with the clause.
        """
        if self._words[self._index(self._found[number].extent[0])].low in RELATIVES:
            first = self._index(after) + 1
            rest = self._words[first : first + _RELATIVE]
            return next((word.start for word in rest if word.raw in ",;—)"), self._end)
        for each in self._found[number + 1 : number + 1 + _LATER]:
            at = self._index(each.extent[0])
            before = self._words[at - 1] if at > 0 else None
            if before is None or before.start < after:
                continue
            if before.low in _JOINERS or before.low in {";", "—", "–", "--"}:
                return before.start
            if before.raw == "," and not (each.sourced and each.leads):
                return before.start
        return self._end


def _skipped(rest: Sequence[Token], *, told: bool) -> int:
    """Return how many tokens after a cue are its addressee, a day or a colon."""
    at = 0
    if told and rest[0].low in _ADDRESSEES:
        at = 1
    elif told:
        at = rest[0].low == "the"
        while at < len(rest) and (rest[at].is_name or rest[at].low in {"'s", "of", "."}):
            at += 1
    while at < len(rest):
        on_day = rest[at].low in {"on", "last"} and rest[at + 1 : at + 2]
        if not (rest[at].low in DAYS or rest[at].raw == ":" or (on_day and on_day[0].low in DAYS)):
            break
        at += 1
    return at
