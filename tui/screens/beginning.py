"""Where a session begins: at the story that was open last, or the one that was asked for."""

from __future__ import annotations

from store.errors import NotFoundError
from store.model import Story, Uid
from store.project import Project
from store.sources import stories, story_with_id


def last_story_key(project: Project) -> str:
    """Return the name under which the annotator's last story is remembered."""
    return f"story:{project.annotator.hex()}"


def last_story(project: Project) -> Story | None:
    """Return the story that the annotator had open last, if it is still there."""
    kept = project.recall(last_story_key(project))
    if isinstance(kept, str):
        try:
            return story_with_id(project.db, Uid(bytes.fromhex(kept)))
        except NotFoundError:
            return None
    return None


def first_story(project: Project, title: str | None) -> Story | None:
    """Return the story to begin with; none where the library is to be shown.

    Args:
        project: It is open, somebody is signed in.
        title: The story asked for; by default the one that was open last, or the only one.

    Raises:
        NotFoundError: There is no story of that title.
    """
    held = stories(project.db)
    if title is not None:
        for story in held:
            if story.title == title:
                return story
        raise NotFoundError(f"There is no story {title!r} in this project.")
    return last_story(project) or (held[0] if len(held) == 1 else None)
