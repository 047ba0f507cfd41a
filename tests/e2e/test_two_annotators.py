"""Several programs on one file at once: nobody waits for long, nothing is lost, nothing says "locked"."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.e2e.driving import SAMPLES, Person, annotating, records, sidelight

_HOLD = """
import sys
from pysqlite3 import dbapi2
db = dbapi2.connect(sys.argv[1], isolation_level=None)
db.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.readline()
db.execute("ROLLBACK")
"""


@contextmanager
def lock_held(project: Path) -> Iterator[subprocess.Popen[str]]:
    """Hold the file's write lock in another process until its standard input is closed."""
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLD, project],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    try:
        yield holder
    finally:
        holder.communicate(timeout=15)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with two articles."""
    path = tmp_path / "shared.db"
    sidelight("import", SAMPLES / "01-cape-ansel-containers", "--project", path)
    return path


def tag_words(me: Person, count: int, key: str) -> None:
    """Type, without a pause, what tags so many words one after the other."""
    me.press(f"wV{key}" * count)


def test_two_annotators_work_on_one_file_at_once(project: Path) -> None:
    """Each sees the own layer alone while both write; the export has both."""
    with annotating(project, "Ada") as ada, annotating(project, "Bo", look=ada.look) as bo:
        for _ in range(5):
            tag_words(ada, 4, "c")
            tag_words(bo, 6, "f")
        ada.has(20, 0)
        bo.has(30, 0)
        for someone in (ada, bo):
            assert "locked" not in someone.terminal.raw.decode()
            someone.press("u")
            someone.hears("Undone")
        ada.has(19, 0)
        bo.has(29, 0)
        ada.quit()
        bo.quit()
    assert whose(project) == {("Ada", "claim"): 19, ("Bo", "figure"): 29}


def whose(project: Path) -> dict[tuple[str, str], int]:
    """Return how many spans of a tag each annotator has in the export."""
    told = records(project)
    names = {one["id"]: one["name"] for one in told["annotator"]}
    owners = {layer["id"]: names[layer["annotator"]] for layer in told["layer"]}
    found: dict[tuple[str, str], int] = {}
    for span in told["span"]:
        key = (owners[span["layer"]], span["tag"])
        found[key] = found.get(key, 0) + 1
    return found


def test_a_change_waits_for_the_lock_and_says_so(project: Path) -> None:
    """It is not shown before it is on disk; moving goes on; then it comes."""
    with annotating(project) as me:
        me.press("wV")
        me.hears("SELECT")
        with lock_held(project):
            me.press("c")
            me.hears("WAITING")
            assert me.counts() == (0, 0)
            me.press("<c-end>")
            me.hears("100 %")
            assert me.counts() == (0, 0)
        me.has(1, 0)
        me.hears("READ")
        me.quit()
    assert whose(project) == {("Ada", "claim"): 1}


def test_a_second_change_while_one_waits_is_not_lost_in_silence(project: Path) -> None:
    """Either it is made too, or the screen says that it was not."""
    with annotating(project) as me:
        with lock_held(project):
            me.press("wVc")
            me.hears("WAITING")
            me.press("Vf")
            me.waits("a word about it", lambda: "waiting" in me.status or "2 spans" in me.status)
        me.has(1, 0)
        me.quit()
    assert whose(project) == {("Ada", "claim"): 1}
