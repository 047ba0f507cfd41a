"""Every failure a person can meet is a sentence: what is wrong, where, and what to do.

One tree, so that the terminal shows any of them by notification and the command line prints it
on stderr and exits with the class's documented code.
"""

from __future__ import annotations


class SidelightError(Exception):
    """A failure told in a sentence, with an optional hint about what to do.

    Attributes:
        sentence: What is wrong, and where.
        hint: What to do about it; may be empty.
        exit_code: The process's exit code when the command line ends with this error.
    """

    exit_code = 1

    def __init__(self, sentence: str, hint: str = "") -> None:
        super().__init__(sentence if not hint else f"{sentence} {hint}")
        self.sentence = sentence
        self.hint = hint


class UsageError(SidelightError):
    """The call itself is wrong: an option, a name or a combination."""

    exit_code = 2


class ProjectError(SidelightError):
    """A project file cannot be opened, or is not what it says it is."""


class NewerProjectError(ProjectError):
    """The file was written by a newer Sidelight than this one."""


class BusyError(ProjectError):
    """Another process holds the write lock; nothing was changed."""


class RefusedError(SidelightError):
    """An operation that the data model does not allow; nothing was changed."""


class NotYourLayerError(RefusedError):
    """A layer has one writer, its owner."""


class NotFoundError(RefusedError):
    """A name or id that the project does not hold."""


class UndoBlockedError(RefusedError):
    """Somebody has built on the operation since, so it stays."""


class InvalidTextError(SidelightError):
    """Text that Sidelight cannot keep: a NUL, or a lone surrogate.

    Attributes:
        offset: Code-point offset of the first offending character.
    """

    def __init__(self, sentence: str, hint: str = "", *, offset: int = 0) -> None:
        super().__init__(sentence, hint)
        self.offset = offset


class ImportRefusedError(SidelightError):
    """A file that is not imported; nothing of it was kept.

    Attributes:
        path: The file, as the caller named it.
    """

    def __init__(self, path: str, sentence: str, hint: str = "") -> None:
        super().__init__(f"{path}: {sentence}", hint)
        self.path = path


class TagSetError(SidelightError):
    """A tag set file that cannot be used.

    Attributes:
        line: 1-based line of the first problem; 0 where no line can be named.
    """

    def __init__(self, where: str, line: int, sentence: str, hint: str = "") -> None:
        place = f"{where}:{line}" if line else where
        super().__init__(f"{place}: {sentence}", hint)
        self.line = line


class FormatError(SidelightError):
    """A file that is not in the format it claims.

    Attributes:
        line: 1-based line of the problem; 0 where no line can be named.
    """

    def __init__(self, where: str, line: int, sentence: str, hint: str = "") -> None:
        place = f"{where}:{line}" if line else where
        super().__init__(f"{place}: {sentence}", hint)
        self.line = line
