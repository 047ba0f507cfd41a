"""The presets: nothing clashes, nothing becomes unreachable, and each does what it is for."""

from __future__ import annotations

import pytest

from store.tagset.parse import default_tagset
from tests.commands.test_table import LATER
from tests.state.desk import Desk
from tui.commands.rebinding import Rebinding
from tui.commands.table import FIXED, CommandTable, command_table
from tui.settings import preset_names
from tui.settings.presets import read_preset
from tui.state import Mode

IDS = [command.id for command in FIXED]
NAMES = preset_names()

LEFT = {
    *"qwertasdfgzxcvb",
    *"QWERTASDFGZXCVB",
    "grave_accent",
    "tab",
    "shift+tab",
    "escape",
    "space",
}
LEFT |= {f"ctrl+{letter}" for letter in "qwertasdfgzxcvb"} | {
    f"f{number}" for number in range(1, 6)
}
"""What the left hand reaches on a QWERTY keyboard."""

OFTEN = [
    "up",
    "down",
    "next-word",
    "previous-word",
    "next-sentence",
    "previous-sentence",
    "page-up",
    "page-down",
    "next-pane",
    "previous-pane",
    "select",
    "grow",
    "shrink",
    "swap-ends",
    "set-extent",
    "add-fragment",
    "cancel",
    "next-span",
    "previous-span",
    "cycle-span",
    "delete",
    "describe",
    "pick-tag",
    "link",
    "next-candidate",
    "previous-candidate",
    "take-candidate",
    "follow-link",
    "go-back",
    "undo",
    "redo",
    "zoom",
    "help",
    "library",
    "quit",
]

VI = {
    "h": "left", "j": "down", "k": "up", "l": "right", "w": "next-word", "b": "previous-word",
    "0": "count-0", "dollar_sign": "line-end", "circumflex_accent": "line-start", "g": "text-start",
    "G": "text-end", "left_parenthesis": "previous-sentence", "right_parenthesis": "next-sentence",
    "left_curly_bracket": "previous-paragraph", "right_curly_bracket": "next-paragraph",
    "ctrl+f": "page-down", "ctrl+b": "page-up", "v": "select", "o": "swap-ends", "y": "copy",
    "u": "undo", "ctrl+r": "redo", "d": "delete",
}  # fmt: skip


def table(name: str) -> CommandTable:
    """Return the commands of the default tag set under a preset."""
    tagset = default_tagset()
    return command_table(tagset.tags, tagset.link_types, Rebinding(preset=read_preset(name, IDS)))


def test_there_are_two() -> None:
    """By the names that the settings file uses."""
    assert NAMES == ("left-hand", "vi")


@pytest.mark.parametrize("name", NAMES)
def test_nothing_clashes_in_a_preset(name: str) -> None:
    """Neither commands with each other, nor with the usual tags."""
    assert table(name).clashes == ()


@pytest.mark.parametrize("name", NAMES)
def test_under_a_preset_every_command_has_a_key(name: str) -> None:
    """What a preset displaces it puts somewhere else."""
    assert [command.id for command in table(name) if not command.keys] == []


@pytest.mark.parametrize("name", NAMES)
def test_presets_leave_keys_of_later_issues_free(name: str) -> None:
    """As the usual keys do."""
    used = {key for command in table(name) if Mode.READ in command.modes for key in command.keys}
    assert sorted(used & set(LATER)) == []


def test_vi_has_the_keys_of_vi() -> None:
    """As far as both have the thing."""
    made = table("vi")
    assert [key for key, name in VI.items() if key not in made.commands[name].keys] == []


def test_the_left_hand_reaches_what_is_needed_often() -> None:
    """Tags have the letters of their own set, which for the usual one are there too."""
    made = table("left-hand")
    assert [name for name in OFTEN if not LEFT.intersection(made.commands[name].keys)] == []
    for command in made:
        if command.id.startswith(("tag-", "link-")):
            assert LEFT.intersection(command.keys)


def test_a_session_with_the_left_hand_alone() -> None:
    """Tag, select, link, undo."""
    desk = Desk("Officials said so. It rained.", "Officials said so, too.")
    desk.table = table("left-hand")
    desk.press("v", "w", "c", "r", "r")
    assert desk.spans() == [("claim", ["Officials said"])]
    assert len(desk.state.links) == 1
    desk.press("s", "B", "X")
    assert desk.spans() == []


def test_a_session_with_the_hands_of_vi() -> None:
    """`gg` and `G` lead to the ends, `0` and `$` along the line."""
    desk = Desk("One two.\nThree four.\nFive six.")
    desk.table = table("vi")
    desk.press("G")
    assert desk.here == "."
    desk.press("g", "g", "j", "l", "l")
    assert desk.here.startswith("ree")
    desk.press("dollar_sign", "h")
    assert desk.here.startswith("r.")
    desk.press("0")
    assert desk.here.startswith("Three")
