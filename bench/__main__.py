"""`python -m bench [startup] [keys]`: run measurements and print them."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from bench import keys, startup
from bench.table import lines
from bench.workspace import Bench

MEASUREMENTS = {"startup": startup.measure, "keys": keys.measure}


def main(names: list[str]) -> int:
    """Run the named measurements, or all; return 0, or 1 where one could not be made."""
    unknown = set(names) - set(MEASUREMENTS)
    if unknown:
        print(f"No measurement {sorted(unknown)}; there are {list(MEASUREMENTS)}.", file=sys.stderr)
        return 2
    failed = False
    for name in names or MEASUREMENTS:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            try:
                rows = list(MEASUREMENTS[name](Bench(Path(folder))))
            except (OSError, RuntimeError) as error:
                print(f"{name} could not be measured: {error}", file=sys.stderr)
                failed = True
                continue
        print(*lines(rows), "", sep="\n")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
