"""Keys from the settings: who gets which, and what is told of those who do not."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.tagset.parse import default_tagset
from tests.state.desk import tagset_of
from tui.commands.rebinding import Keys, Rebinding
from tui.commands.table import FIXED, CommandTable, command_table, help_rows
from tui.state import Mode

IDS = [command.id for command in FIXED]
KEYS = sorted({key for command in FIXED for key in command.keys} | {"x", "r", "f11", "é"})


def table(own: Keys | None = None, preset: Keys | None = None) -> CommandTable:
    """Return the default tag set's commands under these keys."""
    tagset = default_tagset()
    return command_table(tagset.tags, tagset.link_types, Rebinding(own or {}, preset or {}))


def test_a_command_gets_the_keys_of_the_settings_and_loses_its_own() -> None:
    """Everything else stays as it is; nothing is told, for nothing is lost."""
    made = table({"next-span": ("x", "f11")})
    assert made.commands["next-span"].keys == ("x", "f11")
    assert made.commands["previous-span"].keys == ("M", "left_square_bracket")
    assert made.clashes == ()
    assert made.commands["next-span"].help() == table().commands["next-span"].help()


def test_an_empty_list_leaves_a_command_to_the_palette() -> None:
    """Its row in the help stays."""
    made = table({"edit-source": ()})
    assert made.commands["edit-source"].keys == ()
    rows = dict(help_rows(made))["Application"]
    assert ("edit-source", "", made.commands["edit-source"].help()) in rows


def test_the_settings_win_over_a_usual_key_and_say_so() -> None:
    """With the keys that the loser is left with."""
    made = table({"zoom": ("m",), "redo": ("y",)})
    assert made.commands["next-span"].keys == ("right_square_bracket",)
    assert made.commands["copy"].keys == ()
    assert made.clashes == (
        "The settings give m to zoom, so next-span is left with ].",
        "The settings give y to redo, so copy has no key.",
    )


def test_of_two_in_the_settings_the_first_has_the_key() -> None:
    """In the order of the file, not of the commands."""
    made = table({"zoom": ("x",), "down": ("x", "j")})
    assert made.commands["down"].keys == ("j",)
    (told,) = made.clashes
    assert told == "The settings give x to zoom and to down: zoom has it, down is left with j."


def test_own_keys_come_before_those_of_a_preset() -> None:
    """And what the settings do not name is as the preset has it."""
    made = table({"left": ("r",)}, {"left": ("x",), "right": ("f11",), "zoom": ("r",)})
    assert made.commands["left"].keys == ("r",)
    assert made.commands["right"].keys == ("f11",)
    assert made.commands["zoom"].keys == ()


def test_a_command_and_a_tag_key_are_told_apart() -> None:
    """The command has it, the tag is picked by name, with the key that does that."""
    made = table({"zoom": ("c",), "pick-tag": ("f11",)})
    assert made.commands["tag-claim"].keys == ()
    assert [tag.key for tag in made.tags if tag.id == "claim"] == [""]
    assert made.clashes == (
        "claim asks for the key 'c', which is taken (zoom); F11 picks it by name.",
    )


def test_a_tag_and_a_link_type_can_be_rebound_too() -> None:
    """The gutter shows the letter that is pressed."""
    made = table({"tag-claim": ("f11", "é"), "link-same": ("f",)})
    assert made.commands["tag-claim"].keys == ("f11", "é")
    assert [tag.key for tag in made.tags if tag.id == "claim"] == ["é"]
    assert made.commands["link-same"].keys == ("f",)
    assert made.clashes == ()


def test_commands_of_different_modes_share_a_key() -> None:
    """`o` may mean one thing while reading and another while selecting."""
    made = table({"cycle-span": ("o",)})
    assert made.commands["cycle-span"].keys == made.commands["swap-ends"].keys == ("o",)
    assert made.clashes == ()


def test_there_is_always_a_way_back() -> None:
    """Neither an empty list nor another command takes the last key from cancel."""
    assert table({"cancel": ()}).commands["cancel"].keys == ("escape", "backspace")
    made = table({"zoom": ("escape", "backspace")})
    assert made.commands["cancel"].keys == ("escape",)
    assert len(made.clashes) == 2


def test_ids_that_the_tag_set_does_not_have_are_left_alone() -> None:
    """One settings file serves projects with other tags."""
    tagset = tagset_of(thing=("x", "word"))
    own: Keys = {"tag-claim": ("x",), "link-same": ("s",)}
    made = command_table(tagset.tags, (), Rebinding(own))
    assert made.commands["tag-thing"].keys == ("x",)
    assert made.clashes == ()


wishes = st.dictionaries(
    st.sampled_from([*IDS, "tag-claim", "tag-quote", "link-same", "link-differs"]),
    st.lists(st.sampled_from(KEYS), max_size=3).map(tuple),
    max_size=12,
)


@given(wishes, wishes)
def test_whatever_the_settings_say_a_key_means_one_thing(own: Keys, preset: Keys) -> None:
    """In each mode, but for motions under the letters of link types; and each loss is told once."""
    made = table(own, preset)
    for mode in Mode:
        here = [command for command in made if mode in command.modes]
        hidden = {k for c in here if c.id.startswith("link-") for k in c.keys}
        count = Counter(key for command in here for key in command.keys)
        for key in (key for key, number in count.items() if number > 1):
            assert mode is Mode.LINK
            assert key in hidden
            assert sum(key in c.keys and not c.gives_way for c in here) == 1
    assert made.commands["cancel"].keys
    assert len(made.clashes) == len(set(made.clashes))


@pytest.mark.parametrize("command", FIXED)
def test_rebinding_keeps_all_else(command: type) -> None:
    """A command under other keys is the same command."""
    made = table({command.id: ("f11",)}).commands[command.id]  # type: ignore[attr-defined]
    assert issubclass(made, command)
