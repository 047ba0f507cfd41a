"""What commands ask of the screen: dialogs, other screens, undo, the clipboard."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from store.errors import NotFoundError, RefusedError, SidelightError
from store.history import Step
from store.links import delete_link, links_by_id, retype, reverse, set_note
from store.model import Attributes, Link, Uid
from store.project import Changes, Operation, Project
from store.sources import edit_source, sources_of
from store.spans import check_attributes
from tui.commands.base import Edit
from tui.commands.spans import describing, retagging, span_here, words_to_copy
from tui.commands.tagging import apply_tag
from tui.dialogs.base import Dialog
from tui.dialogs.choose import Choice, Choose
from tui.dialogs.form import Form
from tui.dialogs.links import Deed, LinkRow, LinksDialog
from tui.dialogs.prompt import Confirm, Prompt
from tui.render.rows import counted
from tui.render.status import excerpt
from tui.screens.clipboard import copy_outside, to_terminal
from tui.screens.help import HelpScreen
from tui.screens.host import Host, Speaker, doorman
from tui.screens.undoing import far, question, quoted, told
from tui.screens.values import NOTE, attribute_fields, read_attributes, read_source, source_fields
from tui.state import Workspace

T = TypeVar("T")


def ask(screen: Host, dialog: Dialog[T], answered: Callable[[T], None]) -> None:
    """Show a dialog; what it returns is used unless it was left, and failures are told."""

    def use(answer: T | None) -> None:
        if answer is None:
            return
        try:
            answered(answer)
        except SidelightError as error:
            screen.fail(error)
        screen.paint()

    screen.app.push_screen(dialog, use)


# Undo and redo.


def undo(screen: Host) -> None:
    """Take back the newest operation, asking first where it is far away."""
    _take_back(screen, screen.project.next_undo(), redo=False)


def redo(screen: Host) -> None:
    """Do again what was undone last."""
    _take_back(screen, screen.project.next_redo(), redo=True)


def _take_back(screen: Host, step: Step, *, redo: bool) -> None:
    def go(_: bool = True) -> None:
        screen.state.leave_mode()
        screen.write(lambda p: p.redo(step) if redo else p.undo(step), then)

    def then(_: Workspace, taken: Step) -> None:
        words = quoted(screen.project, taken, screen.state.panes)
        _go_to(screen, taken).say(told(taken, words, redo=redo))

    if reason := far(step, screen.state.story.uid):
        words = quoted(screen.project, step, screen.state.panes)
        ask(screen, Confirm(question(step, reason, redo=redo), words), go)
    else:
        go()


def _go_to(screen: Host, step: Step) -> Speaker:
    """Show where a step was taken back; return the screen that does."""
    place = step.place
    if place is None:
        return screen
    held = {source.uid for source in sources_of(screen.project.db, place.story)}
    if not held:
        return doorman(screen).show_library()
    if held != {pane.source.uid for pane in screen.state.panes}:
        screen = doorman(screen).open_story(place.story)
    number = screen.state.pane_of(place.source) if place.source else None
    if number is not None and place.extent is not None:
        screen.state.focus_on(number)
        screen.state.pane.put_cursor(place.extent[0])
    return screen


# Spans.


def pick_tag(screen: Host) -> None:
    """Ask for a tag; a span gets it instead of its own, words are tagged with it."""
    state = screen.state
    span = None if state.selection or state.occurrences else state.pane.current

    def use(tag_id: str) -> None:
        tag = state.tag(tag_id)
        if span is not None:
            screen.carry_out(retagging(span, tag_id))
            lost = set(span.attributes) - {d.name for d in tag.attributes} if tag else set()
            if lost:
                screen.say(f"Retagged; a {tag_id} has no {', '.join(sorted(lost))}, so that went.")
        elif tag is not None:
            screen.carry_out(apply_tag(state, tag))

    choices = [Choice(tag.id, tag.label or tag.id, tag.description) for tag in state.tags]
    ask(screen, Choose(f"Retag this {span.tag} as" if span else "Tag as", choices), use)


def describe(screen: Host) -> None:
    """Ask for a span's attributes and note."""
    span = span_here(screen.state)
    tag = screen.state.tag(span.tag)
    definitions = tag.attributes if tag else ()
    strange = {k: v for k, v in span.attributes.items() if k not in {d.name for d in definitions}}

    def read(answers: Mapping[str, str]) -> Attributes:
        found = read_attributes(definitions, answers, span.attributes)
        if tag is not None:
            check_attributes(tag, found)
        return {**strange, **found}

    def use(answers: Mapping[str, str]) -> None:
        screen.carry_out(describing(span, read(answers), answers[NOTE]))

    title = f"{span.tag} {excerpt(screen.state.pane, span)}"
    fields = attribute_fields(definitions, span.attributes, span.note)
    ask(screen, Form(title, fields, check=read), use)


