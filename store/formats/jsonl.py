"""The native lossless format: everything a project holds, one record per line.

`validate_jsonl` stands apart in `jsonl_validate`, because it brings the schema's compiler with it.
"""

from __future__ import annotations

from store.formats.json_line import bounded_lines
from store.formats.jsonl_read import ReadReport, read_jsonl
from store.formats.jsonl_write import Counts, write_jsonl

__all__ = ["Counts", "ReadReport", "bounded_lines", "read_jsonl", "write_jsonl"]
