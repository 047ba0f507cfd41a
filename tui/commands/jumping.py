"""Jumping: every word and span in view gets a label, and two letters lead there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from store.errors import RefusedError
from store.text.words import is_stop
from tui.commands.base import JUMPING, MOVING, READING, Command, Effect, Notice
from tui.state import Jump, Mode, Selection, Target, Workspace


class StartJump(Command):
    """Jump: two letters lead to any word or span in view; a selection's end goes to that word."""

    id, keys, modes = "jump", ("i", "semicolon"), MOVING
    gives_way = True
    group = "Moving"
    bar, bar_modes = "jump", frozenset({Mode.READ, Mode.SELECT})

    def run(self, workspace: Workspace) -> Effect:
        """Label what is in view: of all panes on screen, or of the selection's own."""
        panes = [workspace.focus] if workspace.selection is not None else workspace.shown
        _label(workspace, panes, workspace.mode)
        return None


class SelectByLabels(Command):
    """Select from one label to another: two letters for the first word, two for the last."""

    id, keys, modes = "select-by-labels", ("I",), READING
    group = "Selecting"

    def run(self, workspace: Workspace) -> Effect:
        """Label what is in view; the labels stay for the second word."""
        _label(workspace, workspace.shown, Mode.READ, spanning=True)
        return None


def _label(
    workspace: Workspace, panes: Iterable[int], mode: Mode, *, spanning: bool = False
) -> None:
    """Label what is in view.

    Raises:
        RefusedError: There is nothing.
    """
    without = None if spanning or mode is not Mode.READ else workspace.pane.cursor
    targets = [target for pane in panes for target in _in_view(workspace, pane, without)]
    if not targets:
        raise RefusedError("There is no word in view to jump to.")
    targets.sort(key=lambda target: _distance(workspace, target))
    workspace.jump = Jump.to(targets, mode, spanning=spanning)
    workspace.mode = Mode.JUMP


def _distance(workspace: Workspace, target: Target) -> tuple[int, int]:
    """How far a target is: panes first, then characters from the cursor of its pane."""
    here = workspace.panes[target.pane].cursor
    return abs(target.pane - workspace.focus), abs(target.extent[0] - here)


def _in_view(workspace: Workspace, number: int, without: int | None) -> Iterator[Target]:
    """Yield where words and spans of a pane start in view, but for the place one is at already."""
    pane, layout = workspace.panes[number], workspace.layout
    document = pane.document
    start, end = layout.visible(number)
    words = (word for word in document.units("word", start, end) if is_stop(document.text, word))
    ends = {first: last for first, last in words if first >= start}
    for first, _, span in pane.index.touching(start, end):
        if first == span.start >= start:
            first, last = document.grapheme_at(first)
            word = document.unit_at("word", first)
            ends.setdefault(first, word[1] if word else last)
    if number == workspace.focus and without is not None:
        ends.pop(without, None)
    for first in layout.with_room(number, sorted(ends)):
        yield Target(number, (first, ends[first]))


def type_letter(workspace: Workspace, character: str) -> Effect:
    """Take a letter of a label; the last one jumps. Capitals count as small letters."""
    jump = workspace.jump
    if jump is None:
        return None
    further = jump.typing(character.lower())
    if further is None:
        return Notice(f"No label reads {jump.typed}{character}; Esc leaves.")
    workspace.jump = further
    target = further.target
    if target is not None:
        workspace.leave_jump()
        _land(workspace, target)
        if jump.spanning:
            workspace.select(Selection.of(target.extent))
            workspace.jump = jump.within(target.pane, Mode.SELECT)
            workspace.mode = Mode.JUMP
    return None


def _land(workspace: Workspace, target: Target) -> None:
    selection = workspace.selection
    if selection is not None and selection.begun:
        start, end = target.extent
        workspace.select(selection.moved(end if start >= selection.origin[0] else start))
        return
    if workspace.draft is not None:
        workspace.draft = workspace.draft.choosing(None)
    workspace.focus_on(target.pane)
    workspace.pane.put_cursor(target.extent[0])


class LeaveJump(Command):
    """Take the labels away and stay where you are."""

    id, keys, modes = "leave-jump", ("escape",), JUMPING
    group = "Moving"
    bar = "leave"

    def run(self, workspace: Workspace) -> Effect:
        """Go back to the mode that it was begun in."""
        workspace.leave_jump()
        return None


class EraseLetter(Command):
    """Take back the first letter of a label; where none is typed, take the labels away."""

    id, keys, modes = "erase-letter", ("backspace",), JUMPING
    group = "Moving"
    bar = "back"

    def run(self, workspace: Workspace) -> Effect:
        """One step back."""
        if workspace.jump is not None and workspace.jump.typed:
            workspace.jump = workspace.jump.erased()
        else:
            workspace.leave_jump()
        return None


JUMPS: tuple[type[Command], ...] = (StartJump, SelectByLabels, LeaveJump, EraseLetter)
