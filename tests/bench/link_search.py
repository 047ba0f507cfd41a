"""The fewest keys for a link: first to its head, then from the head to the link.

Both parts are searched by cost alone; what link mode offers depends on the head and not on the way
to it, so the sum is the fewest of all.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from store.model import Uid
from tests.bench.board import Board, Moment
from tests.bench.states import Aids, Chain, strokes_of
from tests.bench.strokes import JUMP, Keys, Stroke
from tests.bench.ways import Place, Ways, commands_of
from tui.commands.base import Command
from tui.commands.linking import LinkAs, StartLink
from tui.state import Mode

LINK_LIMIT = 12
"""The most keys that are tried, for either part."""
LINK_PATIENCE = 4_000
"""States looked at before a link counts as more than the limit."""

_STEPPING = ("next-span", "previous-span", "cycle-span", "next-pane", "previous-pane")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A link to be made, by the ids that its spans have become."""

    head: Uid
    tail: Uid
    type: str
    directed: bool

    def is_met(self, made: tuple[str, Uid, Uid] | None) -> bool:
        """Whether type, head and tail are these."""
        if made is None or made[0] != self.type:
            return False
        same = made[1:] == (self.head, self.tail)
        return same or (not self.directed and made[1:] == (self.tail, self.head))


@dataclass(slots=True)
class _Node:
    cost: int
    path: Chain
    moment: Moment
    fresh: bool = False


class LinkSearch:
    """Finds the way to one link from a board's present state, which it leaves as it is."""

    def __init__(self, board: Board, ways: Ways, wanted: Wanted, aids: Aids) -> None:
        self._board = board
        self._ways = ways
        self._wanted = wanted
        self._aids = aids
        self._start = board.now()
        self._heap: list[tuple[int, int, _Node]] = []
        self._best: dict[object, int] = {}
        self._number = count()
        self._stepping = [
            c for c in commands_of(board, Mode.READ, ("Spans", "Panes")) if c.id in _STEPPING
        ]
        others = commands_of(board, Mode.LINK, ("In link mode",))
        self._linking = [c for c in others if not issubclass(c, LinkAs)]
        self._linking += [
            c for c in others if issubclass(c, LinkAs) and c.link_type.id == wanted.type
        ]

    def find(self) -> tuple[Keys | None, Keys | None]:
        """Return the strokes to the head and those from there, or null for more than the limit."""
        try:
            return self._to_head(), self._from_head()
        finally:
            self._board.restore(self._start)

    # To the head: leaves the board there.

    def _to_head(self) -> Keys | None:
        self._begin()
        for node in self._nodes():
            self._board.restore(node.moment)
            current = self._board.state.pane.current
            if current is not None and current.uid == self._wanted.head:
                return strokes_of(node.path)
            self._walk(node)
            for command in self._stepping:
                self._try(node, command)
        self._stand_on_head()
        return None

    def _stand_on_head(self) -> None:
        self._board.restore(self._start)
        state = self._board.state
        found = state.find_span(self._wanted.head)
        if found is not None:
            state.focus_on(found[0])
            state.pane.put_cursor(found[1].start)
            state.pane.mean(found[1].uid)

    # From the head.

    def _from_head(self) -> Keys | None:
        begin = self._board.stroke(StartLink, Mode.READ)
        if begin is None or not self._board.attempt(StartLink):
            return None
        self._begin((begin,))
        for node in self._nodes():
            for command in self._linking:
                stroke = self._try(node, command)
                if stroke is not None and self._wanted.is_met(self._board.paper.linked):
                    return (*strokes_of(node.path), stroke)
            self._board.restore(node.moment)
            self._walk(node)
        return None

    # Both.

    def _begin(self, strokes: Keys = ()) -> None:
        self._heap, self._best = [], {}
        self._push(len(strokes), ((), strokes), fresh=True)

    def _nodes(self) -> Iterator[_Node]:
        for _ in range(LINK_PATIENCE):
            if not self._heap:
                return
            yield heapq.heappop(self._heap)[-1]

    def _push(self, cost: int, path: Chain, *, fresh: bool = False) -> None:
        """Keep the present state to look at, unless it was reached with as few keys."""
        state = self._board.state
        chosen = state.draft.chosen if state.draft else None
        key = (state.mode, chosen, state.focus, state.pane.cursor, state.pane.depth)
        if cost <= LINK_LIMIT and self._best.get(key, 1 << 30) > cost:
            self._best[key] = cost
            node = _Node(cost, path, self._board.now(), fresh)
            heapq.heappush(self._heap, (cost, next(self._number), node))

    def _try(self, node: _Node, command: type[Command]) -> Stroke | None:
        """Press a key and keep where it leads; return the key unless it was refused."""
        board, state = self._board, self._board.state
        board.restore(node.moment)
        stroke = board.stroke(command, state.mode)
        if stroke is None or not board.attempt(command):
            return None
        if state.mode is (Mode.READ if state.draft is None else Mode.LINK):
            self._push(node.cost + 1, (node.path, (stroke,)), fresh=True)
        return stroke

    def _walk(self, node: _Node) -> None:
        """Keep where motions and labels lead from the board's present state."""
        board, state = self._board, self._board.state
        if self._aids.labels and node.fresh:
            for pane, word in board.labels():
                board.restore(node.moment)
                board.jump(pane, word)
                jump = Stroke(JUMP, pane, word)
                self._push(node.cost + jump.cost, (node.path, (jump,)))
        board.restore(node.moment)
        ways = self._ways.steps(self._ways.here(), state.mode, counts=self._aids.counts)
        for strokes, keys, place in list(ways):
            board.restore(node.moment)
            if state.draft is not None:
                state.draft = state.draft.choosing(None)
            self._put(place)
            self._push(node.cost + keys, (node.path, strokes))

    def _put(self, place: Place) -> None:
        state = self._board.state
        pane = state.pane
        pane.depth = pane.depth if pane.cursor == place.cursor else 0
        pane.cursor, pane.goal, self._board.sheet.tops[state.focus] = place
