"""The paths that were found, typed into the real application; its file must then hold the same.

A story is typed whole, since each path begins where the one before has ended.
"""

from __future__ import annotations

import asyncio
import random
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate, takewhile
from pathlib import Path
from typing import Any

from store.links import add_link, links_between
from store.spans import spans_of
from store.tagset.parse import default_tagset
from tests.bench.gold import GoldStory
from tests.bench.run import LINK_FROM_HEAD, SPLIT, Outcome
from tests.bench.sheet import MOST, TERMINAL, Sheet, pane_width
from tests.bench.strokes import FROM, JUMP, TO, Keys
from tests.screens.seat import Seat, new_project, seated
from tui.commands.base import Edit
from tui.commands.edits import tag_words

Held = tuple[list[Any], list[Any]]
"""Spans as (source, tag, fragments), and links as (type, one end, other end), in order."""


class ReplayError(AssertionError):
    """The application does not hold what the search has promised."""


def replay(stories: Sequence[GoldStory], outcomes: Iterable[Outcome], least: int, seed: int) -> int:
    """Type stories drawn at random until `least` spans and links are made; return how many were.

    Raises:
        ReplayError: The file holds something else than the search said.
    """
    by_story: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        if outcome.kind not in (LINK_FROM_HEAD, ""):
            by_story[outcome.story].append(outcome)
    drawn = random.Random(seed).sample(stories, len(stories))
    sizes = accumulate((len(by_story[story.name]) for story in drawn), initial=0)
    chosen = [
        s for s, _ in takewhile(lambda pair: pair[1] < least, zip(drawn, sizes, strict=False))
    ]
    for story in chosen:
        asyncio.run(_Replay(story, by_story[story.name]).run())
    return sum(len(by_story[story.name]) for story in chosen)


class _Replay:
    """One story."""

    def __init__(self, story: GoldStory, outcomes: list[Outcome]) -> None:
        self._story = story
        self._outcomes = outcomes
        self._spans = {span.id: span for span in story.spans}
        self._links = {f"{link.a}-{link.b}": link for link in story.links}
        self._expected: Held = ([], [])

    async def run(self) -> None:
        """Type it."""
        alone = len(self._story.texts) == 1
        size = (pane_width(0), TERMINAL[1]) if alone else TERMINAL
        with (
            tempfile.TemporaryDirectory() as folder,
            new_project(
                Path(folder) / "replay.db", *self._story.texts, tagset=default_tagset()
            ) as project,
        ):
            async with seated(project, size=size) as seat:
                self._check_layout(seat)
                for outcome in self._outcomes:
                    if outcome.left_out in ("", SPLIT):
                        await self._make(seat, outcome)
                        self._check(seat, outcome)

    def _check_layout(self, seat: Seat) -> None:
        """Check that the lines in view are those that the search has reckoned with."""
        sheet = Sheet(self._story.texts)
        for pane in range(min(MOST, len(self._story.texts))):
            article = seat.workspace.surface.article(pane)
            ends = range(0, len(self._story.texts[pane]), 10)
            shown = article.visible_extent(), [article.line_end(each) for each in ends]
            reckoned = sheet.visible(pane), [sheet.line_end(pane, each) for each in ends]
            if shown != reckoned:
                raise ReplayError(f"Pane {pane} has other lines than reckoned with.")

    async def _make(self, seat: Seat, outcome: Outcome) -> None:
        gold = self._spans.get(outcome.id)
        if gold is not None and seat.state.focus != gold.source:
            seat.state.focus_on(gold.source)
            seat.workspace.paint()
        if outcome.keys is not None:
            await self._type(seat, outcome.path)
        elif gold is not None:
            seat.workspace.carry_out(tag_words(seat.state, gold.tag, gold.fragments))
            seat.workspace.paint()
        else:
            self._put_link(seat, outcome)
        await seat.pilot.pause()

    async def _type(self, seat: Seat, path: Keys) -> None:
        for stroke in path:
            if stroke.key not in (JUMP, FROM, TO):
                await seat.type(stroke.key)
                continue
            if stroke.key != TO:
                await seat.type("i" if stroke.key == JUMP else "I")
            targets = seat.state.jump.targets  # type: ignore[attr-defined]
            wanted = stroke.pane, stroke.word
            label = [key for key, at in targets.items() if (at.pane, at.extent) == wanted]
            await seat.type(*label[0])

    def _put_link(self, seat: Seat, outcome: Outcome) -> None:
        """Make a link without keys, and leave the cursor as the search did."""
        gold = self._links[outcome.id]
        head, tail = (self._uid(seat, end) for end in (gold.a, gold.b))
        seat.workspace.carry_out(Edit("Link", lambda op: add_link(op, gold.type, head, tail)))
        home, span = seat.state.find_span(head) or (0, None)
        seat.state.focus_on(home)
        if span is not None:
            seat.state.pane.put_cursor(span.start)
        seat.workspace.paint()

    def _uid(self, seat: Seat, gold_id: str) -> Any:
        made = next(o.made for o in self._outcomes if o.id == gold_id)
        gold = self._spans[gold_id]
        spans = seat.state.panes[gold.source].index
        return next(s.uid for s in spans if (s.tag, s.fragments) == (gold.tag, made))

    def _check(self, seat: Seat, outcome: Outcome) -> None:
        """Compare the file with what the search has promised so far."""
        gold = self._spans.get(outcome.id)
        if gold is not None:
            self._expected[0].append((gold.source, gold.tag, outcome.made))
        else:
            link = self._links[outcome.id]
            ends = sorted(self._uid(seat, end) for end in (link.a, link.b))
            self._expected[1].append((link.type, *ends))
        held, expected = _held(seat), (sorted(self._expected[0]), sorted(self._expected[1]))
        if held != expected:
            missing = [x for kind in (0, 1) for x in expected[kind] if x not in held[kind]]
            extra = [x for kind in (0, 1) for x in held[kind] if x not in expected[kind]]
            raise ReplayError(
                f"{outcome.story} {outcome.id} {outcome.path}: missing {missing}, besides {extra}"
            )


def _held(seat: Seat) -> Held:
    """Return what the file holds."""
    project, panes = seat.project, seat.state.panes
    sources = [pane.source.uid for pane in panes]
    spans = [
        (number, span.tag, span.fragments)
        for number, source in enumerate(sources)
        for span in spans_of(project.db, source, (project.layer,))
    ]
    links = links_between(project.db, sources, (project.layer,))
    return sorted(spans), sorted((x.type, *sorted((x.head, x.tail))) for x in links)
