"""A workspace with a project in memory and no screen: press keys, and see what becomes of the state.

It does with keys what the workspace's screen does, but paints nothing: lines are wrapped at a fixed
width.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from store.db import in_memory
from store.links import add_link
from store.migrations import migrate
from store.model import Extent, Link, ProjectInfo, Span, Uid, new_uid
from store.project import Changes, Operation, Project
from store.sources import add_source, create_story, stories
from store.spans import add_span
from store.tagset.parse import default_tagset, parse_tagset
from store.tagset.stored import install
from store.tagset.tags import TagSet
from tui.commands.base import Command, Edit, Effect
from tui.commands.searching import look_on
from tui.commands.table import CommandTable, command_table
from tui.commands.typing import type_key
from tui.render import labels, moves
from tui.render.wrap import Wrap
from tui.screens.loading import load_workspace, take_in
from tui.state import TYPING, Mode, Workspace

CHARACTERS = {"space": " ", "slash": "/", "semicolon": ";", "plus": "+", "minus": "-"}
"""What some keys type that have names."""

WIDTH = 24
PAGE = 5

_BLANK = in_memory()


def project_of(*texts: str, tagset: TagSet | None = None) -> Project:
    """Return a project in memory with one story of these texts, and Eva signed in."""
    if _BLANK.execute("PRAGMA user_version").fetchone()[0] == 0:
        migrate(_BLANK)
    db = in_memory()
    _BLANK.backup(db)
    project = Project(Path(__file__), db)
    with project.operation("Create project") as op:
        op.create(ProjectInfo(new_uid(), "Test"))
        install(op, default_tagset() if tagset is None else tagset)
        story = create_story(op, "Containers")
        for number, text in enumerate(texts):
            add_source(op, story, text, {"title": f"Source {number}", "language": "en"})
    project.sign_in("Eva")
    return project


def tagset_of(link_types: str = "", **tags: tuple[str, str]) -> TagSet:
    """Return a tag set: tags by id with key and unit, and link types as TOML."""
    tables = [
        f'[[tag]]\nid = "{name}"\nkey = "{key}"\nunit = "{unit}"\n'
        for name, (key, unit) in tags.items()
    ]
    return parse_tagset("\n".join(["schema = 1", *tables, link_types]), "test.toml")


@dataclass
class Lines:
    """A layout of fixed width."""

    wraps: list[Wrap] = field(default_factory=list)

    def line_step(self, pane: int, position: int, lines: int, goal: int | None) -> tuple[int, int]:
        """As the panes do it."""
        return moves.line_step(self.wraps[pane], position, lines, goal)

    def page_step(self, pane: int, position: int, pages: int) -> int:
        """A page has a fixed height."""
        return self.line_step(pane, position, pages * PAGE, None)[0]

    def line_start(self, pane: int, position: int) -> int:
        """As the panes do it."""
        return moves.line_start(self.wraps[pane], position)

    def line_end(self, pane: int, position: int) -> int:
        """As the panes do it."""
        return moves.line_end(self.wraps[pane], position)

    def visible(self, pane: int) -> Extent:
        """The first page, whatever was scrolled."""
        wrap = self.wraps[pane]
        return wrap.start(0), wrap.extent(PAGE - 1)[1]

    def with_room(self, pane: int, offsets: Sequence[int]) -> Sequence[int]:
        """As the panes do it."""
        return labels.with_room(self.wraps[pane], offsets)

    def show_from(self, pane: int, offset: int) -> None:
        """There is nothing to scroll."""


class Desk:
    """A project, what is looked at, and the keys."""

    def __init__(self, *texts: str, tagset: TagSet | None = None) -> None:
        self.project = project_of(*texts, tagset=tagset)
        lines = Lines()
        self.state: Workspace = load_workspace(self.project, stories(self.project.db)[0], lines)
        lines.wraps = [Wrap(pane.document.text, WIDTH) for pane in self.state.panes]
        self.table: CommandTable = command_table(self.state.tags, self.state.link_types)
        self.effects: list[Effect] = []

    # Keys.

    def meant(self, key: str) -> type[Command] | None:
        """Return the command that a key means in the present mode."""
        return self.table.meant(key, self.state.mode)

    def press(self, *keys: str) -> Effect:
        """Press keys; return what the last one asked for. Edits are carried out.

        Where one types, a key that no command has is text: a letter, or a key's name.
        """
        effect: Effect = None
        for key in keys:
            command = self.meant(key)
            typed = CHARACTERS.get(key, key)
            if command is not None:
                effect = self.run(command)
            elif self.state.mode in TYPING and len(typed) == 1:
                effect = type_key(self.state, typed)
                look_on(self.state)
            else:
                raise AssertionError(f"{key} means nothing in mode {self.state.mode}")
        return effect

    def run(self, command: type[Command]) -> Effect:
        """Run a command as the screen does, and carry out its edit."""
        count, made = self.state.count, self.state.last_made
        try:
            effect = command().run(self.state)
            if isinstance(effect, Edit):
                self.carry_out(effect)
        finally:
            if self.state.count == count and not command.id.startswith("count"):
                self.state.count = 0
            if self.state.last_made == made and command.id not in ("grow", "shrink"):
                self.state.last_made = None
        return effect

    def carry_out(self, edit: Edit) -> None:
        """Write an edit and read it back."""
        with self.project.operation(edit.label) as op:
            made = edit.perform(op)
        self.take_in(op.changes)
        edit.then(self.state, made)

    def take_in(self, changes: Changes) -> None:
        """Read back what an operation changed."""
        take_in(self.project, self.state, changes)

    def undo(self) -> str:
        """Undo as the screen does; return the name of what was undone."""
        self.state.leave_mode()
        step, changes = self.project.undo()
        self.take_in(changes)
        return step.label

    # Making and looking.

    def extent(self, words: str, pane: int | None = None) -> Extent:
        """Return where some words stand first."""
        text = self.state.panes[self.state.focus if pane is None else pane].document.text
        start = text.index(words)
        return start, start + len(words)

    def at(self, words: str, pane: int | None = None) -> Desk:
        """Go to the first character of some words."""
        start = self.extent(words, pane)[0]
        self.state.focus_on(self.state.focus if pane is None else pane)
        self.state.pane.put_cursor(start)
        return self

    def tag(self, tag: str, *words: str, pane: int = 0) -> Uid:
        """Tag words, as an operation of its own, without touching the state but for the new span."""
        extents = [self.extent(each, pane) for each in words]
        return self.tag_extents(tag, extents, pane=pane)

    def tag_extents(self, tag: str, extents: list[Extent], pane: int = 0) -> Uid:
        """Tag extents."""
        source = self.state.panes[pane].source.uid
        with self.project.operation("Tag") as op:
            uid = add_span(op, source, tag, extents)
        self.take_in(op.changes)
        return uid

    def link(self, link_type: str, head: Uid, tail: Uid) -> Uid:
        """Link two spans."""

        def perform(op: Operation) -> Uid:
            return add_link(op, link_type, head, tail)

        with self.project.operation("Link") as op:
            uid = perform(op)
        self.take_in(op.changes)
        return uid

    @property
    def here(self) -> str:
        """The text from the cursor on."""
        return self.state.pane.document.text[self.state.pane.cursor :]

    @property
    def selected(self) -> list[str]:
        """The words that are selected, by fragment."""
        assert self.state.selection is not None
        return [self.state.pane.words(extent) for extent in self.state.selection.fragments]

    def spans(self, pane: int | None = None) -> list[tuple[str, list[str]]]:
        """Return tags and words of a pane's spans, by start."""
        held = self.state.panes[self.state.focus if pane is None else pane]
        found = sorted(held.index, key=lambda span: (span.start, span.end, span.tag))
        return [(span.tag, [held.words(extent) for extent in span.fragments]) for span in found]

    def only_span(self, pane: int = 0) -> Span:
        """Return the one span of a pane."""
        (span,) = self.state.panes[pane].index
        return span

    def only_link(self) -> Link:
        """Return the one link."""
        (link,) = self.state.links.values()
        return link


def consistent(state: Workspace) -> None:
    """Check what must hold whatever was pressed."""
    assert 0 <= state.focus < len(state.panes)
    assert state.focus in state.shown
    assert (state.occurrences is not None) == (state.mode is Mode.OCCURRENCES)
    assert state.mode is not Mode.SEARCH or state.search is not None
    assert (state.jump is not None) == (state.mode is Mode.JUMP)
    mode = state.jump.mode if state.jump else state.mode
    assert (state.selection is not None) == (mode is Mode.SELECT)
    assert (state.draft is not None) == (mode is Mode.LINK)
    for pane in state.panes:
        assert 0 <= pane.cursor <= max(0, pane.document.length - 1)
        assert pane.document.is_boundary(pane.cursor)
    if state.selection is not None:
        document = state.pane.document
        assert document.is_boundary(state.selection.head)
        for start, end in state.selection.fragments:
            assert 0 <= start < end <= document.length
            assert document.is_boundary(start)
            assert document.is_boundary(end)
        start, end = state.selection.extent
        assert start <= state.pane.cursor < end or not state.selection.begun
