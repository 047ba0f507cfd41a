"""Jump labels: two letters for each place in view, the nearest the easiest; and what was typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from store.model import Extent
from tui.state.mode import Mode

LETTERS = "fjdkslaghrueiwotyqpvncmxbz"
"""The letters of labels, from those under resting fingers to those far from them."""


def _labels() -> Iterable[str]:
    """Every pair of letters, the easiest first; two alike are as easy as the letter is."""
    ease = {letter: place for place, letter in enumerate(LETTERS)}
    pairs = [one + other for one in LETTERS for other in LETTERS]
    return sorted(pairs, key=lambda pair: (ease[pair[0]] + ease[pair[1]], ease[pair[0]]))


LABELS = tuple(_labels())
"""All labels there are. All are of one length, so none begins another."""


@dataclass(frozen=True, slots=True)
class Target:
    """A place to jump to: index of its pane, and the words from there to the end of the word."""

    pane: int
    extent: Extent


@dataclass(frozen=True, slots=True)
class Jump:
    """A jump under way.

    Attributes:
        mode: The mode that it was begun in, and leads back to.
        targets: Where each label leads.
        typed: The letters typed so far: none, or one.
        spanning: Whether it leads to the first word of a selection, and then to the last.
    """

    mode: Mode
    targets: Mapping[str, Target]
    typed: str = ""
    spanning: bool = False
    _by_pane: dict[int, list[tuple[int, str]]] = field(default_factory=dict, compare=False)

    @classmethod
    def to(cls, targets: Iterable[Target], mode: Mode, *, spanning: bool = False) -> Jump:
        """Label the targets, which come nearest first; those beyond the last label get none."""
        return cls.with_labels(dict(zip(LABELS, targets, strict=False)), mode, spanning=spanning)

    @classmethod
    def with_labels(
        cls, labelled: Mapping[str, Target], mode: Mode, *, spanning: bool = False
    ) -> Jump:
        """Jump to targets that have their labels already."""
        by_pane: dict[int, list[tuple[int, str]]] = {}
        for label, target in labelled.items():
            by_pane.setdefault(target.pane, []).append((target.extent[0], label))
        for places in by_pane.values():
            places.sort()
        return cls(mode, labelled, "", spanning, by_pane)

    def within(self, pane: int, mode: Mode) -> Jump:
        """Return a further jump, to one pane's targets under the labels that they have."""
        held = {label: target for label, target in self.targets.items() if target.pane == pane}
        return Jump.with_labels(held, mode)

    def typing(self, letter: str) -> Jump | None:
        """Return it with one letter more; null where no label goes on with that."""
        typed = self.typed + letter
        fits = any(label.startswith(typed) for label in self.targets)
        return replace(self, typed=typed) if fits else None

    def erased(self) -> Jump:
        """Return it with nothing typed."""
        return replace(self, typed="")

    @property
    def target(self) -> Target | None:
        """Where it leads, once all letters are typed."""
        return self.targets.get(self.typed)

    def labels_in(self, pane: int) -> list[tuple[int, str]]:
        """Return the offsets of a pane's targets with their labels, by offset."""
        return self._by_pane.get(pane, [])
