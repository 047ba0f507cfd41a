"""What the bars of the workspace say: which source, which mode, which span, which keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from unicodedata import bidirectional

from store.model import AttributeValue, Span
from tui.commands.base import Command
from tui.commands.keynames import key_name
from tui.commands.tagging import TagWith
from tui.render.looking import jump_words, occurrence_words, quoted, search_words
from tui.render.rows import Look, Row, Words, counted
from tui.state import Mode, Pane, Workspace

_EXCERPT = 28
_BRIEF = 12
"""Characters of a span's words: usually, and where a sentence follows that tells what to do."""
_SAMPLE = 2000
"""Characters of a text by which its direction is judged."""

Spoken = Callable[[str], str]
"""Puts the keys of commands in the place of their ids in braces, as a command table does."""


def header_rows(workspace: Workspace, number: int) -> tuple[Row, Row]:
    """Return the rows above a pane: publisher and date, and the title, which folds if it may."""
    pane = workspace.panes[number]
    source, active = pane.source, number == workspace.focus
    about = [x for x in (source.publisher, source.published_at, source.language) if x]
    look: Look = "plain" if active else "dim"
    parts = [(f" · {part}" if at else part, look) for at, part in enumerate(about)]
    place = f"{workspace.arrangement.place(number) + 1}/{len(workspace.panes)}"
    if mostly_right_to_left(pane.document.text[:_SAMPLE]):
        right: tuple[Words, ...] = (
            ("right-to-left: shown in ", "dim"),
            ("logical order · ", "dim"),
        )
    else:
        right = ()
    mark: Words = ("▌", "key" if active else "dim")
    return (
        Row(
            (mark, *(parts or [("no publisher", look)])),
            (*right, (f"{place} ", "dim")),
            yields=min(1, len(right)),
        ),
        Row((mark, (source.title, "strong" if active else "plain")), folds=True),
    )


@lru_cache(64)
def mostly_right_to_left(sample: str) -> bool:
    """Whether most letters of a text are of a script that is written from right to left."""
    directions = [bidirectional(char) for char in sample]
    turned = sum(direction in ("R", "AL") for direction in directions)
    return turned > directions.count("L")


def excerpt(pane: Pane, span: Span, most: int = _EXCERPT) -> str:
    """Return the first words of a span, at most so many characters, in quotation marks."""
    words = " … ".join(pane.words(extent) for extent in span.fragments).replace("\n", " ")
    return quoted(words if len(words) <= most else f"{words[: most - 1]}…")


def status_row(
    workspace: Workspace, annotator: str, spoken: Spoken, *, waiting: bool, said: str
) -> Row:
    """Return the status line: mode, what was said or is at the cursor; position and counts."""
    mode = "WAITING" if waiting else workspace.mode.upper()
    usual = workspace.mode is Mode.READ and not waiting
    badge: Words = (f" {mode} ", "badge" if usual else "alert")
    count = f" {workspace.count}×" if workspace.count else ""
    position, counts = f"{_position(workspace.pane)} ", f"{_counts(workspace)} · "
    right: tuple[Words, ...] = ((f"{annotator} · ", "dim"), (counts, "dim"), (position, "dim"))
    what = ((said, "strong"),) if said else _what(workspace, spoken)
    return Row((badge, (f"{count} ", "key"), *what), right, yields=len(right))


def _what(workspace: Workspace, spoken: Spoken) -> tuple[Words, ...]:
    if workspace.jump is not None:
        return jump_words(workspace.jump)
    if workspace.occurrences is not None:
        return occurrence_words(workspace.occurrences)
    if workspace.mode is Mode.SEARCH:
        return search_words(workspace)
    if workspace.mode is Mode.LINK:
        return _draft(workspace, spoken)
    selection = workspace.selection
    if selection is not None:
        return _selection(workspace, spoken)
    pane = workspace.pane
    here = pane.spans_here
    span = pane.current
    searched = search_words(workspace)
    if span is None:
        return (*searched, (" · n next · Esc ends", "dim")) if searched else ()
    links = len(workspace.links_on(span.uid))
    about = [excerpt(pane, span)]
    about += [f"{name}={_shown(value)}" for name, value in span.attributes.items()]
    about += [f"note: {span.note}"] if span.note else []
    about += [counted(links, "link")] if links else []
    about += [f"{pane.depth % len(here) + 1} of {len(here)} here"] if len(here) > 1 else []
    tag = workspace.tag(span.tag)
    look = tag.color if tag and tag.color else "strong"
    between: tuple[Words, ...] = ((" · ", "dim"),) if searched else ()
    return *searched, *between, (span.tag, look), (" " + " · ".join(about), "plain")


def _shown(value: AttributeValue) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _selection(workspace: Workspace, spoken: Spoken) -> tuple[Words, ...]:
    selection = workspace.selection
    if selection is None:
        return ()
    if not selection.begun:
        kept = counted(len(selection.kept), "fragment")
        return (kept, "strong"), (spoken(" kept: go on and press {select}, or a tag key"), "plain")
    start, end = selection.extent
    size = counted(end - start, "character")
    if selection.kept:
        size += f", {counted(len(selection.kept), 'fragment')} kept"
    if selection.offered:
        tag = workspace.tag(selection.offered)
        again = f"{tag.key} again or " if tag and tag.key else ""
        way = spoken(f"? {again}{{set-extent}} takes it, {{cancel}} leaves it.")
        return (selection.offered, "strong"), (way, "plain")
    if selection.editing is not None:
        way = spoken("{set-extent} sets it; {select-fresh} selects other words")
        return ("extent", "strong"), (f" {size}: {way}", "plain")
    return ((size, "plain"),)


def _draft(workspace: Workspace, spoken: Spoken) -> tuple[Words, ...]:
    draft = workspace.draft
    found = workspace.find_span(draft.head) if draft else None
    if draft is None or found is None:
        return ()
    number, head = found
    candidate = draft.candidate
    most = _EXCERPT if candidate else _BRIEF
    origin: Words = (f"{head.tag} {excerpt(workspace.panes[number], head, most)} → ", "plain")
    if candidate is None:
        if not draft.candidates:
            way = "nothing alike; {next-candidate} and arrows find words"
            return origin, (spoken(way), "plain")
        return origin, (spoken("the words at the cursor; {take-candidate} links"), "plain")
    place = f"{(draft.chosen or 0) + 1}/{len(draft.candidates)}, {candidate.score:.0f} %"
    return origin, (candidate.type, "strong"), (f" ({place})", "dim")


def _position(pane: Pane) -> str:
    length = max(1, pane.document.length)
    return f"{min(100, round(100 * pane.cursor / length))} %"


def _counts(workspace: Workspace) -> str:
    if not workspace.complete:
        return f"… spans · {counted(len(workspace.links), 'link')}"
    spans = sum(len(pane.index) for pane in workspace.panes)
    return f"{counted(spans, 'span')} · {counted(len(workspace.links), 'link')}"


def key_row(commands: Sequence[type[Command]]) -> Row:
    """Return the key bar for the commands of a mode; the last one, help, always finds room."""
    keyed = [_keyed(command) for command in commands if command.keys]
    left = tuple(words for pair in keyed[:-1] for words in pair)
    return Row(left, keyed[-1] if keyed else ())


def _keyed(command: type[Command]) -> tuple[Words, ...]:
    look = command.tag.color if issubclass(command, TagWith) and command.tag.color else "key"
    return (f" {key_name(command.keys[0])}", look), (f" {command.bar} ", "plain")
