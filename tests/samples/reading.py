"""Read the samples with the least code: no module of the project is trusted to find its own words."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SAMPLES = Path(__file__).parents[2] / "samples"
ARTICLES = sorted(SAMPLES.glob("0*/*.txt"))
ANNOTATED = sorted(SAMPLES.glob("0*/annotations.toml"))
FIRST = SAMPLES / "01-cape-ansel-containers"
DAM = SAMPLES / "04-tolliver-dam"

ATTRIBUTES: dict[str, dict[str, set[str] | None]] = {
    "claim": {"certainty": {"asserted", "hedged", "denied"}},
    "quote": {"directness": {"direct", "indirect"}},
    "figure": {"value": None, "unit": None, "hedge": None},
    "attribution": {"speaker": None, "role": None, "organisation": None, "upstream": None},
}
JOINING = {"same", "differs", "contradicts", "quote-of"}
LINK_TYPES = JOINING | {"elaborates", "attributed-to"}


@dataclass(frozen=True)
class Mark:
    """A span of the mini format, with its fragments found in the body."""

    source: str
    tag: str
    fragments: tuple[tuple[int, int], ...]

    @property
    def start(self) -> int:
        """First code point of the first fragment."""
        return self.fragments[0][0]

    @property
    def end(self) -> int:
        """End of the last fragment, exclusive."""
        return self.fragments[-1][1]


def split_header(path: Path) -> tuple[list[tuple[str, str]], str]:
    """Return the header's pairs in order, and the body as it stands."""
    block, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    pairs = [line.split(": ", 1) for line in block.split("\n")]
    return [(key, value) for key, value in pairs], body


def body_of(path: Path) -> str:
    """The text below the header block."""
    return split_header(path)[1]


def name_of(path: Path) -> str:
    """Folder and file, to name a test case."""
    return f"{path.parent.name}/{path.name}"


def annotators(path: Path) -> list[dict[str, Any]]:
    """The annotators of an annotations file, as it has them."""
    found: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["annotator"]
    return found


def locate(body: str, texts: list[str], occurrence: int) -> tuple[tuple[int, int], ...]:
    """Find the first fragment at its occurrence, each further one after the one before."""
    end, extents = 0, []
    for nth, text in enumerate(texts):
        for _ in range(occurrence if nth == 0 else 1):
            start = body.index(text, end)
            end = start + len(text)
        extents.append((start, end))
    return tuple(extents)


def marks(path: Path, annotator: str | None = None) -> dict[str, Mark]:
    """Every span of the file (of one annotator, if named) by its id."""
    return {
        span["id"]: Mark(
            span["source"],
            span["tag"],
            locate(body_of(path.parent / span["source"]), span["text"], span.get("occurrence", 1)),
        )
        for one in annotators(path)
        if annotator in (None, one["name"])
        for span in one["span"]
    }


def links(path: Path, annotator: str) -> list[dict[str, str]]:
    """The links that one annotator of the file made."""
    return [
        link for one in annotators(path) if one["name"] == annotator for link in one.get("link", [])
    ]


def everything() -> str:
    """All bodies, one after the other."""
    return "\n".join(body_of(path) for path in ARTICLES)


def points(path: Path) -> list[set[str]]:
    """The groups of ids that joining links tie together."""
    groups: list[set[str]] = []
    for link in links(path, "A1"):
        if link["type"] in JOINING:
            ends = {link["head"], link["tail"]}
            touching = [group for group in groups if group & ends]
            groups = [group for group in groups if not group & ends]
            groups.append(ends.union(*touching))
    return groups
