from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.render.safe import safe

HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def test_every_code_point_becomes_one_that_is_seen() -> None:
    """1:1 for each of the 1,114,112 code points, and nothing that controls comes out."""
    for code in range(sys.maxunicode + 1):
        shown = safe(chr(code))
        assert len(shown) == 1, hex(code)
        assert unicodedata.category(shown) not in HIDDEN, hex(code)
        assert ord(shown) & 0xFFFE != 0xFFFE, hex(code)


@given(st.text())
def test_offsets_hold(text: str) -> None:
    """Whatever is harmless stays where it is."""
    shown = safe(text)
    assert len(shown) == len(text)
    for before, after in zip(text, shown, strict=True):
        assert before == after or unicodedata.category(before) in HIDDEN | {"Cn", "Lo", "Mn"}


@given(st.text())
def test_twice_is_once(text: str) -> None:
    """What is safe is not changed again."""
    assert safe(safe(text)) == safe(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]52;c;aGk=\x07", "␛]52;c;aGk=␇"),
        ("a\tb\nc\rd\x7f", "a→b␤c␍d␡"),
        ("\u202egnp.exe", "⇄gnp.exe"),
        ("pay\u200bpal\u00ad", "pay▯pal¬"),
        ("\x9b31m\ud800\U000e0041", "�31m��"),
        ("\ufe0fstray ❤\ufe0f", "�stray ❤\ufe0f"),
    ],
)
def test_pictures(text: str, shown: str) -> None:
    """An attack is legible as what it is."""
    assert safe(text) == shown


def test_line_feeds_may_stay() -> None:
    """Where a text is written over several lines, they do."""
    assert safe("a\n\x1bb\r\n", keep_newlines=True) == "a\n␛b␍\n"


def test_pictures_are_one_cell_wide() -> None:
    """No picture moves what follows it."""
    for code in [*range(0x20), *range(0x7F, 0xA0), 0xAD, 0x200B, 0x202E, 0x2028, 0xFEFF, 0xE0001]:
        assert cell_len(safe(chr(code))) == 1
