"""The application in this process, on a real project file: keys in, text of the screen out."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input, Static

from store.model import Story, Uid
from store.project import Operation, Project
from store.sources import add_source, create_story, stories
from store.tagset.parse import default_tagset
from store.tagset.tags import TagSet
from tui.app import SidelightApp
from tui.screens.workspace import WorkspaceScreen
from tui.settings import Settings
from tui.state import Workspace

SAMPLES = Path(__file__).parents[2] / "samples"

FIRST = "Officials said 1,000 containers arrived.\n\n“We counted them,” Gen. Ada Żak said. 👩\u200d🚀 waved.\n"
SECOND = "More than 300 containers came, an official said.\nThe e\u0301lite was “not told”.\n"

_UNITS = {"claim": "clause", "figure": "word", "attribution": "clause"}


def plain_tagset() -> TagSet:
    """Return the default tag set with plain units: a tag key takes something wherever one stands."""
    tagset = default_tagset()
    tags = (replace(tag, unit=_UNITS.get(tag.id, tag.unit)) for tag in tagset.tags)
    return replace(tagset, tags=tuple(tags))


class Seat:
    """Who sits before the screen."""

    def __init__(self, pilot: Pilot[None], project: Project) -> None:
        self.pilot = pilot
        self.project = project

    @property
    def app(self) -> SidelightApp:
        """The application."""
        app = self.pilot.app
        assert isinstance(app, SidelightApp)
        return app

    @property
    def workspace(self) -> WorkspaceScreen:
        """The workspace that is open, whatever lies over it."""
        return next(s for s in reversed(self.app.screen_stack) if isinstance(s, WorkspaceScreen))

    @property
    def state(self) -> Workspace:
        """What the workspace looks at."""
        return self.workspace.state

    async def press(self, *keys: str) -> None:
        """Type keys as fast as can be, and wait until all is painted."""
        await self.type(*keys)
        await self.pilot.pause()

    async def type(self, *keys: str) -> None:
        """Type keys as fast as can be, and wait until all have been dealt with."""
        for key in keys:
            self.app.simulate_key(key)
        arrived = asyncio.Event()
        self.app.call_later(arrived.set)
        while self.app.is_running and (self.app.is_typing or not arrived.is_set()):
            await asyncio.sleep(0.001)

    async def fill(self, text: str) -> None:
        """Put text into the line that is being typed in, in place of what is there."""
        line = self.app.focused
        assert isinstance(line, Input)
        line.value = text
        await self.pilot.pause()

    def rows(self) -> list[str]:
        """Return the screen, row by row."""
        return [
            "".join(segment.text for segment in strip).rstrip()
            for strip in self.app.screen._compositor.render_strips()
        ]

    def text(self) -> str:
        """Return all that is on the screen."""
        return "\n".join(self.rows())

    def notices(self) -> str:
        """Return what has popped up."""
        return "\n".join(notice.message for notice in self.app._notifications)

    def at(self, words: str, pane: int | None = None) -> None:
        """Put the cursor on some words of a pane, as so many motions would."""
        number = self.state.focus if pane is None else pane
        self.state.focus_on(number)
        self.state.pane.put_cursor(self.state.pane.document.text.index(words))
        self.workspace.paint()

    def spans(self, pane: int = 0) -> list[tuple[str, str]]:
        """Return tag and words of a pane's spans, by start."""
        held = self.state.panes[pane]
        return [
            (span.tag, " ".join(held.words(extent) for extent in span.fragments))
            for span in sorted(held.index, key=lambda span: (span.start, span.end))
        ]


def new_project(path: Path, *texts: str, tagset: TagSet | None = None) -> Project:
    """Make a project with one story of these texts (two small ones by default) for Eva."""
    project = Project.create(path, tags=plain_tagset() if tagset is None else tagset)
    with project.operation("Import", whole_project=True) as op:
        add_story(op, "Containers", *(texts or (FIRST, SECOND)))
    project.sign_in("Eva")
    return project


def add_story(op: Operation, title: str, *texts: str) -> Uid:
    """Add a story with these texts."""
    story = create_story(op, title)
    for number, text in enumerate(texts):
        fields = {"title": f"Title {number}", "publisher": f"Paper {number}", "language": "en"}
        add_source(op, story, text, fields)
    return story


def story_named(project: Project, title: str) -> Story:
    """Return a story by its title."""
    return next(story for story in stories(project.db) if story.title == title)


@asynccontextmanager
async def seated(
    project: Project,
    title: str | None = "Containers",
    size: tuple[int, int] = (100, 30),
    settings: Settings | None = None,
) -> AsyncIterator[Seat]:
    """Start the application at a story, or at the library where `title` is null.

    What goes wrong inside is raised when the block ends.
    """
    story = None if title is None else story_named(project, title)
    app = SidelightApp(project, "Eva", story, settings or Settings())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Seat(pilot, project)


def problem(seat: Seat) -> str:
    """Return what the form on screen says is wrong."""
    return str(seat.app.screen.query_one("#problem", Static).content)


async def answer(seat: Seat, *lines: str | None) -> None:
    """Fill in a form from the top; null leaves a line as it is."""
    for line in lines:
        if line is not None:
            await seat.fill(line)
        await seat.press("enter")
