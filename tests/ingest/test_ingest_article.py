"""One file becomes one article, or is refused with a sentence that says why."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

import pytest

from store.errors import ImportRefusedError
from store.ingest.article import SUFFIXES, TITLE_MAX, read_article

SEEDS = Path("../shared/seeds")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder."""
    return tmp_path


def written(folder: Path, name: str, content: str | bytes) -> Path:
    """Return a new file with `content`."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_an_article_has_its_header_and_its_origin(folder: Path) -> None:
    """Fields from the header, text without it, and how the file was read."""
    content = "title: Arms\nauthor: Jane\ndate: 2023-10-13\nsection: World\n\nText “a”.\r\n\r\n"
    article = read_article(written(folder, "a.txt", content))
    assert article.text == "Text “a”.\n\n"
    assert (article.title, article.authors, article.published_at) == (
        "Arms",
        ("Jane",),
        "2023-10-13",
    )
    assert (article.publisher, article.language, article.metadata) == (
        None,
        None,
        {"section": "World"},
    )
    assert article.provenance == {
        "file": "a.txt",
        "media_type": "text/plain",
        "encoding": "utf-8",
        "encoding_guessed": False,
        "extractor": "sidelight-text",
        "sha256": hashlib.sha256(content.encode()).hexdigest(),
    }


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_a_header_ends_its_lines_as_it_likes(folder: Path, newline: str) -> None:
    """Windows and old Macintosh line ends are line ends of a header, too."""
    content = f"title: A{newline}{newline}One{newline}two"
    assert read_article(written(folder, "a.txt", content)).text == "One\ntwo"


@pytest.mark.parametrize(
    ("name", "content", "title"),
    [
        ("a.txt", "Headline\n\nText.", "Headline"),
        ("a.txt", "\n\n  Headline \nText.", "Headline"),
        ("a.txt", "title: Given\n\nHeadline\nText.", "Given"),
        ("only line.txt", "Only one line.\n\n", "only line"),
        ("long.txt", "x" * (TITLE_MAX + 1) + "\nText.", "long"),
        ("fits.txt", "x" * TITLE_MAX + "\nText.", "x" * TITLE_MAX),
        ("rule.txt", "---\nText.", "rule"),
        ("a.txt", "# Kept\nText.", "# Kept"),
        ("a.md", "# Headline #\n\nText.", "Headline"),
        ("a.md", "## C# and F#\nText.", "C# and F#"),
        ("a.md", "Plain\n\n# Later\n", "Plain"),
        ("a.md", "---\ntitle: Front\n---\n# Headline\nText.", "Front"),
    ],
)
def test_the_title_is_given_or_a_short_first_line_or_the_name(
    folder: Path, name: str, content: str, title: str
) -> None:
    """In that order; a first line counts if text follows it."""
    assert read_article(written(folder, name, content)).title == title


def test_a_title_from_the_text_stays_in_the_text(folder: Path) -> None:
    """Markdown is kept verbatim, and only the header is ever taken off."""
    article = read_article(written(folder, "a.MD", "# Head\n\n*Text*  \n"))
    assert article.text == "# Head\n\n*Text*  \n"
    assert article.provenance["media_type"] == "text/markdown"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \n\t\n", "is empty"),
        (b"title: A\n\n  \n", "a header and no text"),
        (b"%PDF-1.4 ...", "a PDF"),
        (b"a\0b", "NUL"),
        (b"\xff\xfea\0\0\0", r"NUL character \(U\+0000\)"),
        (b"caf\xe9", "not UTF-8 from byte 3"),
    ],
)
def test_content_without_text_is_refused(folder: Path, content: bytes, reason: str) -> None:
    """Empty, binary and undecodable files name themselves and the reason."""
    path = written(folder, "a.txt", content)
    with pytest.raises(ImportRefusedError, match=reason) as caught:
        read_article(path)
    assert caught.value.path == str(path)


@pytest.mark.parametrize("name", ["a.docx", "a", ".txt"])
def test_an_unknown_suffix_is_refused_with_the_known_ones(folder: Path, name: str) -> None:
    """The list comes from the table of readers."""
    with pytest.raises(ImportRefusedError, match=r"suffix.*Sidelight reads \.md, \.txt\."):
        read_article(written(folder, name, "Text."))


def test_a_reader_is_an_entry_in_the_table(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A further suffix needs its entry and nothing else."""
    monkeypatch.setitem(SUFFIXES, ".news", SUFFIXES[".txt"])
    assert read_article(written(folder, "a.news", "Text.")).text == "Text."


def test_a_file_over_the_cap_is_refused_before_it_is_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the cap it is read; one byte more, and it is not even opened."""
    path = written(folder, "a.txt", "12345")
    assert read_article(path, max_bytes=5).text == "12345"

    def opened(*_: object) -> None:
        raise AssertionError("opened")

    monkeypatch.setattr(Path, "open", opened)
    with pytest.raises(ImportRefusedError, match="larger than 4 bytes"):
        read_article(path, max_bytes=4)


def test_what_is_no_regular_file_is_refused_and_not_waited_for(folder: Path) -> None:
    """A folder, a pipe, a device, a dangling link, a link to itself, and nothing at all."""
    (folder / "folder.txt").mkdir()
    os.mkfifo(folder / "pipe.txt")
    (folder / "device.txt").symlink_to(os.devnull)
    (folder / "dangling.txt").symlink_to("nowhere")
    (folder / "self.txt").symlink_to("self.txt")
    reasons = {
        "folder": "is a folder",
        "pipe": "is a pipe",
        "device": "is a device",
        "dangling": "symbolic link to nothing",
        "self": "cannot be read",
        "absent": "does not exist",
    }
    for name, reason in reasons.items():
        with pytest.raises(ImportRefusedError, match=reason):
            read_article(folder / f"{name}.txt")


def test_a_file_that_may_not_be_read_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Permission is a sentence, not a traceback."""

    def denied(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = written(folder, "a.txt", "Text.")
    monkeypatch.setattr(Path, "open", denied)
    with pytest.raises(ImportRefusedError, match="may not be read"):
        read_article(path)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such file names")
def test_a_file_name_that_is_not_utf8_can_be_stored(folder: Path) -> None:
    """Title and provenance hold no lone surrogates."""
    path = Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt"))
    path.write_text("Text.")
    article = read_article(path)
    assert (article.title, article.provenance["file"]) == ("caf\ufffd", "caf\ufffd.txt")


def test_a_named_encoding_reaches_the_decoder(folder: Path) -> None:
    """The provenance says how the file was read."""
    article = read_article(written(folder, "a.txt", b"caf\xe9"), encoding="cp1252")
    assert (article.text, article.provenance["encoding"]) == ("café", "cp1252")


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the real articles are not beside the checkout")
def test_real_articles_come_in_whole() -> None:
    """A file without a header is its own text, curly quotes and all."""
    paths = sorted(SEEDS.glob("*.txt"))
    assert paths
    for path in paths:
        article = read_article(path)
        assert article.text == path.read_text(encoding="utf-8")
        assert (article.title, article.provenance["encoding"]) == (path.stem, "utf-8")
