"""Replicas that exchange their operations end up with the same tables, in whatever order they come."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import audit, links, spans
from store.db import Connection
from store.errors import RefusedError
from store.model import Span, Uid
from store.model.kinds import KINDS
from store.oplog import DELETED, Change, Logged, fold, of_entity, read, receive
from store.oplog.changes import FORMAT, encode
from store.oplog.rows import select
from tests.store.making import blank, copy_world, new_world, tables

Draw = Callable[[st.SearchStrategy[Any]], Any]
Stamp = tuple[int, bytes]

ENTITIES: tuple[tuple[str, Uid], ...] = tuple(
    (kind, Uid(bytes([number]) * 16))
    for number, kind in enumerate(("span", "span", "link", "tag", "assignment"), 1)
)
"""What the replicas of the generated histories quarrel over."""

VALUES: Mapping[str, Mapping[str, st.SearchStrategy[Any]]] = {
    "span": {
        "tag": st.sampled_from(["claim", "quote"]),
        "fragments": st.sampled_from([[[0, 2]], [[1, 3], [5, 8]]]),
        "note": st.sampled_from([None, "", "n"]),
        "attributes.a": st.sampled_from([None, 1, "x"]),
        "attributes.b": st.sampled_from([None, ["y", None], True]),
    },
    "link": {
        "type": st.sampled_from(["same", "differs"]),
        "attributes.a": st.sampled_from([None, 1]),
        "confidence": st.sampled_from([None, 0.5]),
    },
    "tag": {
        "label": st.sampled_from(["A", "B"]),
        "description": st.sampled_from([None, "d"]),
        "attributes": st.sampled_from([None, [{"name": "x"}]]),
    },
    "assignment": {"status": st.sampled_from(["todo", "done"])},
}


@st.composite
def changes(draw: Draw) -> Change:
    """Return a birth, an update, a tombstone or a revival of one of `ENTITIES`."""
    kind, uid = draw(st.sampled_from(ENTITIES))
    fields = draw(st.fixed_dictionaries({}, optional=dict(VALUES[kind])))
    delta: dict[str, tuple[Any, Any]] = {name: (None, value) for name, value in fields.items()}
    match draw(st.sampled_from(["birth", "birth", "update", "update", "delete", "revive"])):
        case "birth":
            delta[DELETED] = (None, 0)
        case "delete":
            delta = {DELETED: (0, 1)}
        case "revive":
            delta = {DELETED: (1, 0)}
    return Change(kind, uid, delta)


@st.composite
def histories(draw: Draw) -> list[list[Logged]]:
    """Return the logs of two to four replicas, whose clocks are close enough for ties."""
    logs: list[list[Logged]] = []
    for replica in range(1, draw(st.integers(2, 4)) + 1):
        times = sorted(draw(st.sets(st.integers(1, 9), min_size=1, max_size=6)))
        log: list[Logged] = []
        for hlc in times:
            made = draw(st.lists(changes(), max_size=3, unique_by=lambda change: change.uid))
            log.append(_sealed(log, bytes([replica]) * 16, hlc, made))
        logs.append(log)
    return logs


def _sealed(log: Sequence[Logged], replica: bytes, hlc: int, made: Sequence[Change]) -> Logged:
    seq = len(log) + 1
    uid = Uid(replica[:8] + seq.to_bytes(8, "big"))
    entry = Logged(uid, "Do", None, None, replica, seq, hlc, None, FORMAT, encode(made))
    return entry.sealed(log[-1].hash if log else b"")


@st.composite
def deliveries(draw: Draw) -> tuple[list[list[Logged]], list[Logged], list[Logged]]:
    """Return histories and two of the orders in which a receiver may meet them."""
    logs = draw(histories())
    turns = [number for number, log in enumerate(logs) for _ in log]
    one, other = draw(st.permutations(turns)), draw(st.permutations(turns))
    return logs, list(_in_turn(logs, one)), list(_in_turn(logs, other))


def _in_turn(logs: Sequence[Sequence[Logged]], turns: Sequence[int]) -> Iterator[Logged]:
    waiting = [iter(log) for log in logs]
    for turn in turns:
        yield next(waiting[turn])


def received(entries: Sequence[Logged]) -> Connection:
    """Return a database that took `entries` in, in their order."""
    db = blank()
    for entry in entries:
        assert receive(db, entry)
    return db


def expected(entries: Sequence[Logged]) -> dict[Uid, dict[str, Any]]:
    """Fold by the definition: per field the newest word counts, and a birth has a word on all."""
    last: dict[tuple[Uid, str], tuple[Stamp, Any]] = {}
    births: dict[Uid, Stamp] = {}
    for entry in entries:
        for change in entry.changes():
            stamp = (entry.hlc, entry.replica)
            if change.creates:
                births[change.uid] = max(births.get(change.uid, stamp), stamp)
            for field, (_, after) in change.fields.items():
                key = change.uid, field
                last[key] = max(last.get(key, (stamp, after)), (stamp, after), key=lambda w: w[0])
    out: dict[Uid, dict[str, Any]] = {uid: {} for uid in births}
    for (uid, field), (stamp, value) in last.items():
        if uid in births and stamp >= births[uid] and value is not None:
            out[uid][field] = value
    return out


def shown(db: Connection) -> dict[Uid, dict[str, Any]]:
    """Return the born rows in the form of `expected`, attributes field by field."""
    out: dict[Uid, dict[str, Any]] = {}
    for name in VALUES:
        kind = KINDS[name]
        fields = (DELETED, *kind.fields)
        columns = ", ".join(f'"{field}"' for field in fields)
        rows = db.execute(f'SELECT uid, {columns} FROM "{name}" WHERE hlc IS NOT NULL')
        for uid, *values in rows:
            held = {f: v for f, v in zip(fields, values, strict=True) if v is not None}
            wire = {f: v if f == DELETED else kind.fields[f].from_sql(v) for f, v in held.items()}
            if name != "tag":
                attributes = wire.pop("attributes", {})
                wire |= {f"attributes.{key}": value for key, value in attributes.items()}
            out[Uid(uid)] = wire
    return out


@settings(max_examples=250)
@given(deliveries())
def test_any_interleaving_folds_to_the_same_tables(
    delivery: tuple[list[list[Logged]], list[Logged], list[Logged]],
) -> None:
    """Values, tombstones and stamps are equal, row by row, whatever came first."""
    _, one, other = delivery
    assert tables(received(one)) == tables(received(other))


@settings(max_examples=150)
@given(deliveries())
def test_the_newest_word_on_each_field_stands(
    delivery: tuple[list[list[Logged]], list[Logged], list[Logged]],
) -> None:
    """The tables hold what the definition says: per field the last writer by (hlc, replica)."""
    _, one, _ = delivery
    assert shown(received(one)) == expected(one)


@settings(max_examples=60)
@given(deliveries())
def test_receiving_twice_changes_nothing(
    delivery: tuple[list[list[Logged]], list[Logged], list[Logged]],
) -> None:
    """A second delivery is recognised, and folding a change again is without effect."""
    _, one, _ = delivery
    db = received(one)
    before = tables(db)
    assert not any(receive(db, entry) for entry in one)
    for entry in one:
        for change in entry.changes():
            fold(db, change, (entry.hlc, entry.replica))
    assert tables(db) == before


@settings(max_examples=60)
@given(deliveries())
def test_the_unborn_are_never_read(
    delivery: tuple[list[list[Logged]], list[Logged], list[Logged]],
) -> None:
    """At every moment of a delivery, readers meet born entities alone."""
    _, one, _ = delivery
    db, born = blank(), set[Uid]()
    for entry in one:
        receive(db, entry)
        born |= {change.uid for change in entry.changes() if change.creates}
        seen = {e.uid for k in VALUES for e in select(db, KINDS[k].entity)}
        assert seen <= born


def _three(first: bytes, second: bytes) -> tuple[Logged, Logged, Logged]:
    span = ENTITIES[0][1]
    birth = Change("span", span, {"tag": (None, "claim"), DELETED: (None, 0)})
    retag = Change("span", span, {"tag": ("claim", "quote")})
    again = Change("span", span, {"tag": ("claim", "figure")})
    return (
        _sealed([], b"\x09" * 16, 1, [birth]),
        _sealed([], first, 5, [retag]),
        _sealed([], second, 5, [again]),
    )


def test_a_change_before_the_birth_waits() -> None:
    """It shows nothing until the birth arrives, and then its word stands."""
    birth, retag, _ = _three(b"\x01" * 16, b"\x02" * 16)
    db = received([retag])
    assert list(select(db, Span)) == []
    receive(db, birth)
    assert db.execute("SELECT tag, deleted FROM span").fetchall() == [("quote", 0)]


@pytest.mark.parametrize("order", [(0, 1, 2), (0, 2, 1), (2, 1, 0), (1, 0, 2)])
def test_equal_times_are_resolved_by_replica(order: tuple[int, ...]) -> None:
    """Of two words at the same hlc, that of the greater replica id stands, in any order."""
    entries = _three(b"\x01" * 16, b"\x02" * 16)
    db = received([entries[number] for number in order])
    assert db.execute("SELECT tag FROM span").fetchone() == ("figure",)


def test_a_tombstone_and_its_revival_may_come_before_the_birth() -> None:
    """Deleted and brought back elsewhere, it is alive once its birth arrives, and unread before."""
    span = ENTITIES[0][1]
    birth, *_ = _three(b"\x01" * 16, b"\x02" * 16)
    gone = _sealed([], b"\x01" * 16, 5, [Change("span", span, {DELETED: (0, 1)})])
    back = _sealed([gone], b"\x01" * 16, 6, [Change("span", span, {DELETED: (1, 0)})])
    db = received([gone, back])
    assert list(select(db, Span)) == []
    receive(db, birth)
    assert db.execute("SELECT tag, deleted FROM span").fetchall() == [("claim", 0)]


def test_an_operation_out_of_its_replicas_order_is_refused() -> None:
    """A gap, a fork and a forged entry get a sentence, and leave no trace."""
    replica = b"\x01" * 16
    born = Change("span", ENTITIES[0][1], {"tag": (None, "claim"), DELETED: (None, 0)})
    first = _sealed([], replica, 1, [born])
    second = _sealed([first], replica, 2, [])
    third = _sealed([first, second], replica, 3, [])
    forked = _sealed([_sealed([], replica, 1, [])], replica, 2, [])
    db = received([first])
    before = tables(db)
    for wrong in (third, forked):
        with pytest.raises(RefusedError, match="does not continue"):
            receive(db, wrong)
    assert tables(db) == before
    assert len(list(read(db))) == 1


def test_three_copies_that_worked_apart_agree_after_exchange(tmp_path: Path) -> None:
    """Real operations of three annotators, received in three orders, give one set of tables."""
    template = tmp_path / "a.db"
    new_world(template).project.close()
    worlds = [copy_world(template, tmp_path / f"{n}.db", n) for n in ("eva", "max", "noa")]
    for number, world in enumerate(worlds):
        with world.project.operation("Tag") as op:
            head = spans.add_span(op, world.sources[0], "claim", [(number, 20)])
            spans.describe(op, head, {"certainty": "hedged"}, "a note")
            tail = spans.add_span(op, world.sources[1], "claim", [(0, 9)])
            links.add_link(op, "same", head, tail)
        world.project.undo()
        world.project.redo()
    logs = [list(read(world.db, "1 ORDER BY replica, seq")) for world in worlds]
    for number, world in enumerate(worlds):
        for shift in (1, 2):
            for entry in logs[(number + shift) % 3]:
                receive(world.db, entry)
    states = [tables(world.db) for world in worlds]
    assert states[0] == states[1] == states[2]
    assert len(states[0]["span"]) == 6
    assert [audit.check(world.db).problems for world in worlds] == [(), (), ()]
    for world in worlds:
        world.project.close()


def test_words_said_twice_in_one_operation_end_with_the_last(tmp_path: Path) -> None:
    """A span added, retagged and described in one operation holds the last word, also by the log."""
    world = new_world(tmp_path / "a.db")
    with world.project.operation("Tag and change") as op:
        span = spans.add_span(op, world.sources[0], "claim", [(0, 9)])
        spans.retag(op, span, "quote")
        spans.describe(op, span, {"directness": "direct"}, "one")
        spans.describe(op, span, {"directness": "indirect"}, "two")
    held = spans.span_with_id(world.db, span)
    assert (held.tag, held.attributes, held.note) == ("quote", {"directness": "indirect"}, "two")
    assert audit.check(world.db).problems == ()
    assert len(of_entity(world.db, span)) == 1
    world.project.close()
