"""Several processes on one file, and processes that die: nothing confirmed is lost."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from pathlib import Path

from store import audit, layers, sources
from store.model import ProjectInfo, Span, parse_uid
from store.oplog.rows import select
from store.project import Project
from tests.store.making import new_world

ROOT = Path(__file__).parents[2]
WRITERS = 24


def _start(task: str, path: Path, name: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.store.worker", task, str(path), name],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def _all_end_well(workers: list[subprocess.Popen[str]], said: str = "") -> None:
    failures = [error for worker in workers if (error := worker.communicate(said)[1])]
    assert failures == []
    assert [worker.returncode for worker in workers] == [0] * len(workers)


def test_eight_processes_may_open_a_new_file_at_once(tmp_path: Path) -> None:
    """One makes the project, all work in it: one project, one annotator, eight stories."""
    for turn in range(2):
        path = tmp_path / f"{turn}.db"
        workers = [_start("first", path, f"Story {number}") for number in range(8)]
        for worker in workers:
            assert worker.stdin is not None
            worker.stdin.write("go\n")
            worker.stdin.flush()
        _all_end_well(workers)
        with Project.open(path) as project:
            assert len(list(select(project.db, ProjectInfo))) == 1
            assert [a.name for a in layers.annotators(project.db)] == ["eva"]
            assert len(layers.layers(project.db)) == 1
            titles = {story.title for story in sources.stories(project.db)}
            assert titles == {f"Story {number}" for number in range(8)}
            assert audit.check(project.db).problems == ()


def test_many_writers_lose_no_write(tmp_path: Path) -> None:
    """Two dozen processes add twenty spans each: all are there, nobody was told "locked"."""
    path = tmp_path / "a.db"
    new_world(path).project.close()
    _all_end_well([_start("write", path, f"writer {number}") for number in range(WRITERS)])
    with Project.open(path) as project:
        held = list(select(project.db, Span))
        assert len(held) == WRITERS * 20
        assert {span.layer for span in held} == {
            layer.uid
            for layer in layers.layers(project.db)
            if layer.annotator != layers.annotators(project.db)[0].uid
        }
        report = audit.check(project.db)
        assert report.problems == ()
        assert report.operations == 3 + WRITERS * 21


def test_what_was_confirmed_survives_a_kill(tmp_path: Path) -> None:
    """Killed at ten random moments, a writer loses no span that it had reported."""
    path = tmp_path / "a.db"
    world = new_world(path)
    with world.project.operation("Import", whole_project=True) as op:
        sources.edit_source(op, world.sources[0], position=9)
        long = sources.add_source(op, world.story, "word " * 9_000, {"title": "L", "position": 0})
    world.project.close()
    choose, confirmed = random.Random(7), set[str]()
    for turn in range(10):
        worker = _start("acknowledge", path, str(turn * 1_000))
        assert worker.stdout is not None
        for _ in range(choose.randrange(1, 40)):
            confirmed.add(worker.stdout.readline().strip())
        worker.send_signal(signal.SIGKILL)
        rest, errors = worker.communicate()
        confirmed |= {line for line in rest.splitlines() if len(line) == 36}
        assert (worker.returncode, errors) == (-signal.SIGKILL, "")
        with Project.open(path) as project:
            held = {span.uid for span in select(project.db, Span, "source = ?", (long,))}
            assert {parse_uid(text) for text in confirmed} <= held
            assert len(held) <= len(confirmed) + turn + 1
            assert audit.check(project.db).problems == ()
