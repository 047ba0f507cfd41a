"""Moving: by grapheme, line, word, clause, sentence, paragraph, page.

While something is selected the same keys move the selection's end. In link mode they lead away from
the candidates, to words of one's own choice.
"""

from __future__ import annotations

from typing import ClassVar

from store.text import Unit
from tui.commands.base import MOVING, Command, Effect
from tui.state import Mode, Selection, Workspace


class Motion(Command):
    """Base of motions."""

    modes = MOVING
    group = "Moving"
    gives_way = True

    def run(self, workspace: Workspace) -> Effect:
        """Move the cursor, or the selection's end."""
        if workspace.mode is Mode.LINK and workspace.draft is not None:
            workspace.draft = workspace.draft.choosing(None)
        for _ in range(max(1, workspace.count)):
            before = workspace.pane.cursor, workspace.selection
            self.step(workspace)
            if (workspace.pane.cursor, workspace.selection) == before:
                break
        return None

    def step(self, workspace: Workspace) -> None:
        """Do it once."""
        raise NotImplementedError


def _head(workspace: Workspace) -> Selection | None:
    selection = workspace.selection
    return selection if selection is not None and selection.begun else None


class UnitForward(Motion):
    """Base of motions to the next unit."""

    unit: ClassVar[Unit]

    def step(self, workspace: Workspace) -> None:
        """Go to the next start; a selection's end goes to the next end."""
        pane, selection = workspace.pane, _head(workspace)
        if selection is not None:
            end = pane.document.next_end(self.unit, selection.head)
            workspace.select(selection.moved(pane.document.length if end is None else end))
            return
        start = pane.document.next_start(self.unit, pane.cursor)
        pane.put_cursor(pane.document.length if start is None else start)


class UnitBack(Motion):
    """Base of motions to the previous unit."""

    unit: ClassVar[Unit]

    def step(self, workspace: Workspace) -> None:
        """Go to the previous start."""
        pane, selection = workspace.pane, _head(workspace)
        position = selection.head if selection else pane.cursor
        start = pane.document.previous_start(self.unit, position)
        target = 0 if start is None else start
        if selection is not None:
            workspace.select(selection.moved(target))
        else:
            pane.put_cursor(target)


class NextWord(UnitForward):
    """Go to the next word."""

    id, keys, unit = "next-word", ("w",), "word"
    bar, bar_modes = "word", frozenset({Mode.SELECT})


class PreviousWord(UnitBack):
    """Go to the previous word."""

    id, keys, unit = "previous-word", ("b",), "word"


class NextClause(UnitForward):
    """Go to the next clause."""

    id, keys, unit = "next-clause", ("full_stop",), "clause"


class PreviousClause(UnitBack):
    """Go to the previous clause."""

    id, keys, unit = "previous-clause", ("comma",), "clause"


class NextSentence(UnitForward):
    """Go to the next sentence."""

    id, keys, unit = "next-sentence", ("s", "right_parenthesis"), "sentence"
    bar, bar_modes = "sentence", frozenset({Mode.SELECT})


class PreviousSentence(UnitBack):
    """Go to the previous sentence."""

    id, keys, unit = "previous-sentence", ("S", "left_parenthesis"), "sentence"


class NextParagraph(UnitForward):
    """Go to the next paragraph."""

    id, keys, unit = "next-paragraph", ("p", "right_curly_bracket"), "paragraph"


class PreviousParagraph(UnitBack):
    """Go to the previous paragraph."""

    id, keys, unit = "previous-paragraph", ("P", "left_curly_bracket"), "paragraph"


class Right(Motion):
    """Go one character to the right."""

    id, keys = "right", ("right",)

    def step(self, workspace: Workspace) -> None:
        """Move by one grapheme."""
        pane, selection = workspace.pane, _head(workspace)
        if selection is not None:
            workspace.select(selection.moved(_next(workspace, selection.head)))
        else:
            pane.put_cursor(_next(workspace, pane.cursor))


