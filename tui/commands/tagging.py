"""Tag keys: one command a tag, made from the tag set; and picking a tag by name."""

from __future__ import annotations

from typing import ClassVar

from store.errors import RefusedError
from store.model import Tag
from tui.commands.base import GATHERING, READING, SELECTING, Ask, Command, Edit, Effect
from tui.commands.edits import tag_occurrences, tag_words
from tui.state import Selection, Workspace


class TagWith(Command):
    """Base of the commands that tag. With a selection: tag it. Without: take what fits at the cursor."""

    group = "Tagging"
    modes = READING | SELECTING | GATHERING
    tag: ClassVar[Tag]

    def run(self, workspace: Workspace) -> Effect:
        """Tag the selection or the unit here; off target, show the next one."""
        return apply_tag(workspace, self.tag)


def apply_tag(workspace: Workspace, tag: Tag) -> Edit | None:
    """Tag all occurrences shown, or the selection, or the unit at the cursor; or show the next unit.

    Raises:
        RefusedError: There is none from here to the end.
    """
    if workspace.occurrences is not None:
        return tag_occurrences(workspace, tag)
    selection = workspace.selection
    if selection is not None:
        return tag_words(workspace, tag.id, selection.fragments)
    pane = workspace.pane
    here = pane.unit_for(tag, marks=workspace.quote_marks)
    if here is not None:
        return tag_words(workspace, tag.id, (here,))
    following = pane.next_unit_for(tag, marks=workspace.quote_marks)
    if following is None:
        raise RefusedError(
            f"No untagged {tag.unit} after the cursor.", "Select words with {select}."
        )
    workspace.select(Selection(following, following[1], offered=tag.id))
    return None


def tag_command(tag: Tag) -> type[TagWith]:
    """Return the command of a tag."""
    keys = (tag.key,) if tag.key else ()
    text = f"Tag {tag.label or tag.id}: the selection, or the {tag.unit} at the cursor."
    if tag.description:
        text += f" {tag.description}"
    names = {"id": f"tag-{tag.id}", "keys": keys, "tag": tag, "bar": tag.id, "__doc__": text}
    return type(f"Tag_{tag.id}", (TagWith,), names)


class PickTag(Command):
    """Pick a tag by typing its name; on a span, give it that tag."""

    id, keys, modes = "pick-tag", ("t",), READING | SELECTING | GATHERING
    group = "Tagging"
    bar, bar_modes = "tag…", READING | SELECTING

    def run(self, workspace: Workspace) -> Effect:
        """Ask which."""
        return Ask("pick-tag")
