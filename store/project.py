"""A project: one open SQLite file, one annotator at work in it, one door for change."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from types import TracebackType
from typing import Any

from store import history, layers, session
from store.db import PATIENCE, SCHEMA_VERSION, Connection, connect, tx
from store.errors import ProjectError
from store.history import Step
from store.model.entities import Annotator, ProjectInfo
from store.model.uids import Uid, new_uid
from store.oplog import Author, Changes, Operation, now_ms, operation
from store.oplog.rows import get, select
from store.place import fingerprint, is_read_only
from store.tagset.stored import install
from store.tagset.tags import TagSet

__all__ = ["Author", "Changes", "Operation", "Project", "Step"]


class Project:
    """An open project. Make one with `open` or `create`; use it in the thread that made it.

    Attributes:
        path: The file.
        db: Its connection, for reading with the functions of `store`.
        patience: Seconds a write waits for other writers before `BusyError`.
        read_only: Whether the file, or its folder, cannot be written by this user.
        author: In whose name operations are done; nobody until `sign_in`.
    """

    def __init__(self, path: Path, db: Connection, *, patience: float = PATIENCE) -> None:
        self.path = path
        self.db = db
        self.patience = patience
        self.author = Author()
        self.read_only = is_read_only(path)
        self.replica = b"" if self.read_only else _replica(db, path)

    @classmethod
    def open(cls, path: Path, *, patience: float = PATIENCE) -> Project:
        """Open an existing project, bringing an older file up to date.

        Raises:
            ProjectError: There is none, it is damaged, or it is something else.
            NewerProjectError: A newer Sidelight wrote it.
        """
        if path.is_file() and path.stat().st_size == 0:
            raise _empty(path)
        db = connect(path)
        try:
            _bring_up_to_date(db, path)
            if not _holds_project(db):
                raise _empty(path)
            return cls(path, db, patience=patience)
        except BaseException:
            db.close()
            raise

    @classmethod
    def create(
        cls, path: Path, info: ProjectInfo | None = None, tags: TagSet | None = None
    ) -> Project:
        """Make a new project file.

        Args:
            path: Where; no project may be there yet.
            info: Its identity and name; a fresh one, named after the file, by default.
            tags: Its tag set; none where a restore will bring its own.

        Raises:
            ProjectError: There is a file already, or none can be made.
        """
        if not path.parent.is_dir():
            raise ProjectError(f"There is no folder {path.parent}.", "Make it first.")
        db = connect(path, create=True)
        try:
            _bring_up_to_date(db, path)
            project = cls(path, db)
            with project.operation("Create project") as op:
                if _holds_project(db):
                    raise ProjectError(f"{path} exists already.", "Choose another name.")
                op.create(info or ProjectInfo(new_uid(), path.stem, created_at=now_ms()))
                if tags is not None:
                    install(op, tags)
        except BaseException:
            db.close()
            raise
        return project

    def __enter__(self) -> Project:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file, folding the write-ahead log into it when nobody else has it open."""
        self.db.close()

    @property
    def info(self) -> ProjectInfo:
        """The project's own record."""
        return next(select(self.db, ProjectInfo, "1 ORDER BY created_at, uid LIMIT 1"))

    @property
    def annotator(self) -> Uid:
        """Who is signed in.

        Raises:
            ProjectError: Nobody is.
        """
        if self.author.annotator is None:
            raise ProjectError("Nobody is signed in.", "Name an annotator: --annotator NAME")
        return self.author.annotator

    @property
    def layer(self) -> Uid:
        """The layer that is written to.

        Raises:
            ProjectError: Nobody is signed in.
        """
        if self.author.layer is None:
            raise ProjectError("Nobody is signed in.", "Name an annotator: --annotator NAME")
        return self.author.layer

    def sign_in(self, name: str) -> Annotator:
        """Work as the annotator of that name, who is added with a layer when new.

        Raises:
            UsageError: The name is blank.
        """
        wanted = name.strip()
        author = self._author_named(wanted)
        if author is None:
            # Nobody's operation: whoever was signed in before has nothing to undo here.
            with operation(
                self.db, f"Add annotator {wanted}", Author(), self.replica, patience=self.patience
            ) as op:
                found = self._known_annotator(wanted)
                uid = found.uid if found else layers.add_annotator(op, wanted)
                if layers.find_layer(self.db, uid, "annotation") is None:
                    layers.add_layer(op, uid)
            return self.sign_in(name)
        self.author = author
        key = f"annotator-id:{wanted}"
        if self.recall(key) != self.annotator.hex():
            self.remember(key, self.annotator.hex())
        return get(self.db, Annotator, self.annotator)

    def _known_annotator(self, name: str) -> Annotator | None:
        """Return who worked here under that name last; a merge may have brought a namesake."""
        kept = self.recall(f"annotator-id:{name}")
        for annotator in layers.annotators(self.db):
            if annotator.name == name and annotator.uid.hex() == kept:
                return annotator
        return layers.find_annotator(self.db, name)

    def _author_named(self, name: str) -> Author | None:
        """Return the annotator of that name with a layer to write to, if there is one."""
        found = self._known_annotator(name)
        layer = layers.find_layer(self.db, found.uid, "annotation") if found else None
        return Author(found.uid, layer.uid) if found and layer else None

    @contextmanager
    def operation(
        self, label: str, *, whole_project: bool = False, restores: bool = False
    ) -> Iterator[Operation]:
        """Do something, whole or not at all; afterwards `op.changes` says what was done.

        Args:
            label: What the person does, in a few words; undo and history show it.
            whole_project: It concerns the project and not the annotator's layer.
            restores: It brings back recorded work, into whichever layers that was done in.

        Raises:
            BusyError: Others kept writing for `patience` seconds.
        """
        layer = None if whole_project or restores else self.author.layer
        author = Author(self.author.annotator, layer, restores)
        with operation(self.db, label, author, self.replica, patience=self.patience) as op:
            yield op

    @contextmanager
    def together(self) -> Iterator[None]:
        """Several operations in one transaction: all of them are kept, or none."""
        with tx(self.db, patience=self.patience):
            yield

    def recall(self, name: str) -> Any:
        """Return what this machine remembers under a name; null when nothing."""
        return session.recall(self.db, name)

    def remember(self, name: str, value: Any) -> None:
        """Keep a JSON value on this machine. It is no part of the data and is not logged.

        Raises:
            BusyError: Others kept writing for `patience` seconds.
        """
        with nullcontext() if self.db.in_transaction else self.together():
            session.remember(self.db, name, value)

    def next_undo(self) -> Step:
        """Return what `undo` would take back.

        Raises:
            RefusedError: There is nothing.
        """
        return history.next_undo(self.db, self.annotator)

    def next_redo(self) -> Step:
        """Return what `redo` would do again.

        Raises:
            RefusedError: There is nothing.
        """
        return history.next_redo(self.db, self.annotator)

    def words(self, step: Step) -> str:
        """Return the start of the words that a step touched; may be empty."""
        return history.words(self.db, step)

    def undo(self, found: Step | None = None) -> tuple[Step, Changes]:
        """Take back the annotator's newest operation that still stands.

        Args:
            found: What `next_undo` has returned; looked for again if anything was written since.

        Raises:
            RefusedError: There is nothing to undo.
            UndoBlockedError: Somebody has built on it; nothing is changed.
        """
        return self._take_back(found, redo=False)

    def redo(self, found: Step | None = None) -> tuple[Step, Changes]:
        """Do again what was undone last.

        Args:
            found: What `next_redo` has returned; looked for again if anything was written since.

        Raises:
            RefusedError: There is nothing to redo.
            UndoBlockedError: Somebody has built on it; nothing is changed.
        """
        return self._take_back(found, redo=True)

    def _take_back(self, found: Step | None, *, redo: bool) -> tuple[Step, Changes]:
        with self.together():
            step = found if found is not None and history.holds(self.db, found) else None
            step = step or (self.next_redo() if redo else self.next_undo())
            with self.operation(step.label) as op:
                history.take_back(op, step)
        return step, op.changes


def _holds_project(db: Connection) -> bool:
    return db.execute("SELECT 1 FROM project LIMIT 1").fetchone() is not None


def _empty(path: Path) -> ProjectError:
    return ProjectError(f"{path} is empty.", f"Fill it: sidelight import FILE... --project {path}")


def _bring_up_to_date(db: Connection, path: Path) -> None:
    if db.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION:
        return
    if is_read_only(path):
        raise ProjectError(
            f"{path} was written by an older Sidelight, and cannot be written here.",
            "Open it once where it can be.",
        )
    # sqlite-utils costs 60 to 110 ms to import: only a new or an older file pays for it.
    from store.migrations import migrate  # noqa: PLC0415

    migrate(db)


def _replica(db: Connection, path: Path) -> bytes:
    """Return this file's replica id; a copied file gets a fresh one."""
    here = fingerprint(path)
    known = session.recall(db, "replica")
    if isinstance(known, dict) and known.get("home") == here:
        return bytes.fromhex(known["id"])
    with tx(db):
        known = session.recall(db, "replica")
        if not (isinstance(known, dict) and known.get("home") == here):
            known = {"home": here, "id": new_uid().hex()}
            session.remember(db, "replica", known)
    return bytes.fromhex(known["id"])
