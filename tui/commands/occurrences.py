"""All occurrences of some words in the story: shown first, then tagged in one operation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from store.errors import RefusedError
from store.model import Extent
from store.suggest.search import folded, hits, whole_word_ends, words_pattern
from store.text.snap import snap
from tui.commands.base import GATHERING, READING, SELECTING, Command, Effect
from tui.commands.edits import tag_occurrences
from tui.state import HOWS, Hits, Mode, Occurrences, Pane, Workspace, trimmed

_LEAST_SCORE = 80.0
"""Of 100: stricter than a search, since these are no slips of the finger but words of a text."""

_MOST_SIMILAR = 2000
_SLICE = 1 << 20


class OccurrenceCommand(Command):
    """Base of commands on occurrences."""

    group = "All occurrences"
    modes = GATHERING


class ShowOccurrences(OccurrenceCommand):
    """Show all occurrences of the selection, or of the span or word at the cursor; a tag tags them."""

    id, keys, modes = "occurrences", ("A", "asterisk"), READING | SELECTING

    def run(self, workspace: Workspace) -> Effect:
        """Find them, and begin at the one where the cursor is."""
        extent, tag = _meant(workspace)
        pane = workspace.pane
        whole = whole_word_ends(pane.document.text, extent)
        begun = Occurrences(
            pane.words(extent),
            whole,
            (workspace.focus, extent),
            tag,
            workspace.place(),
            workspace.selection,
        )
        workspace.leave_mode()
        workspace.mode = Mode.OCCURRENCES
        workspace.occurrences = _looked_for(workspace, begun)
        _show(workspace)
        return None


def _meant(workspace: Workspace) -> tuple[Extent, str | None]:
    """Return the words whose occurrences are meant; and their tag, where they are a span."""
    pane, selection, span = workspace.pane, workspace.selection, workspace.pane.current
    tag = None
    if selection is not None:
        fragments = selection.fragments
    elif span is not None and span.end > span.start:
        fragments, tag = span.fragments, span.tag
    else:
        word = pane.document.unit_at("word", pane.cursor)
        fragments = (word,) if word else ()
    if len(fragments) > 1:
        raise RefusedError("Words with a gap between them occur only here.", "Select some with V.")
    if not fragments or not pane.words(fragments[0]).strip():
        raise RefusedError("There are no words here to look for.", "Go to a word.")
    return snap(pane.document, *trimmed(pane.document.text, fragments[0]), policy="expand"), tag


def _looked_for(workspace: Workspace, occurrences: Occurrences) -> Occurrences:
    """Return them with the places found; the one that was looked at, or the nearest, still is."""
    found = _find(workspace, occurrences)
    pane, (start, _) = (
        occurrences.hits.place(occurrences.at) if occurrences.hits else occurrences.home
    )
    known = {found.place(number) for number in found.order} if occurrences.out else set()
    return replace(
        occurrences,
        hits=found,
        at=found.from_(pane, start),
        out=frozenset(occurrences.out & known),
    )


def _find(workspace: Workspace, occurrences: Occurrences) -> Hits:
    words, whole, panes = occurrences.words, occurrences.whole, workspace.panes
    if occurrences.how == "exact":
        literal = [hits(pane.document.text, words_pattern(words, whole)) for pane in panes]
    else:
        literal = [hits(pane.folded, words_pattern(folded(words), whole)) for pane in panes]
    extents = [found for found, _ in literal]
    if occurrences.how == "similar":
        extents = _with_similar(panes, words, extents)
    kept = [_on_graphemes(*both) for both in zip(panes, extents, strict=True)]
    if not any(kept):
        kept[occurrences.home[0]] = [occurrences.home[1]]
    return Hits.in_reading_order(kept, more=any(more for _, more in literal))


def _on_graphemes(pane: Pane, extents: Sequence[Extent]) -> list[Extent]:
    """Return those that cut no grapheme: an e is not found in a decomposed é."""
    whole = pane.document.is_boundary
    return [extent for extent in extents if whole(extent[0]) and whole(extent[1])]


def _with_similar(
    panes: Sequence[Pane], words: str, literal: Sequence[Sequence[Extent]]
) -> list[list[Extent]]:
    """Return literal and similar places together, ascending; the literal ones go first."""
    # rapidfuzz takes some 15 ms to load, which the first paint need not wait for.
    from store.suggest.similar import SimilarScan  # noqa: PLC0415

    texts = [pane.folded for pane in panes]
    scan = SimilarScan(texts, words, _LEAST_SCORE, _MOST_SIMILAR)
    while not scan.step(_SLICE):
        pass
    merged = [list(held) for held in literal]
    for found in scan.best():
        merged[found.text].append(found.extent)
    return [
        _apart(sorted(both), frozenset(held)) for both, held in zip(merged, literal, strict=True)
    ]


def _apart(extents: Sequence[Extent], preferred: frozenset[Extent]) -> list[Extent]:
    """Return ascending extents without those that overlap, of two the preferred."""
    kept: list[Extent] = []
    for extent in extents:
        if kept and extent[0] < kept[-1][1]:
            if extent not in preferred or kept[-1] in preferred:
                continue
            kept.pop()
        kept.append(extent)
    return kept


class ChangeHow(OccurrenceCommand):
    """Take them exactly, in any case, or similar ones too, in turn."""

    id, keys = "occurrences-how", ("A", "asterisk")
    bar = "match"

    def run(self, workspace: Workspace) -> Effect:
        """Look for them anew."""
        shown = workspace.occurrences
        if shown is not None:
            following = HOWS[(HOWS.index(shown.how) + 1) % len(HOWS)]
            workspace.occurrences = _looked_for(workspace, replace(shown, how=following))
            _show(workspace)
        return None


def _show(workspace: Workspace, by: int = 0) -> None:
    """Look at the one that is so many further."""
    shown = workspace.occurrences
    if shown is not None:
        at = (shown.at + by) % len(shown.hits)
        workspace.occurrences = replace(shown, at=at)
        pane, (start, _) = shown.hits.place(at)
        workspace.focus_on(pane)
        workspace.pane.put_cursor(start)


class NextOccurrence(OccurrenceCommand):
    """Look at the next occurrence, through all sources and round again."""

    id, keys = "next-occurrence", ("n",)
    bar = "next"

    def run(self, workspace: Workspace) -> Effect:
        """Step forward."""
        _show(workspace, 1)
        return None


class PreviousOccurrence(OccurrenceCommand):
    """Look at the previous occurrence."""

    id, keys = "previous-occurrence", ("N",)

    def run(self, workspace: Workspace) -> Effect:
        """Step back."""
        _show(workspace, -1)
        return None


class LeaveOut(OccurrenceCommand):
    """Leave out the occurrence that is looked at, or take it in again."""

    id, keys = "leave-out", ("x", "space")
    gives_way = True
    bar = "skip"

    def run(self, workspace: Workspace) -> Effect:
        """Switch."""
        shown = workspace.occurrences
        if shown is not None:
            out = shown.out ^ {shown.hits.place(shown.at)}
            workspace.occurrences = replace(shown, out=out)
        return None


class TagLikeSpan(OccurrenceCommand):
    """Tag all occurrences as the span is tagged whose words they are."""

    id, keys = "occurrences-like-span", ("enter",)

    def run(self, workspace: Workspace) -> Effect:
        """Tag them in one operation."""
        shown = workspace.occurrences
        tag = workspace.tag(shown.tag) if shown and shown.tag else None
        if tag is None:
            raise RefusedError("These are no span's words.", "Press a tag's key to tag them all.")
        return tag_occurrences(workspace, tag)


class LeaveOccurrences(OccurrenceCommand):
    """Go back to where you were, and tag nothing."""

    id, keys = "leave-occurrences", ("escape", "backspace")
    bar = "cancel"

    def run(self, workspace: Workspace) -> Effect:
        """Select again what was selected."""
        shown = workspace.occurrences
        workspace.leave_mode()
        if shown is not None:
            workspace.return_to(shown.place)
            if shown.selection is not None:
                workspace.mode, workspace.selection = Mode.SELECT, shown.selection
        return None


OCCURRENCES: tuple[type[Command], ...] = (
    ShowOccurrences, ChangeHow, NextOccurrence, PreviousOccurrence, LeaveOut, TagLikeSpan,
    LeaveOccurrences,
)  # fmt: skip
