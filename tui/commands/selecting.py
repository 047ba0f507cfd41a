"""Selecting words: starting, growing and shrinking, swapping ends, setting fragments aside."""

from __future__ import annotations

from collections.abc import Callable

from store.errors import RefusedError
from store.model import Extent
from tui.commands.base import MOVING, READING, SELECTING, Command, Effect, Notice
from tui.commands.edits import change_extent, growing, tag_words
from tui.state import Mode, Pane, Selection, Workspace


class SelectingCommand(Command):
    """Base of commands about the selection."""

    group = "Selecting"
    modes = SELECTING


class Select(SelectingCommand):
    """Select the word at the cursor; motions then move the end. On a span, take its extent."""

    id, keys, modes = "select", ("v",), READING | SELECTING
    bar, bar_modes = "select", READING

    def run(self, workspace: Workspace) -> Effect:
        """Take the span's extent, or the word, or the grapheme."""
        if workspace.selection is not None:
            _begin_next(workspace)
            return None
        span = workspace.pane.current
        if span is None:
            workspace.select(Selection.of(_word(workspace)))
        else:
            *kept, last = span.fragments
            here = workspace.pane.cursor
            workspace.select(Selection(last, last[1], tuple(kept), span.uid, seed=here))
        return None


def _begin_next(workspace: Workspace) -> None:
    """Begin the fragment after one that `J` has set aside."""
    selection = workspace.selection
    if selection is None or selection.begun:
        raise RefusedError("Words are selected already.", "Motions move the end, {cancel} leaves.")
    workspace.select(selection.beginning(_word(workspace)))


def _word(workspace: Workspace) -> Extent:
    document, cursor = workspace.pane.document, workspace.pane.cursor
    return document.unit_at("word", cursor) or document.grapheme_at(cursor)


class SelectFresh(SelectingCommand):
    """Select the word at the cursor even where a span is; after {select} on a span, too."""

    id, keys, modes = "select-fresh", ("V",), READING | SELECTING

    def run(self, workspace: Workspace) -> Effect:
        """Take the word; the one where `v` was pressed."""
        selection = workspace.selection
        if selection is not None and not selection.begun:
            _begin_next(workspace)
            return None
        if selection is not None and selection.editing is not None and selection.seed is not None:
            workspace.pane.put_cursor(selection.seed)
        workspace.select(Selection.of(_word(workspace)))
        return None


def _has_begun(workspace: Workspace) -> bool:
    return workspace.selection is not None and workspace.selection.begun


def _begin_at_cursor(workspace: Workspace, *, backwards: bool = False) -> None:
    """Select the grapheme at the cursor, with the fragments that were set aside."""
    grapheme = workspace.pane.document.grapheme_at(workspace.pane.cursor)
    begun = workspace.begin(grapheme)
    workspace.select(begun.moved(grapheme[0]) if backwards else begun)


class SelectRight(SelectingCommand):
    """Select one character more to the right."""

    id, keys, modes = "select-right", ("shift+right",), READING | SELECTING

    def run(self, workspace: Workspace) -> Effect:
        """Move the end right, or start at the cursor."""
        document = workspace.pane.document
        if not _has_begun(workspace):
            _begin_at_cursor(workspace)
        elif workspace.selection and workspace.selection.head < document.length:
            head = document.next_grapheme(workspace.selection.head)
            workspace.select(workspace.selection.moved(head))
        return None


class SelectLeft(SelectingCommand):
    """Select one character more to the left."""

    id, keys, modes = "select-left", ("shift+left",), READING | SELECTING

    def run(self, workspace: Workspace) -> Effect:
        """Move the end left, or start at the cursor."""
        document = workspace.pane.document
        if not _has_begun(workspace):
            _begin_at_cursor(workspace, backwards=True)
        elif workspace.selection and workspace.selection.head > 0:
            head = document.previous_grapheme(workspace.selection.head)
            workspace.select(workspace.selection.moved(head))
        return None


class SelectDown(SelectingCommand):
    """Select one line more downwards."""

    id, keys, modes = "select-down", ("shift+down",), READING | SELECTING
    lines = 1

    def run(self, workspace: Workspace) -> Effect:
        """Move the end by a line, from the cursor where nothing is selected."""
        pane = workspace.pane
        grapheme_at = pane.document.grapheme_at
        if not _has_begun(workspace):
            _begin_at_cursor(workspace)
        selection = workspace.selection or Selection.of(grapheme_at(pane.cursor))
        target, goal = workspace.layout.line_step(
            workspace.focus, pane.cursor, self.lines, pane.goal
        )
        workspace.select(selection.reaching(grapheme_at(target)), goal)
        return None


class SelectUp(SelectDown):
    """Select one line more upwards."""

    id, keys = "select-up", ("shift+up",)
    lines = -1


