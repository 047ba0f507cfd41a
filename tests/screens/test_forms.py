"""Forms: what is typed is read by its type, refused in place, and left alone where it was left."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from store.model import AttributeDef, AttributeValue
from store.project import Project
from store.spans import describe
from store.tagset.parse import parse_tagset
from tests.screens.seat import answer, new_project, problem, seated
from tui.dialogs.base import meant
from tui.render.safe import safe
from tui.screens.values import read_attributes

TYPED = """
[[tag]]
id = "thing"
key = "x"
unit = "word"
attribute = [
  { name = "note", type = "string" },
  { name = "count", type = "integer" },
  { name = "size", type = "number" },
  { name = "sure", type = "boolean" },
  { name = "on", type = "date" },
  { name = "kind", type = "enum", values = ["Big", "small"], multiple = true },
]
"""


@pytest.fixture
def typed(tmp_path: Path) -> Project:
    """A project whose one tag has an attribute of each type."""
    return new_project(
        tmp_path / "typed.db", "one two", tagset=parse_tagset("schema = 1" + TYPED, "t.toml")
    )


async def test_attributes_are_typed_and_kept_apart_from_the_note(typed: Project) -> None:
    """Even where one of them is called as the note is."""
    async with seated(typed) as seat:
        await seat.press("x", "e")
        await answer(
            seat, "an attribute", "3", "2.5", "Yes", "2026-03-14", "big, small", "the note"
        )
        (span,) = seat.state.panes[0].index
        assert dict(span.attributes) == {
            "note": "an attribute", "count": 3, "size": 2.5, "sure": True, "on": "2026-03-14",
            "kind": ("Big", "small"),
        }  # fmt: skip
        assert span.note == "the note"
        assert "count=3 · kind=Big, small · note=an attribute" in seat.rows()[-2]
        await seat.press("e")
        await answer(seat, "", None, None, "no", None, None, None)
        (span,) = seat.state.panes[0].index
        assert "note" not in span.attributes
        assert (span.attributes["sure"], span.note) == (False, "the note")
        await seat.press("u", "u")
        assert dict(next(iter(seat.state.panes[0].index)).attributes) == {}


@pytest.mark.parametrize(
    ("line", "value", "told"),
    [
        (1, "three", "count takes a number, not 'three'"),
        (1, "2.5", "'count' must be an integer"),
        (2, "1e999", "'size' must be a number"),
        (2, "nan", "'size' must be a number"),
        (3, "maybe", "'sure' must be"),
        (4, "yesterday", "'on' must be a date"),
        (5, "Big, huge", "Big, small, not 'huge'"),
    ],
)
async def test_a_value_of_the_wrong_type_is_refused_in_a_sentence(
    typed: Project, line: int, value: str, told: str
) -> None:
    """The form stays with all that was typed; what is left is as it was."""
    async with seated(typed) as seat:
        await seat.press("x", "e")
        await answer(seat, *[value if number == line else None for number in range(7)])
        assert told.lower() in problem(seat).lower()
        assert told.split()[0].lower() in seat.text().lower()
        assert [each.value for each in seat.app.screen.query(Input)][line] == value
        await seat.press("escape")
        assert seat.app.screen is seat.workspace
        (span,) = seat.state.panes[0].index
        assert dict(span.attributes) == {}


async def test_what_was_refused_is_mended_and_taken(typed: Project) -> None:
    """Nothing has to be typed twice."""
    async with seated(typed) as seat:
        await seat.press("x", "e")
        await answer(seat, "words", "three", None, None, None, None, "the note")
        assert "count takes a number" in problem(seat)
        for _ in range(5):
            await seat.press("shift+tab")
        await seat.fill("3")
        await answer(seat, *[None] * 6)
        assert seat.app.screen is seat.workspace
        (span,) = seat.state.panes[0].index
        assert dict(span.attributes) == {"note": "words", "count": 3}
        assert span.note == "the note"


@pytest.mark.parametrize(
    ("typed", "means"), [("h", "hedged"), ("DEN", "denied"), ("asserted", "asserted")]
)
async def test_a_value_of_a_list_is_begun_only(project: Project, typed: str, means: str) -> None:
    """In either case, as far as it takes to tell it from the others."""
    async with seated(project) as seat:
        await seat.press("c", "e")
        await answer(seat, typed, None)
        (span,) = seat.state.panes[0].index
        assert dict(span.attributes) == {"certainty": means}


def test_a_beginning_that_several_values_share_means_none_of_them() -> None:
    """Unless it is one of them, whole."""
    kind = AttributeDef("kind", "enum", values=("in", "inside", "infer", "other"))

    def read(line: str) -> object:
        return read_attributes((kind,), {"kind": line}, {})["kind"]

    assert [read(line) for line in ("in", "IN", "ins", "o", "i", "x")] == [
        "in", "in", "inside", "other", "i", "x",
    ]  # fmt: skip


async def test_a_number_of_any_length_is_a_number(typed: Project) -> None:
    """Or is refused; it breaks nothing."""
    async with seated(typed) as seat:
        for value in ("1" + "0" * 400, "9" * 5000, "-" + "1" * 30):
            await seat.press(
                "ctrl+home", "e" if seat.spans() else "x", *([] if seat.spans() else "e")
            )
            await answer(seat, None, None, value, None, None, None, None)
            if seat.app.screen is not seat.workspace:
                assert "must be a number" in problem(seat)
                await seat.press("escape")
            assert seat.app.screen is seat.workspace


async def test_what_is_left_alone_in_a_form_stays_as_it_was(typed: Project) -> None:
    """Commas in a value, blanks at its ends, characters that are shown as pictures."""
    async with seated(typed) as seat:
        await seat.press("x")
        (span,) = seat.state.panes[0].index
        held: dict[str, AttributeValue] = {"note": "  a\nb 👩\u200d🚀 ", "size": 1e22}
        with typed.operation("Describe") as op:
            describe(op, span.uid, held, "line\nline 👩\u200d🚀")
    async with seated(typed) as seat:
        await seat.press("e")
        for _ in range(6):
            await seat.press("enter")
        line = seat.app.focused
        assert isinstance(line, Input)
        line.value += " and more"
        await seat.press("enter")
        (span,) = seat.state.panes[0].index
        assert dict(span.attributes) == held
        assert span.note == "line\nline 👩\u200d🚀 and more"


@pytest.mark.parametrize(
    ("shown", "means"),
    [
        ("", ""),
        ("a\u2424b", "a\nb"),
        ("xa\u2424b", "xa\nb"),
        ("a\u2424bx", "a\nbx"),
        ("axb", "axb"),
        ("a\u2424xb", "a\nxb"),
        ("aa\u2424b", "aa\nb"),
        ("b", "b"),
        ("new", "new"),
    ],
)
def test_a_line_means_what_was_typed_and_what_was_there(shown: str, means: str) -> None:
    """The picture of a line feed is one again, unless it was typed over."""
    assert safe("a\nb") == "a\u2424b"
    assert meant("a\nb", shown) == means
