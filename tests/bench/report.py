"""What the search found, as tables for people."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import ceil
from statistics import mean

from tests.bench.gold import GoldStory
from tests.bench.run import LINK, LINK_FROM_HEAD, Outcome
from tests.bench.search import LIMIT
from tests.bench.strokes import FROM, JUMP, TO, Keys

MEDIAN, P90 = 3, 6
"""The marks: keys for half of the spans of a kind, and for nine in ten (for links, the median)."""

_MORE = LIMIT + 1
"""What more keys than the limit count as."""


def percentile(values: Sequence[int], share: float) -> int:
    """Return the smallest value that at least this share of the values do not exceed."""
    return sorted(values)[max(0, ceil(share * len(values)) - 1)]


def _grouped(outcomes: Iterable[Outcome]) -> dict[str, list[Outcome]]:
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        if not outcome.left_out:
            groups[outcome.kind + (" in fragments" if outcome.parts > 1 else "")].append(outcome)
    return dict(sorted(groups.items()))


def table(results: Mapping[tuple[str, str], list[Outcome]]) -> str:
    """Return median, 90th percentile and mean by kind, a row each, a column an aid."""
    titles = [f"{column}, {equality}" for column, equality in results]
    lines = ["median / p90 / mean (+ how many took more than the limit)", ""]
    lines.append(f"{'':28}{'n':>6}" + "".join(f"{title:>24}" for title in titles))
    columns = [_grouped(outcomes) for outcomes in results.values()]
    for kind in sorted({kind for column in columns for kind in column}):
        size = max(len(column.get(kind, ())) for column in columns)
        cells = "".join(f"{_cell(column.get(kind, [])):>24}" for column in columns)
        lines.append(f"{kind:28}{size:>6}{cells}")
    first = next(iter(results.values()))
    left_out = Counter(outcome.left_out for outcome in first if outcome.left_out)
    lines += [f"left out, {why}: {number}" for why, number in left_out.items()]
    return "\n".join(lines)


def _cell(outcomes: list[Outcome]) -> str:
    if not outcomes:
        return "-"
    keys = [_MORE if o.keys is None else o.keys for o in outcomes]
    more = sum(o.keys is None for o in outcomes)
    extra = f" +{more}" if more else ""
    return f"{percentile(keys, 0.5)} / {percentile(keys, 0.9)} / {mean(keys):.2f}{extra}"


def marks(outcomes: Iterable[Outcome]) -> str:
    """Return, for spans of one extent and for links, whether they took no more than they should."""
    lines = ["", f"marks: median <= {MEDIAN}, 90th percentile <= {P90}"]
    for kind, group in _grouped(outcomes).items():
        if group[0].parts > 1 or kind == LINK_FROM_HEAD:
            continue
        keys = [_MORE if o.keys is None else o.keys for o in group]
        median, p90 = percentile(keys, 0.5), percentile(keys, 0.9)
        kept = median <= MEDIAN and (kind == LINK or p90 <= P90)
        within = [100 * sum(k <= most for k in keys) / len(keys) for most in (MEDIAN, P90)]
        lines.append(
            f"  {kind:26}{'kept' if kept else 'MISSED':8}{within[0]:5.1f} % within {MEDIAN},"
            f" {within[1]:5.1f} % within {P90}"
        )
    return "\n".join(lines)


def shown(path: Keys) -> str:
    """Return a path as one would type it, a jump as `i..`."""
    typed = {JUMP: "i..", FROM: "I..", TO: ".."}
    return " ".join(typed.get(stroke.key, stroke.key) for stroke in path)


def patterns(outcomes: Iterable[Outcome], most: int) -> str:
    """Return the commonest paths by kind, with how often."""
    lines: list[str] = []
    for kind, group in _grouped(outcomes).items():
        lines += ["", f"{kind}: the commonest ways"]
        ways = Counter(shown(outcome.path) for outcome in group)
        lines += [f"  {number:5} {100 * number / len(group):5.1f} %  {way or 'more than the limit'}"
                  for way, number in ways.most_common(most)]  # fmt: skip
    return "\n".join(lines)


def worst(outcomes: Iterable[Outcome], stories: Iterable[GoldStory], most: int) -> str:
    """Return the dearest spans by kind, with their words."""
    golds = {(s.name, span.id): (s, span) for s in stories for span in s.spans}
    lines: list[str] = []
    for kind, group in _grouped(outcomes).items():
        lines += ["", f"{kind}: the dearest"]
        group.sort(key=lambda o: -(_MORE if o.keys is None else o.keys))
        for outcome in group[:most]:
            lines.append(
                f"  {outcome.keys or 'more'}: {shown(outcome.path)}   {outcome.story} {outcome.id}"
            )
            if (outcome.story, outcome.id) in golds:
                story, span = golds[outcome.story, outcome.id]
                lines += [
                    f"      {_in_context(story.texts[span.source], e)}" for e in span.fragments
                ]
    return "\n".join(lines)


def _in_context(text: str, extent: tuple[int, int]) -> str:
    start, end = extent
    words = f"{text[max(0, start - 40) : start]}[{text[start:end]}]{text[end : end + 40]}"
    return " ".join(words.split())
