"""Names and titles that would command a terminal reach it as pictures, or escaped."""

from __future__ import annotations

import io
import json
import os
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from store.project import Project
from store.tagset.parse import default_tagset, parse_tagset
from store.tagset.stored import install
from store.tagset.tags import TagSet
from store.tagset.write import tagset_toml
from tests.cli.conftest import Sidelight, export
from tui.cli.output import progress

EVIL = "\x1b]52;c;Zm9yZ2Vk\x07\x1b[31m\x9b2J\u202egnp.\u2066\u2028\x7fEnd"
NAMED = EVIL.replace("\x9b", "").replace("\n", "") + "\nforged line"


def assert_harmless(output: str) -> None:
    """Nothing in it is obeyed by a terminal: line feeds are the only controls."""
    bad = {
        f"U+{ord(one):04X}"
        for one in output
        if one != "\n" and unicodedata.category(one) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    }
    assert not bad
    assert not [line for line in output.splitlines() if line.startswith("forged")]


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A folder and files with such names, titles, publishers and texts."""
    folder = tmp_path / f"story {NAMED}"
    folder.mkdir()
    (folder / f"one {NAMED}.txt").write_text(f"title: {EVIL}\npublisher: {EVIL}\n\nText {EVIL}\n")
    (folder / f"two {NAMED}.txt").write_text(f"{EVIL}\n\nAnother text {EVIL}\n")
    (folder / f"skipped {NAMED}.png").touch()
    return folder


def test_imports_and_logs_print_pictures(
    sidelight: Sidelight, hostile: Path, tmp_path: Path
) -> None:
    """Titles, file names, story names and annotators, on both streams, plain and as JSON."""
    path = tmp_path / f"{NAMED}.db"
    target = ("--project", path)
    calls: list[tuple[object, ...]] = [
        ("import", hostile, *target, "--annotator", EVIL, "--dry-run"),
        ("import", hostile, *target, "--annotator", EVIL),
        ("import", hostile, *target, "--json"),
        ("import", hostile, *target, "--story", f"new {EVIL}"),
        ("log", *target),
        ("log", *target, "--json"),
        ("check", *target),
        ("check", *target, "--json"),
        ("export", *target, "--output", tmp_path / f"{NAMED}.jsonl"),
        ("validate", tmp_path / f"{NAMED}.jsonl"),
        ("import", tmp_path / f"{NAMED}.jsonl", "--project", tmp_path / f"copy {NAMED}.db"),
    ]
    for call in calls:
        result = sidelight(*call)
        assert_harmless(result.stdout)
        assert_harmless(result.stderr)
    assert "␛" in sidelight("log", *target).stdout
    assert json.loads(sidelight("log", *target, "--json").stdout)[0]["annotator"] == EVIL


def test_refusals_print_pictures(sidelight: Sidelight, hostile: Path, tmp_path: Path) -> None:
    """What is wrong with a hostile file is told as safely as what is right."""
    empty = tmp_path / f"{NAMED}.txt"
    empty.touch()
    calls: list[tuple[int, tuple[object, ...]]] = [
        (1, ("import", empty, tmp_path / f"no {NAMED}.txt", "--project", tmp_path / "p.db")),
        (1, ("check", "--project", tmp_path / f"no {NAMED}")),
        (1, ("validate", tmp_path / f"no {NAMED}")),
        (1, ("tagset", "check", tmp_path / f"no {NAMED}")),
        (2, ("import", hostile, "--project", tmp_path / "p.db", "--encoding", NAMED)),
        (2, ("export", "--project", "p.db", "--output", "x", "--format", NAMED)),
        (2, (NAMED,)),
        (2, ("open", f"--{NAMED}")),
        (2, ("check", NAMED, "--project", "p.db")),
        (2, ("log", "--limit", NAMED, "--project", "p.db")),
    ]
    for code, call in calls:
        result = sidelight(*call, expect=code)
        assert_harmless(result.stdout)
        assert_harmless(result.stderr)
        assert "␛" in result.stderr or "\\x1b" in result.stderr


def test_names_that_are_not_utf8_are_taken_and_shown(sidelight: Sidelight, tmp_path: Path) -> None:
    """File systems allow any bytes; what is stored of them is text."""
    file = tmp_path / os.fsdecode(b"caf\xe9.txt")
    file.write_text("Text.\n")
    path = tmp_path / os.fsdecode(b"caf\xe9.db")
    assert_harmless(sidelight("import", file, "--project", path).output)
    copy = tmp_path / os.fsdecode(b"caf\xe9.jsonl")
    assert_harmless(sidelight("export", "--project", path, "--output", copy).output)
    assert_harmless(sidelight("import", copy, "--project", tmp_path / "copy.db").output)
    assert export(sidelight, tmp_path / "copy.db") == copy.read_bytes()
    broken = os.fsdecode(b"\xff")
    for option in ("--story", "--annotator"):
        result = sidelight("import", file, "--project", path, option, broken, expect=2)
        assert "not text in UTF-8" in result.stderr


def test_a_tag_set_is_printed_with_escapes_and_means_the_same(
    sidelight: Sidelight, project: Path
) -> None:
    """What is shown can be written to a file and used again, control characters and all."""
    base, words = default_tagset(), f"{EVIL} \U000e0041 \U0001f469\u200d\U0001f680"
    tags = (*base.tags[:-1], replace(base.tags[-1], description=words))
    evil = TagSet(tags, base.link_types)
    with Project.open(project) as opened, opened.operation("Tags", whole_project=True) as op:
        install(op, evil)
    shown = sidelight("tagset", "show", "--project", project).stdout
    assert_harmless(shown)
    assert shown != tagset_toml(evil)
    assert parse_tagset(shown, "shown") == evil


def test_a_progress_bar_shows_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its label may hold a file name; what else a bar writes is its own."""
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr("sys.stderr", terminal)
    with progress(f"Restoring {EVIL}", 2) as advance:
        advance(1)
        advance(1)
    assert "␛" in terminal.getvalue()
    assert "]52;c;Zm9yZ2Vk\x07" not in terminal.getvalue()
