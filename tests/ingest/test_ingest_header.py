"""A header is read where there is one, and an article is never mistaken for one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.ingest.header import Header, split_header

FULL = """Title: Arms shipped
PUBLISHER: The Post
author: Jane Doe
author: Roe, Richard
date: Oct. 13, 2023
url: https://example.org/a?b=c:d
language: en
License: CC BY 4.0
section: World
"""
FIELDS = Header(
    title="Arms shipped",
    publisher="The Post",
    authors=("Jane Doe", "Roe, Richard"),
    date="Oct. 13, 2023",
    url="https://example.org/a?b=c:d",
    language="en",
    licence="CC BY 4.0",
    metadata={"section": "World"},
)


def test_every_known_key_has_its_field_and_others_are_metadata() -> None:
    """Keys in any case; license and licence are one; the date stays as written."""
    assert split_header(FULL + "\nText.\n") == (FIELDS, "Text.\n")


def test_the_text_begins_after_all_the_blank_lines() -> None:
    """Blank lines after the header are part of it; blanks at the end of the text stay."""
    assert split_header("title: A\n \n\n\n  Text.\n\n")[1] == "  Text.\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "Warning: this is an article.\n\nText.",
        "Title: an article about titles\nthat goes on.\n\nText.",
        "\ntitle: A\n\nText.",
        " title: A\n\nText.",
        "The title: A\n\nText.",
        "Text.\ntitle: A\n\nMore.",
        "---\n\nText after a rule.\n",
        "---\nlayout: post\n---\nNo known key.",
        "---\ntitle: never closed\n\nText.",
        "---\ntitle: A\nThis is prose.\n---\nText.",
        "",
        "\n\n",
    ],
)
def test_what_is_no_header_stays_text(text: str) -> None:
    """The first key must be known, and every line up to the blank one must be an entry."""
    assert split_header(text) == (Header(), text)


def test_a_header_alone_leaves_no_text() -> None:
    """With or without a last line end."""
    assert split_header("title: A") == (Header(title="A"), "")
    assert split_header("title: A\n\n\n") == (Header(title="A"), "")


def test_fences_hold_simple_yaml() -> None:
    """Quotation marks are taken off; lists are inline or by dashes; comments say nothing."""
    text = (
        '---\nlayout: post\ntitle: "Arms: shipped"\n# a comment\nauthors:\n  - Jane Doe\n'
        "  - 'Roe'\ntags: [war, 'arms']\npublisher: The\n  Post\n---\n\nText.\n---\nMore."
    )
    header, body = split_header(text)
    assert header == Header(
        title="Arms: shipped",
        publisher="The Post",
        authors=("Jane Doe", "Roe"),
        metadata={"layout": "post", "tags": ("war", "arms")},
    )
    assert body == "Text.\n---\nMore."


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("authors: Jane Doe, Richard Roe", ("Jane Doe", "Richard Roe")),
        ("authors: Doe, Jane; Roe, Richard;", ("Doe, Jane", "Roe, Richard")),
        ("author: Doe, Jane", ("Doe, Jane")),
        ("author:", ()),
    ],
)
def test_authors_are_split_and_an_author_is_not(line: str, authors: tuple[str, ...]) -> None:
    """`authors` is a list by semicolons, else by commas; `author` is one name."""
    expected = authors if isinstance(authors, tuple) else (authors,)
    assert split_header(f"title: A\n{line}\n\nText.")[0].authors == expected


def test_a_repeated_key_loses_no_value() -> None:
    """The first value counts, the others go to the metadata."""
    header, _ = split_header("title: A\ntitle: B\nnote: x\nnote: y\n\nText.")
    assert (header.title, header.metadata) == ("A", {"title": "B", "note": ("x", "y")})


def test_a_value_is_one_line_whatever_separates_lines() -> None:
    """U+2028 and its like would break a title over two lines."""
    assert split_header("title: A\u2028B\x85C \n\nText.")[0].title == "A B C"


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("title: -\n#[],x'\"\u2028é"), max_size=60))
def test_the_body_is_always_the_end_of_the_text(text: str) -> None:
    """A header takes lines off the top and changes nothing else."""
    header, body = split_header(text)
    assert text.endswith(body)
    assert body == text or text[: len(text) - len(body)].endswith("\n") or not body
    assert header != Header() or body == text or "title" in text
