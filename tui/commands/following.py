"""Walking along links: to the other end and back, and listing a span's links."""

from __future__ import annotations

from store.errors import RefusedError
from tui.commands.base import READING, Ask, Effect
from tui.commands.linking import LinkingCommand
from tui.commands.spans import span_here
from tui.state import Workspace


class FollowLink(LinkingCommand):
    """Go to the span that the one at the cursor is linked to; again for the next of them."""

    id, keys, modes = "follow-link", ("g",), READING
    group = "Links"
    bar = "go to linked"

    def run(self, workspace: Workspace) -> Effect:
        """Cycle through the linked spans."""
        span = span_here(workspace)
        links = workspace.links_on(span.uid)
        if not links:
            raise RefusedError("This span has no links.", "{link} makes one.")
        others = [link.tail if link.head == span.uid else link.head for link in links]
        found = workspace.find_span(others[workspace.follow(span.uid, len(others))])
        if found is None:
            raise RefusedError("The other end is in another layer.")
        workspace.go(found[0], found[1].start)
        return None


class GoBack(LinkingCommand):
    """Go back to where the last link was followed from."""

    id, keys, modes = "go-back", ("G",), READING
    group = "Links"

    def run(self, workspace: Workspace) -> Effect:
        """Take the newest place off the trail."""
        if not workspace.trail:
            raise RefusedError("There is nowhere to go back to.")
        spot = workspace.trail.pop()
        workspace.focus_on(spot.pane)
        workspace.pane.put_cursor(spot.cursor)
        return None


class ShowLinks(LinkingCommand):
    """List the span's links: go there, retype, reverse, note, delete."""

    id, keys, modes = "links", ("L",), READING
    group = "Links"
    bar = "links"

    def run(self, workspace: Workspace) -> Effect:
        """Ask what to do with them."""
        if not workspace.links_on(span_here(workspace).uid):
            raise RefusedError("This span has no links.", "{link} makes one.")
        return Ask("links")
