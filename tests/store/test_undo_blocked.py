"""Where somebody has built on an operation since, undo says so and changes nothing."""

from __future__ import annotations

import pytest

from store import links, sources, spans
from store.errors import UndoBlockedError
from store.model import Decision, new_uid
from store.tagset.parse import default_tagset
from store.tagset.stored import install
from store.tagset.tags import TagSet
from tests.store.making import World, living, operations, tables


def blocked(world: World, match: str) -> None:
    """Assert that undo is refused with a sentence and changes nothing."""
    before, count = tables(world.db), operations(world.db)
    with pytest.raises(UndoBlockedError, match=match):
        world.project.undo()
    assert (tables(world.db), operations(world.db)) == (before, count)


def test_an_import_that_somebody_annotated_is_not_undone(world: World) -> None:
    """It is refused with a sentence and stays whole; once the annotation is gone, undo works."""
    with world.project.operation("Import more", whole_project=True) as op:
        source = sources.add_source(op, world.story, "Some words.", {"title": "More"})
    world.project.sign_in("max")
    with world.project.operation("Tag claim") as op:
        spans.add_span(op, source, "claim", [(0, 4)])
    world.project.sign_in("eva")
    blocked(world, r"A span has been made on this source since, so it stays. Delete that first.")
    world.project.sign_in("max")
    world.project.undo()
    world.project.sign_in("eva")
    world.project.undo()
    assert source not in living(world.db)["source"]


@pytest.mark.parametrize("built", ["decision", "link"])
def test_a_span_that_somebody_built_on_is_not_undone(world: World, built: str) -> None:
    """Another's decision on it, or link to it, keeps it where it is."""
    with world.project.operation("Tag claim") as op:
        span = spans.add_span(op, world.sources[0], "claim", [(0, 9)])
    world.project.sign_in("max")
    with world.project.operation("Build") as op:
        if built == "decision":
            op.create(Decision(new_uid(), op.layer, "span", span, "accept"))
        else:
            other = spans.add_span(op, world.sources[1], "claim", [(0, 4)])
            links.add_link(op, "same", other, span)
    world.project.sign_in("eva")
    blocked(world, rf"A {built} has been made on this span since")


def test_a_tag_in_use_is_not_undone(world: World) -> None:
    """Bringing in a tag cannot be taken back while another's spans carry it, nor a link type."""
    full = default_tagset()
    less = TagSet(full.tags[:1], full.link_types[:1])
    for tags in (less, full):
        with world.project.operation("Change the tag set", whole_project=True) as op:
            install(op, tags)
    world.project.sign_in("max")
    with world.project.operation("Tag figure") as op:
        spans.add_span(op, world.sources[0], "figure", [(0, 4)])
    world.project.sign_in("eva")
    blocked(world, r"A span has been made on this tag since")


def test_a_field_that_somebody_changed_since_is_not_undone(world: World) -> None:
    """A rename is not taken back once another has renamed the story again."""
    with world.project.operation("Rename") as op:
        sources.rename_story(op, world.story, "One")
    world.project.sign_in("max")
    with world.project.operation("Rename") as op:
        sources.rename_story(op, world.story, "Two")
    world.project.sign_in("eva")
    blocked(world, r"This story has been changed since")