class Grow(SelectingCommand):
    """Grow the selection, or what was just made: word, figure, clause, statement, sentence, paragraph."""

    id, keys, modes = "grow", ("plus",), READING | SELECTING
    bar, bar_modes = "grow", SELECTING

    def run(self, workspace: Workspace) -> Effect:
        """Take the next larger unit."""
        return _resize(workspace, _larger, "There is nothing larger than this.")


class Shrink(SelectingCommand):
    """Shrink the selection, or what was just made: back the way it grew, else to the next smaller unit."""

    id, keys, modes = "shrink", ("minus",), READING | SELECTING
    bar, bar_modes = "shrink", SELECTING

    def run(self, workspace: Workspace) -> Effect:
        """Take the next smaller unit, around where it grew from."""
        return _resize(workspace, _smaller, "There is no smaller unit in these words.")


_Steps = tuple[Extent, ...]
"""What an extent has grown from, the smallest first."""


def _larger(pane: Pane, extent: Extent, _: int, grown: _Steps) -> tuple[Extent, _Steps]:
    """Return the next larger extent and what it has grown from."""
    found = pane.targets.grow(extent)
    return found, (*grown, extent) if found != extent else grown


def _smaller(pane: Pane, extent: Extent, seed: int, grown: _Steps) -> tuple[Extent, _Steps]:
    """Return the extent before the last growth, else the next smaller one at the seed."""
    return (grown[-1], grown[:-1]) if grown else (pane.targets.shrink(extent, seed), ())


def _resize(
    workspace: Workspace,
    change: Callable[[Pane, Extent, int, _Steps], tuple[Extent, _Steps]],
    otherwise: str,
) -> Effect:
    """Change the extent of the selection, of what was just made, or select the word.

    Where there is no other extent, say what `otherwise` says.
    """
    selection, pane = workspace.selection, workspace.pane
    if selection is not None and not selection.begun:
        _begin_next(workspace)
        return None
    if selection is not None:
        extent = selection.extent
        seed = extent[0] if selection.seed is None else selection.seed
        found, grown = change(pane, extent, seed, selection.grown)
        workspace.select(selection.taking(found, grown))
        return Notice(otherwise) if found == extent else None
    span = pane.span_with(workspace.last_made) if workspace.last_made else None
    if span is None:
        workspace.select(Selection.of(_word(workspace)))
        return None
    *kept, last = span.fragments
    found, grown = change(pane, last, workspace.seed, workspace.grown)
    if found == last:
        return Notice(otherwise)
    return growing(change_extent(workspace, span, (*kept, found)), grown)


class SwapEnds(SelectingCommand):
    """Move the other end of the selection."""

    id, keys = "swap-ends", ("o",)
    bar = "swap"

    def run(self, workspace: Workspace) -> Effect:
        """Swap them."""
        if workspace.selection is not None and workspace.selection.begun:
            workspace.select(workspace.selection.swapped(workspace.pane.document))
        return None


class AddFragment(SelectingCommand):
    """Set these words aside as one fragment; go to the next words of the same span and press {select}."""

    id, keys = "add-fragment", ("J",)
    bar = "fragment"

    def run(self, workspace: Workspace) -> Effect:
        """Keep the extent; the cursor is free until `v` begins the next one."""
        selection = workspace.selection
        if selection is None or not selection.begun:
            raise RefusedError("No words are selected for this fragment.", "{select} selects some.")
        workspace.selection = selection.set_aside()
        return None


class SetExtent(SelectingCommand):
    """Set the span's new extent; or take what a tag key has shown."""

    id, keys = "set-extent", ("enter",)
    bar = "set"

    def run(self, workspace: Workspace) -> Effect:
        """Write the extent of the span that is edited, or tag what is offered."""
        selection = workspace.selection
        if selection is None:
            return None
        if selection.editing is not None:
            found = workspace.find_span(selection.editing)
            if found is None:
                raise RefusedError("That span is not there any more.")
            return change_extent(workspace, found[1], selection.fragments)
        if selection.offered is None:
            raise RefusedError("Nothing to set here.", "Press a tag's key to tag these words.")
        return tag_words(workspace, selection.offered, selection.fragments)


class Cancel(Command):
    """Leave selecting or linking, forget a number typed, or end the search that is on."""

    id, keys, modes = "cancel", ("escape", "backspace"), MOVING
    group = "Selecting"
    bar, bar_modes = "cancel", frozenset({Mode.SELECT, Mode.LINK})

    def run(self, workspace: Workspace) -> Effect:
        """Go back to reading; a link under way leads back to where it began."""
        draft = workspace.draft
        if workspace.mode is Mode.READ and not workspace.count:
            workspace.search = None
        if draft is not None:
            workspace.focus_on(draft.home)
            found = workspace.find_span(draft.head)
            if found is not None:
                workspace.pane.put_cursor(found[1].start)
        workspace.leave_mode()
        return None


SELECTION: tuple[type[Command], ...] = (
    Select, SelectFresh, SelectLeft, SelectRight, SelectUp, SelectDown, Grow, Shrink, SwapEnds,
    AddFragment, SetExtent, Cancel,
)  # fmt: skip
