"""The main job, end to end: import, annotate side by side, leave, come back, export; by keys alone."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.driving import SAMPLES, Person, annotating, fragments, records, sidelight, squeezed
from tests.e2e.scripts import FAMILY, SAMPLE, SEEDS, Script

ROWS, COLS = 62, 160
NOTE = "as the agency has it – “sic”"


@pytest.fixture(params=["sample", "seeds"])
def job(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, Script]:
    """A project with two articles in it, and what to do with them."""
    project = tmp_path / "work.db"
    if request.param == "sample":
        sidelight("import", SAMPLES / "01-cape-ansel-containers", "--project", project)
        return project, SAMPLE.filled(texts(project))
    shared: Path = request.getfixturevalue("shared")
    sidelight("import", shared / "seeds", "--project", project, "--story", "Seeds")
    return project, SEEDS.filled(texts(project))


def texts(project: Path) -> list[str]:
    """Return the texts of a project's only story."""
    return [source["text"] for source in records(project)["source"]]


def test_a_session_from_import_to_export(job: tuple[Path, Script]) -> None:
    """What was highlighted, tagged and linked is there next time, and in the export, word for word."""
    project, script = job
    with annotating(project, rows=ROWS, cols=COLS) as me:
        mark_all(me, script)
        link_all(me, script)
        retype(me, *script.retyped)
        write_note(me, script.noted)
        undo_and_redo(me)
        before = both_highlights(me)
        me.quit()
    spans, links = totals(script)
    with annotating(project, rows=ROWS, cols=COLS, look=me.look) as me:
        me.has(spans, links)
        assert both_highlights(me) == before
        me.press("u")
        me.hears("Undone: Describe")
        me.press("u")
        me.hears("Undone: Retype")
        me.press("u")
        me.has(spans, links - 1)
        me.press("U", "U", "U")
        me.hears("Redone: Describe")
        me.has(spans, links)
        me.quit()
    exported = records(project)
    assert_spans(exported, script)
    assert_links(exported, script)
    assert before == [highlights(exported, number) for number in (0, 1)]


def mark_all(me: Person, script: Script) -> None:
    """Tag everything that the script names, pane by pane."""
    for pane, marks in script.marks.items():
        turn_to(me, pane)
        for mark in marks:
            me.go_to(mark.at)
            me.select(mark.keys, mark.shown)
            me.tag(mark.tag[0])


def turn_to(me: Person, pane: int) -> None:
    """Go to one of the two panes."""
    if me.active() != pane:
        me.press("<tab>")
        me.waits("the other pane", lambda: me.active() == pane)


def link_all(me: Person, script: Script) -> None:
    """Link what the script names, stepping through the candidates until the words are offered."""
    made = 0
    for pane, ties in script.ties.items():
        for tie in ties:
            turn_to(me, pane)
            me.go_to(tie.head)
            me.press("l")
            me.hears("LINK")
            if tie.tail:
                step_to(me, tie.tail)
            me.press(tie.key)
            made += 1
            me.has(totals(script)[0], made)


def step_to(me: Person, words: str) -> None:
    """Press `n` until link mode offers these words."""
    for place in range(1, 11):
        me.hears(f"({place}/")
        if squeezed(me.offered()) == squeezed(words):
            return
        me.press("n")
    raise AssertionError(f"never offered: {words!r}\n{me.terminal.screen_text()}")


def retype(me: Person, head: str, type_id: str) -> None:
    """Give the only link of a span another type, through its list of links."""
    turn_to(me, 0)
    me.go_to(head)
    me.press("L")
    me.sees("t: retype")
    me.press("t")
    me.sees("Retype the link as")
    me.press(type_id)
    me.sees(type_id)
    me.press("<enter>")
    me.sees_no("Retype the link")


def write_note(me: Person, at: str) -> None:
    """Write a note on a claim, and its one attribute."""
    me.go_to(at)
    me.press("e")
    me.sees("certainty")
    me.types_at("certainty", "hedged")
    me.sees("hedged")
    me.press("<tab>")
    me.types_at("note", NOTE)
    me.sees(NOTE)
    me.press("<enter>")
    me.hears(f"note: {NOTE}")


