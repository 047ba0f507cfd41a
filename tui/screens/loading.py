"""Reading the store into the workspace's state, whole at first and then only what has changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from store.links import links_between, links_by_id
from store.model import Extent, Source, Story, Uid
from store.project import Changes, Project
from store.sources import sources_of, text_of
from store.spans import spans_by_id, spans_of
from store.tagset.stored import load_tagset
from store.text import Document
from tui.state import Layout, Pane, SpanIndex, Workspace
from tui.state.panes import USUAL_SHARE


def load_workspace(project: Project, story: Story, layout: Layout) -> Workspace:
    """Return the workspace of a story with the spans and links of the layer that is open."""
    tagset = load_tagset(project.db)
    panes = [_load_pane(project, source) for source in sources_of(project.db, story.uid)]
    workspace = Workspace(story, panes, tagset.tags, tagset.link_types, layout)
    sources = [pane.source.uid for pane in panes]
    workspace.set_links(links_between(project.db, sources, (project.layer,)))
    return workspace


def _load_pane(project: Project, source: Source) -> Pane:
    document = Document(text_of(project.db, source.uid), source.language)
    return Pane(source, document, SpanIndex(spans_of(project.db, source.uid, (project.layer,))))


@dataclass(slots=True)
class Dirt:
    """What has to be painted again.

    Attributes:
        extents: Touched words, by index of the pane.
        links: Whether any link came, went or changed.
        headers: Whether anything about a source changed.
    """

    extents: dict[int, list[Extent]] = field(default_factory=dict)
    links: bool = False
    headers: bool = False

    def add(self, pane: int, extents: tuple[Extent, ...]) -> None:
        """Note touched words."""
        self.extents.setdefault(pane, []).extend(extents)


def take_in(project: Project, workspace: Workspace, changes: Changes) -> Dirt:
    """Bring the workspace up to date with an operation that is on disk."""
    dirt = Dirt()
    _take_in_spans(project, workspace, changes, dirt)
    touched = changes.of("link")
    if touched:
        kept = {uid: link for uid, link in workspace.links.items() if uid not in touched}
        kept |= {
            uid: link
            for uid, link in links_by_id(project.db, touched).items()
            if link.layer == project.layer and workspace.find_span(link.head)
        }
        workspace.set_links(sorted(kept.values(), key=lambda link: (link.created_at, link.uid)))
        dirt.links = True
    if changes.of("source"):
        for source in sources_of(project.db, workspace.story.uid):
            number = workspace.pane_of(source.uid)
            if number is not None:
                workspace.panes[number].source = source
        dirt.headers = True
    return dirt


def _take_in_spans(project: Project, workspace: Workspace, changes: Changes, dirt: Dirt) -> None:
    touched = changes.of("span")
    living = spans_by_id(project.db, touched)
    for uid in touched:
        held = workspace.find_span(uid)
        if held is not None:
            number, _ = held
            dirt.add(number, workspace.panes[number].index.remove(uid).fragments)
        span = living.get(uid)
        place = workspace.pane_of(span.source) if span else None
        if span is not None and place is not None and span.layer == project.layer:
            workspace.panes[place].index.add(span)
            dirt.add(place, span.fragments)


def position(workspace: Workspace) -> dict[str, object]:
    """Return where the annotator is, as JSON, for the next session; while linking, where from."""
    return {
        "focus": workspace.draft.home if workspace.draft else workspace.focus,
        "first": workspace.first,
        "zoomed": workspace.zoomed,
        **_arranged(workspace),
        "cursors": {pane.source.uid.hex(): pane.cursor for pane in workspace.panes},
    }


def _arranged(workspace: Workspace) -> dict[str, object]:
    """Return how the panes stand, as JSON, by source."""
    arrangement = workspace.arrangement
    names = [pane.source.uid.hex() for pane in workspace.panes]
    return {
        "order": [names[number] for number in arrangement.order],
        "shares": dict(zip(names, arrangement.shares, strict=True)),
        "most": arrangement.most,
    }


def _arrange(workspace: Workspace, kept: dict[str, Any]) -> None:
    """Let the panes stand as they did; sources that have come since are the last."""
    order, shares = kept.get("order", ()), kept.get("shares", {})
    names = [pane.source.uid.hex() for pane in workspace.panes]
    known = [names.index(name) for name in order if name in names]
    new = [number for number in range(len(names)) if number not in known]
    workspace.arrangement.order = known + new
    workspace.arrangement.shares = [int(shares.get(name, USUAL_SHARE)) for name in names]
    workspace.arrangement.most = int(kept.get("most", 0))


def resume(workspace: Workspace, kept: object) -> None:
    """Go where the last session stopped, as far as that is still there."""
    if not isinstance(kept, dict) or not workspace.panes:
        return
    cursors = kept.get("cursors", {})
    for pane in workspace.panes:
        pane.put_cursor(int(cursors.get(pane.source.uid.hex(), 0)))
    _arrange(workspace, kept)
    workspace.first = min(int(kept.get("first", 0)), len(workspace.panes) - 1)
    workspace.zoomed = bool(kept.get("zoomed", False))
    workspace.focus_on(min(int(kept.get("focus", 0)), len(workspace.panes) - 1))


def story_key(project: Project, story: Uid) -> str:
    """Return the name under which a story's position is remembered."""
    return f"position:{project.annotator.hex()}:{story.hex()}"
