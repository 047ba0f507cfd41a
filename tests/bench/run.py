"""One story made with the fewest keys, span after span, and then its links.

Every path that the search finds is typed at once on a project in memory, so that the next one starts
from the state it leads to; and the store must then hold what the search promised.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from store.errors import RefusedError
from store.links import links_by_id
from store.model import Extent, Span
from store.spans import spans_of
from tests.bench.board import Board, Keys, keys_in
from tests.bench.gold import GoldLink, GoldSpan, GoldStory
from tests.bench.link_search import LinkSearch, Wanted
from tests.bench.search import Aids, Memory, SpanSearch
from tests.bench.target import Target
from tests.bench.ways import Ways

COLUMNS = {
    "plain": Aids(),
    "labels": Aids(labels=True),
    "counts": Aids(counts=True),
    "both": Aids(labels=True, counts=True),
}


LINK = "link"
LINK_FROM_HEAD = "link, from its head"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a span or a link took.

    Attributes:
        kind: The tag; `LINK` or `LINK_FROM_HEAD`.
        parts: How many fragments.
        keys: How many; null for more than the limit.
        path: Which.
        left_out: Why it is not counted: it is there already, or the program refuses it.
        made: The extents that the store holds, of a span.
    """

    story: str
    id: str
    kind: str
    parts: int
    keys: int | None
    path: Keys = ()
    left_out: str = ""
    made: tuple[Extent, ...] = ()


def run_story(story: GoldStory, aids: Aids, *, trim: bool) -> list[Outcome]:
    """Return what each span and each link of a story took."""
    board = Board(story)
    ways, memory = Ways(board), Memory()
    outcomes = [_span(board, ways, memory, story, span, aids, trim=trim) for span in story.spans]
    for link in story.links:
        outcomes += _link(board, ways, story, link, aids)
    return outcomes


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
        return Outcome(
            story.name,
            gold.id,
            gold.tag,
            parts,
            None,
            left_out="there already",
            made=twin.fragments,
        )
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
    return Outcome(story.name, gold.id, gold.tag, parts, keys, path or (), made=made.fragments)


def _link(
    board: Board, ways: Ways, story: GoldStory, gold: GoldLink, aids: Aids
) -> tuple[Outcome, Outcome]:
    """Return what a link took from where the one before was left, and from its head."""
    head, tail = board.ids[gold.a], board.ids[gold.b]
    link_type = board.state.link_type(gold.type)
    wanted = Wanted(head, tail, gold.type, link_type is not None and link_type.directed)
    to_head, from_head = LinkSearch(board, ways, wanted, aids).find()
    names = story.name, f"{gold.a}-{gold.b}"
    before = set(board.state.links)
    if to_head is not None and from_head is not None:
        board.press(to_head + from_head)
        whole = Outcome(*names, LINK, 1, keys_in(to_head + from_head), to_head + from_head)
    else:
        try:
            board.put_link(gold.type, head, tail)
        except RefusedError as error:
            return _refused(names, error)
        whole = Outcome(*names, LINK, 1, None)
    (uid,) = set(board.state.links) - before
    made = links_by_id(board.project.db, (uid,))[uid]
    if not wanted.is_met((made.type, made.head, made.tail)):
        raise AssertionError(f"{names}: the store holds {made}: {whole.path}")
    keys = keys_in(from_head) if from_head is not None else None
    return whole, Outcome(*names, LINK_FROM_HEAD, 1, keys, from_head or ())


def _refused(names: tuple[str, str], error: RefusedError) -> tuple[Outcome, Outcome]:
    why = error.sentence
    return (
        Outcome(*names, LINK, 1, None, left_out=why),
        Outcome(*names, LINK_FROM_HEAD, 1, None, left_out=why),
    )


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


__all__ = ["COLUMNS", "LINK", "LINK_FROM_HEAD", "Outcome", "run_story"]
