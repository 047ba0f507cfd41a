"""A story's workspace that can be put into any state, tried, and put back; and typed into for good.

Trials write on paper. Typing writes to a project in memory, as the screen would write to its file.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from importlib import import_module
from operator import attrgetter
from typing import Any

from store.errors import SidelightError
from store.links import add_link
from store.model import Extent, Span, Uid
from store.sources import stories
from tests.bench.gold import GoldStory
from tests.bench.paper import Paper, installed
from tests.bench.sheet import Sheet
from tests.bench.strokes import FROM, JUMP, TO, Keys, Stroke, WrongError
from tests.state.desk import project_of
from tui.commands.base import Command, Edit
from tui.commands.edits import tag_words
from tui.commands.table import CommandTable, command_table
from tui.screens.loading import load_workspace, take_in
from tui.state import Mode, Pane, Selection, Workspace

_STATE = [
    f.name
    for f in fields(Workspace)
    if not f.name.startswith("_")
    and f.name
    not in {"story", "panes", "tags", "link_types", "layout", "links", "trail", "arrangement"}
]
_PANE = [f.name for f in fields(Pane) if f.name not in {"source", "document", "index"}]
_state_of = attrgetter(*_STATE)
_pane_of = attrgetter(*_PANE)
_UNASKED = Stroke("")
_KEEPING = ("grow", "shrink")


@dataclass(slots=True)
class Moment:
    """All of a workspace that keys change, but for what is written."""

    state: tuple[Any, ...]
    panes: tuple[tuple[Any, ...], ...]
    tops: list[int]
    trial: Span | None
    trial_pane: Pane


class Board:
    """A story on the table, none of its gold made yet.

    Attributes:
        state: The workspace; no screen belongs to it.
        sheet: Its layout.
        table: All keys.
        ids: What the gold's spans have become, by their ids in the gold.
    """

    def __init__(self, story: GoldStory) -> None:
        installed()
        self.project = project_of(*story.texts)
        self.sheet = Sheet(story.texts)
        self.state = load_workspace(self.project, stories(self.project.db)[0], self.sheet)
        self.state.room = min(2, len(self.state.panes))
        self.table: CommandTable = command_table(self.state.tags, self.state.link_types)
        self.state.tags = self.table.tags
        self.paper = Paper(self.state.pane)
        self.ids: dict[str, Uid] = {}
        self._strokes: dict[tuple[str, Mode], Stroke | None] = {}
        self._labelled: dict[tuple[int, int, int], list[Extent]] = {}
        held = enumerate(_state_of(self.state))
        self._mutable = {n for n, value in held if isinstance(value, list | dict | set)}

    # Any state.

    def now(self) -> Moment:
        """Return the present state."""
        state, paper = self.state, self.paper
        held = _state_of(state)
        if self._mutable:
            held = tuple(v.copy() if n in self._mutable else v for n, v in enumerate(held))
        return Moment(
            held,
            tuple(map(_pane_of, state.panes)),
            self.sheet.tops.copy(),
            paper.trial,
            paper.pane,
        )

    def restore(self, moment: Moment) -> None:
        """Go to a state of before."""
        state = self.state
        for number, (name, value) in enumerate(zip(_STATE, moment.state, strict=True)):
            setattr(state, name, value.copy() if number in self._mutable else value)
        for pane, values in zip(state.panes, moment.panes, strict=True):
            for name, value in zip(_PANE, values, strict=True):
                setattr(pane, name, value)
        self.sheet.tops[:] = moment.tops
        self.paper.put(moment.trial, moment.trial_pane)

    def stand(self, cursor: int, goal: int | None, top: int) -> None:
        """Go to a place of the active pane, without anything in hand."""
        state, pane = self.state, self.state.pane
        state.leave_mode()
        state.last_made, state.count = None, 0
        pane.cursor, pane.goal, pane.depth = cursor, goal, 0
        self.sheet.tops[state.focus] = top
        self.paper.put(None, pane)

    # Trying.

    def attempt(self, command: type[Command]) -> bool:
        """Do what a key does, on paper; return whether it was not refused."""
        self.paper.linked = None
        return self._run(command, self._on_paper)

    def _on_paper(self, edit: Edit) -> None:
        edit.then(self.state, edit.perform(self.paper))  # type: ignore[arg-type]

    def _run(self, command: type[Command], carry_out: Callable[[Edit], None]) -> bool:
        """Run a command as the workspace's screen does."""
        state = self.state
        count, made = state.count, state.last_made
        try:
            effect = command().run(state)
            if isinstance(effect, Edit):
                carry_out(effect)
        except SidelightError:
            return False
        finally:
            if state.count == count and not command.id.startswith("count"):
                state.count = 0
            if state.last_made == made and command.id not in _KEEPING:
                state.last_made = None
        self.sheet.follow(state.focus, state.pane.cursor)
        return True

    # For good.

    def press(self, path: Keys) -> None:
        """Press keys, and write what they make.

        Raises:
            WrongError: A key means nothing, or was refused.
        """
        for stroke in path:
            if stroke.key == JUMP:
                self._press_jump(stroke)
                continue
            if stroke.key in (FROM, TO):
                self._press_label(stroke)
                continue
            command = self.meant(stroke.key)
            if command is None or not self._run(command, self.write):
                raise WrongError(f"{stroke.key} does nothing in mode {self.state.mode}: {path}")

    def meant(self, key: str) -> type[Command] | None:
        """Return the command that a key means in the present mode."""
        mode = self.state.mode
        return next((c for c in self.table if key in c.keys and mode in c.modes), None)

    def stroke(self, command: type[Command], mode: Mode) -> Stroke | None:
        """Return the key of a command in a mode; null where others have all its keys there."""
        known = self._strokes.get((command.id, mode), _UNASKED)
        if known is _UNASKED:
            firsts = {
                key: c for c in reversed(list(self.table)) if mode in c.modes for key in c.keys
            }
            own = (Stroke(key) for key in command.keys if firsts.get(key) is command)
            known = self._strokes[command.id, mode] = next(own, None)
        return known

    def write(self, edit: Edit) -> None:
        """Carry out an edit and read it back."""
        with self.project.operation(edit.label) as op:
            made = edit.perform(op)
        take_in(self.project, self.state, op.changes)
        edit.then(self.state, made)

    def put_span(self, pane: int, tag: str, fragments: tuple[Extent, ...]) -> None:
        """Make a span without keys, and leave the cursor where making it would.

        Raises:
            RefusedError: It is there already.
        """
        self.state.focus_on(pane)
        self.write(tag_words(self.state, tag, fragments))
        self.sheet.follow(pane, self.state.pane.cursor)

    def put_link(self, link_type: str, head: Uid, tail: Uid) -> None:
        """Make a link without keys, and leave the cursor where making it would.

        Raises:
            RefusedError: It is there already, or its type does not allow these ends.
        """

        def then(state: Workspace, _: Uid | None) -> None:
            home, span = state.find_span(head) or (state.focus, None)
            state.focus_on(home)
            if span is not None:
                state.pane.put_cursor(span.start)
            self.sheet.follow(home, state.pane.cursor)

        self.write(Edit("Link", lambda op: add_link(op, link_type, head, tail), then))

    # Jumping.

    def labelled(self, pane: int, low: int, high: int) -> list[Extent]:
        """Return the words in view that bear a label, of those that start in `[low, high)`."""
        key = (pane, self.sheet.tops[pane], len(self.state.panes[pane].index))
        if key not in self._labelled:
            self._labelled[key] = sorted(self._labels(pane))
        words = self._labelled[key]
        return words[bisect_left(words, (low, 0)) : bisect_left(words, (high, 0))]

    def _labels(self, pane: int) -> Iterator[Extent]:
        """Yield all words of a pane that bear a label while one selects there."""
        moment = self.now()
        self.state.focus_on(pane)
        self.state.selection = Selection.of((0, 0))
        labels = self.labels()
        self.restore(moment)
        yield from (word for at, word in labels if at == pane)

    def labels(self) -> dict[tuple[int, Extent], str]:
        """Return the labels that the present state would show, by pane and word."""
        moment = self.now()
        self.table.commands[JUMP]().run(self.state)
        targets = self.state.jump.targets  # type: ignore[attr-defined]
        self.restore(moment)
        return {(target.pane, target.extent): label for label, target in targets.items()}

    def jump(self, pane: int, word: Extent) -> None:
        """Go to a word, as its label leads there in the present mode."""
        state = self.state
        selection = state.selection
        if selection is not None and selection.begun:
            end = word[1] if word[0] >= selection.origin[0] else word[0]
            state.select(selection.moved(end))
        else:
            if state.draft is not None:
                state.draft = state.draft.choosing(None)
            state.focus_on(pane)
            state.pane.put_cursor(word[0])
        state.last_made, state.count = None, 0
        self.sheet.follow(state.focus, state.pane.cursor)

    def span(self, pane: int, first: Extent, last: Extent) -> None:
        """Select from a word to another, as their labels do."""
        state = self.state
        state.focus_on(pane)
        state.pane.put_cursor(first[0])
        state.select(Selection.of(first))
        self.jump(pane, last)

    def _press_label(self, stroke: Stroke) -> None:
        """Type a label of a selection from one to another, for good."""
        if stroke.key == FROM:
            self._run(self.table.commands[FROM], self.write)
        jump = self.state.jump
        wanted = stroke.pane, stroke.word
        labels = [
            k for k, t in (jump.targets if jump else {}).items() if (t.pane, t.extent) == wanted
        ]
        if not labels:
            raise WrongError(f"Nothing labels {stroke.word} of pane {stroke.pane}.")
        for letter in labels[0]:
            import_module("tui.commands.typing").type_key(self.state, letter)
        self.sheet.follow(self.state.focus, self.state.pane.cursor)

    def _press_jump(self, stroke: Stroke) -> None:
        """Jump for good, by the label's own letters where the tree has labels."""
        label = self.labels().get((stroke.pane, stroke.word))
        if label is None:
            raise WrongError(f"Nothing labels {stroke.word} of pane {stroke.pane}.")
        self._run(self.table.commands[JUMP], self.write)
        for letter in label:
            import_module("tui.commands.typing").type_key(self.state, letter)
        self.sheet.follow(self.state.focus, self.state.pane.cursor)
