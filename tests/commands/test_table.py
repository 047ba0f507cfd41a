"""All commands in one table: their keys, their help, their clashes."""

from __future__ import annotations

from collections import Counter

import pytest

from store.tagset.parse import default_tagset
from tests.state.desk import tagset_of
from tui.commands.base import Command, key_name
from tui.commands.motion import DIGITS
from tui.commands.table import FIXED, GROUPS, CommandTable, command_table, help_rows
from tui.state import TYPING, Mode

LATER = {
    "x": "dismiss a suggestion",
    "O": "omission",
    "space": "sentence considered",
    **dict.fromkeys(("f4", "f5", "f6", "f7", "f8", "f9"), "other screens"),
}
"""Keys of the design that belong to later issues: nothing may take them meanwhile."""

PROMISED = {
    Mode.READ: "j k w b s S p P m M h tab shift+tab z f2 c q f a t v plus minus l g G L e d y u U"
    " i semicolon slash f3 n N A asterisk f1 question_mark colon ctrl+p ctrl+q up down left right pageup pagedown home end ctrl+home"
    " ctrl+end shift+left shift+right shift+up shift+down 0 1 2 3 4 5 6 7 8 9 escape backspace"
    " delete right_parenthesis left_parenthesis right_curly_bracket left_curly_bracket"
    " right_square_bracket left_square_bracket",
    Mode.SELECT: "j k w b s S p P o J v V u z enter plus minus c q f a t y i A asterisk escape backspace f1 left right"
    " shift+left shift+right shift+up shift+down 0 1 2 3 4 5 6 7 8 9",
    Mode.LINK: "s d x q e a n N tab shift+tab enter j k w b p i escape backspace f1 left right",
    Mode.JUMP: "escape backspace ctrl+q",
    Mode.OCCURRENCES: "n N x space A asterisk c q f a t enter escape backspace f1 ctrl+q",
    Mode.SEARCH: "enter escape backspace ctrl+q",
}
"""What the design promises of this issue, by mode."""


@pytest.fixture(scope="module")
def table() -> CommandTable:
    """The table of the default tag set."""
    tagset = default_tagset()
    return command_table(tagset.tags, tagset.link_types)


def keys_in(table: CommandTable, mode: Mode) -> Counter[str]:
    """How many commands each key has in a mode."""
    return Counter(key for command in table if mode in command.modes for key in command.keys)


@pytest.mark.parametrize("mode", list(Mode))
def test_every_key_that_is_promised_means_something(table: CommandTable, mode: Mode) -> None:
    """In each mode."""
    assert set(PROMISED[mode].split()) - set(keys_in(table, mode)) == set()


@pytest.mark.parametrize("mode", sorted(set(Mode) - {Mode.LINK}))
def test_a_key_means_one_thing(table: CommandTable, mode: Mode) -> None:
    """Two commands never compete for it."""
    assert [key for key, count in keys_in(table, mode).items() if count > 1] == []


def test_in_link_mode_only_the_letters_of_link_types_hide_motions(table: CommandTable) -> None:
    """`s` is "same" there; the sentence is a parenthesis away."""
    twice = {key for key, count in keys_in(table, Mode.LINK).items() if count > 1}
    assert twice <= {link_type.key for link_type in default_tagset().link_types}
    assert "s" in twice


@pytest.mark.parametrize("mode", sorted(TYPING))
def test_where_one_types_no_printable_key_is_a_command(table: CommandTable, mode: Mode) -> None:
    """Else it could not be typed."""
    printable = {"space", "slash", "semicolon", "asterisk", "plus", "minus", "colon"}
    assert [key for key in keys_in(table, mode) if len(key) == 1 or key in printable] == []


def test_keys_of_later_issues_are_free(table: CommandTable) -> None:
    """So nobody gets used to another meaning."""
    used = keys_in(table, Mode.READ)
    assert [key for key in LATER if key in used] == []