def undo_and_redo(me: Person) -> None:
    """Take the note back, and write it again."""
    me.press("u")
    me.hears("Undone: Describe claim")
    me.press("U")
    me.hears("Redone: Describe claim")
    me.press("<c-home>", "m")
    me.waits("nothing said", lambda: "Redone" not in me.status)


def both_highlights(me: Person) -> list[str]:
    """Return what is highlighted in both panes, each cursor being put on a span first."""
    found = []
    for number in (0, 1):
        turn_to(me, number)
        me.press("<c-home>", "m")
        me.hears("“")
        found.append(squeezed(me.highlighted(number)))
    return found


def totals(script: Script) -> tuple[int, int]:
    """Return how many spans and links the script makes."""
    return sum(map(len, script.marks.values())), sum(map(len, script.ties.values()))


def highlights(exported: Mapping[str, list[dict[str, Any]]], number: int) -> str:
    """Return the characters of a source that any exported span covers, as a screen draws them."""
    source = exported["source"][number]
    covered = {
        at
        for span in exported["span"]
        if span["source"] == source["id"]
        for start, end in fragments(span)
        for at in range(start, end)
    }
    text = "".join(source["text"][at] for at in sorted(covered))
    return squeezed(text.replace(FAMILY, "👨"))


def assert_spans(exported: Mapping[str, list[dict[str, Any]]], script: Script) -> None:
    """The offsets select the words that the screen showed as selected, under the tag pressed."""
    held = {source["id"]: source["text"] for source in exported["source"]}
    order = [source["id"] for source in exported["source"]]
    found = {
        (order.index(span["source"]), span["tag"],
         tuple(held[span["source"]][start:end] for start, end in fragments(span)))
        for span in exported["span"]
    }  # fmt: skip
    assert found == {(n, m.tag, m.words) for n, marks in script.marks.items() for m in marks}
    assert {span["tag"] for span in exported["span"]} == {"claim", "quote", "figure", "attribution"}
    assert {span["note"] for span in exported["span"]} == {"", NOTE}


def assert_links(exported: Mapping[str, list[dict[str, Any]]], script: Script) -> None:
    """Each link joins the words that were looked at, as the type that was pressed or chosen last."""
    spans = {span["id"]: span for span in exported["span"]}
    retyped = script.retyped
    wanted = {
        (tie.head, retyped[1] if tie.head == retyped[0] else tie.type)
        for ties in script.ties.values()
        for tie in ties
    }
    told = exported["link"]
    assert len({link["link_type"] for link in told}) == 3
    for link in told:
        head, tail = spans[link["head"]], spans[link["tail"]]
        (tie,) = (t for t in wanted if squeezed(head["text"]).startswith(squeezed(t[0])))
        assert link["link_type"] == tie[1]
        tails = [t.tail for ties in script.ties.values() for t in ties if t.head == tie[0]]
        assert tails == [""] or squeezed(tail["text"]) == squeezed(tails[0])


def test_keys_typed_ahead_mean_what_they_mean_slowly(tmp_path: Path) -> None:
    """Over a slow line several keys come at once: dialogs get what was typed for them, in order."""
    project = tmp_path / "work.db"
    sidelight("import", SAMPLES / "01-cape-ansel-containers", "--project", project)
    with annotating(project) as me:
        me.press(
            "wV3wc" + "ehedged<enter>one note<enter>" + "tfig<enter>" + "e<tab><tab><tab>s<enter>"
        )
        me.hears("figure")
        me.hears("note: one notes")
        me.press("uU<tab>4wVfl<backspace>" + "<f1>q" + "wVq")
        me.has(3, 0)
        me.quit()
    told = [(span["tag"], span["note"]) for span in records(project)["span"]]
    assert sorted(told) == [("figure", ""), ("figure", "one notes"), ("quote", "")]