def copy(screen: Host) -> None:
    """Copy words, and say where they went."""
    words = words_to_copy(screen.state)
    if not words:
        raise RefusedError("There are no words to copy here.")
    to_terminal(screen.app, words)

    def outside() -> None:
        told = copy_outside(words)
        screen.app.call_from_thread(
            screen.app.notify, f"{counted(len(words), 'character')} {told}.", markup=False
        )

    screen.run_worker(outside, thread=True, group="copying", exclusive=True)


# Links.


def links(screen: Host) -> None:
    """List the links of the span at the cursor."""
    state = screen.state
    span = span_here(state)
    rows = [
        LinkRow(link.uid.hex(), _link_label(state, span.uid, link.uid), _is_directed(state, link))
        for link in state.links_on(span.uid)
    ]

    def use(answer: tuple[Deed, str]) -> None:
        deed, link_id = answer
        _DEEDS[deed](screen, Uid(bytes.fromhex(link_id)), span.uid)

    ask(screen, LinksDialog(f"Links of {excerpt(state.pane, span)}", rows), use)


def _is_directed(state: Workspace, link: Link) -> bool:
    link_type = state.link_type(link.type)
    return link_type is not None and link_type.directed


def _link_label(state: Workspace, span: Uid, link_id: Uid) -> str:
    link = state.links[link_id]
    outward = link.head == span
    found = state.find_span(link.tail if outward else link.head)
    arrow = "→" if outward else "←"
    arrow = arrow if _is_directed(state, link) else "↔"
    if found is None:
        return f"{link.type} {arrow} a span of another layer"
    pane = state.panes[found[0]]
    about = pane.source.publisher or pane.source.title
    note = f" — {link.note}" if link.note else ""
    return f"{link.type} {arrow} {found[1].tag} {excerpt(pane, found[1])} ({about}){note}"


def _go_along(screen: Host, link_id: Uid, span: Uid) -> None:
    link = _link_of(screen, link_id)
    found = screen.state.find_span(link.tail if link.head == span else link.head)
    if found is None:
        raise RefusedError("The other end is in another layer.")
    screen.state.go(found[0], found[1].start)


def _link_of(screen: Host, link_id: Uid) -> Link:
    link = links_by_id(screen.project.db, (link_id,)).get(link_id)
    if link is None:
        raise NotFoundError("That link is not there any more.")
    return link


def _retype(screen: Host, link_id: Uid, _: Uid) -> None:
    def use(type_id: str) -> None:
        _on_link(screen, "Retype link as " + type_id, lambda op: retype(op, link_id, type_id))

    choices = [Choice(t.id, t.id, t.test or t.description) for t in screen.state.link_types]
    ask(screen, Choose("Retype the link as", choices), use)


def _reverse(screen: Host, link_id: Uid, _: Uid) -> None:
    _on_link(screen, "Reverse link", lambda op: reverse(op, link_id))


def _note(screen: Host, link_id: Uid, _: Uid) -> None:
    held = _link_of(screen, link_id).note

    def use(note: str) -> None:
        _on_link(screen, "Note on link", lambda op: set_note(op, link_id, note))

    ask(screen, Prompt("Note on the link", held), use)


def _delete(screen: Host, link_id: Uid, _: Uid) -> None:
    _on_link(screen, "Delete link", lambda op: delete_link(op, link_id))


def _on_link(screen: Host, label: str, deed: Callable[[Operation], None]) -> None:
    screen.carry_out(Edit(label, lambda op: deed(op)))


_DEEDS: Mapping[Deed, Callable[[Host, Uid, Uid], None]] = {
    "go": _go_along,
    "retype": _retype,
    "reverse": _reverse,
    "note": _note,
    "delete": _delete,
}


# The source, and other screens.


def edit_the_source(screen: Host) -> None:
    """Ask for what is known about the active source."""
    source = screen.state.pane.source

    def use(answers: Mapping[str, str]) -> None:
        def deed(project: Project) -> tuple[None, Changes]:
            with project.operation("Edit source", whole_project=True) as op:
                edit_source(op, source.uid, **read_source(answers))
            return None, op.changes

        screen.write(deed, lambda *_: None)

    ask(screen, Form("About this source", source_fields(source), check=read_source), use)


def library(screen: Host) -> None:
    """Go to the library."""
    doorman(screen).show_library()


def show_help(screen: Host) -> None:
    """Show all keys and the guidelines."""
    state = screen.state
    screen.app.push_screen(HelpScreen(screen.table, state.tags, state.link_types))


def palette(screen: Host) -> None:
    """Open the command palette."""
    screen.app.action_command_palette()


def leave(screen: Host) -> None:
    """Leave Sidelight."""
    screen.keep_position()
    screen.app.exit()


ASKED: Mapping[str, Callable[[Host], None]] = {
    "undo": undo,
    "redo": redo,
    "pick-tag": pick_tag,
    "describe": describe,
    "copy": copy,
    "links": links,
    "edit-source": edit_the_source,
    "library": library,
    "help": show_help,
    "toggle-density": lambda screen: screen.toggle_density(),
    "palette": palette,
    "quit": leave,
}
