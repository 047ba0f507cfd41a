"""One source as the workspace looks at it: its text, its spans, and where the cursor stands."""

from __future__ import annotations

from dataclasses import dataclass, field

from store.model import Extent, Source, Span, Tag, Uid
from store.spans import words_of
from store.suggest.search import folded
from store.suggest.targets import TARGETS, Target, Targets
from store.text import Document
from store.text.quotations import unmarked
from tui.state.index import SpanIndex
from tui.state.selection import trimmed


@dataclass(slots=True)
class Pane:
    """A source, its spans in the layer that is open, and a cursor.

    Attributes:
        cursor: Code-point offset of the grapheme that the cursor covers.
        goal: Column that vertical motions aim for; null after any other motion.
        depth: Which of several spans at the cursor is meant; 0 is the innermost.
        targets: What tags take in the text.
    """

    source: Source
    document: Document
    index: SpanIndex
    cursor: int = 0
    goal: int | None = None
    depth: int = 0
    targets: Targets = field(init=False, repr=False, compare=False)
    _folded: str = ""

    def __post_init__(self) -> None:
        self.targets = Targets(self.document)

    @property
    def is_folded(self) -> bool:
        """Whether `folded` costs nothing."""
        return len(self._folded) == self.document.length

    @property
    def folded(self) -> str:
        """The text as searches look through it: case folded, every offset the same."""
        if not self.is_folded:
            self._folded = folded(self.document.text)
        return self._folded

    def put_cursor(self, position: int, goal: int | None = None) -> None:
        """Move the cursor to the grapheme at `position`, brought inside the text."""
        last = self.document.previous_grapheme(self.document.length) if self.document.length else 0
        inside = min(max(position, 0), last)
        where = self.document.grapheme_at(inside)[0] if self.document.length else 0
        if where != self.cursor:
            self.depth = 0
        self.cursor = where
        self.goal = goal

    @property
    def spans_here(self) -> list[Span]:
        """The spans at the cursor, innermost first; those of no width at the very end too."""
        start, end = self.document.grapheme_at(self.cursor)
        return self.index.at(start, end + (end == self.document.length))

    @property
    def current(self) -> Span | None:
        """The span that a command on "the span at the cursor" means."""
        here = self.spans_here
        return here[self.depth % len(here)] if here else None

    def mean(self, uid: Uid) -> None:
        """Make a span the one that is meant among those at the cursor; one elsewhere is not."""
        here = [span.uid for span in self.spans_here]
        self.depth = here.index(uid) if uid in here else 0

    def span_words(self, span: Span) -> str:
        """Return a span's words, its fragments joined by one space."""
        return words_of(self.document.text, span)

    def words(self, extent: Extent) -> str:
        """Return the text of an extent."""
        return self.document.text[extent[0] : extent[1]]

    def tagged(self, tag: Tag, extent: Extent) -> bool:
        """Whether exactly these words carry the tag already."""
        return any(
            span.tag == tag.id and span.fragments == (extent,) for span in self.index.at(extent[0])
        )

    def unit_for(self, tag: Tag, *, marks: bool = True) -> Extent | None:
        """Return what a tag takes at the cursor when nothing is selected.

        A quotation goes without its marks unless `marks`.
        """
        found = self.targets.at(_target(tag), self.cursor)
        return self._untagged(tag, found, marks) if found else None

    def next_unit_for(self, tag: Tag, *, marks: bool = True) -> Extent | None:
        """Return the next unit after the cursor that the tag fits and does not carry yet."""
        following = self.targets.after(_target(tag), self.cursor)
        fitting = (self._untagged(tag, found, marks) for found in following)
        return next((words for words in fitting if words), None)

    def _untagged(self, tag: Tag, found: Extent, marks: bool) -> Extent | None:
        if tag.unit == "quotation" and not marks:
            found = unmarked(self.document.text, found)
        words = trimmed(self.document.text, found)
        return words if not self.tagged(tag, words) else None

    def span_with(self, uid: Uid) -> Span | None:
        """Return one of its spans."""
        return self.index.get(uid) if uid in self.index else None


def _target(tag: Tag) -> Target:
    return next((target for target in TARGETS if target == tag.unit), "word")
