"""Counterparts of a span in the other sources: which words, how alike, and which link is likely."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from store.compare import likely_types
from store.links import constraint_problem
from store.model import Extent, LinkType, Span, Uid
from tui.state import Candidate, Pane, Workspace, trimmed

MOST_CANDIDATES = 10
SPAN_BONUS = 5.0
"""What an existing span is preferred by over the bare sentence it stands in."""


def find_candidates(workspace: Workspace, head: Span) -> list[Candidate]:
    """Return counterparts of a span in the other sources, best first, one a place."""
    # rapidfuzz takes some 15 ms to load, which the first paint need not wait for.
    from store.suggest.counterparts import Passage, rank  # noqa: PLC0415

    home = workspace.pane
    query = home.span_words(head)
    linked = {end for link in workspace.links_on(head.uid) for end in (link.head, link.tail)}
    passages: list[Passage[tuple[int, Extent, Uid | None]]] = []
    for number, pane in enumerate(workspace.panes):
        if number == workspace.focus:
            continue
        for span in pane.index:
            if span.uid in linked:
                continue
            words = pane.span_words(span)
            bonus = SPAN_BONUS if span.tag == head.tag else 0.0
            key = (number, (span.start, span.end), span.uid)
            passages.append(Passage(key, words, bonus))
        passages += [
            Passage((number, sentence, None), pane.words(sentence))
            for sentence in _sentences(pane, head.tag, linked)
        ]
    ranked = rank(query, passages, MOST_CANDIDATES)
    return [_candidate(workspace, head, query, found.key, found.score) for found in ranked]


def _sentences(pane: Pane, tag: str, linked: Collection[Uid]) -> Iterator[Extent]:
    """Yield sentences that are no span of the tag, and hold no span that is linked already."""
    tagged = {span.fragments for span in pane.index if span.tag == tag}
    done = [extent for span in pane.index if span.uid in linked for extent in span.fragments]
    for sentence in pane.document.units("sentence"):
        free = all(end <= sentence[0] or sentence[1] <= start for start, end in done)
        if free and (trimmed(pane.document.text, sentence),) not in tagged:
            yield sentence


def _candidate(
    workspace: Workspace, head: Span, query: str, key: tuple[int, Extent, Uid | None], score: float
) -> Candidate:
    number, extent, uid = key
    pane = workspace.panes[number]
    tail = pane.span_with(uid) if uid is not None else None
    words = pane.words(extent)
    guess = tail or imagined(head, pane, extent)
    type_id = likely_type(workspace, head, query, guess, words)
    return Candidate(number, extent, uid, score, type_id)


def imagined(head: Span, pane: Pane, extent: Extent) -> Span:
    """Return the span that words would become: the head's tag, and no id yet."""
    return Span(Uid(b""), pane.source.uid, head.layer, head.tag, (extent,))


def likely_type(workspace: Workspace, head: Span, query: str, tail: Span, words: str) -> str:
    """Return the id of the likeliest type that allows the two; empty where none does."""
    guesses = likely_types(query, head.tag, words, tail.tag)
    allowed = [t.id for t in workspace.link_types if orient(t, head, tail) is not None]
    return next((g for g in guesses if g in allowed), allowed[0] if allowed else "")


def orient(link_type: LinkType, head: Span, tail: Span) -> tuple[Span, Span] | None:
    """Return the ends in an order that the type allows; null when it allows neither."""
    for one, other in ((head, tail), (tail, head)):
        if not constraint_problem(link_type, one, other):
            return one, other
    return None
