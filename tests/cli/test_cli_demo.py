"""The demo: the samples as a project of one's own, opened, kept, begun anew."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from store import audit, layers, links, sources, spans
from store.errors import ProjectError
from store.model import Story
from store.project import Project
from tests.cli.conftest import Sidelight
from tui import demo as demo_module
from tui.demo import locate
from tui.settings import Settings

Opened = list[tuple[Path, str, str | None]]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    """What the application was opened with; it is not loaded, and a terminal is taken for granted."""
    calls: Opened = []

    def made(project: Project, annotator: str, first: Story | None, _: Settings) -> SimpleNamespace:
        story = first.title if first else None
        return SimpleNamespace(run=lambda: calls.append((project.path, annotator, story)))

    monkeypatch.setitem(sys.modules, "tui.app", SimpleNamespace(SidelightApp=made))
    monkeypatch.setattr("tui.cli.opening._has_terminal", lambda: True)
    return calls


def test_the_check_imports_verifies_and_leaves_nothing(sidelight: Sidelight, home: Path) -> None:
    """One line says what there is."""
    result = sidelight("demo", "--check")
    assert result.stdout.startswith("Sidelight demo: 4 stories, 11 sources, 2 annotators, ")
    assert result.stdout.endswith("; all is well.\n")
    assert result.stdout.count("\n") == 1
    assert list(home.iterdir()) == []


def test_the_samples_are_annotated_as_they_say(demo: Path) -> None:
    """Two annotators, all six link types, discontinuous spans, every word where it was meant."""
    with Project.open(demo) as project:
        stories = sources.stories(project.db)
        assert [story.title for story in stories] == [
            "Cape Ansel Containers",
            "Mammoth Quarry",
            "Hallow Tunnel",
            "Tolliver Dam",
        ]
        assert [one.name for one in layers.annotators(project.db)] == ["A1", "A2"]
        held = sources.sources_of(project.db, stories[0].uid)
        every = [layer.uid for layer in layers.layers(project.db)]
        found = [span for one in held for span in spans.spans_of(project.db, one.uid, every)]
        assert {span.tag for span in found} == {"claim", "quote", "figure", "attribution"}
        assert any(len(span.fragments) > 1 for span in found)
        between = links.links_between(project.db, [one.uid for one in held], every)
        assert len({link.type for link in between}) == 6
        text = sources.text_of(project.db, held[0].uid)
        words = {spans.words_of(text, span) for span in found if span.source == held[0].uid}
        assert "up to 1,200 containers" in words
        assert audit.check(project.db).problems == ()


def test_undo_in_the_demo_stops_at_the_annotations(demo: Path) -> None:
    """The stories themselves cannot be undone away."""
    with Project.open(demo) as project:
        project.sign_in("A1")
        assert {project.undo()[0].label for _ in range(2)} == {"Sample annotations"}
        with pytest.raises(Exception, match="nothing to undo"):
            project.undo()


def test_the_demo_opens_at_the_first_story_and_is_kept(
    sidelight: Sidelight, opened: Opened, tmp_path: Path
) -> None:
    """The second time it resumes; the line before says as whom."""
    path = tmp_path / "data" / "demo.db"
    result = sidelight("demo", SIDELIGHT_DATA_DIR=str(tmp_path / "data"))
    assert result.stdout == ""
    assert f"Opening {path} as A1." in result.stderr
    with Project.open(path) as project:
        project.sign_in("A1")
        with project.operation("Mine", whole_project=True) as op:
            sources.create_story(op, "Mine")
    sidelight("demo", "--directory", tmp_path / "data", "--annotator", "eva")
    assert opened == [(path, "A1", "Cape Ansel Containers"), (path, "eva", None)]
    with Project.open(path) as project:
        assert "Mine" in [story.title for story in sources.stories(project.db)]


def test_reset_begins_anew(sidelight: Sidelight, opened: Opened, tmp_path: Path) -> None:
    """With the samples as they were."""
    sidelight("demo", "--directory", tmp_path)
    with Project.open(tmp_path / "demo.db") as project:
        first = project.info.uid
        project.sign_in("A1")
        project.undo()
    sidelight("demo", "--directory", tmp_path, "--reset")
    assert [story for _, _, story in opened] == ["Cape Ansel Containers"] * 2
    with Project.open(tmp_path / "demo.db") as project:
        assert project.info.uid != first
        assert project.db.execute("SELECT COUNT(*) FROM span WHERE deleted = 1").fetchone() == (0,)
    assert [path.name for path in tmp_path.iterdir()] == ["demo.db"]


def test_reset_destroys_nobody_elses_project(
    sidelight: Sidelight, opened: Opened, project: Path
) -> None:
    """A project that happens to be called demo.db is left alone."""
    mine = project.rename(project.with_name("demo.db"))
    content = mine.read_bytes()
    result = sidelight("demo", "--directory", mine.parent, "--reset", expect=1)
    assert "is not a demo" in result.stderr
    assert mine.read_bytes() == content
    assert opened == []


def test_a_place_that_cannot_be_made_is_told(
    sidelight: Sidelight, opened: Opened, tmp_path: Path
) -> None:
    """In a sentence with a way out."""
    (tmp_path / "file").touch()
    result = sidelight("demo", "--directory", tmp_path / "file" / "x", expect=1)
    assert "--directory" in result.stderr


def test_missing_samples_are_told(
    sidelight: Sidelight, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A broken installation says so."""
    monkeypatch.setattr(demo_module, "_HERE", tmp_path / "tui")
    assert "sample stories are missing" in sidelight("demo", "--check", expect=1).stderr


def test_words_are_found_at_their_occurrence() -> None:
    """Each further fragment is looked for after the one before; what is not there is refused."""
    text = "to be or not to be, to be"
    assert locate(text, ["to be"], 2) == [(13, 18)]
    assert locate(text, ["to be", "to", "be"], 1) == [(0, 5), (13, 15), (16, 18)]
    with pytest.raises(ProjectError, match="does not hold the words “or”"):
        locate(text, ["not", "or"], 1)


def test_open_works_in_the_name_that_was_told_last(
    sidelight: Sidelight, opened: Opened, project: Path
) -> None:
    """The option, else who worked here last from this login; FILE comes before the variable."""
    story = "01 cape ansel containers"
    sidelight("open", project)
    sidelight("open", project, "--annotator", "Zoë", "--story", story)
    sidelight("open", SIDELIGHT_PROJECT=str(project))
    assert opened == [
        (project, "eva", story),
        (project, "Zoë", story),
        (project, "Zoë", story),
    ]
    sidelight("open", project.with_name("none.db"), expect=1)
    assert len(opened) == 3
