"""Reading the store into the workspace's state, whole at first and then only what has changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from store.links import links_between, links_by_id
from store.model import Extent, Source, Span, Story, Uid
from store.project import Changes, Project
from store.sources import sources_of, text_of
from store.spans import FIRST_PAGE, more_than, spans_by_id, spans_of, spans_page
from store.tagset.stored import load_tagset
from store.text import Document
from tui.state import Layout, Pane, SpanIndex, Workspace
from tui.state.panes import USUAL_SHARE

_AT_ONCE = 2000
"""Spans of a source that are read before the first paint; of more, those near the cursor."""

_NEAR = 1 << 14
"""Code points around the cursor: more than a screen holds."""

_LONGEST = 1 << 14
"""Spans longer than this that begin further up come with the rest."""

_PAGE = 100


def load_workspace(project: Project, story: Story, layout: Layout) -> Workspace:
    """Return the workspace of a story with the spans and links of the layer that is open.

    It stands where the last session stopped. Of a source with very many spans, `load_on` takes in
    those that are not near the cursor.
    """
    kept = project.recall(story_key(project, story.uid))
    tagset = load_tagset(project.db)
    sources = sources_of(project.db, story.uid)
    panes = [_load_pane(project, source, kept) for source in sources]
    workspace = Workspace(story, panes, tagset.tags, tagset.link_types, layout)
    uids = [source.uid for source in sources]
    workspace.set_links(links_between(project.db, uids, (project.layer,)))
    _resume(workspace, kept)
    return workspace


def _load_pane(project: Project, source: Source, kept: object) -> Pane:
    document = Document(text_of(project.db, source.uid), source.language)
    pane = Pane(source, document, SpanIndex())
    pane.put_cursor(_kept_cursor(kept, source))
    if more_than(project.db, source.uid, _AT_ONCE):
        pane.index = _index_near(project, source.uid, pane.cursor)
    else:
        pane.index = SpanIndex(spans_of(project.db, source.uid, (project.layer,)))
    return pane


def _index_near(project: Project, source: Uid, cursor: int) -> SpanIndex:
    """Return an index of what is around the cursor, to which the rest comes page by page."""
    low, high = max(0, cursor - _NEAR), cursor + _NEAR
    first = max(0, low - _LONGEST)
    spans = spans_of(project.db, source, (project.layer,), first, high)
    mark = FIRST_PAGE

    def more() -> list[Span]:
        nonlocal mark
        found, mark = spans_page(project.db, source, (project.layer,), mark, _PAGE)
        return found

    return SpanIndex(spans, more, (low, high))


def load_on(workspace: Workspace, budget: float) -> list[int]:
    """Take in missing spans for about `budget` seconds; return the panes that have all of them.

    Panes that had them before are not among those.
    """
    deadline = perf_counter() + budget
    done = []
    for number, pane in enumerate(workspace.panes):
        if pane.index.complete:
            continue
        while perf_counter() < deadline:
            if pane.index.load_on():
                done.append(number)
                break
    return done


@dataclass(slots=True)
class Dirt:
    """What has to be painted again.

    Attributes:
        extents: Touched words, by index of the pane.
        links: Whether any link came, went or changed.
        ends: Whether a span changed at which a link ends.
        headers: Whether anything about a source changed.
    """

    extents: dict[int, list[Extent]] = field(default_factory=dict)
    links: bool = False
    ends: bool = False
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
    dirt.ends = any(workspace.links_on(uid) for uid in touched)
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


def _kept_cursor(kept: object, source: Source) -> int:
    cursors = kept.get("cursors", {}) if isinstance(kept, dict) else {}
    return int(cursors.get(source.uid.hex(), 0))


def _resume(workspace: Workspace, kept: object) -> None:
    """Go where the last session stopped, as far as that is still there."""
    if not isinstance(kept, dict) or not workspace.panes:
        return
    _arrange(workspace, kept)
    workspace.first = min(int(kept.get("first", 0)), len(workspace.panes) - 1)
    workspace.zoomed = bool(kept.get("zoomed", False))
    workspace.focus_on(min(int(kept.get("focus", 0)), len(workspace.panes) - 1))


def story_key(project: Project, story: Uid) -> str:
    """Return the name under which a story's position is remembered."""
    return f"position:{project.annotator.hex()}:{story.hex()}"
