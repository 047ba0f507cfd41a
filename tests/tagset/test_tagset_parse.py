"""A tag set file is read whole, or refused with the line and the remedy."""

from __future__ import annotations

import pytest

from store.errors import TagSetError
from store.model import AttributeDef, LinkType, Tag, named_uid
from store.suggest.targets import TARGETS
from store.tagset.parse import UNITS, default_tagset, parse_tagset
from store.tagset.tags import TagSet
from store.tagset.write import tagset_toml

SMALL = """schema = 1

[[tag]]
id = "claim"
key = "c"
color = "cyan"
unit = "clause"

[[tag.attribute]]
name = "certainty"
type = "enum"
values = ["asserted", "hedged"]
required = true

[[link_type]]
id = "quote-of"
directed = true
head_tags = ["claim"]
"""


def test_a_file_becomes_tags_and_link_types() -> None:
    """Ids derive from names, positions from order, labels from ids."""
    assert parse_tagset(SMALL, "t.toml") == TagSet(
        tags=(
            Tag(
                uid=named_uid("tag", "claim"),
                id="claim",
                label="Claim",
                key="c",
                color="cyan",
                unit="clause",
                attributes=(
                    AttributeDef("certainty", "enum", ("asserted", "hedged"), required=True),
                ),
            ),
        ),
        link_types=(
            LinkType(
                uid=named_uid("link_type", "quote-of"),
                id="quote-of",
                label="Quote of",
                directed=True,
                head_tags=("claim",),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ('id = "claim"', "id = claim", 4, "not TOML"),
        ("schema = 1", "schema = 2", 1, "schema 2"),
        ("schema = 1", "schema = true", 1, "schema True"),
        ('id = "claim"', "", 3, "has no id"),
        ('id = "claim"', 'id = "my claim"', 4, "id that exports cannot carry"),
        ('id = "claim"', "id = 4", 4, "needs a string for id, not a number"),
        ('key = "c"', 'key = "cc"', 5, "A key is a single letter"),
        ('key = "c"', 'key = "1"', 5, "A key is a single letter"),
        ('color = "cyan"', 'color = "#12"', 6, "color “#12”"),
        ('unit = "clause"', 'unit = "line"', 7, "Known ones: word, clause, quotation, sentence"),
        ('name = "certainty"', "", 9, "has no name"),
        ('name = "certainty"', 'name = "a b"', 10, "has the name “a b”"),
        ('type = "enum"', 'type = "text"', 11, "Known ones: string, number, integer, boolean"),
        ('values = ["asserted", "hedged"]', "", 11, "enum without values"),
        ('"hedged"]', '"asserted"]', 12, "lists “asserted” twice"),
        ('"hedged"]', "7]", 12, "a list of strings"),
        ('type = "enum"', "", 12, "has values, but the type string"),
        ("required = true", 'required = "yes"', 13, "needs true or false for required"),
        ("directed = true", 'directed = true\nscope = "far"', 18, "any, within_source, across"),
        ('head_tags = ["claim"]', 'head_tags = ["clam"]', 18, "unknown tag “clam”.*are claim"),
        ('color = "cyan"', 'color = "a\\u0000"', 6, "NUL"),
    ],
)
def test_a_mistake_is_refused_with_its_line(old: str, new: str, line: int, reason: str) -> None:
    """The message begins with file and line, and says what to write instead."""
    assert old in SMALL
    with pytest.raises(TagSetError, match=f"(?s)^t.toml:{line}: .*{reason}") as caught:
        parse_tagset(SMALL.replace(old, new, 1), "t.toml")
    assert caught.value.line == line


@pytest.mark.parametrize(
    ("more", "line", "reason"),
    [
        ('[[tag]]\nid = "claim"\n', 20, "“claim” is there twice"),
        ('[[tag]]\nid = "x"\nkey = "c"\n', 21, "has the key c, which “claim” has"),
        ('[[link_type]]\nid = "quote-of"\n', 20, "“quote-of” is there twice"),
        (
            '[[tag]]\nid = "x"\n[[tag.attribute]]\nname = "a"\n[[tag.attribute]]\nname = "a"\n',
            24,
            "twice",
        ),
        ("[[tag", 19, "not TOML"),
        ('[[link_type]]\ndescription = """\nid = "no"\n[[tag]]\n"""\nid = ""\n', 24, "has no id"),
    ],
)
def test_what_comes_twice_or_late_is_refused_where_it_stands(
    more: str, line: int, reason: str
) -> None:
    """The line is that of the second; text in multi-line strings is not taken for tables."""
    with pytest.raises(TagSetError, match=reason) as caught:
        parse_tagset(SMALL + more, "t.toml")
    assert caught.value.line == line


def test_a_tag_and_a_link_type_may_share_a_letter() -> None:
    """Their letters are asked for at different moments."""
    both = parse_tagset(SMALL.replace("directed", 'key = "c"\ndirected'), "t.toml")
    assert both.tags[0].key == both.link_types[0].key == "c"


@pytest.mark.parametrize("text", ["", 'schema = 1\n[tool]\nname = "x"\n', "schema = 1\ntag = 3"])
def test_another_kind_of_file_is_refused(text: str) -> None:
    """A tag set has at least one tag."""
    with pytest.raises(TagSetError, match=r"\[\[tag\]\]"):
        parse_tagset(text, "t.toml")


def test_nesting_without_end_is_refused() -> None:
    """A hostile file is a sentence, not a traceback."""
    with pytest.raises(TagSetError, match=r"nested|TOML"):
        parse_tagset("a = " + "[" * 20_000, "t.toml")


def test_unknown_keys_are_warned_about_and_change_nothing() -> None:
    """Each with its line, at every level; and a missing schema is read as the first."""
    text = SMALL.replace("schema = 1\n", "\n").replace('color = "cyan"', 'color = "cyan"\nicon = 1')
    text = (
        text.replace("required", "hint = 1\nrequired") + "equivalence = 1\n[export.iob2]\nx = 1\n"
    )
    tagset = parse_tagset(text, "t.toml")
    assert tagset == parse_tagset(SMALL, "t.toml")
    assert [warning.split(" ")[0] for warning in tagset.warnings] == [
        "t.toml:",
        "t.toml:",
        "t.toml:7:",
        "t.toml:14:",
        "t.toml:21:",
    ]
    for key in ("schema", "export", "icon", "hint", "equivalence"):
        assert any(key in warning for warning in tagset.warnings)


def test_inline_tables_are_read_and_lines_fall_back() -> None:
    """Other ways to write TOML are as good; the line is then the nearest one known."""
    text = 'schema = 1\ntag = [{id = "a", key = "x"}, {id = "b", key = "x"}]\n'
    with pytest.raises(TagSetError, match=r"^t.toml:2: .*“b” has the key x"):
        parse_tagset(text, "t.toml")


def test_the_default_tag_set_is_the_one_the_guide_describes() -> None:
    """Four tags and six link types, each described, each link type with its test."""
    tagset = default_tagset()
    assert tagset.warnings == ()
    assert {tag.id: (tag.key, tag.unit) for tag in tagset.tags} == {
        "claim": ("c", "statement"),
        "quote": ("q", "quotation"),
        "figure": ("f", "figure"),
        "attribution": ("a", "attribution"),
    }
    assert {link.id: (link.key, link.directed, link.joins) for link in tagset.link_types} == {
        "same": ("s", False, True),
        "differs": ("d", False, True),
        "contradicts": ("x", False, True),
        "quote-of": ("q", True, True),
        "elaborates": ("e", True, False),
        "attributed-to": ("a", True, False),
    }
    assert all(tag.description and tag.unit in UNITS for tag in tagset.tags)
    assert all(link.description and link.test.endswith("?") for link in tagset.link_types)
    within = [link.id for link in tagset.link_types if link.scope == "within_source"]
    assert within == ["attributed-to"]
    assert len({tag.color for tag in tagset.tags}) == 4


def test_a_tag_may_take_whatever_can_be_found() -> None:
    """The names are those of the units and of the finders, and each is read and written back."""
    assert set(UNITS) == set(TARGETS)
    tables = [f'[[tag]]\nid = "{unit}"\nunit = "{unit}"\n' for unit in UNITS]
    tagset = parse_tagset("schema = 1\n" + "\n".join(tables), "t.toml")
    assert tuple(tag.unit for tag in tagset.tags) == UNITS
    assert parse_tagset(tagset_toml(tagset), "t.toml") == tagset
