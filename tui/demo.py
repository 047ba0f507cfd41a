"""The sample stories as a project: imported, annotated as the samples say, ready to be opened.

Each `annotations.toml` names spans by their words, so the samples can be edited like prose.
"""

from __future__ import annotations

import re
import time
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from store.errors import ProjectError
from store.ingest import PlannedStory, plan, read_article
from store.intake import Destination, add_article
from store.links import add_link
from store.model import Extent, ProjectInfo, Source, Uid, new_uid
from store.project import Operation, Project
from store.sources import sources_of, stories, text_of
from store.spans import add_span
from store.tagset.parse import default_tagset
from store.whole import whole_project

NAME = "Sidelight demo"
"""What a demo's project is called, and known by."""

ANNOTATOR = "A1"
"""The first of the samples' annotators, whose spans and links the demo shows."""

_NUMBER = re.compile(r"^\d+ ")
_HERE = Path(__file__).parent


def samples_folder() -> Path:
    """Return where the sample stories are: in the package, or at the root of a checkout.

    Raises:
        ProjectError: In neither.
    """
    for folder in (_HERE / "samples", _HERE.parent / "samples"):
        if folder.is_dir():
            return folder
    raise ProjectError("The sample stories are missing.", "Install Sidelight again.")


def is_demo(project: Project) -> bool:
    """Return whether a project was made here, and not by somebody for work of their own."""
    return project.info.name == NAME


def make_demo(path: Path, *, replace: bool = False) -> None:
    """Make the demo's project at `path`, whole or not at all.

    Raises:
        RefusedError: There is a file already, and it is not to be replaced.
        ProjectError: It cannot be made, or the samples are missing.
    """
    info = ProjectInfo(new_uid(), NAME, licence="CC0-1.0", created_at=time.time_ns() // 1_000_000)
    planned = plan([samples_folder()])
    with whole_project(path, info, default_tagset(), replace=replace) as project:
        # In nobody's name, so that undo stops at the annotations.
        with project.operation("Import sample stories", whole_project=True) as op:
            for story in planned:
                _add_story(op, story)
        for story, held in zip(planned, stories(project.db), strict=True):
            _annotate(project, story.files[0].parent, held.uid)


def _add_story(op: Operation, story: PlannedStory) -> None:
    goal = Destination(_NUMBER.sub("", story.title or "").title())
    for file in story.files:
        add_article(op, goal, read_article(file))


def _annotate(project: Project, folder: Path, story: Uid) -> None:
    """Do what a story's `annotations.toml` says, each annotator in one operation."""
    file = folder / "annotations.toml"
    if not file.exists():
        return
    sources = sources_of(project.db, story)
    for annotator in tomllib.loads(file.read_text(encoding="utf-8"))["annotator"]:
        project.sign_in(annotator["name"])
        with project.operation("Sample annotations") as op:
            _add_annotations(op, annotator, sources)


def _add_annotations(op: Operation, annotator: Mapping[str, Any], sources: list[Source]) -> None:
    by_file = {source.provenance["file"]: source.uid for source in sources}
    texts = {uid: text_of(op.db, uid) for uid in by_file.values()}
    made: dict[str, Uid] = {}
    for span in annotator["span"]:
        source = by_file[span["source"]]
        extents = locate(texts[source], span["text"], span.get("occurrence", 1))
        made[span["id"]] = add_span(
            op,
            source,
            span["tag"],
            extents,
            attributes=span.get("attributes", {}),
            note=span.get("note", ""),
        )
    for link in annotator.get("link", ()):
        add_link(op, link["type"], made[link["head"]], made[link["tail"]])


def locate(text: str, fragments: Sequence[str], occurrence: int) -> list[Extent]:
    """Return where words stand in a text, in code points.

    Args:
        text: The canonical text.
        fragments: The words; each further fragment is looked for after the one before.
        occurrence: Which occurrence of the first fragment is meant, from 1.

    Raises:
        ProjectError: The words are not there.
    """
    extents: list[Extent] = []
    end = 0
    for words in [fragments[0]] * (occurrence - 1) + list(fragments):
        start = text.find(words, end)
        if start < 0:
            raise ProjectError(f"A sample does not hold the words “{words}”.", "Install again.")
        end = start + len(words)
        extents.append((start, end))
    return extents[occurrence - 1 :]
