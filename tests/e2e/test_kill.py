"""kill -9 while somebody annotates: what the screen had shown is in the file, and the file is well."""

from __future__ import annotations

import json
import random
from pathlib import Path

from tests.e2e.driving import SAMPLES, Person, annotating, records, sidelight

ROUNDS = 20
SEED = 20261121


def test_what_was_shown_outlives_a_kill(tmp_path: Path) -> None:
    """Twenty times, at random moments; each next session opens what the last one left."""
    project = tmp_path / "work.db"
    sidelight("import", SAMPLES / "03-hallow-tunnel", "--project", project)
    moment = random.Random(SEED)
    kept, typed, look = 0, 0, None
    shown_in_all = 0
    for number in range(ROUNDS):
        with annotating(project, rows=24, cols=80, look=look) as me:
            look = me.look
            me.has(kept, 0)
            typed = kept
            me.press(f"{number * 6 + 1}w")
            shown = kept
            for _ in range(moment.randint(1, 12)):
                me.press(f"wV{moment.choice('cqfa')}")
                typed += 1
                shown = max(shown, seen_within(me, moment.uniform(0, 0.03)))
            shown = max(shown, seen_within(me, moment.uniform(0, 0.05)))
            me.terminal.kill9()
            shown = max(shown, seen_within(me, 0))
        shown_in_all += shown - kept
        kept = tags_in_log(project)
        assert shown <= kept <= typed
        sidelight("check", "--project", project)
    assert shown_in_all >= ROUNDS
    with annotating(project, rows=24, cols=80, look=look) as me:
        me.has(kept, 0)
        me.press("u")
        me.has(kept - 1, 0)


def test_a_kill_within_a_burst_of_keys_loses_no_place(tmp_path: Path) -> None:
    """The next session stands where the last change was made, and the log's last line tells it."""
    project = tmp_path / "work.db"
    sidelight("import", SAMPLES / "01-cape-ansel-containers", "--project", project)
    with annotating(project) as me:
        me.press("<tab>", "wVcwVqwVfwVa" * 5)
        me.waits("five spans", lambda: me.counts()[0] >= 5)
        me.press("wVcwVqwVfwVa" * 15)
        me.terminal.kill9()
    spans = records(project)["span"]
    assert 5 <= len(spans) < 80
    last = max(spans, key=lambda span: int(span["start"]))
    (line,) = sidelight("log", "--project", project, "--limit", 1).splitlines()
    assert line.endswith(f"Ada  Tag {last['tag']}")
    with annotating(project, look=me.look) as me:
        me.has(len(spans), 0)
        assert me.active() == 1
        me.hears(f"{last['tag']} “{last['text']}”")
        me.press("u")
        me.hears(f"Undone: Tag {last['tag']}")
        me.quit()


def seen_within(me: Person, seconds: float) -> int:
    """Return how many spans the screen counts, reading for at most so long; -1 in mid-frame."""
    me.terminal.pump(seconds)
    return me.counts()[0] if me.on_whole_frame() else -1


def tags_in_log(project: Path) -> int:
    """Return how many spans have been made, as the log has it."""
    told = json.loads(sidelight("log", "--project", project, "--json"))
    return sum(entry["label"].startswith("Tag ") for entry in told)
