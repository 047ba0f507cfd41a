"""Out and in again: an export is a function of the project, whole or absent, and restores exactly."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from store import links, sources, spans
from store.project import Project
from tests.cli.conftest import FIRST, SAMPLES, Sidelight, export

Log = Callable[[Path], list[dict[str, Any]]]


@pytest.fixture
def annotated(project: Path) -> Path:
    """The first story, annotated by hand: discontinuous, crossing, linked, noted, undone."""
    with Project.open(project) as opened:
        opened.sign_in("Zoë")
        one, other = sources.sources_of(opened.db, sources.stories(opened.db)[0].uid)
        with opened.operation("Tag") as op:
            a = spans.add_span(
                op, one.uid, "claim", [(0, 30), (40, 55)], note="two\nlines \u2028 ⚑"
            )
            spans.add_span(op, one.uid, "quote", [(20, 50)], attributes={"directness": "direct"})
            b = spans.add_span(op, other.uid, "claim", [(5, 25)])
        with opened.operation("Link") as op:
            links.add_link(op, "same", a, b)
        with opened.operation("Tag") as op:
            spans.add_span(op, one.uid, "figure", [(3, 9)])
        opened.undo()
    return project


def test_export_restore_export_is_byte_identical(
    sidelight: Sidelight, annotated: Path, demo: Path, tmp_path: Path
) -> None:
    """Ids, layers, owners and times are carried: the samples, and work done by hand."""
    for number, path in enumerate((annotated, demo)):
        file, copy = tmp_path / f"{number}.jsonl", tmp_path / f"{number}-copy.db"
        sidelight("export", "--project", path, "--output", file)
        sidelight("validate", file)
        sidelight("import", file, "--project", copy)
        assert export(sidelight, copy) == file.read_bytes() == export(sidelight, path)
        sidelight("check", "--project", copy)


def test_a_restored_project_can_be_worked_in(
    sidelight: Sidelight, annotated: Path, tmp_path: Path
) -> None:
    """Its annotator finds their own layer."""
    file, copy = tmp_path / "a.jsonl", tmp_path / "copy.db"
    sidelight("export", "--project", annotated, "--output", file)
    sidelight("import", file, "--project", copy)
    with Project.open(copy) as project:
        project.sign_in("Zoë")
        source = sources.sources_of(project.db, sources.stories(project.db)[0].uid)[0]
        assert len(spans.spans_of(project.db, source.uid, [project.layer])) == 2
        with project.operation("Tag") as op:
            spans.add_span(op, source.uid, "figure", [(3, 9)])


def test_a_restore_twice_adds_nothing(
    sidelight: Sidelight, annotated: Path, tmp_path: Path, log_of: Log
) -> None:
    """What is there already, and the same, is passed over."""
    file = tmp_path / "a.jsonl"
    sidelight("export", "--project", annotated, "--output", file)
    before = log_of(annotated)
    told = json.loads(sidelight("import", file, "--project", annotated, "--json").stdout)
    assert told["restored"] == {}
    assert told["known"] > 10
    assert log_of(annotated) == before


def test_an_export_of_another_project_is_merged(
    sidelight: Sidelight, annotated: Path, tmp_path: Path, log_of: Log
) -> None:
    """With a notice that the project keeps its own name; what is new comes in, and can be undone."""
    file, other = tmp_path / "a.jsonl", tmp_path / "other.db"
    sidelight("export", "--project", annotated, "--output", file)
    sidelight("import", SAMPLES / "02-mammoth-quarry", "--project", other, "--annotator", "Max")
    before = export(sidelight, other)
    result = sidelight("import", file, "--project", other)
    assert "is an export of another project, first" in result.stderr
    assert "3 spans, 1 link." in result.stdout
    assert log_of(other)[0]["annotator"] == "Max"
    assert log_of(other)[0]["label"] == "Restore a.jsonl"
    sidelight("check", "--project", other)
    with Project.open(other) as project:
        project.sign_in("Max")
        project.undo()
    assert export(sidelight, other) == before


def test_a_conflicting_restore_changes_nothing(
    sidelight: Sidelight, annotated: Path, tmp_path: Path
) -> None:
    """The same id with another content is refused, not overwritten."""
    file = tmp_path / "a.jsonl"
    sidelight("export", "--project", annotated, "--output", file)
    with Project.open(annotated) as project, project.operation("Rename", whole_project=True) as op:
        sources.rename_story(op, sources.stories(project.db)[0].uid, "Another title")
    before = export(sidelight, annotated)
    result = sidelight("import", file, "--project", annotated, expect=1)
    assert "is in this project already, but not the same" in result.stderr
    assert result.stderr.endswith("Nothing was imported.\n")
    assert export(sidelight, annotated) == before


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (b'"type":"end"', b'"type":"bend"', "no end line"),
        (b"A freighter bound", b"A freighter round", "hash"),
        (b'{"type":"header"', b'{"type":"heather"', "header"),
        (b'"end":50', b'"end":51', "span"),
    ],
)
def test_a_bad_export_is_not_restored(
    sidelight: Sidelight, annotated: Path, tmp_path: Path, old: bytes, new: bytes, sentence: str
) -> None:
    """Cut, altered or foreign: the line is named, and no project is left over."""
    file = tmp_path / "a.jsonl"
    file.write_bytes(export(sidelight, annotated).replace(old, new, 1))
    result = sidelight("import", file, "--project", tmp_path / "new.db", expect=1)
    assert f"{file}:" in result.stderr
    assert sentence in result.stderr
    assert not (tmp_path / "new.db").exists()
    assert f"{file}:" in sidelight("validate", file, expect=1).stdout
    assert not json.loads(sidelight("validate", file, "--json", expect=1).stdout)["valid"]


def test_a_restore_can_overrule_validate_but_not_reason(
    sidelight: Sidelight, annotated: Path, tmp_path: Path
) -> None:
    """Wrong words of a span can be taken in as they are; a span beyond its text cannot."""
    file, new = tmp_path / "a.jsonl", tmp_path / "new.db"
    good = export(sidelight, annotated)
    file.write_bytes(good.replace(b'"end":50', b'"end":51'))
    sidelight("import", file, "--project", new, expect=1)
    sidelight("import", file, "--project", new, "--unchecked", "--dry-run")
    file.write_bytes(good.replace(b'"end":25', b'"end":99999'))
    result = sidelight("import", file, "--project", new, "--unchecked", expect=1)
    assert "1 of its spans lie outside" in result.stderr
    assert not new.exists()


def test_articles_and_exports_do_not_mix(sidelight: Sidelight, tmp_path: Path) -> None:
    """What would apply to which is never guessed."""
    file = tmp_path / "a.jsonl"
    file.touch()
    for extra in ([FIRST], ["--story", "x"], ["--encoding", "utf-8"]):
        result = sidelight("import", file, *extra, "--project", tmp_path / "p.db", expect=2)
        assert "restored as it is" in result.stderr


def test_an_export_is_not_overwritten_by_mistake(
    sidelight: Sidelight, project: Path, tmp_path: Path
) -> None:
    """`--force` replaces it; the project itself, and what is no file, are never replaced."""
    file = tmp_path / "a.jsonl"
    file.write_text("precious")
    call = ("export", "--project", project, "--output")
    assert "--force" in sidelight(*call, file, expect=1).stderr
    assert file.read_text() == "precious"
    sidelight(*call, file, "--force")
    assert file.read_bytes() == export(sidelight, project)
    assert "the project itself" in sidelight(*call, project, "--force", expect=2).stderr
    os.mkfifo(tmp_path / "pipe")
    for odd in (tmp_path, tmp_path / "pipe", tmp_path / "no" / "x.jsonl"):
        sidelight(*call, odd, "--force", expect=1)
    sidelight("check", "--project", project)


def test_a_failed_export_leaves_nothing(
    sidelight: Sidelight, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither a part of the file, nor the loss of the one that was there."""
    old, new = tmp_path / "old.jsonl", tmp_path / "new.jsonl"
    old.write_text("precious")

    def full(*_: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("store.exchange.text_of", full)
    for file in (old, new):
        result = sidelight("export", "--project", project, "--output", file, "--force", expect=1)
        assert "No space left on device" in result.stderr
    assert old.read_text() == "precious"
    assert sorted(path.name for path in tmp_path.iterdir()) == [project.name, "old.jsonl"]


def test_the_time_of_the_export_is_written_on_request(sidelight: Sidelight, project: Path) -> None:
    """Otherwise the bytes depend on the project alone."""
    call = ("export", "--project", project, "--output", "-")
    plain = sidelight(*call)
    assert plain.stdout_bytes == sidelight(*call).stdout_bytes
    assert "exported_at" not in plain.stdout
    assert plain.stderr.startswith("Exported 4 tags, 6 link types, 1 annotator")
    assert '"exported_at":"2' in sidelight(*call, "--exported-at").stdout


def test_pseudonyms_hide_the_names(sidelight: Sidelight, annotated: Path) -> None:
    """Real names by default, none on request."""
    call = ("export", "--project", annotated, "--output", "-")
    assert "Zoë" in sidelight(*call).stdout
    hidden = sidelight(*call, "--pseudonyms").stdout
    assert "Zoë" not in hidden
    assert '"name":"A1"' in hidden


def test_an_export_keeps_the_usual_permissions(
    sidelight: Sidelight, project: Path, tmp_path: Path
) -> None:
    """As any program's file would have; one that is replaced keeps its own."""
    usual, file = tmp_path / "usual", tmp_path / "a.jsonl"
    usual.touch()
    sidelight("export", "--project", project, "--output", file)
    assert file.stat().st_mode == usual.stat().st_mode
    file.chmod(0o640)
    sidelight("export", "--project", project, "--output", file, "--force")
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_long_restore_is_several_operations_in_one_transaction(
    sidelight: Sidelight,
    demo: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    log_of: Log,
) -> None:
    """Memory is bounded by the operation; what fails in the last takes back the first."""
    monkeypatch.setattr("tui.cli.restoring.CHUNK", 50)
    file, copy = tmp_path / "a.jsonl", tmp_path / "copy.db"
    sidelight("export", "--project", demo, "--output", file)
    sidelight("import", file, "--project", copy)
    assert [one["label"] for one in log_of(copy)][:3] == ["Restore a.jsonl"] * 3
    assert export(sidelight, copy) == file.read_bytes()
    cut = tmp_path / "cut.jsonl"
    cut.write_bytes(file.read_bytes().rpartition(b'{"type":"end"')[0])
    sidelight("import", cut, "--unchecked", "--project", tmp_path / "new.db", expect=1)
    assert not (tmp_path / "new.db").exists()
