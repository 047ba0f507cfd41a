"""`python -m bench [NAMES] [--quick | --full] [--json FILE]`: run measurements and print them."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bench import held, keys, peers, rails, startup, wrapping
from bench.cases import FULL, QUICK, USUAL, Plan
from bench.table import HEADING, Row, as_json, line, missed
from bench.workspace import Bench

MEASUREMENTS: dict[str, Callable[[Bench, Plan], Iterator[Row]]] = {
    "startup": startup.measure,
    "wrapping": wrapping.measure,
    "keys": keys.measure,
    "work": keys.work,
    "held": held.measure,
    "rails": rails.measure,
    "peers": peers.measure,
}


def main(argv: Sequence[str]) -> int:
    """Run the named measurements, or all; return 0, or 1 where one could not be made."""
    asked = _parse(argv)
    plan = FULL if asked.full else QUICK if asked.quick else USUAL
    rows, failed = list[Row](), list[str]()
    for name in asked.names or MEASUREMENTS:
        print(f"\n{name}\n{HEADING}", flush=True)
        try:
            for row in _measure(name, plan):
                print(line(row), flush=True)
                rows.append(row)
        except (OSError, RuntimeError) as error:
            print(f"{name} could not be measured: {error}", file=sys.stderr)
            failed.append(name)
    _sum_up(rows, plan)
    if asked.json:
        asked.json.write_text(json.dumps(_report(rows), indent=1) + "\n", encoding="utf-8")
    return int(bool(failed))


def _measure(name: str, plan: Plan) -> Iterator[Row]:
    with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as folder:
        yield from MEASUREMENTS[name](Bench(Path(folder)), plan)


def _parse(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    known = ", ".join(MEASUREMENTS)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"what to measure: {known}")
    amount = parser.add_mutually_exclusive_group()
    amount.add_argument("--quick", action="store_true", help="one case, few keys: a minute or two")
    amount.add_argument("--full", action="store_true", help="all cases and keys: half an hour")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every figure there")
    asked = parser.parse_args(argv)
    if unknown := sorted(set(asked.names) - set(MEASUREMENTS)):
        parser.error(f"there is no measurement {', '.join(unknown)}; there are {known}")
    if asked.json and not asked.json.absolute().parent.is_dir():
        parser.error(f"{asked.json}: there is no such folder")
    return asked


def _sum_up(rows: Sequence[Row], plan: Plan) -> None:
    if plan is FULL:
        print("\nleft out: 2 KB x 20,000, which is ten spans a character")
    if absent := peers.skipped():
        print(f"\nnot installed, and so not measured: {', '.join(absent)}")
    found = list(missed(rows))
    marks = sum(1 for row in rows for _ in row.limits())
    print(f"\n{marks} marks, {len(found)} missed", *found, sep="\n")


def _report(rows: Sequence[Row]) -> dict[str, object]:
    machine = {
        "system": platform.system(),
        "machine": platform.machine(),
        "processors": os.cpu_count(),
        "python": platform.python_version(),
    }
    return {"machine": machine, "skipped": peers.skipped(), "rows": [as_json(row) for row in rows]}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
