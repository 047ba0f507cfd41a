"""When a span is the gold one: to the letter, or but for marks and blanks around it.

Strict: the same extents, white space at their ends aside (the program never tags it). Trimmed:
quotation marks and `.` `,` `;` `:` at the ends do not count either, as in the reference scorer.
"""

from __future__ import annotations

from dataclasses import dataclass

from store.model import Extent

MARKS = "\"“”'‘’.,;:"


@dataclass(frozen=True, slots=True)
class Goal:
    """An extent to be reached.

    Attributes:
        low: The first offset at which it may start, `start` the last.
        end: The first offset at which it may end, `high` the last.
    """

    low: int
    start: int
    end: int
    high: int

    @classmethod
    def of(cls, text: str, extent: Extent, *, trim: bool) -> Goal:
        """Return what counts as `extent`."""
        marks = MARKS if trim else ""
        low, high = extent
        while low > 0 and _is_outer(text[low - 1], marks):
            low -= 1
        while high < len(text) and _is_outer(text[high], marks):
            high += 1
        start, end = extent
        while start < end and _is_outer(text[start], marks):
            start += 1
        while start < end and _is_outer(text[end - 1], marks):
            end -= 1
        if start == end:
            return cls(extent[0], extent[0], extent[1], extent[1])  # There is nothing but marks.
        return cls(low, start, end, high)

    def starts(self, position: int) -> bool:
        """Whether it may start there."""
        return self.low <= position <= self.start

    def ends(self, position: int) -> bool:
        """Whether it may end there."""
        return self.end <= position <= self.high

    def is_met(self, extent: Extent) -> bool:
        """Whether an extent counts as this one."""
        return self.starts(extent[0]) and self.ends(extent[1])

    def touches(self, extent: Extent) -> bool:
        """Whether an extent shares a character with it."""
        return extent[0] < self.end and self.start < extent[1]


@dataclass(frozen=True, slots=True)
class Target:
    """A span to be made: its tag and its extents in order."""

    tag: str
    goals: tuple[Goal, ...]

    @classmethod
    def of(cls, text: str, tag: str, fragments: tuple[Extent, ...], *, trim: bool) -> Target:
        """Return what counts as a span of these fragments."""
        return cls(tag, tuple(Goal.of(text, each, trim=trim) for each in fragments))

    def is_met(self, fragments: tuple[Extent, ...]) -> bool:
        """Whether a span's fragments are these."""
        return len(fragments) == len(self.goals) and all(
            goal.is_met(extent) for goal, extent in zip(self.goals, fragments, strict=True)
        )


def _is_outer(character: str, marks: str) -> bool:
    return character.isspace() or character in marks
