"""What an import came to, told to a person and to a program."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from store.errors import SidelightError
from store.model import Uid, uid_text
from store.text import shown
from tui.cli.output import counted, listed


@dataclass(slots=True)
class Outcome(ABC):
    """What every import reports.

    Attributes:
        project: The project's file.
        dry_run: Whether nothing was to be kept.
        made: Whether the project was made for it.
        refused: Files that cannot be imported, each with the sentence that says why, hint included.
        notices: Sentences worth knowing.
    """

    project: Path
    dry_run: bool
    made: bool = False
    refused: list[tuple[Path, str]] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    def refuse(self, path: Path, error: SidelightError) -> None:
        """Note a file that cannot be imported."""
        named = error.sentence.startswith((str(path), shown(path)))
        sentence = error.sentence if named else f"{path}: {error.sentence}"
        self.refused.append((path, f"{sentence} {error.hint}".rstrip()))

    def remarks(self) -> Iterator[str]:
        """Yield what goes to standard error, a line each."""
        yield from self.notices
        if self.refused:
            for _, sentence in self.refused:
                yield f"sidelight: {sentence}"
            yield "Nothing was imported."
        elif self.made and not self.dry_run:
            yield f"Made the project {self.project}."

    def as_json(self) -> dict[str, Any]:
        """Return it for programs."""
        return {
            "project": str(self.project),
            "dry_run": self.dry_run,
            "refused": [{"file": str(path), "reason": reason} for path, reason in self.refused],
            "notices": self.notices,
            **self._details(),
        }

    @abstractmethod
    def lines(self) -> Iterator[str]:
        """Yield the result, a line each."""

    @abstractmethod
    def _details(self) -> dict[str, Any]:
        """Return what this kind of import has to say beyond `as_json`."""


@dataclass(frozen=True, slots=True)
class NewSource:
    """A file that became a source of a story."""

    file: Path
    source: Uid
    title: str
    story: str
    length: int
    encoding: str
    guessed: bool


@dataclass(slots=True)
class ArticlesOutcome(Outcome):
    """What an import of articles came to.

    Attributes:
        added: The new sources, in order.
        duplicates: Files whose text is in the project already, with that source and its title.
        skipped: What was passed over in folders, with the reason.
    """

    added: list[NewSource] = field(default_factory=list)
    duplicates: list[tuple[Path, Uid, str]] = field(default_factory=list)
    skipped: list[tuple[Path, str]] = field(default_factory=list)

    def remarks(self) -> Iterator[str]:
        """Yield what goes to standard error, a line each."""
        for path, reason in self.skipped:
            yield f"Passed over {path}: it {reason}."
        for one in self.added:
            if one.guessed:
                yield (
                    f"{one.file} was read as {one.encoding}, which is a guess. If letters look"
                    " wrong, undo, and name the encoding with --encoding."
                )
        yield from super(ArticlesOutcome, self).remarks()

    def lines(self) -> Iterator[str]:
        """Yield the result, a line each."""
        verb = "would add" if self.dry_run else "added"
        for one in self.added:
            size = counted(one.length, "character")
            yield f"{verb}  {one.file}  “{one.title}” to “{one.story}” ({size})"
        for path, _, title in self.duplicates:
            yield f"passed over  {path}  is in the project already, as “{title}”"
        told = counted(len(self.added), "article")
        if self.duplicates:
            told += f", {counted(len(self.duplicates), 'duplicate')} passed over"
        yield f"{'Would import' if self.dry_run else 'Imported'} {told}."

    def _details(self) -> dict[str, Any]:
        return {
            "added": [
                {
                    "file": str(one.file),
                    "source": uid_text(one.source),
                    "title": one.title,
                    "story": one.story,
                    "characters": one.length,
                    "encoding": one.encoding,
                    "encoding_guessed": one.guessed,
                }
                for one in self.added
            ],
            "duplicates": [
                {"file": str(path), "source": uid_text(uid), "title": title}
                for path, uid, title in self.duplicates
            ],
            "skipped": [{"file": str(path), "reason": reason} for path, reason in self.skipped],
        }


@dataclass(slots=True)
class RestoreOutcome(Outcome):
    """What a restore came to: records by kind, and how many were there already."""

    added: dict[str, int] = field(default_factory=dict)
    known: int = 0

    def lines(self) -> Iterator[str]:
        """Yield the result, a line each."""
        yield f"{'Would restore' if self.dry_run else 'Restored'} {listed(self.added)}."
        if self.known:
            yield f"{counted(self.known, 'record')} were there already."

    def _details(self) -> dict[str, Any]:
        return {"restored": self.added, "known": self.known}
