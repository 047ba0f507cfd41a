"""Attributes keep their types, and a tag set keeps what is in use."""

from __future__ import annotations

import pytest

from store import links, sources, spans
from store.errors import InvalidTextError
from store.model import AttributeDef, Attributes, Tag, named_uid
from store.tagset.parse import default_tagset
from store.tagset.stored import install, load_tagset
from store.tagset.tags import TagSet
from tests.store.making import World, refused, tables, tag

TYPED = Tag(
    named_uid("tag", "typed"), "typed", "Typed",
    attributes=(
        AttributeDef("s"), AttributeDef("n", "number"), AttributeDef("i", "integer"),
        AttributeDef("b", "boolean"), AttributeDef("d", "date"),
        AttributeDef("e", "enum", ("x", "y")), AttributeDef("m", "integer", multiple=True),
    ),
)  # fmt: skip
FITTING: list[Attributes] = [
    {"s": "text 👩‍🚀", "n": 1.5, "i": -3, "b": False, "d": "2026-02-28", "e": "y"},
    {"n": 2, "m": (1, 2)}, {"m": ()}, {"m": 4}, {},
]  # fmt: skip
UNFITTING = [
    ("s", 1), ("n", "1"), ("n", True), ("n", float("nan")), ("n", float("inf")), ("i", 1.5),
    ("i", True), ("b", 1), ("d", "2026-02-30"), ("d", "yesterday"), ("e", "z"), ("e", 1),
    ("m", (1, "2")), ("s", ("a", "b")), ("unknown", 1),
]  # fmt: skip


@pytest.fixture
def typed(world: World) -> World:
    """The world with a tag that has an attribute of every type."""
    with world.project.operation("Tag set", whole_project=True) as op:
        install(op, TagSet((*default_tagset().tags, TYPED), default_tagset().link_types))
    return world


@pytest.mark.parametrize("attributes", FITTING)
def test_attributes_are_kept_with_their_types(typed: World, attributes: Attributes) -> None:
    """What was given is what is read, value and type, when made so and when described so."""
    span = tag(typed, "typed", (0, 3))
    with typed.project.operation("Describe") as op:
        made = spans.add_span(op, typed.sources[0], "typed", [(5, 8)], attributes=attributes)
        spans.describe(op, span, attributes, "note")
    for uid in (span, made):
        held = spans.span_with_id(typed.db, uid).attributes
        assert held == attributes
        assert {name: type(value) for name, value in held.items()} == {
            name: type(value) for name, value in attributes.items()
        }


@pytest.mark.parametrize(("name", "value"), UNFITTING)
def test_attributes_that_do_not_fit_are_refused(typed: World, name: str, value: object) -> None:
    """The sentence says what the attribute takes; nothing is kept."""
    span = tag(typed, "typed", (0, 3))
    wrong: Attributes = {name: value}  # type: ignore[dict-item]
    words = f"Attribute '{name}' (must be|has several)|has no attribute '{name}'"
    refused(typed, words, lambda op: spans.describe(op, span, wrong, ""))
    refused(
        typed, words,
        lambda op: spans.add_span(op, typed.sources[0], "typed", [(5, 8)], attributes=wrong),
    )  # fmt: skip


def test_half_a_surrogate_pair_is_refused(world: World) -> None:
    """SQLite could not hold it: wherever it is typed, a sentence says so and nothing is kept."""
    before = tables(world.db)

    def attempt(note: str, title: str) -> None:
        with world.project.operation("Try") as op:
            spans.add_span(op, world.sources[0], "claim", [(0, 9)], note=note)
            sources.rename_story(op, world.story, title)

    for note, title in (("\ud800", "New"), ("", "\udfff")):
        with pytest.raises(InvalidTextError, match="surrogate"):
            attempt(note, title)
    assert tables(world.db) == before


def test_retagging_keeps_the_attributes_that_the_new_tag_knows(typed: World) -> None:
    """The others go, and come back with undo."""
    with typed.project.operation("Tag") as op:
        span = spans.add_span(
            op, typed.sources[0], "figure", [(0, 3)], attributes={"value": "3", "unit": "km"}
        )
    with typed.project.operation("Retag") as op:
        spans.retag(op, span, "typed")
    assert spans.span_with_id(typed.db, span).attributes == {}
    typed.project.undo()
    assert spans.span_with_id(typed.db, span).attributes == {"value": "3", "unit": "km"}


def test_a_tag_in_use_is_not_lost(world: World) -> None:
    """A tag set without it is refused as long as a span carries it; then it goes and may return."""
    full = default_tagset()
    less = TagSet(full.tags[1:], full.link_types)
    span = tag(world, "claim", (0, 9))
    refused(world, "no tag 'claim', but 1 span use it", lambda op: install(op, less))
    with world.project.operation("Delete", whole_project=False) as op:
        links.delete_spans(op, [span])
    for wanted in (less, full):
        with world.project.operation("Tag set", whole_project=True) as op:
            install(op, wanted)
        assert load_tagset(world.db) == wanted