class Left(Motion):
    """Go one character to the left."""

    id, keys = "left", ("left",)

    def step(self, workspace: Workspace) -> None:
        """Move by one grapheme."""
        pane, selection = workspace.pane, _head(workspace)
        if selection is not None:
            workspace.select(selection.moved(_previous(workspace, selection.head)))
        else:
            pane.put_cursor(_previous(workspace, pane.cursor))


def _next(workspace: Workspace, position: int) -> int:
    document = workspace.pane.document
    return document.next_grapheme(position) if position < document.length else position


def _previous(workspace: Workspace, position: int) -> int:
    return workspace.pane.document.previous_grapheme(position) if position else 0


class Vertical(Motion):
    """Base of motions that depend on how the text is wrapped."""

    def step(self, workspace: Workspace) -> None:
        """Move the cursor; a selection's end goes with it."""
        pane, selection = workspace.pane, _head(workspace)
        target, goal = self.lead(workspace, pane.cursor, pane.goal)
        if selection is not None:
            workspace.select(selection.reaching(pane.document.grapheme_at(target)), goal)
        else:
            pane.put_cursor(target, goal)

    def lead(self, workspace: Workspace, position: int, goal: int | None) -> tuple[int, int | None]:
        """Return where it leads, and the column aimed for."""
        raise NotImplementedError


class Down(Vertical):
    """Go one line down."""

    id, keys = "down", ("j", "down")

    def lead(self, workspace: Workspace, position: int, goal: int | None) -> tuple[int, int | None]:
        """One line."""
        return workspace.layout.line_step(workspace.focus, position, 1, goal)


class Up(Vertical):
    """Go one line up."""

    id, keys = "up", ("k", "up")

    def lead(self, workspace: Workspace, position: int, goal: int | None) -> tuple[int, int | None]:
        """One line."""
        return workspace.layout.line_step(workspace.focus, position, -1, goal)


class PageDown(Vertical):
    """Go one screenful down."""

    id, keys = "page-down", ("pagedown", "ctrl+d")

    def lead(self, workspace: Workspace, position: int, goal: int | None) -> tuple[int, int | None]:
        """One screenful."""
        return workspace.layout.page_step(workspace.focus, position, 1), goal


class PageUp(Vertical):
    """Go one screenful up."""

    id, keys = "page-up", ("pageup", "ctrl+u")

    def lead(self, workspace: Workspace, position: int, goal: int | None) -> tuple[int, int | None]:
        """One screenful."""
        return workspace.layout.page_step(workspace.focus, position, -1), goal


class LineStart(Vertical):
    """Go to the start of the line."""

    id, keys = "line-start", ("home",)

    def lead(self, workspace: Workspace, position: int, goal: int | None) -> tuple[int, int | None]:
        """The painted line's start."""
        return workspace.layout.line_start(workspace.focus, position), None


class LineEnd(Vertical):
    """Go to the end of the line."""

    id, keys = "line-end", ("end", "dollar_sign")

    def lead(self, workspace: Workspace, position: int, goal: int | None) -> tuple[int, int | None]:
        """The painted line's last character."""
        return workspace.layout.line_end(workspace.focus, position), None


class TextStart(Vertical):
    """Go to the start of the text."""

    id, keys = "text-start", ("ctrl+home", "less_than_sign")

    def lead(self, workspace: Workspace, position: int, goal: int | None) -> tuple[int, int | None]:
        """Offset 0."""
        return 0, None


class TextEnd(Vertical):
    """Go to the end of the text."""

    id, keys = "text-end", ("ctrl+end", "greater_than_sign")

    def lead(self, workspace: Workspace, position: int, goal: int | None) -> tuple[int, int | None]:
        """The last grapheme."""
        return max(0, workspace.pane.document.length - 1), None


MOTIONS: tuple[type[Command], ...] = (
    Down, Up, Left, Right, NextWord, PreviousWord, NextClause, PreviousClause, NextSentence,
    PreviousSentence, NextParagraph, PreviousParagraph, LineStart, LineEnd, PageDown, PageUp, TextStart, TextEnd,
)  # fmt: skip
