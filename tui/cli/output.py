"""What the command line prints: results on standard output, remarks on standard error, all made safe.

Whatever comes from outside (titles, file names, labels) reaches the terminal through `safe` only;
in JSON and TOML the same characters are escaped, so that nothing is lost.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from tui.render.safe import safe


def say(line: str) -> None:
    """Print one line of the result."""
    click.echo(safe(line))


def tell(line: str) -> None:
    """Print one line of remark, on standard error."""
    click.echo(safe(line), err=True)


def complain(sentence: str, hint: str = "") -> None:
    """Print a failure the way that all are printed."""
    tell(f"sidelight: {sentence}")
    if hint:
        tell(f"  {hint}")


def say_json(value: Any) -> None:
    """Print the result as one JSON document, ASCII only."""
    text = json.dumps(value, indent=2)
    click.echo(text.replace("\x7f", "\\u007f"))


def say_toml(text: str) -> None:
    """Print TOML whose strings are all basic strings, with escapes for what is not safe."""
    shown = safe(text, keep_newlines=True)
    pairs = zip(text, shown, strict=True)
    click.echo("".join(one if one == other else _escape(one) for one, other in pairs), nl=False)


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"


def counted(number: int, noun: str) -> str:
    """Return `1 story`, `2 stories`, `1,200 spans`."""
    if number != 1:
        noun = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number:,} {noun}"


def listed(counts: dict[str, int]) -> str:
    """Return `2 sources, 30 spans` for counts by kind, those of zero left out."""
    named = [counted(number, kind.replace("_", " ")) for kind, number in counts.items() if number]
    return ", ".join(named) or "nothing"


@contextmanager
def progress(label: str, length: int) -> Iterator[Callable[[int], None]]:
    """Show a bar on standard error while it is a terminal; what is yielded moves it by so much."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    steps = max(1, length // 200)
    with click.progressbar(
        length=length, label=safe(label), file=sys.stderr, update_min_steps=steps
    ) as bar:
        yield bar.update
