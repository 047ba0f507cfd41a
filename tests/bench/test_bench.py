from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.__main__ import MEASUREMENTS, main
from bench.cases import case
from bench.frames import hold
from bench.peers import OUR_KEYS, TIMES, peers, skipped
from bench.process import memory
from bench.pty import Pty
from bench.turns import Turns
from bench.workspace import Bench, Side


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """A folder for one run."""
    return Bench(tmp_path)


@pytest.fixture
def floor(bench: Bench) -> Iterator[Side]:
    """The empty application, on screen."""
    with bench.floor() as side:
        yield side


def test_each_key_moves_the_floors_label(floor: Side) -> None:
    """A key is one frame, which paints the label anew one cell to the right."""
    floor.screen.drain()
    for moved in (1, 2):
        before = len(floor.screen.raw)
        floor.screen.key(b"x")
        painted = bytes(floor.screen.raw[before:])
        assert b" " * moved + b"FLOORMARK" in painted
        assert b" " * (moved + 1) + b"FLOORMARK" not in painted
        assert painted.count(b"\x1b[?2026l") == 1


def test_holding_a_key_notes_each_key_and_each_frame(floor: Side) -> None:
    """Three keys at an easy pace are three frames of the floor."""
    held = hold(floor.screen, b"x", 3, 2)
    assert (len(held.pressed), len(held.shown)) == (3, 3)
    assert memory(floor.screen) > 1


def test_a_tag_key_in_the_measured_project_is_one_operation_on_disk(bench: Bench) -> None:
    """What is timed as adding a span adds a span, in a copy that no other measurement sees."""
    with bench.open(case(2_000, 20)) as side:
        assert side.project is not None
        before = bench.written(side.project)
        for key in (b"w", b"v", b"f"):
            side.screen.key(key)
        assert bench.written(side.project) == before + 1
        with bench.open(case(2_000, 20)) as other:
            assert other.project is not None
            assert bench.written(other.project) == before


def test_programs_that_take_turns_are_closed_together(bench: Bench) -> None:
    """Also those that were open already when another one did not start."""
    opened = list[Pty]()

    def opening() -> Side:
        side = bench.start([sys.executable, "-c", "print('MARK'); input()"], b"MARK")
        opened.append(side.screen)
        return side

    with Turns({"one": opening, "two": opening}) as turns:
        assert sorted(turns.each(["one", "two"])) == ["one", "two"]
    with pytest.raises(TimeoutError):
        Turns({"one": opening, "gone": lambda: bench.start(["/nonexistent"], b"MARK")})
    assert [screen.wait() for screen in opened] == [-15, -15, -15]


def test_a_peer_that_is_not_installed_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Whoever reads the table knows what it was not compared with."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("SLATE", raising=False)
    assert skipped() == ["less", "vim", "vim -O", "SLATE"]
    monkeypatch.setenv("SLATE", sys.executable)
    assert "SLATE" not in skipped()


def test_what_a_peer_does_ours_does_as_well() -> None:
    """Every key of a peer has one of ours beside it, and a number of times."""
    assert TIMES.keys() == OUR_KEYS.keys()
    assert all(peer.keys.keys() <= TIMES.keys() for peer in peers().values())


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (["keyz"], "there is no measurement keyz; there are startup"),
        (["--quick", "--full"], "not allowed with"),
        (["--json", "nowhere/at/all.json"], "no such folder"),
    ],
)
def test_a_wrong_call_is_refused_before_anything_is_measured(
    argv: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The sentence says what is wrong; nothing was started."""
    with pytest.raises(SystemExit) as refused:
        main(argv)
    assert refused.value.code == 2
    said = capsys.readouterr()
    assert sentence in said.err
    assert said.out == ""


def test_a_measurement_that_cannot_be_made_fails_the_run_and_not_the_others(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """The figures that were taken are kept; the exit code tells that some are missing."""

    def broken(*_: object) -> Iterator[None]:
        raise RuntimeError("no terminal here")

    monkeypatch.setitem(MEASUREMENTS, "keys", broken)
    monkeypatch.setitem(MEASUREMENTS, "rails", lambda *_: iter(()))
    report = tmp_path / "report.json"
    assert main(["keys", "rails", "--json", str(report)]) == 1
    assert "keys could not be measured: no terminal here" in capsys.readouterr().err
    assert '"rows": []' in report.read_text(encoding="utf-8")
