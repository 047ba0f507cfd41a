"""The version of Sidelight, as a constant: asking the installed package's metadata costs 30 ms."""

from __future__ import annotations

VERSION = "0.1.0"
"""The same as in `pyproject.toml`."""