def test_every_command_has_a_name_a_group_and_a_sentence_of_help(table: CommandTable) -> None:
    """The palette, the help screen and the README are made of these."""
    assert len({command.id for command in FIXED}) == len(set(FIXED))
    for command in table:
        assert command.group in GROUPS
        assert command.help()[:1].isupper()
        assert command.help().endswith((".", "?"))
        assert command.modes


def test_every_fixed_command_has_a_key() -> None:
    """Only a tag may have none."""
    assert [command.id for command in FIXED if not command.keys] == []


def test_the_bar_shows_what_works_in_the_mode(table: CommandTable) -> None:
    """And always a way out."""
    for mode in Mode:
        shown = table.in_bar(mode)
        assert all(mode in command.modes for command in shown)
        ways_out = [c for c in shown if c.id == "quit" or "escape" in c.keys]
        assert ways_out


@pytest.mark.parametrize("letter", ["j", "w", "t", "v", "J"])
def test_a_tag_does_not_get_the_letter_of_a_command(letter: str) -> None:
    """It is told, and picked by name."""
    tagset = tagset_of(thing=(letter, "word"))
    table = command_table(tagset.tags, ())
    assert table.commands["tag-thing"].keys == ()
    (told,) = table.clashes
    assert "thing" in told
    assert repr(letter) in told
    assert "t picks it" in told


def test_a_link_type_does_not_get_the_letter_that_walks_candidates() -> None:
    """But motions give way to it."""
    tagset = tagset_of('[[link_type]]\nid="near"\nkey="n"\n[[link_type]]\nid="just"\nkey="j"\n',
                       thing=("x", "word"))  # fmt: skip
    table = command_table(tagset.tags, tagset.link_types)
    assert table.commands["link-near"].keys == ()
    assert table.commands["link-just"].keys == ("j",)
    assert [sentence.split()[0] for sentence in table.clashes] == ["near"]


def test_two_tags_never_share_a_letter() -> None:
    """Merged projects may bring two that want the same: the first has it, the other is told."""
    one, two = tagset_of(one=("x", "word")).tags[0], tagset_of(two=("x", "word")).tags[0]
    table = command_table((one, two), ())
    assert table.commands["tag-one"].keys == ("x",)
    assert table.commands["tag-two"].keys == ()
    assert len(table.clashes) == 1


def test_no_id_of_a_tag_set_hides_a_command() -> None:
    """Whatever a team calls its tags and link types, and be it `pane`."""
    ids = [command.id.split("-", 1)[-1] for command in FIXED] + ["link", "with"]
    names = [name for name in dict.fromkeys(ids) if name[0].isalpha()]
    types = "\n".join(f'[[link_type]]\nid = "{name}"' for name in names)
    tagset = tagset_of(types, **dict.fromkeys(names, ("", "word")))
    table = command_table(tagset.tags, tagset.link_types)
    assert len(list(table)) == len(set(FIXED)) + 2 * len(names)


def test_help_rows_hold_every_command_once(table: CommandTable) -> None:
    """By group in the order of the design; the digits are one row."""
    groups = help_rows(table)
    assert [name for name, _ in groups] == list(GROUPS)
    rows = [row for _, rows in groups for row in rows]
    assert len(rows) == len(list(table)) - len(DIGITS) + 1
    assert ("`j` `↓`", "Go one line down.") in rows
    assert (
        "`f1` `?`".replace("f1", "F1"),
        "Show all keys, and what the tags and link types mean.",
    ) in rows


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("j", "j"),
        ("U", "U"),
        ("f2", "F2"),
        ("f", "f"),
        ("shift+tab", "Shift+Tab"),
        ("ctrl+home", "Ctrl+Home"),
        ("plus", "+"),
        ("question_mark", "?"),
        ("pagedown", "PageDown"),
        ("escape", "Esc"),
    ],
)
def test_keys_are_named_as_people_read_them(key: str, name: str) -> None:
    """In the bar, the help and the README alike."""
    assert key_name(key) == name


def test_commands_are_not_run_by_their_base() -> None:
    """A command that forgets to say what it does is found at once."""
    with pytest.raises(NotImplementedError):
        Command().run(None)  # type: ignore[arg-type]
