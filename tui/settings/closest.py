"""Which names somebody may have meant who has written another one."""

from __future__ import annotations

from collections.abc import Iterable

_ALIKE = 70
_MOST = 3


def closest(written: str, names: Iterable[str]) -> list[str]:
    """Return the names most like what was written, the likeliest first; none where none is alike."""
    # rapidfuzz takes some 15 ms to load: only a mistake pays for it.
    from rapidfuzz import fuzz, process  # noqa: PLC0415

    found = process.extract(
        written, list(dict.fromkeys(names)), scorer=fuzz.ratio, limit=_MOST, score_cutoff=_ALIKE
    )
    return [name for name, _, _ in found]


def meant(written: str, names: Iterable[str]) -> str:
    """Return a question that names what may have been meant; empty where nothing is alike."""
    found = closest(written, names)
    return f" Did you mean {' or '.join(found)}?" if found else ""
