"""In whose name a command works: as told, else as last time in this file, else the login name."""

from __future__ import annotations

import getpass

from store.errors import UsageError
from store.project import Project
from store.session import remember
from tui.cli.options import refuse_nameless


def annotator_name(project: Project, given: str | None) -> str:
    """Return who works in the project.

    Args:
        project: It remembers who worked in it last, by login.
        given: The option's value.

    Raises:
        UsageError: The name is blank, or nobody can be named.
    """
    refuse_nameless("--annotator", given)
    if given is not None:
        return given.strip()
    login = login_name()
    remembered = project.recall(f"annotator:{login}")
    name = remembered if isinstance(remembered, str) and remembered.strip() else login
    if not name:
        raise UsageError("Your login has no name.", "Name the annotator: --annotator NAME")
    return name


def sign_in(project: Project, given: str | None) -> None:
    """Work in the project as `annotator_name` says, and remember it.

    Raises:
        UsageError: The name is blank, or nobody can be named.
    """
    name = annotator_name(project, given)
    project.sign_in(name)
    remember_annotator(project, name)


def remember_annotator(project: Project, name: str) -> None:
    """Make `name` the annotator of this login; writes only what is new."""
    key = f"annotator:{login_name()}"
    if project.recall(key) == name:
        return
    if project.db.in_transaction:
        remember(project.db, key, name)
    else:
        project.remember(key, name)


def login_name() -> str:
    """Return the login name; empty where the account has none, as in some containers."""
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        return ""
