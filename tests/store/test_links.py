"""Links have a type, a direction and two ends, and what may not be linked is refused."""

from __future__ import annotations

from store import audit, links, views
from store.model import Uid
from tests.store.making import Action, World, link, operations, refused, tag


def _adding(kind: str, head: Uid, tail: Uid) -> Action:
    return lambda op: links.add_link(op, kind, head, tail)


def test_links_keep_their_direction_and_their_ends(world: World) -> None:
    """Across sources and within one; reversed and retyped where the type allows."""
    quote, claim = tag(world, "quote", (0, 9)), tag(world, "claim", (0, 9), source=1)
    other, said = tag(world, "quote", (0, 4), source=1), tag(world, "attribution", (20, 30))
    across, within = (
        link(world, "quote-of", quote, other),
        link(world, "attributed-to", quote, said),
    )
    link(world, "same", claim, quote)
    with world.project.operation("Reverse") as op:
        links.reverse(op, across)
        links.set_note(op, within, "by name")
    held = {found.uid: found for found in links.links_of(world.db, quote)}
    assert (held[across].head, held[across].tail) == (other, quote)
    assert (held[within].head, held[within].tail, held[within].note) == (quote, said, "by name")
    with world.project.operation("Retype") as op:
        links.retype(op, across, "elaborates")
    pair = links.links_between(world.db, world.sources[:2], [world.project.layer])
    assert {found.type for found in pair} == {"elaborates", "attributed-to", "same"}
    only = links.links_between(world.db, world.sources[:1], [world.project.layer])
    assert [found.uid for found in only] == [within]


def test_links_that_their_type_does_not_allow_are_refused(world: World) -> None:
    """Scope, tags, direction, itself, twins in either order, unknown types: a sentence each."""
    a, b = tag(world, "claim", (0, 9)), tag(world, "claim", (0, 9), source=1)
    c, said = tag(world, "figure", (0, 4)), tag(world, "attribution", (20, 30))
    same = link(world, "same", a, b)
    spoken = link(world, "attributed-to", a, said)
    for head, tail, kind, match in (
        (a, c, "same", "same links spans of two sources; these are in one"),
        (b, said, "attributed-to", "links two spans of one source; these are in two"),
        (a, b, "quote-of", "leads from quote to claim or quote; this would lead from claim to"),
        (a, a, "elaborates", "cannot be linked to itself"),
        (a, b, "same", "linked as same already"),
        (b, a, "same", "linked as same already"),
        (a, b, "like", "no link type 'like' .* same, differs"),
    ):
        refused(world, match, _adding(kind, head, tail))
    refused(world, "has no direction", lambda op: links.reverse(op, same))
    refused(world, "leads from claim or quote", lambda op: links.reverse(op, spoken))
    refused(world, "links two spans of one", lambda op: links.retype(op, same, "attributed-to"))
    link(world, "differs", b, a)
    refused(world, "as differs already", lambda op: links.retype(op, same, "differs"))


def test_deleting_spans_takes_ones_own_links_along_in_one_operation(world: World) -> None:
    """Another's link on the span is not one's own to delete: it stays, and views leave it out."""
    a, b, c = (tag(world, "claim", (0, 9), source=n) for n in range(3))
    link(world, "same", a, b)
    link(world, "same", c, a)
    world.project.sign_in("max")
    theirs = link(world, "differs", b, a)
    their_layer = world.project.layer
    world.project.sign_in("eva")
    count = operations(world.db)
    with world.project.operation("Delete") as op:
        assert links.delete_spans(op, [a, b]) == 2
    assert operations(world.db) == count + 1
    both = [world.project.layer, their_layer]
    assert links.links_between(world.db, world.sources, both) == []
    assert [found.uid for found in links.links_of(world.db, a)] == [theirs]
    assert [(row.spans, row.links) for row in views.library(world.db, their_layer)] == [(0, 0)]
    assert audit.check(world.db).problems == ()
