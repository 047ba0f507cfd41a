"""What the status line says while one jumps, searches, or looks at occurrences."""

from __future__ import annotations

from tui.render.rows import Words, counted
from tui.state import Hits, Jump, Mode, Occurrences, Search, Workspace

_CARET = "▏"
_EXCERPT = 24
_OPENING = ("“", "„", "«", "»", "「", "『", '"')


def quoted(words: str) -> str:
    """Return words in quotation marks, unless they bring their own."""
    return words if words[:1] in _OPENING else f"“{words}”"


def jump_words(jump: Jump) -> tuple[Words, ...]:
    """Return what to type."""
    if jump.typed:
        return (jump.typed, "strong"), (" and the second letter of the place to go to", "plain")
    return (("type the two letters of the place to go to", "plain"),)


def search_words(workspace: Workspace) -> tuple[Words, ...]:
    """Return what is searched for, which hit is looked at, and how many lie off the screen."""
    search = workspace.search
    if search is None:
        return ()
    typing = workspace.mode is Mode.SEARCH
    query = search.query.replace("\n", " ")
    shown: tuple[Words, ...] = ((f"/{query}", "strong"),)
    if typing:
        shown += ((_CARET, "key"),)
    if not query.strip():
        again = f"type; Enter searches for “{workspace.last_query}” again"
        return *shown, (again if workspace.last_query else "type what to look for", "plain")
    return *shown, (f" {_found(workspace, search)}", "plain")


def occurrence_words(occurrences: Occurrences) -> tuple[Words, ...]:
    """Return whose occurrences are shown, which one is looked at, and how many each source has."""
    hits, out = occurrences.hits, len(occurrences.out)
    words = " ".join(occurrences.words.split())
    words = words if len(words) <= _EXCERPT else f"{words[: _EXCERPT - 1]}…"
    by_source = " + ".join(f"{len(held):,}" for held in hits.by_pane)
    about = f" {occurrences.at + 1:,} of {len(hits):,}{'+' * hits.more}"
    about += f" ({by_source})" if len(hits.by_pane) > 1 else ""
    about += f" · {out:,} left out" if out else ""
    about += ", this too" if hits.place(occurrences.at) in occurrences.out else ""
    return (quoted(words), "plain"), (f" {occurrences.how}", "strong"), (about, "plain")


def _found(workspace: Workspace, search: Search) -> str:
    hits = search.hits
    if not hits:
        return "nowhere literally, looking for similar words…" if search.scan else "nowhere"
    kind = "" if search.exact else " similar"
    if search.at is not None and _is_at(workspace, hits, search.at):
        about = f"{hits.order.index(search.at) + 1:,} of {len(hits):,}{'+' * hits.more}{kind}"
    elif hits.more:
        about = f"more than {len(hits):,} hits"
    else:
        about = counted(len(hits), f"{kind.strip()} hit".strip())
    beyond = hits.beyond(workspace.shown)
    return f"{about} · {beyond:,} beyond the screen" if beyond else about


def _is_at(workspace: Workspace, hits: Hits, number: int) -> bool:
    """Whether the cursor is where a hit is."""
    pane, (start, end) = hits.place(number)
    first, last = workspace.pane.document.grapheme_at(workspace.pane.cursor)
    return pane == workspace.focus and first < end and start < last
