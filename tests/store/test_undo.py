"""Undo takes back one's own operations, newest first and whole; redo brings them back exactly."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import assignments, audit, history, links, sources, spans
from store.errors import RefusedError
from store.model import Link, Source, Span, Status, Uid
from store.oplog import Operation
from store.oplog.rows import select
from tests.store.making import World, living, open_world, operations


def _pick(items: Sequence[Any], number: int) -> Any:
    if not items:
        raise RefusedError("Nothing to do it to.")
    return items[number % len(items)]


def _spans(op: Operation) -> list[Span]:
    return list(select(op.db, Span, "1 ORDER BY uid"))


def _links(op: Operation) -> list[Link]:
    return list(select(op.db, Link, "1 ORDER BY uid"))


def _extents(number: int) -> list[tuple[int, int]]:
    start = number % 20
    return [(start, start + number % 7), (start + 10, start + 12)][: 1 + number % 2]


def _add(world: World, op: Operation, number: int) -> None:
    tag = ("claim", "quote", "figure", "attribution")[number % 4]
    spans.add_span(op, world.sources[number % 3], tag, _extents(number), note="n" * (number % 2))


def _describe(world: World, op: Operation, number: int) -> None:
    span = _pick(_spans(op), number)
    known = spans.tag_named(op.db, span.tag).attributes[0]
    value = known.values[number % len(known.values)] if known.values else f"v{number}"
    spans.describe(op, span.uid, {known.name: value} if number % 3 else {}, "x" * (number % 2))


def _link(world: World, op: Operation, number: int) -> None:
    kind = ("same", "differs", "elaborates", "attributed-to")[number % 4]
    held = _spans(op)
    links.add_link(op, kind, _pick(held, number).uid, _pick(held, number // 3).uid)


def _status(world: World, op: Operation, number: int) -> None:
    statuses: tuple[Status, ...] = ("todo", "in_progress", "done", "skipped")
    assignments.set_status(op, world.story, statuses[number % 4])


def _edit(world: World, op: Operation, number: int) -> None:
    fields = {"publisher": f"P{number}", "authors": ("A", str(number))}
    sources.edit_source(op, world.sources[number % 3], **fields)


def _bulk(world: World, op: Operation, number: int) -> None:
    old = [span.uid for span in _spans(op)][:2]
    for start in range(3):
        span = spans.add_span(op, world.sources[0], "claim", [(start, start + 30 + number % 9)])
        spans.describe(op, span, {}, f"bulk {start}")
    links.delete_spans(op, old)


ACTIONS: dict[str, Callable[[World, Operation, int], object]] = {
    "add": _add,
    "add more": _add,
    "link": _link,
    "link more": _link,
    "describe": _describe,
    "status": _status,
    "edit": _edit,
    "bulk": _bulk,
    "retag": lambda _, op, n: spans.retag(op, _pick(_spans(op), n).uid, ("figure", "claim")[n % 2]),
    "reshape": lambda _, op, n: spans.reshape(op, _pick(_spans(op), n // 2).uid, _extents(n + 1)),
    "retype": lambda _, op, n: links.retype(
        op, _pick(_links(op), n).uid, ("contradicts", "elaborates")[n % 2]
    ),
    "reverse": lambda _, op, n: links.reverse(op, _pick(_links(op), n).uid),
    "delete": lambda _, op, n: links.delete_spans(op, [_pick(_spans(op), n).uid]),
    "rename": lambda world, op, n: sources.rename_story(op, world.story, f"Title {n}"),
}
SCRIPTS = st.lists(st.tuples(st.sampled_from(sorted(ACTIONS)), st.integers(0, 99)), max_size=14)
"""What an annotator does: actions, each with a number that chooses what it is done to."""


def play(world: World, script: Sequence[tuple[str, int]]) -> list[Any]:
    """Run a script and return the living state at its start and after each operation that counted."""
    states = [living(world.db)]
    for action, number in script:
        before = operations(world.db)
        try:
            with world.project.operation(action) as op:
                ACTIONS[action](world, op, number)
        except RefusedError:
            assert living(world.db) == states[-1], "a refused operation left something"
            assert operations(world.db) == before
        else:
            if operations(world.db) > before:
                states.append(living(world.db))
            assert bool(op.changes.touched) == (operations(world.db) > before)
    return states


@settings(max_examples=25)
@given(script=SCRIPTS, data=st.data())
def test_undo_and_redo_pass_through_the_same_states(
    fresh: Callable[[], World], script: list[tuple[str, int]], data: st.DataObject
) -> None:
    """Undo goes back through every state and redo forth again, across a restart in the middle."""
    world = fresh()
    states = play(world, script)
    steps = len(states) - 1
    restart = data.draw(st.integers(0, max(0, 2 * steps - 1)))
    for turn in range(2 * steps):
        if turn == restart:
            path = world.project.path
            world.project.close()
            world = open_world(path)
        if turn < steps:
            world.project.undo()
            assert living(world.db) == states[steps - 1 - turn]
        else:
            world.project.redo()
            assert living(world.db) == states[turn - steps + 1]
    with pytest.raises(RefusedError, match="nothing to redo"):
        world.project.redo()
    assert audit.check(world.db).problems == ()
    for _ in range(steps):
        world.project.undo()
    with pytest.raises(RefusedError, match="nothing to undo"):
        world.project.undo()
    assert living(world.db) == states[0]
    world.project.close()


@settings(max_examples=25)
@given(script=SCRIPTS, moves=st.lists(st.sampled_from(["undo", "redo", "do"]), max_size=20))
def test_undo_and_redo_behave_like_a_list_with_a_cursor(
    fresh: Callable[[], World], script: list[tuple[str, int]], moves: list[str]
) -> None:
    """However undo, redo and new operations alternate, the state is what a cursor in a list says."""
    world = fresh()
    states = play(world, script)
    cursor = len(states) - 1
    for number, move in enumerate(moves):
        if move == "do":
            with world.project.operation("Rename") as op:
                sources.rename_story(op, world.story, f"Move {number}")
            states = [*states[: cursor + 1], living(world.db)]
        possible = {"undo": cursor > 0, "redo": cursor + 1 < len(states), "do": True}[move]
        cursor += {"undo": -1, "redo": 1, "do": 1}[move] if possible else 0
        if move != "do" and possible:
            getattr(world.project, move)()
        elif move != "do":
            with pytest.raises(RefusedError, match=f"nothing to {move}"):
                getattr(world.project, move)()
        assert living(world.db) == states[cursor]
    assert audit.check(world.db).problems == ()
    world.project.close()


def test_undo_covers_only_ones_own_operations(fresh: Callable[[], World]) -> None:
    """What somebody else did last is not what undo takes back."""
    world = fresh()
    with world.project.operation("Tag claim") as op:
        mine = spans.add_span(op, world.sources[0], "claim", [(0, 9)])
    world.project.sign_in("max")
    with world.project.operation("Tag quote") as op:
        theirs = spans.add_span(op, world.sources[0], "quote", [(0, 9)])
    world.project.sign_in("eva")
    step, changes = world.project.undo()
    assert (step.label, world.project.words(step)) == ("Tag claim", "Officials")
    assert changes.of("span") == {mine}
    assert set(living(world.db)["span"]) == {theirs}


def test_a_new_operation_clears_redo(fresh: Callable[[], World]) -> None:
    """After undo and something new, there is nothing to redo, and undo skips what was undone."""
    world = fresh()
    play(world, [("rename", 1), ("rename", 2)])
    world.project.undo()
    play(world, [("rename", 3)])
    with pytest.raises(RefusedError, match="nothing to redo"):
        world.project.redo()
    world.project.undo()
    assert sources.stories(world.db)[0].title == "Title 1"


def test_undo_of_a_deletion_brings_the_links_back(fresh: Callable[[], World]) -> None:
    """The span returns with its id, its attributes and the links that went with it."""
    world = fresh()
    with world.project.operation("Link") as op:
        head = spans.add_span(op, world.sources[0], "claim", [(0, 9)], note="kept")
        tail = spans.add_span(op, world.sources[1], "claim", [(0, 9)])
        links.add_link(op, "same", head, tail)
    before = living(world.db)
    with world.project.operation("Delete") as op:
        assert links.delete_spans(op, [head]) == 1
    assert links.links_of(world.db, tail) == []
    world.project.undo()
    assert living(world.db) == before


def test_a_span_made_and_deleted_in_one_operation_stays_deleted(fresh: Callable[[], World]) -> None:
    """Neither undo nor redo of such an operation makes it appear."""
    world = fresh()
    with world.project.operation("Try") as op:
        links.delete_spans(op, [spans.add_span(op, world.sources[0], "claim", [(0, 9)])])
    for move in (world.project.undo, world.project.redo):
        move()
        assert living(world.db)["span"] == {}


def test_undo_works_where_a_text_was_taken_down(fresh: Callable[[], World]) -> None:
    """Without the words to show, the operation is still named and taken back."""
    world = fresh()
    play(world, [("add", 0)])
    digest = next(select(world.db, Source, "uid = ?", (world.sources[0],))).text_sha256
    world.db.execute("DELETE FROM text WHERE sha256 = ?", (digest,))
    step, _ = world.project.undo()
    assert (step.label, world.project.words(step)) == ("add", "")
    assert living(world.db)["span"] == {}


def test_a_step_says_where_to_look(fresh: Callable[[], World]) -> None:
    """Undo can go there first: the story, the source and the first fragment of what it changes."""
    world = fresh()
    with world.project.operation("Tag claim") as op:
        spans.add_span(op, world.sources[1], "claim", [(5, 8), (10, 20)])
    step = world.project.next_undo()
    assert step.place == history.Place(world.story, world.sources[1], (5, 8))
    with world.project.operation("Edit") as op:
        sources.edit_source(op, world.sources[2], publisher="P")
    assert world.project.next_undo().place == history.Place(world.story, Uid(world.sources[2]))


def test_saying_what_is_already_so_leaves_no_entry(fresh: Callable[[], World]) -> None:
    """An empty note set to empty, or a publisher to what it is, is not something to undo."""
    world = fresh()
    with world.project.operation("Tag claim") as op:
        span = spans.add_span(op, world.sources[0], "claim", [(0, 9)])
    count = operations(world.db)
    with world.project.operation("Nothing") as op:
        spans.describe(op, span, {}, "")
        spans.reshape(op, span, [(0, 9)])
        sources.edit_source(op, world.sources[0], title="Source 0", publisher=None, authors=())
    assert operations(world.db) == count
    assert op.changes.touched == {}
