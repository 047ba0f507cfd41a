"""Spans may lie in any way within their text; whatever they may not be is refused with a sentence."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import audit, links, sources, spans
from store.errors import NotFoundError, NotYourLayerError
from store.model import Extent, Source, Span, new_uid
from store.oplog.rows import get
from store.project import Project
from tests.store.making import TEXTS, Action, World, link, refused, tag

EXTENTS = st.tuples(st.integers(0, 30), st.integers(0, 6)).map(lambda e: (e[0], e[0] + e[1]))

SHAPES: dict[str, list[tuple[Extent, ...]]] = {
    "overlapping": [((0, 9),), ((5, 14),)],
    "nested": [((0, 20),), ((5, 9),), ((6, 7),)],
    "crossing": [((0, 6), (10, 14)), ((4, 12),)],
    "discontinuous": [((0, 2), (5, 6), (30, 31))],
    "across paragraphs": [((30, 60),)],
    "zero-width": [((7, 7),), ((len(TEXTS[0]), len(TEXTS[0])),)],
    "touching": [((0, 5),), ((5, 9),)],
    "the whole text": [((0, len(TEXTS[0])),)],
}


def actions(*some: Action) -> tuple[Action, ...]:
    """Return what is to be refused, one by one."""
    return some


@pytest.mark.parametrize("shape", SHAPES)
def test_spans_may_lie_in_any_way(world: World, shape: str) -> None:
    """They are read back as they were made, by start, and select the words of the text."""
    for fragments in SHAPES[shape]:
        tag(world, "claim", *reversed(fragments))
    held = spans.spans_of(world.db, world.sources[0], [world.project.layer])
    assert [span.fragments for span in held] == sorted(SHAPES[shape], key=lambda f: f[0][0])
    text = sources.text_of(world.db, world.sources[0])
    assert text == TEXTS[0]
    for span in held:
        assert spans.words_of(text, span) == " ".join(TEXTS[0][a:b] for a, b in span.fragments)
    assert audit.check(world.db).problems == ()


@given(st.lists(EXTENTS, min_size=1, max_size=6))
def test_joined_extents_cover_the_same_characters(extents: list[Extent]) -> None:
    """Sorted, apart from each other, without empty ones unless all are, covering what was given."""
    fragments = spans.joined(extents)
    covered = {i for start, end in fragments for i in range(start, end)}
    assert covered == {i for start, end in extents for i in range(start, end)}
    assert all(a[1] < b[0] for a, b in itertools.pairwise(fragments))
    assert all(start < end for start, end in fragments) or len(fragments) == 1
    assert spans.joined(fragments) == fragments


@pytest.mark.parametrize(
    ("extents", "match"),
    [
        ([], "at least one extent"),
        ([(5, 3)], r"cannot end \(3\) before it starts \(5\)"),
        ([(-1, 3)], "outside the text"),
        ([(0, len(TEXTS[0]) + 1)], rf"outside the text \(0 to {len(TEXTS[0])}\)"),
    ],
)
def test_extents_outside_the_text_are_refused(
    world: World, extents: list[Extent], match: str
) -> None:
    """For a new span and for another shape of an old one alike."""
    span = tag(world, "claim", (0, 9))
    refused(world, match, lambda op: spans.add_span(op, world.sources[0], "quote", extents))
    refused(world, match, lambda op: spans.reshape(op, span, extents))


def test_an_unknown_tag_source_or_span_is_refused(world: World) -> None:
    """The sentence names what there is instead."""
    a, ghost = world.sources[0], new_uid()
    span = tag(world, "claim", (0, 9))
    for act in actions(
        lambda op: spans.add_span(op, a, "opinion", [(0, 1)]),
        lambda op: spans.retag(op, span, "opinion"),
    ):
        refused(world, "no tag 'opinion' .* claim, quote, figure, attribution", act)
    for act in actions(
        lambda op: spans.add_span(op, ghost, "claim", [(0, 1)]),
        lambda op: spans.reshape(op, ghost, [(0, 1)]),
        lambda op: links.add_link(op, "same", span, ghost),
        lambda op: links.delete_spans(op, [span, ghost]),
        lambda op: links.delete_link(op, ghost),
    ):
        refused(world, "There is no (source|span|link) .* here", act, NotFoundError)


def test_a_twin_is_refused(world: World) -> None:
    """Same words, same tag, same layer: made, retagged or reshaped; another layer may."""
    span, other = tag(world, "claim", (0, 9)), tag(world, "quote", (0, 9))
    third = tag(world, "claim", (0, 4))
    refused(world, "tagged claim already", lambda op: spans.retag(op, other, "claim"))
    refused(world, "tagged claim already", lambda op: spans.reshape(op, third, [(0, 5), (4, 9)]))
    refused(
        world, "tagged claim already",
        lambda op: spans.add_span(op, world.sources[0], "claim", [(0, 9)]),
    )  # fmt: skip
    with world.project.operation("Delete") as op:
        links.delete_spans(op, [span])
    tag(world, "claim", (0, 9))
    world.project.sign_in("max")
    tag(world, "claim", (0, 9))


def test_anothers_spans_and_links_are_not_changed(world: World) -> None:
    """A layer has one writer: every way to change it is refused to others."""
    a, b = tag(world, "quote", (0, 9)), tag(world, "quote", (0, 9), source=1)
    made = link(world, "quote-of", a, b)
    world.project.sign_in("max")
    for act in actions(
        lambda op: spans.retag(op, a, "figure"),
        lambda op: spans.reshape(op, a, [(0, 5)]),
        lambda op: spans.describe(op, a, {}, "mine"),
        lambda op: links.delete_spans(op, [a]),
        lambda op: links.retype(op, made, "same"),
        lambda op: links.reverse(op, made),
        lambda op: links.set_note(op, made, "mine"),
        lambda op: links.delete_link(op, made),
    ):
        refused(world, "only its owner changes", act, NotYourLayerError)


def test_without_a_layer_nothing_is_annotated(world: World) -> None:
    """An operation on the project as a whole has no layer to write to."""
    world.project.close()
    with Project.open(world.project.path) as project:
        nobody = World(project, world.story, world.sources)
        refused(
            nobody, "No layer is open",
            lambda op: spans.add_span(op, world.sources[0], "claim", [(0, 1)]), NotYourLayerError,
        )  # fmt: skip


def test_a_sources_text_and_story_cannot_be_edited(world: World) -> None:
    """Its description can; what it says cannot, and a title is never blank."""
    a = world.sources[0]
    refused(world, "text_sha256 cannot be", lambda op: sources.edit_source(op, a, text_sha256=b""))
    refused(world, "needs a title", lambda op: sources.edit_source(op, a, title=" \n"))
    refused(world, "needs a title", lambda op: sources.rename_story(op, world.story, ""))
    with world.project.operation("Edit") as op:
        sources.edit_source(op, a, title=" New\n title ", authors=("A", "B"), publisher="P")
    held = get(world.db, Source, a)
    assert (held.title, held.authors, held.publisher) == ("New title", ("A", "B"), "P")


def test_the_work_of_adding_a_span_does_not_grow_with_the_spans_there_are(world: World) -> None:
    """Counted in steps of SQLite, with two hundred and with three thousand spans in the layer."""
    text = "word " * 4_000
    with world.project.operation("Import", whole_project=True) as op:
        long = sources.add_source(op, world.story, text, {"title": "Long"})

    def steps_after(numbers: range) -> int:
        with world.project.operation("Bulk") as op:
            made = [spans.add_span(op, long, "claim", [(n, n + 2)]) for n in numbers]
        other = tag(world, "claim", (numbers[0], numbers[0] + 3), source=1)
        count = 0

        def step() -> None:
            nonlocal count
            count += 1

        world.db.set_progress_handler(step, 10)
        with world.project.operation("Tag and link") as op:
            span = spans.add_span(op, long, "quote", [(len(made), 4_000)])
            links.add_link(op, "elaborates", span, other)
        world.db.set_progress_handler(None, 10)
        return count

    few, many = steps_after(range(10, 20)), steps_after(range(30, 3_000))
    assert few > 0
    assert many < 2 * few


@given(
    made=st.lists(st.tuples(st.integers(0, 30), st.booleans()), max_size=25), size=st.integers(1, 7)
)
@settings(max_examples=30)
def test_pages_of_spans_join_to_all_of_them(
    fresh: Callable[[], World], made: list[tuple[int, bool]], size: int
) -> None:
    """Each span of the layers once, in order of start, however many start at one place."""
    world = fresh()
    lengths = dict[int, int]()
    with world.project.operation("Tag") as op:
        for start, theirs in made:
            lengths[start] = lengths.get(start, 0) + 1
            uid = spans.add_span(op, world.sources[0], "claim", [(start, start + lengths[start])])
            if theirs:
                op.delete("span", uid)
    layers = [world.project.layer]
    found, mark = list[Span](), spans.FIRST_PAGE
    while True:
        page, mark = spans.spans_page(world.db, world.sources[0], layers, mark, size)
        if not page:
            break
        assert len(page) <= size
        found += page
    everything = spans.spans_of(world.db, world.sources[0], layers)
    assert sorted(found, key=lambda s: s.uid) == sorted(everything, key=lambda s: s.uid)
    assert [s.start for s in found] == [s.start for s in everything]
    assert spans.spans_of(world.db, world.sources[0], layers, 5, 20) == [
        s for s in everything if 5 <= s.start < 20
    ]
    assert spans.more_than(world.db, world.sources[0], len(made)) is False
    assert not made or spans.more_than(world.db, world.sources[0], len(made) - 1)
