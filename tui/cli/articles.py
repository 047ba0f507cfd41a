"""Articles into a project: one operation, so that one undo takes it back, and all or nothing."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from store.errors import ImportRefusedError
from store.ingest import Article, PlannedStory, plan, read_article
from store.intake import Added, Destination, Duplicate, add_article, destination
from store.project import Operation
from store.tagset.parse import default_tagset
from tui.cli.outcome import ArticlesOutcome, NewSource
from tui.cli.output import counted, progress
from tui.cli.signing import sign_in
from tui.cli.target import TakenBackError, is_new, open_or_make


@dataclass(frozen=True, slots=True)
class Articles:
    """What is to be imported, and how.

    Attributes:
        story: The title of the story for all of them; by default each makes its own, as planned.
        encoding: Read strictly in it; by default as `store.ingest` finds.
        max_bytes: The most that one file may have.
        annotator: In whose name, as the option says.
    """

    paths: tuple[Path, ...]
    story: str | None
    encoding: str | None
    max_bytes: int
    annotator: str | None
    dry_run: bool


def import_articles(project: Path, job: Articles) -> ArticlesOutcome:
    """Import articles; nothing is kept where one is refused, on a dry run, or where none is new.

    Raises:
        UsageError: The encoding is none, or nobody can be named as annotator.
        ProjectError: The project cannot be opened, made or written.
    """
    outcome = ArticlesOutcome(project, job.dry_run, made=is_new(project))
    stories = _planned(job.paths, outcome)
    with (
        suppress(TakenBackError),
        open_or_make(project, tags=default_tagset()) as opened,
        opened.together(),
    ):
        sign_in(opened, job.annotator)
        with opened.operation("Import", whole_project=True) as op:
            _fill(op, stories, job, outcome)
            op.label = f"Import {counted(len(outcome.added), 'article')}"
        if outcome.refused or job.dry_run or not outcome.added:
            raise TakenBackError
    return outcome


def _planned(paths: tuple[Path, ...], outcome: ArticlesOutcome) -> list[PlannedStory]:
    """Plan the stories of all paths that can be planned; the others are noted as refused."""
    good = []
    for path in paths:
        try:
            plan([path])
        except ImportRefusedError as error:
            outcome.refuse(path, error)
        else:
            good.append(path)
    stories = plan(good)
    outcome.skipped = [skipped for story in stories for skipped in story.skipped]
    return stories


def _fill(
    op: Operation, stories: list[PlannedStory], job: Articles, outcome: ArticlesOutcome
) -> None:
    """Read and add every article, noting what becomes of each."""
    # Found before anything is added, so that two folders of one name stay two stories.
    together = destination(op.db, job.story) if job.story else None
    goals = [
        together or (destination(op.db, story.title) if story.title else Destination())
        for story in stories
    ]
    with progress("Importing", sum(len(story.files) for story in stories)) as advance:
        for story, goal in zip(stories, goals, strict=True):
            for path in story.files:
                _take(op, goal, path, job, outcome)
                advance(1)


def _take(
    op: Operation, goal: Destination, path: Path, job: Articles, outcome: ArticlesOutcome
) -> None:
    try:
        article = read_article(path, encoding=job.encoding, max_bytes=job.max_bytes)
    except ImportRefusedError as error:
        outcome.refuse(path, error)
        return
    result = add_article(op, goal, article)
    if isinstance(result, Duplicate):
        outcome.duplicates.append((path, result.twin.uid, result.twin.title))
    else:
        goal.title = goal.title or article.title
        outcome.added.append(_told(path, article, goal, result))


def _told(path: Path, article: Article, goal: Destination, result: Added) -> NewSource:
    provenance = article.provenance
    return NewSource(
        file=path,
        source=result.source,
        title=article.title,
        story=goal.title,
        length=len(article.text),
        encoding=str(provenance["encoding"]),
        guessed=bool(provenance["encoding_guessed"]),
    )
