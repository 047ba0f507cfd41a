"""How many keys the gold takes whoever knows every key and makes no mistake.

For each span, in reading order and from where the one before was left, and for each link, it finds
the fewest key presses by search over the program's own commands. Suggestions are off, and search is
not used: nobody searches for what is in view. A jump label counts as its three keys.
"""

from __future__ import annotations

import argparse
import random
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from tests.bench.gold import GoldError, GoldStory, read_gold
from tests.bench.replay import replay
from tests.bench.report import marks, patterns, table, worst
from tests.bench.run import COLUMNS, WRONG, Outcome, run_story
from tests.bench.strokes import JUMP
from tui.commands.table import command_table

Results = dict[tuple[str, str], list[Outcome]]
"""By column, and by what counts as equal."""


def parse(arguments: list[str] | None) -> argparse.Namespace:
    """Return the options."""
    parser = argparse.ArgumentParser(description=__doc__)
    add = parser.add_argument
    add("--gold", type=Path, action="append", required=True, metavar="FILE", help="or a folder")
    add("--columns", default="plain,labels", help=f"of {','.join(COLUMNS)}, or all")
    add("--trim", action=argparse.BooleanOptionalAction, default=True,
        help="quotation marks and .,;: around a span do not count (without: only white space)")  # fmt: skip
    add("--strict", action="store_true", help="the last column once more to the letter")
    add("--sample", type=int, metavar="N", help="N stories, drawn at random")
    add("--seed", type=int, default=1)
    add("--jobs", type=int, default=1)
    add("--replay", type=int, default=0, metavar="N",
        help="type at least N spans and links into the real application, and compare its file")  # fmt: skip
    add("--worst", type=int, default=0, metavar="N", help="show the N dearest of each kind")
    add("--patterns", type=int, default=0, metavar="N", help="show the N commonest ways of each")
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> int:
    """Measure, and print the table."""
    args = parse(arguments)
    try:
        stories = read_gold(args.gold)
    except GoldError as error:
        print(error, file=sys.stderr)
        return 2
    if args.sample and args.sample < len(stories):
        stories = random.Random(args.seed).sample(stories, args.sample)
    names = list(COLUMNS) if args.columns == "all" else args.columns.split(",")
    equality = "trimmed" if args.trim else "strict"
    wanted = [(name, equality) for name in names]
    if args.strict and args.trim:
        wanted.append((names[-1], "strict"))
    results = {(c, e): measure(stories, c, e, args.jobs) for c, e in wanted}
    print(table(results))
    last = results[names[-1], equality]
    print(marks(last))
    if args.worst:
        print(worst(last, stories, args.worst))
    if args.patterns:
        print(patterns(last, args.patterns))
    if args.replay:
        column = names[-1] if is_typeable(names[-1]) else "plain"
        found = results.get((column, equality)) or measure(stories, column, equality, args.jobs)
        number = replay(stories, found, args.replay, args.seed)
        print(f"\nreplayed {number} spans and links ({column}): the file holds what was promised")
    outcomes = (outcome for found in results.values() for outcome in found)
    return 1 if any(outcome.left_out.startswith(WRONG) for outcome in outcomes) else 0


def is_typeable(column: str) -> bool:
    """Whether the tree has the keys of a column: jump labels may be yet to come."""
    return not COLUMNS[column].labels or JUMP in command_table((), ()).commands


def measure(stories: list[GoldStory], column: str, equality: str, jobs: int) -> list[Outcome]:
    """Return what all spans and links of the stories took."""
    run = partial(run_story, aids=COLUMNS[column], trim=equality == "trimmed")
    if jobs == 1:
        return [outcome for story in stories for outcome in run(story)]
    longest_first = sorted(stories, key=lambda story: -len(story.spans))
    with ProcessPoolExecutor(jobs) as pool:
        return [outcome for made in pool.map(run, longest_first) for outcome in made]


if __name__ == "__main__":
    sys.exit(main())
