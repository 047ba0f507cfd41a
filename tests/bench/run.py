"""One story made with the fewest keys, span after span, and then its links.

Every path that the search finds is typed at once on a project in memory, so that the next one starts
from the state it leads to; and the store must then hold what the search promised.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from store.errors import RefusedError
from store.model import Span
from store.spans import spans_of
from tests.bench.board import Board, Keys, keys_in
from tests.bench.gold import GoldSpan, GoldStory
from tests.bench.paper import is_there
from tests.bench.search import Aids, Memory, SpanSearch
from tests.bench.target import Target
from tests.bench.ways import Ways

COLUMNS = {
    "plain": Aids(),
    "labels": Aids(labels=True),
    "counts": Aids(counts=True),
    "both": Aids(labels=True, counts=True),
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a span or a link took.

    Attributes:
        kind: The tag; `link` or `link from its head` for a link.
        parts: How many fragments.
        keys: How many; null for more than the limit.
        path: Which.
        left_out: Why it is not counted: it is there already, or the program refuses it.
    """

    story: str
    id: str
    kind: str
    parts: int
    keys: int | None
    path: Keys = ()
    left_out: str = ""


@dataclass(slots=True)
class Made:
    """A story as it was made: what each piece took, and all paths in order for a replay."""

    outcomes: list[Outcome] = field(default_factory=list)


def run_story(story: GoldStory, aids: Aids, *, trim: bool) -> list[Outcome]:
    """Return what each span and each link of a story took."""
    board = Board(story)
    ways, memory = Ways(board), Memory()
    return [_span(board, ways, memory, story, span, aids, trim=trim) for span in story.spans]


def _span(
    board: Board,
    ways: Ways,
    memory: Memory,
    story: GoldStory,
    gold: GoldSpan,
    aids: Aids,
    *,
    trim: bool,
) -> Outcome:
    if board.state.focus != gold.source:
        board.state.focus_on(gold.source)
    target = Target.of(story.texts[gold.source], gold.tag, gold.fragments, trim=trim)
    parts = len(gold.fragments)
    if twin := _made(board, target):
        board.ids[gold.id] = twin.uid
        return Outcome(story.name, gold.id, gold.tag, parts, None, left_out="there already")
    before = {span.uid for span in board.state.pane.index}
    path = SpanSearch(board, ways, target, aids, memory).find()
    if path is not None:
        board.press(path)
    else:
        try:
            board.put_span(gold.source, gold.tag, gold.fragments)
        except RefusedError as error:
            return Outcome(story.name, gold.id, gold.tag, parts, None, left_out=str(error))
    (uid,) = {span.uid for span in board.state.pane.index} - before
    board.ids[gold.id] = uid
    made = next(s for s in _stored(board) if s.uid == uid)
    if made.tag != gold.tag or not target.is_met(made.fragments):
        raise AssertionError(f"{story.name} {gold.id}: the store holds {made.fragments}: {path}")
    keys = keys_in(path) if path is not None else None
    return Outcome(story.name, gold.id, gold.tag, parts, keys, path or ())


def _made(board: Board, target: Target) -> Span | None:
    """Return a span made before that counts as the target."""
    return next(
        (
            span
            for span in board.state.pane.index
            if span.tag == target.tag and target.is_met(span.fragments)
        ),
        None,
    )


def _stored(board: Board) -> Iterator[Span]:
    pane = board.state.pane
    yield from spans_of(board.project.db, pane.source.uid, (board.project.layer,))


__all__ = ["COLUMNS", "Outcome", "is_there", "run_story"]
