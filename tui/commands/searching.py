"""Searching: typed letter by letter over all sources of the story, then stepped through."""

from __future__ import annotations

from store.errors import RefusedError
from store.suggest.search import Pattern, hits, query_pattern
from store.text.graphemes import previous_grapheme
from tui.commands.base import READING, SEARCHING, Command, Effect
from tui.state import Hits, Mode, Search, Workspace

_SLICE = 1 << 17
"""Characters that are looked through for similar words at one go: some milliseconds' work."""

_LONGEST_QUERY = 300


class SearchCommand(Command):
    """Base of commands on the search."""

    group = "Searching"
    modes = SEARCHING


class StartSearch(SearchCommand):
    """Search all sources of the story as you type; similar words where nothing is literally so."""

    id, keys, modes = "search", ("slash",), READING
    bar = "search"

    def run(self, workspace: Workspace) -> Effect:
        """Begin with nothing typed."""
        workspace.search = Search("", workspace.place())
        workspace.mode = Mode.SEARCH
        return None


def type_query(workspace: Workspace, character: str) -> Effect:
    """Search for what was typed so far and one character more."""
    search = workspace.search
    if search is not None:
        _search_for(workspace, search, (search.query + character)[:_LONGEST_QUERY])
    return None


def _search_for(workspace: Workspace, search: Search, query: str) -> None:
    """Look for something else, and go to the nearest hit from where the reading stood."""
    workspace.return_to(search.place, scroll=False)
    pattern = query_pattern(query)
    search.query, search.exact, search.scan, search.at = query, True, None, None
    search.hits = _literal(workspace, pattern) if pattern is not None else Hits()
    if search.hits:
        _show(workspace, search, search.hits.from_(workspace.focus, workspace.pane.cursor))
    elif pattern is None:
        workspace.return_to(search.place)
    else:
        _look_for_similar(workspace, search)


def _literal(workspace: Workspace, pattern: Pattern) -> Hits:
    found = [
        hits(pane.folded, pattern, pane.cursor if number == workspace.focus else 0)
        for number, pane in enumerate(workspace.panes)
    ]
    return Hits.in_reading_order([each for each, _ in found], more=any(more for _, more in found))


def _look_for_similar(workspace: Workspace, search: Search) -> None:
    """Begin to look for what is similar: in short articles that is done at once."""
    # rapidfuzz takes some 15 ms to load, which the first paint need not wait for.
    from store.suggest.similar import SimilarScan  # noqa: PLC0415

    texts = [pane.folded for pane in workspace.panes]
    search.exact = False
    search.scan = SimilarScan(texts, search.query)
    look_on(workspace, slices=1)


def get_ready(workspace: Workspace) -> bool:
    """Fold one text more, before the first letter wants all of them; return whether there was one."""
    search = workspace.search
    if search is not None and not search.query:
        for pane in workspace.panes:
            if not pane.is_folded:
                return bool(pane.folded)
    return False


def look_on(workspace: Workspace, slices: int = 1 << 30) -> bool:
    """Go on looking for similar words; return whether there is more to look through.

    A newer key begins anew, and what it replaces is simply not gone on with.
    """
    search = workspace.search
    if search is None or search.scan is None:
        return False
    scan = search.scan
    while slices > 0 and not scan.step(_SLICE):
        slices -= 1
    if scan.done:
        search.scan = None
    ranked = [(found.text, found.extent) for found in scan.best()]
    search.hits = Hits.best_first(ranked, len(workspace.panes))
    if search.hits:
        _show(workspace, search, search.hits.order[0])
    return not scan.done


def _show(workspace: Workspace, search: Search, number: int) -> None:
    search.at = number
    pane, (start, _) = search.hits.place(number)
    workspace.focus_on(pane)
    workspace.pane.put_cursor(start)


class KeepSearch(SearchCommand):
    """Keep the search on and read on from this hit; with nothing typed, search as last time."""

    id, keys = "keep-search", ("enter",)
    bar = "keep"

    def run(self, workspace: Workspace) -> Effect:
        """Go back to reading, at the hit."""
        search = workspace.search
        if search is None:
            return None
        if not search.query.strip():
            if not workspace.last_query:
                raise RefusedError("Nothing was searched for yet.", "Type some words.")
            _search_for(workspace, search, workspace.last_query)
        look_on(workspace)
        if not search.hits:
            raise RefusedError(f"“{search.query}” is nowhere.", "Backspace, or Esc to leave.")
        workspace.leave_mode()
        return None


class LeaveSearch(SearchCommand):
    """Stop searching and go back to where you were reading."""

    id, keys = "leave-search", ("escape",)
    bar = "leave"

    def run(self, workspace: Workspace) -> Effect:
        """Everything looks as it did."""
        search, workspace.search = workspace.search, None
        if search is not None:
            workspace.return_to(search.place)
        workspace.leave_mode()
        return None


class EraseCharacter(SearchCommand):
    """Take back the last character of the search; where there is none, leave it."""

    id, keys = "erase-character", ("backspace",)
    bar = "erase"

    def run(self, workspace: Workspace) -> Effect:
        """One step back."""
        search = workspace.search
        if search is None or not search.query:
            return LeaveSearch().run(workspace)
        cut = previous_grapheme(search.query, len(search.query))
        _search_for(workspace, search, search.query[:cut])
        return None


class NextHit(SearchCommand):
    """Go to the next hit of the search, through all sources and round again."""

    id, keys, modes = "next-hit", ("n",), READING

    def run(self, workspace: Workspace) -> Effect:
        """From the cursor on; the next in likeness where the hits are only similar."""
        step_to_hit(workspace, 1)
        return None


class PreviousHit(SearchCommand):
    """Go to the previous hit of the search."""

    id, keys, modes = "previous-hit", ("N",), READING

    def run(self, workspace: Workspace) -> Effect:
        """From the cursor back."""
        step_to_hit(workspace, -1)
        return None


def step_to_hit(workspace: Workspace, by: int) -> None:
    """Go to the next hit, or to the previous one where `by` is -1.

    Raises:
        RefusedError: No search is on.
    """
    search = workspace.search
    if search is None or not search.hits:
        raise RefusedError("No search is on.", "/ searches.")
    for _ in range(max(1, workspace.count)):
        _show(workspace, search, _beside(workspace, search, by))


def _beside(workspace: Workspace, search: Search, by: int) -> int:
    found, cursor = search.hits, workspace.pane.cursor
    if not search.exact:
        rank = found.order.index(search.at) if search.at is not None else -1
        return found.order[(rank + by) % len(found)]
    if by < 0:
        return found.before(workspace.focus, cursor)
    # A hit may start within the grapheme that the cursor covers.
    after = workspace.pane.document.grapheme_at(cursor)[1]
    return found.from_(workspace.focus, max(after, cursor + 1))


class RepeatSearch(SearchCommand):
    """Search for the same as last time, or go to the next hit while a search is on."""

    id, keys, modes = "repeat-search", ("f3",), READING

    def run(self, workspace: Workspace) -> Effect:
        """Put it on again, and go to the next hit."""
        if workspace.search is not None:
            step_to_hit(workspace, 1)
            return None
        StartSearch().run(workspace)
        try:
            return KeepSearch().run(workspace)
        except RefusedError:
            LeaveSearch().run(workspace)
            raise


SEARCH: tuple[type[Command], ...] = (
    StartSearch, NextHit, PreviousHit, RepeatSearch, KeepSearch, EraseCharacter, LeaveSearch,
)  # fmt: skip
