"""The fewest keys for a span: a best-first search over the states that keys lead to.

Reading, a state is where the cursor stands; after a tag key it is the words just made; selecting,
it is the selection. A branch goes on as long as the gold can come of it: words that were selected by
hand must have an end of the gold's, or be on the way to it. No path costs less than what is found,
but for what is left out on purpose: nobody tags wrong words, to mend them after going elsewhere.
"""

from __future__ import annotations

import heapq
from itertools import count, product

from tests.bench.board import Board, Moment
from tests.bench.paper import TRIAL
from tests.bench.states import Aids, Memory, Node, Taken, least_keys, strokes_of
from tests.bench.strokes import FROM, JUMP, JUMP_KEYS, TO, Keys, Stroke, keys_in
from tests.bench.target import Goal, Target
from tests.bench.ways import Place, Ways, commands_of
from tui.commands.base import Command
from tui.commands.motion import Motion
from tui.commands.tagging import TagWith
from tui.state import Mode, Selection

LIMIT = 12
"""The most keys that are tried for an extent."""
PATIENCE = 40_000
"""States looked at before a span counts as more than the limit."""
LOOKING = 2
"""Keys after which another tag's key is no longer tried, to see what it shows."""
_NEAREST = 2  # labels at each end of the gold
AROUND = 20
"""Code points around an end of the gold in which a label may be jumped to."""

_KEEPS_GROWN = ("grow", "shrink", "swap-ends")
_ENDING = ("cancel", "set-extent", "add-fragment")
_STEPPING = ("next-span", "previous-span")


