"""The keyboards send what their terminals are documented to send."""

from __future__ import annotations

import pytest

from tests.harness.keyboards import console, kitty


@pytest.mark.parametrize(
    ("keys", "sent"),
    [
        ("a", "\x1b[97;;97u"),
        ("A", "\x1b[57441;2u\x1b[97;2;65u"),
        ("<esc>", "\x1b[27u"),
        ("<s-tab>", "\x1b[9;2u"),
        ("<c-i>", "\x1b[105;5u"),
        ("[", "\x1b[56;;91u"),
        ("/", "\x1b[57441;2u\x1b[55;2;47u"),
        ("<up>", "\x1b[A"),
        ("<s-right>", "\x1b[1;2C"),
        ("<f3>", "\x1b[13~"),
        ("<c-end>", "\x1b[1;5F"),
        ("<kp-add>", "\x1b[57413;;43u"),
    ],
)
def test_kitty_sends_every_key_as_an_escape_code(keys: str, sent: str) -> None:
    """Number, modifiers and text; signs as on a German keyboard."""
    assert kitty()(keys) == sent.encode()


def test_kitty_tells_num_lock_with_each_key() -> None:
    """As modifier 128."""
    assert kitty(num_lock=True)("A<up>") == b"\x1b[57441;130u\x1b[97;130;65u\x1b[1;129A"


def test_a_terminal_may_keep_the_text_to_itself() -> None:
    """It tells the key and Shift alone."""
    assert kitty(text=False)("aA/") == b"\x1b[97u\x1b[57441;2u\x1b[97;2u\x1b[47u"


def test_the_linux_console_has_keys_of_its_own() -> None:
    """And none with Shift and an arrow."""
    assert console("x<f1><home><c-q>") == b"x\x1b[[A\x1b[1~\x11"
    with pytest.raises(ValueError, match="right"):
        console("<s-right>")
