"""Jump labels: each place has one of its own, the nearest the easiest, and two letters find it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.state import Jump, Mode, Target
from tui.state.jumping import LABELS, LETTERS

targets = st.lists(
    st.builds(Target, st.integers(0, 3), st.tuples(st.integers(0, 99), st.just(100))),
    unique_by=lambda target: (target.pane, target.extent[0]),
    max_size=800,
)


def test_there_is_a_label_for_every_two_letters() -> None:
    """All different, of one length, of small letters that every keyboard has."""
    assert sorted(LETTERS) == list("abcdefghijklmnopqrstuvwxyz")
    assert len(set(LABELS)) == 26 * 26
    assert {len(label) for label in LABELS} == {2}


@given(targets)
def test_every_label_leads_to_its_own_place_and_no_label_begins_another(
    found: list[Target],
) -> None:
    """Typing its letters, and only them, comes to the target; those too far away have none."""
    jump = Jump.to(found, Mode.READ)
    labels = list(jump.targets)
    assert list(jump.targets.values()) == found[: len(LABELS)]
    assert not any(a != b and b.startswith(a) for a in labels[:40] for b in labels)
    for label, target in jump.targets.items():
        first = jump.typing(label[0])
        assert first is not None
        assert first.target is None
        second = first.typing(label[1])
        assert second is not None
        assert second.target == target
        assert first.erased() == jump


@given(targets)
def test_the_nearest_have_the_easiest_letters(found: list[Target]) -> None:
    """Both letters together never get easier from one place to the next."""
    ease = [sum(map(LETTERS.index, label)) for label in Jump.to(found, Mode.READ).targets]
    assert ease == sorted(ease)


@given(targets, st.integers(0, 3))
def test_a_pane_knows_its_labels_by_offset(found: list[Target], pane: int) -> None:
    """As its lines are painted."""
    jump = Jump.to(found, Mode.READ)
    places = jump.labels_in(pane)
    assert places == sorted(places)
    assert {jump.targets[label].extent[0] for _, label in places} == {at for at, _ in places}
    assert len(places) == sum(target.pane == pane for target in jump.targets.values())


def test_letters_that_lead_nowhere_are_refused() -> None:
    """What was typed before them stays."""
    jump = Jump.to([Target(0, (0, 5))], Mode.READ)
    assert jump.typing("z") is None
    first = jump.typing("f")
    assert first is not None
    assert first.typing("z") is None
    assert first.typed == "f"
