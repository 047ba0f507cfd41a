"""A source with very many spans opens at once; those out of view come while nobody waits."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from store import links
from store.links import add_link, links_between
from store.sources import sources_of, stories
from store.spans import add_span
from tests.screens.seat import new_project, seated
from tui.screens import loading, workspace

WORDS = " ".join(f"word{number:05}" for number in range(6000)) + "\n"
WIDTH = len("word00000 ")


async def test_spans_out_of_view_come_late_and_are_missed_by_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Motions, counts and links hold all of them; whoever asks early waits."""
    monkeypatch.setattr(workspace, "_SLICE", 0.0)
    project = new_project(tmp_path / "many.sidelight", WORDS, WORDS)
    one, other = sources_of(project.db, stories(project.db)[0].uid)
    count = loading._AT_ONCE + 500
    with project.operation("Tag all") as op:
        made = [
            add_span(op, one.uid, "claim", [(at * WIDTH, at * WIDTH + WIDTH - 1)])
            for at in range(1, 2 * count, 2)
        ]
        tail = add_span(op, other.uid, "claim", [(0, 9)])
        add_link(op, "same", made[-1], tail)
    async with seated(project) as seat:
        state = seat.state
        assert not state.panes[0].index.complete
        assert "… spans" in seat.rows()[-2]
        await seat.press("m")
        assert state.pane.cursor == WIDTH
        assert state.panes[0].index.complete
        monkeypatch.setattr(workspace, "_SLICE", 0.01)
        while not state.complete or seat.workspace._loading is not None:
            await asyncio.sleep(0.02)
        await seat.pilot.pause()
        assert f"{count + 1} spans" in seat.rows()[-2]
        await seat.press("ctrl+end", "M", "g")
        assert state.focus == 1
        await seat.press("d")
        assert "1 link" not in seat.rows()[-2]


def test_links_are_the_same_whichever_way_they_are_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the layer while it has few, by the story's spans where it has many."""
    project = new_project(tmp_path / "links.sidelight")
    one, other = sources_of(project.db, stories(project.db)[0].uid)
    with project.operation("Link") as op:
        head, tail = (add_span(op, source.uid, "claim", [(0, 4)]) for source in (one, other))
        add_link(op, "same", head, tail)
    ways = []
    for few in (2000, 0):
        monkeypatch.setattr(links, "_FEW", few)
        ways.append(links_between(project.db, [one.uid, other.uid], [project.layer]))
        assert links_between(project.db, [one.uid], [project.layer]) == []
    assert ways[0] == ways[1] != []
