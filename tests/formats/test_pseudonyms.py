"""Pseudonyms hide people, keep everything else, and are the same each time."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from store.errors import UsageError
from store.formats import pseudonymous
from store.model import Annotator, Layer, Record
from tests.formats.sample import project, uid, written
from tests.formats.strategies import projects


def test_people_are_numbered_by_id_and_their_layers_lose_their_names() -> None:
    """Names are gone from the whole file; a layer's name stays unless a name is in it."""
    records = list(pseudonymous(reversed_people()))
    people = {one.uid: one.name for one in records if isinstance(one, Annotator)}
    assert people == {uid(1): "A1", uid(2): "A2"}
    assert [one.name for one in records if isinstance(one, Layer)] == ["First pass", ""]
    data = written(records).decode()
    assert "Ada" not in data
    assert "race" not in data.replace("trace", "")


def reversed_people() -> list[Record]:
    """Return the sample with its annotators in the other order."""
    records = project()
    at = [i for i, one in enumerate(records) if isinstance(one, Annotator)]
    records[at[0]], records[at[1]] = records[at[1]], records[at[0]]
    return records


def test_models_and_imports_keep_their_names() -> None:
    """And no person is given a name that one of them has."""
    records = [
        Annotator(uid(3), "Zoe"),
        Annotator(uid(1), "A1", "model"),
        Annotator(uid(2), "brat", "import"),
    ]
    assert [one.name for one in pseudonymous(records)] == ["A2", "A1", "brat"]


def test_a_person_without_a_name_blanks_no_layer() -> None:
    """The empty name occurs in every name, and means nobody."""
    records = [Annotator(uid(1), ""), Layer(uid(2), uid(1), name="Gold")]
    assert [one.name for one in pseudonymous(records)] == ["A1", "Gold"]


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(projects())
def test_only_names_change_and_twice_is_once(records: list[Record]) -> None:
    """All else comes through, in order; doing it again changes nothing more."""
    once = list(pseudonymous(records))
    assert [_nameless(one) for one in once] == [_nameless(one) for one in records]
    people = [one for one in once if isinstance(one, Annotator)]
    assert list(pseudonymous(once))[: len(people)] == once[: len(people)]
    assert len({one.name for one in people}) == len(people)


def _nameless(record: Record) -> Record:
    return replace(record, name="") if isinstance(record, Annotator | Layer) else record


def test_annotators_after_their_layers_are_refused() -> None:
    """A layer's name would be out before the person's name is known."""
    records = [Layer(uid(2), uid(1), name="Zoe's"), Annotator(uid(1), "Zoe")]
    with pytest.raises(UsageError, match="annotators before their layers"):
        list(pseudonymous(records))
