"""One story made with the fewest keys, span after span, and then its links.

Every path that the search finds is typed at once on a project in memory, so that the next one starts
from the state it leads to; and the store must then hold what the search promised.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from store.errors import RefusedError
from store.links import links_by_id
from store.model import Extent, Span, Uid
from store.spans import spans_of
from tests.bench.board import Board
from tests.bench.gold import GoldLink, GoldSpan, GoldStory
from tests.bench.link_search import LinkSearch, Wanted
from tests.bench.search import SpanSearch
from tests.bench.states import Aids, Memory
from tests.bench.strokes import Keys, WrongError, keys_in
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
WRONG = "the search was wrong:"
SPLIT = "its end splits a character"
"""Why a span is left out that was made none the less, as near to the gold as the program makes any."""


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
    """Return what each span and each link of a story took.

    What contradicts the search ends the story, and is told as what was left out.
    """
    run = _Run(story, aids, trim=trim)
    outcomes: list[Outcome] = []
    try:
        outcomes.extend(run.span(span) for span in story.spans)
        for link in story.links:
            outcomes += run.link(link)
    except WrongError as error:
        outcomes.append(Outcome(story.name, "", "", 1, None, left_out=f"{WRONG} {error}"))
    return outcomes


class _Run:
    """One story under way."""

    def __init__(self, story: GoldStory, aids: Aids, *, trim: bool) -> None:
        self._story = story
        self._aids = aids
        self._trim = trim
        self._board = Board(story)
        self._ways = Ways(self._board)
        self._memory: Memory = {}

    def span(self, gold: GoldSpan) -> Outcome:
        """Make a span."""
        board, text = self._board, self._story.texts[gold.source]
        if board.state.focus != gold.source:
            board.state.focus_on(gold.source)
        target = Target.of(text, gold.tag, gold.fragments, trim=self._trim)
        blank = Outcome(self._story.name, gold.id, gold.tag, len(gold.fragments), None)
        if twin := _made(board, target):
            board.ids[gold.id] = twin.uid
            return replace(blank, left_out="there already", made=twin.fragments)
        before = set(self._stored())
        path = SpanSearch(board, self._ways, target, self._aids, self._memory).find()
        try:
            self._make_span(path, gold)
        except RefusedError as error:
            return replace(blank, left_out=str(error))
        (uid,) = set(stored := self._stored()) - before
        made = stored[uid]
        board.ids[gold.id] = uid
        if made.tag != gold.tag or not target.is_met(made.fragments):
            if path is not None:
                raise WrongError(f"{blank}: the store holds {made.fragments}, after {path}")
            return replace(blank, left_out=SPLIT, made=made.fragments)
        return replace(blank, keys=_keys(path), path=path or (), made=made.fragments)

    def _make_span(self, path: Keys | None, gold: GoldSpan) -> None:
        if path is not None:
            self._board.press(path)
        else:
            self._board.put_span(gold.source, gold.tag, gold.fragments)

    def _stored(self) -> dict[Uid, Span]:
        """Return what the store holds of the active source."""
        project, source = self._board.project, self._board.state.pane.source.uid
        return {span.uid: span for span in spans_of(project.db, source, (project.layer,))}

    def link(self, gold: GoldLink) -> tuple[Outcome, Outcome]:
        """Make a link; return what it took from the place before, and from its head."""
        board = self._board
        whole = Outcome(self._story.name, f"{gold.a}-{gold.b}", LINK, 1, None)
        part = replace(whole, kind=LINK_FROM_HEAD)
        head, tail = board.ids.get(gold.a), board.ids.get(gold.b)
        if head is None or tail is None:
            why = "a span of it is left out"
            return replace(whole, left_out=why), replace(part, left_out=why)
        kind = board.state.link_type(gold.type)
        wanted = Wanted(head, tail, gold.type, kind is not None and kind.directed)
        to_head, from_head = LinkSearch(board, self._ways, wanted, self._aids).find()
        path = to_head + from_head if to_head is not None and from_head is not None else None
        try:
            self._make_link(path, wanted)
        except RefusedError as error:
            why = error.sentence
            return replace(whole, left_out=why), replace(part, left_out=why)
        return (
            replace(whole, keys=_keys(path), path=path or ()),
            replace(part, keys=_keys(from_head), path=from_head or ()),
        )

    def _make_link(self, path: Keys | None, wanted: Wanted) -> None:
        board = self._board
        before = set(board.state.links)
        if path is not None:
            board.press(path)
        else:
            board.put_link(wanted.type, wanted.head, wanted.tail)
        (uid,) = set(board.state.links) - before
        made = links_by_id(board.project.db, (uid,))[uid]
        if not wanted.is_met((made.type, made.head, made.tail)):
            raise WrongError(f"{wanted}: the store holds {made}, after {path}")


def _keys(path: Keys | None) -> int | None:
    return None if path is None else keys_in(path)


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


__all__ = ["COLUMNS", "LINK", "LINK_FROM_HEAD", "SPLIT", "WRONG", "Outcome", "run_story"]
