"""Projects of every landed version still open: each has left a file in `kept/`, never edited since."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from store import audit
from store.exchange import records
from store.model import Link, SourceText, Span
from store.project import Project
from store.sources import text_of
from store.spans import words_of

KEPT = sorted((Path(__file__).parent / "kept").glob("*.db"))


@pytest.fixture(params=KEPT, ids=lambda path: path.stem)
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of one kept project."""
    return Path(shutil.copy(request.param, tmp_path / "kept.db"))


def test_a_kept_project_opens_and_checks_clean(kept: Path) -> None:
    """Migrations lose nothing: the log folded again equals the tables."""
    with Project.open(kept) as project:
        report = audit.check(project.db)
    assert report.problems == ()
    assert report.operations > 10


def test_a_kept_project_says_what_it_always_said(kept: Path) -> None:
    """Words, attributes, notes and links are those that were written."""
    with Project.open(kept) as project:
        held = list(records(project.db))
        spans = [record for record in held if isinstance(record, Span)]
        words = {words_of(text_of(project.db, span.source), span) for span in spans}
        figure = next(span for span in spans if span.note)
    assert {"“We were lucky,”", "About 130 people", "The captain they had been lucky."} <= words
    assert (dict(figure.attributes), figure.note) == ({"hedge": "about"}, "who counted?")
    links = [record for record in held if isinstance(record, Link)]
    assert {link.type for link in links} == {"differs", "attributed-to"}
    assert sum(isinstance(record, SourceText) for record in held) == 2


def test_undo_reaches_back_into_a_kept_project(kept: Path) -> None:
    """What was done by an older version can still be taken back."""
    with Project.open(kept) as project:
        project.sign_in("Ada")
        assert [project.undo()[0].label for _ in range(3)] == [
            "Set status",
            "Link as attributed-to",
            "Link as differs",
        ]
        assert audit.check(project.db).problems == ()
