"""Data-frame readers take the file as it is: one wide table, spans joined with their links."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.formats.sample import project, written


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    """Return the sample as a file."""
    path = tmp_path / "sample.jsonl"
    path.write_bytes(written(project()))
    return path


def test_pandas_reads_it(exported: Path) -> None:
    """One row per line; the types are in a column."""
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    table = pandas.read_json(exported, lines=True)
    assert (table["type"] == "span").sum() == 6
    assert len(table) == len(project()) + 1


def test_polars_reads_it(exported: Path) -> None:
    """With the whole file taken for inference, as a mixed file needs."""
    polars = pytest.importorskip("polars", reason="polars is not installed")
    table = polars.read_ndjson(exported, infer_schema_length=None)
    assert table.filter(polars.col("type") == "span").height == 6


def test_duckdb_joins_links_with_both_ends(exported: Path) -> None:
    """A self-join gives the words at both ends of each link."""
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    table = duckdb.read_json(str(exported), format="newline_delimited")
    found = table.query(
        "t",
        """SELECT l.link_type, h.text, o.text FROM t l JOIN t h ON h.id = l.head
           JOIN t o ON o.id = l.tail WHERE l.type = 'link' ORDER BY l.link_type""",
    ).fetchall()
    assert found == [
        ("attributed-to", "“We welcome the deal,”", "Ortiz said"),
        (
            "contradicts",
            "up to 1,000 containers to Varnia",
            "North Molva has delivered more than 1,000 containers",
        ),
    ]
