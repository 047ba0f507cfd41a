"""Articles, names and notes that would command a terminal reach it as pictures, on every screen.

The same visit is paid to a hostile project and to an innocent one of the same shape: no kind of
escape sequence may come that does not come there, and no character that a terminal obeys.
"""

from __future__ import annotations

import base64
import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.pty import program
from tests.e2e.driving import Person, annotating, sidelight
from tests.harness.terminal import Terminal

EVIL = (
    "\x1b]52;c;Zm9yZ2Vk\x07\x1b]0;forged\x07\x1bP1$r0m\x1b\\\x1b[31m\x1b[6n\x9b31m\x9d2;forged\x9c"
    "\u202egnp\u2066\u200b\u200f\ufeff\u2028\x07\x7f\x85"
)
MILD = "".join("x" if unicodedata.category(one)[0] in "CZ" else one for one in EVIL)

_ESCAPE = re.compile(
    r"\x1b\](?P<osc>\d*)[^\x07\x1b]*(?:\x07|\x1b\\)"
    r"|\x1b[PX^_](?P<string>[^\x1b]*)\x1b\\"
    r"|\x1b\[(?P<parameters>[0-?]*)(?P<final>[ -/]*[@-~])"
    r"|\x1b(?P<other>[ -/]*[0-~])"
)


def sequences(raw: bytes) -> set[str]:
    """Return the kinds of escape sequences in an output; of modes, which mode is told too."""
    kinds = set()
    for found in _ESCAPE.finditer(raw.decode()):
        final, parameters = found["final"], found["parameters"]
        if found["osc"] is not None:
            kinds.add(f"OSC {found['osc']}")
        elif found["string"] is not None:
            kinds.add(f"string {found[0][1]} {found['string']}")
        elif final is None:
            kinds.add(f"ESC {found['other']}")
        else:
            prefix = parameters[:1] if parameters[:1] in tuple("<=>?") else ""
            modes = parameters if final in ("h", "l") else prefix
            kinds.add(f"CSI {modes} {final}")
    return kinds


def obeyed(raw: bytes) -> set[str]:
    """Return the characters outside escape sequences that a terminal does not just show."""
    text = _ESCAPE.sub("", raw.decode())
    bad = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    return {
        f"U+{ord(one):04X}"
        for one in text
        if one not in "\r\n" and unicodedata.category(one) in bad
    }


TAGSET = """
schema = 1

[[tag]]
id = "claim"
label = {word}
key = "c"
color = "#56b4e9"
unit = "clause"
description = {word}

[[tag.attribute]]
name = "certainty"
type = "string"
description = {word}

[[link_type]]
id = "same"
label = {word}
key = "s"
directed = false
scope = "across_sources"
description = {word}
test = {word}
"""


def make_project(folder: Path, word: str) -> Path:
    """Make a project in which every text that comes from outside holds these words."""
    folder.mkdir()
    name = word.replace("/", "x")
    for number in ("one", "two"):
        header = f"title: {number} {word}\npublisher: press {word}\nauthor: {word}\n"
        body = f"Text {number} {word} came today.\n\nMore text {word} came late.\n"
        (folder / f"{number} {name}.txt").write_text(f"{header}\n{body}", newline="\n")
    (folder / "tags.toml").write_text(TAGSET.format(word=json.dumps(word)))
    first, made = folder / "first.db", folder / f"made {name}.db"
    me = ("--annotator", f"Eva {word}")
    sidelight("import", folder, "--project", first, "--story", f"Story {word}", *me)
    sidelight("tagset", "use", folder / "tags.toml", "--project", first, *me)
    sidelight("export", "--project", first, "--output", folder / "first.jsonl")
    annotated = folder / "second.jsonl"
    annotated.write_text(annotate(folder / "first.jsonl", word), encoding="utf-8")
    sidelight("import", annotated, "--project", made)
    return made


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Path]]:
    """A hostile project and an innocent one, by their words."""
    folder = tmp_path_factory.mktemp("hostile")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(folder))
        yield {EVIL: make_project(folder / "evil", EVIL), MILD: make_project(folder / "mild", MILD)}


@pytest.fixture(scope="module")
def visits(projects: dict[str, Path]) -> dict[str, bytes]:
    """What the terminal got in a visit to each of them."""
    return {word: visit(project, word) for word, project in projects.items()}


def annotate(export: Path, word: str) -> str:
    """Return an export with two spans and a link more, with these words in notes and attributes."""
    held = [json.loads(line) for line in export.read_text(encoding="utf-8").splitlines()]
    layer = next(record["id"] for record in held if record["type"] == "layer")
    sources = [record for record in held if record["type"] == "source"]
    common = {"layer": layer, "attributes": {}, "note": f"note {word}", "confidence": None,
              "origin": {}, "created_at": held[0].get("created_at", "2026-01-01T00:00:00Z")}  # fmt: skip
    ids = ["01900000-0000-7000-8000-00000000000a", "01900000-0000-7000-8000-00000000000b"]
    end = len(f"Text one {word}")
    spans = [
        {"type": "span", "id": uid, "source": source["id"], "tag": "claim", "start": 0, "end": end,
         "text": source["text"][:end], **common, "attributes": {"certainty": word}}
        for uid, source in zip(ids, sources, strict=True)
    ]  # fmt: skip
    link = {"type": "link", "id": ids[0].replace("a", "c"), "link_type": "same", "head": ids[0],
            "tail": ids[1], **common}  # fmt: skip
    held[-1]["counts"] |= {"span": 2, "link": 1}
    return "".join(
        json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"
        for record in (*held[:-1], *spans, link, held[-1])
    )