class SpanSearch:
    """Finds the way to one span from a board's present state, which it leaves as it is."""

    def __init__(
        self, board: Board, ways: Ways, target: Target, aids: Aids, memory: Memory | None = None
    ) -> None:
        self._board = board
        self._ways = ways
        self._memory: Memory = {} if memory is None else memory
        self._target = target
        self._aids = aids
        self._limit = LIMIT * len(target.goals)
        self._heap: list[tuple[int, int, int, Node]] = []
        self._best: dict[object, int] = {}
        self._number = count()
        self._labelled = False
        self._start = board.now()
        self._there = {(span.tag, span.fragments) for span in board.state.pane.index}
        self._tags = [
            c for c in board.table if issubclass(c, TagWith) and board.stroke(c, Mode.READ)
        ]
        self._tag = next(c for c in self._tags if c.tag.id == target.tag)
        self._selecting = [
            c for c in commands_of(board, Mode.READ, ("Selecting",)) if c.id not in _ENDING
        ]
        self._beginning = [c for c in self._selecting if c.id not in _KEEPS_GROWN]
        self._stepping = [c for c in commands_of(board, Mode.READ, ("Spans",)) if c.id in _STEPPING]
        self._changing = [
            c for c in commands_of(board, Mode.SELECT, ("Selecting",)) if c.id not in _ENDING
        ]
        self._ending = commands_of(board, Mode.SELECT, ("Selecting",))
        self._ending = [c for c in self._ending if c.id in _ENDING[1:]]

    def find(self) -> Keys | None:
        """Return the strokes; null when they would be more than the limit."""
        try:
            return self._find()
        finally:
            self._board.restore(self._start)

    def _find(self) -> Keys | None:
        start = Node(0, (), place=self._ways.here(), fresh=True)
        self._push(start, (0, self._ways.here().cursor), 1)
        for _ in range(PATIENCE):
            if not self._heap:
                return None
            *_, node = heapq.heappop(self._heap)
            if node.done:
                return strokes_of(node.path)
            if node.place is not None:
                self._from_place(node, node.place)
            elif node.moment is not None and self._is_selecting(node.moment):
                self._from_selection(node)
            else:
                self._from_made(node)
        return None

    def _is_selecting(self, moment: Moment) -> bool:
        self._board.restore(moment)
        return self._board.state.mode is Mode.SELECT

    def _push(self, node: Node, key: object, least: int) -> None:
        """Keep a state to look at, unless it was reached with as few keys."""
        total = node.cost + least + 2 * (len(self._target.goals) - 1 - node.stage)
        if total > self._limit or self._best.get(key, 1 << 30) <= node.cost:
            return
        self._best[key] = node.cost
        heapq.heappush(self._heap, (total, -node.cost, next(self._number), node))

    # Reading, and going to the next fragment.

    def _from_place(self, node: Node, place: Place) -> None:
        goal = self._target.goals[node.stage]
        mode = Mode.READ if node.base is None else Mode.SELECT
        for strokes, keys, led in self._ways.steps(place, mode, counts=self._aids.counts):
            self._go(node, strokes, keys, led)
        if self._aids.labels and node.fresh:
            self._by_labels(node, place, goal)
        if node.base is None:
            for command in self._stepping:
                self._step(node, place, command)
            for command in self._tags if node.cost <= LOOKING else (self._tag,):
                if self._taken(command, place.cursor):
                    self._try(node, command)
        if goal.low <= place.cursor < goal.high:
            for command in self._beginning if node.base is None else self._changing:
                self._try(node, command)

    def _by_labels(self, node: Node, place: Place, goal: Goal) -> None:
        """Jump to the words around the gold, or select by their labels."""
        self._labelled = self._labelled or (not node.path and self._in_view(goal, place))
        pane = self._board.state.focus
        self._board.sheet.tops[pane] = place.top
        low, high = goal.low - AROUND, goal.high + AROUND
        for word in self._board.labelled(pane, max(0, low), high):
            jump = Stroke(JUMP, pane, word)
            self._go(node, (jump,), jump.cost, Place(word[0], None, place.top))
        if node.base is None and FROM in self._board.table.commands:
            self._span(node, goal)

    def _span(self, node: Node, goal: Goal) -> None:
        """Select from the label nearest to the start to the one nearest to the end."""
        board, pane = self._board, self._board.state.focus
        words = board.labelled(pane, max(0, goal.low - AROUND), goal.high + AROUND)
        firsts = sorted(words, key=lambda word: abs(word[0] - goal.start))[:_NEAREST]
        lasts = sorted(words, key=lambda word: abs(word[1] - goal.end))[:_NEAREST]
        for first, last in product(firsts, lasts):
            self._stand(node)
            board.span(pane, first, last)
            self._take(node, (Stroke(FROM, pane, first), Stroke(TO, pane, last)), moved=True)

    def _in_view(self, goal: Goal, place: Place) -> bool:
        """Whether all of a gold extent is in view."""
        self._board.sheet.tops[self._board.state.focus] = place.top
        start, end = self._board.sheet.visible(self._board.state.focus)
        return start <= goal.low and goal.high <= end

    def _go(self, node: Node, strokes: Keys, keys: int, led: Place) -> None:
        """Keep a place that strokes lead to."""
        cost = node.cost + keys
        key = (node.stage, led.cursor)
        if self._best.get(key, 1 << 30) <= cost:
            return
        taken = node.base is None and self._taken(self._tag, led.cursor)
        if self._labelled and cost >= JUMP_KEYS and not taken and self._is_far(node.stage, led):
            return
        fresh = node.place is None or led.top != node.place.top
        found = Node(cost, (node.path, strokes), node.stage, led, base=node.base, fresh=fresh)
        self._push(found, key, 1 if taken else 2)

    def _step(self, node: Node, place: Place, command: type[Command]) -> None:
        """Go to the next span, or the one before."""
        board = self._board
        board.stand(*place)
        stroke = board.stroke(command, Mode.READ)
        if stroke is not None and board.attempt(command):
            self._go(node, (stroke,), 1, self._ways.here())

    def _is_far(self, stage: int, place: Place) -> bool:
        """Whether a place is so far from the gold that a jump from the start is better."""
        goal = self._target.goals[stage]
        return not goal.low - AROUND <= place.cursor < goal.high + AROUND

    def _taken(self, command: type[TagWith], cursor: int) -> bool:
        """Whether what a tag key takes or shows at a place has to do with the goal.

        What another tag's key shows can be tagged as one likes; what it takes cannot.
        """
        pane = self._board.state.focus
        key = (pane, command.id, cursor)
        known = self._memory.get(key)
        if known is None or (known.tag, (known.extent,)) in self._there:
            known = self._memory[key] = self._take_at(command, cursor)
        usable = known.shown or known.tag == self._target.tag
        return usable and self._target.goals[0].touches(known.extent)

    def _take_at(self, command: type[TagWith], cursor: int) -> Taken:
        board = self._board
        board.stand(cursor, None, 0)
        if board.attempt(command):
            selection, trial = board.state.selection, board.paper.trial
            if trial is not None:
                return Taken(trial.tag, trial.fragments[0])
            if selection is not None:
                return Taken(command.tag.id, selection.extent, shown=True)
        return Taken()

    # Trying a key.

    def _stand(self, node: Node) -> None:
        board = self._board
        held = node.moment or node.base or (self._start if not node.path else None)
        if held is not None:
            board.restore(held)
        if node.place is not None and held is not self._start:
            if held is None:
                board.stand(*node.place)
            else:
                pane = board.state.pane
                pane.cursor, pane.goal, board.sheet.tops[board.state.focus] = node.place

    def _try(self, node: Node, command: type[Command], times: int = 1) -> None:
        self._stand(node)
        digits = tuple(Stroke(d) for d in str(times)) if times > 1 else ()
        self._board.state.count = times if times > 1 else 0
        stroke = self._board.stroke(command, self._board.state.mode)
        if stroke is not None and self._board.attempt(command):
            grown = node.place is not None or command.id in _KEEPS_GROWN
            self._take(node, (*digits, stroke), moved=node.moved or not grown)

    def _take(self, node: Node, strokes: Keys, *, moved: bool) -> None:
        """Look at what has become of the state."""
        state, trial = self._board.state, self._board.paper.trial
        found = Node(node.cost + keys_in(strokes), (node.path, strokes), node.stage, moved=moved)
        selection = state.selection
        if selection is not None:
            if trial is None or selection.editing == TRIAL:
                self._take_selection(found, selection)
        elif state.mode is not Mode.READ:
            return
        elif trial is not None and self._target.is_met(trial.fragments):
            found.done = True
            self._push(found, "done", 0)
        elif (
            trial
            and len(trial.fragments) == 1
            and self._target.goals[0].touches(trial.fragments[0])
        ):
            found.moment = self._board.now()
            self._push(found, ("made", trial.fragments, state.seed), 1)

    def _take_selection(self, found: Node, selection: Selection) -> None:
        goals, stage = self._target.goals, found.stage
        if len(selection.kept) != stage + (not selection.begun):
            return
        if not selection.begun:
            if stage + 1 < len(goals) and goals[stage].is_met(selection.kept[-1]):
                found.base, found.place = self._board.now(), self._ways.here()
                found.stage, found.fresh, found.moved = stage + 1, True, False
                self._push(found, (stage + 1, found.place.cursor), 2)
            return
        least = least_keys(selection, goals[stage], moved=found.moved)
        if goals[stage].touches(selection.extent):
            found.moment = self._board.now()
            self._push(found, ("select", selection, found.moved), least)

    # Words just made, and words selected.

    def _from_made(self, node: Node) -> None:
        for command in self._selecting:
            self._try(node, command)

    def _from_selection(self, node: Node) -> None:
        selection = self._board.state.selection
        if selection is None:
            return
        goal = self._target.goals[node.stage]
        if goal.is_met(selection.extent):
            for command in (self._tag, *self._ending):
                self._try(node, command)
        for command in self._changing:
            if not node.moved or command.id not in ("grow", "shrink"):
                self._try(node, command)
        at_end = selection.head == selection.extent[1]
        held = goal.starts(selection.extent[0]) if at_end else goal.ends(selection.extent[1])
        for motion in self._ways.motions:
            self._try(node, motion)
            if self._aids.counts and held:
                self._count(node, motion)
        if self._aids.labels and held:
            self._lead(node, goal.end if at_end else goal.start)

    def _count(self, node: Node, motion: type[Motion]) -> None:
        for times in range(2, 10):
            self._try(node, motion, times)

    def _lead(self, node: Node, wanted: int) -> None:
        """Jump to the words around the end that is wanted."""
        self._stand(node)
        pane = self._board.state.focus
        low = max(0, wanted - AROUND)
        for word in self._board.labelled(pane, low, wanted + AROUND):
            self._stand(node)
            self._board.jump(pane, word)
            self._take(node, (Stroke(JUMP, pane, word),), moved=True)
