"""What is annotated in the scripted sessions: words to tag and spans to link, in a sample and in real texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

FAMILY = "👨\u200d👩\u200d👧"
"""Joined emoji, of which a screen draws the first."""


@dataclass(frozen=True)
class Mark:
    """Words to tag: go to `at`, type `keys`, see `words` selected, press the key of `tag`.

    In `words`, ` … ` stands for what the text has in between.
    """

    at: str
    keys: str
    words: tuple[str, ...]
    tag: str

    @property
    def shown(self) -> str:
        """The last fragment as the screen draws it: of joined emoji the first."""
        return self.words[-1].replace(FAMILY, "👨")

    def filled(self, text: str) -> Mark:
        """Return it with the words in full, as a text has them."""
        return replace(self, words=tuple(_whole(words, text) for words in self.words))


def _whole(words: str, text: str) -> str:
    first, between, last = words.partition(" … ")
    if not between:
        return words
    start = text.index(first)
    return text[start : text.index(last, start + len(first)) + len(last)]


@dataclass(frozen=True)
class Tie:
    """A link to make: from the span at `head` to the candidate with the words `tail`, by a key.

    In `tail`, too, ` … ` stands for what the text has in between; empty, it is not looked for.
    """

    head: str
    tail: str
    key: str
    type: str


@dataclass(frozen=True)
class Script:
    """What is done to one pair of articles."""

    marks: Mapping[int, list[Mark]] = field(default_factory=dict)
    ties: Mapping[int, list[Tie]] = field(default_factory=dict)
    retyped: tuple[str, str] = ("", "")
    noted: str = ""

    def filled(self, texts: Sequence[str]) -> Script:
        """Return it with all words in full."""
        marks = {pane: [m.filled(texts[pane]) for m in held] for pane, held in self.marks.items()}
        ties = {
            pane: [replace(tie, tail=_whole(tie.tail, texts[1 - pane])) for tie in held]
            for pane, held in self.ties.items()
        }
        return replace(self, marks=marks, ties=ties)


SAMPLE = Script(
    marks={
        0: [
            Mark("up to 1,200", "v3w", ("up to 1,200 containers",), "figure"),
            Mark(
                "A freighter", "v14w",
                ("A freighter bound for this harbor lost up to 1,200 containers in Thursday"
                 " night’s storm",), "claim",
            ),
            Mark("storm, and", "V10w",
                 ("storm, and the Coast Guard wants every fishing boat tied up",), "claim"),
            Mark("“The boxes", "vs",
                 ("“The boxes float just under the surface. You see one when you have hit it.”",),
                 "quote"),
            Mark("“We told", "v9w<s-right><s-right><s-right>J3w<left>v8w<s-right><s-right>",
                 ("“We told the carriers, ‘You are stacking too high,’”",
                  "“and they told us the weather would decide.”"), "quote"),
            Mark("according to", "v9w",
                 ("according to Lt. Col. Maren Okafor of the National Guard",), "attribution"),
            Mark("24 members", "<s-right>" * 10, ("24 members",), "figure"),
            Mark("Everybody on", "v4w<s-right><s-right><s-right>",
                 (f"Everybody on board is fine 🙏{FAMILY}",), "claim"),
        ],
        1: [
            Mark("More than", "v4w", ("More than 1,200 shipping containers",), "figure"),
            Mark("They told", "v+", ("“They told us the weather would decide,”",), "quote"),
            Mark("said its", "v5w", ("said its chairman, Gen. Thaddeus Pell",), "attribution"),
        ],
    },
    ties={
        0: [
            Tie("up to 1,200", "More than 1,200 shipping containers", "d", "differs"),
            Tie("“We told", "“They told us the weather would decide,”", "s", "same"),
        ],
        1: [Tie("“They told", "", "a", "attributed-to")],
    },
    retyped=("“We told", "quote-of"),
    noted="A freighter",
)  # fmt: skip

SEEDS = Script(
    marks={
        0: [
            Mark("up to 1,000", "v3w", ("up to … containers",), "figure"),
            Mark("Pyongyang has", "v13w",
                 ("Pyongyang has … recent weeks",), "claim"),
            Mark("John Kirby, Pyong", "v4w", ("John Kirby, Pyong … delivered",),
                 "attribution"),
            Mark("equipment and mun", "V+", ("“equipment and munitions”",), "quote"),
            Mark("Photographs rel", "v2s",
                 ("Photographs rel … military cooperation.",),
                 "claim"),
            Mark("US intelligence", "v5wJ3wv5w",
                 ("US intelligence … deliveries",
                  "between Sep … October 1"), "claim"),
            Mark("180 miles", "v3w<s-right>", ("180 miles … kilometers)",), "figure"),
        ],
        1: [
            Mark("more than 1,000", "v3w", ("more than … containers",), "figure"),
            Mark("North Korea has", "v17w",
                 ("North Korea has … recent weeks",), "claim"),
            Mark("the White House", "v4w", ("the White … said Friday",), "attribution"),
            Mark("290 kilometers", "v3w<s-right>", ("290 kilometers … miles)",), "figure"),
        ],
    },
    ties={
        0: [
            Tie("up to 1,000", "more than … containers", "d", "differs"),
            Tie("180 miles", "290 kilometers … miles)", "s", "same"),
        ],
        1: [Tie("North Korea has", "", "a", "attributed-to")],
    },
    retyped=("180 miles", "contradicts"),
    noted="recent weeks",
)  # fmt: skip