def visit(project: Path, word: str) -> bytes:
    """Look at everything that shows outside text; return all that the terminal got."""
    with annotating(project, f"Eva {word}", rows=40, cols=160) as me:
        me.press("<c-end>")
        me.has(2, 1)
        for key, sight, leave in (
            ("<c-home>", "certainty=", ""),
            ("e", "Tab moves", "<esc>"),
            ("E", "About this source", "<esc>"),
            ("t", "Retag this", "<esc>"),
            ("L", "t: retype", "<esc>"),
            ("Ln", "Note on the link", "<esc>"),
            ("Lt", "Retype the link", "<esc>"),
            ("l", "LINK", "<backspace>"),
            ("v", "SELECT", "<backspace>"),
            ("<f1>", "closes.", ""),
            ("<end>", "Tags and link types", "<esc>"),
            (":", "Search for commands", "<esc>"),
            ("d", "1 span ·", ""),
            ("u", "Undone", ""),
            ("y", "sent to the terminal", ""),
        ):
            look_at(me, key, sight, leave)
        look_at(me, "<f2>", "1 story", "")
        look_at(me, "r", "Title of the story", "<esc>")
        me.press("i")
        me.sees("Import a file or a folder")
        me.press("/nowhere/to/be/found", "<enter>")
        me.sees("/nowhere")
        me.quit()
        return me.terminal.raw


def look_at(me: Person, keys: str, sight: str, leave: str) -> None:
    """Press keys one by one until the screen shows what they lead to, and leave it again."""
    first, rest = (keys, "") if keys.startswith("<") else (keys[0], keys[1:])
    me.press(first)
    if rest:
        me.sees("t: retype")
        me.press(rest)
    me.sees(sight)
    if leave:
        me.press(leave)
        me.sees_no(sight)


def test_no_screen_obeys_an_article(visits: dict[str, bytes]) -> None:
    """Text, titles, names, notes and guidelines: on no screen is anything but pictures painted."""
    evil, mild = visits[EVIL], visits[MILD]
    assert "␛" in evil.decode()
    assert not obeyed(evil)
    assert not sequences(evil) - sequences(mild)
    assert b"\x1b]0;" not in evil
    assert b"\x1b]2;" not in evil
    assert b"forged\x07" not in evil


def test_only_a_copy_writes_the_clipboard(visits: dict[str, bytes]) -> None:
    """`y` sends the words at the cursor, coded; what the article would have copied is not sent."""
    sent = re.findall(rb"\x1b\]52;c;([^\x07\x1b]*)", visits[EVIL])
    assert [base64.b64decode(one).decode()[:5] for one in sent] == ["Text "]


def test_a_line_that_is_pasted_into_obeys_nothing(projects: dict[str, Path]) -> None:
    """Notes are often pasted from web pages; what hides in them is shown."""
    with annotating(projects[MILD], f"Eva {MILD}", rows=40, cols=160) as me:
        me.press("<c-home>", "e")
        me.sees("Tab moves")
        me.types_at("certainty", "\x1b[200~a\u202egnp\u200b\u2066\x9b31m z\x1b[201~")
        me.sees("a⇄gnp▯⇄�31m z")
        assert not obeyed(me.terminal.raw)


@pytest.mark.parametrize(
    "words",
    [
        ("check", "--project", "{project}"),
        ("log", "--project", "{project}"),
        ("tagset", "show", "--project", "{project}"),
        ("paths",),
        ("import", "{folder}", "--project", "{project}"),
        ("import", "{folder}/no such {name}", "--project", "{project}"),
        ("export", "--project", "{project}", "--output", "{folder}/made {name}.jsonl"),
        ("validate", "{folder}/second.jsonl"),
        ("open", "{project}", "--story", "{name}"),
    ],
    ids=lambda words: words[0],
)
def test_no_command_obeys_a_name(projects: dict[str, Path], words: tuple[str, ...]) -> None:
    """What a command prints into a terminal holds no escape sequence of anybody else's."""
    raw = {}
    for word, made in projects.items():
        known = {"project": made, "folder": made.parent, "name": word}
        argv = [str(program()), *(part.format(**known) for part in words)]
        with Terminal(argv, rows=24, cols=200) as terminal:
            terminal.wait()
            raw[word] = terminal.raw
    assert raw[EVIL]
    assert not obeyed(raw[EVIL])
    assert not sequences(raw[EVIL]) - sequences(raw[MILD])
