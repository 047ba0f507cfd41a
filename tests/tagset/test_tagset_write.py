"""A tag set that is written reads back equal, whatever its texts hold."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from store.model import AttributeDef, LinkType, Tag, named_uid
from store.tagset.parse import UNITS, default_tagset, parse_tagset
from store.tagset.tags import TagSet
from store.tagset.write import tagset_toml

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
TEXTS |= st.sampled_from(['"""', "'''", "\\", "[[tag]]\nid = 1", "\x7f\x85\u2028", "👩‍🚀 e\u0301"])
IDS = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,8}", fullmatch=True)
NAMES = st.from_regex(r"[A-Za-z_][A-Za-z0-9_.-]{0,8}", fullmatch=True)
VALUES = st.lists(TEXTS, min_size=1, max_size=3, unique=True).map(tuple)
COLORS = st.sampled_from(["", "cyan", "#56b4e9"])


@st.composite
def attributes(draw: st.DrawFn) -> tuple[AttributeDef, ...]:
    """Attributes with different names."""
    made = []
    for name in draw(st.lists(NAMES, max_size=2, unique=True)):
        kind = draw(st.sampled_from(["string", "number", "integer", "boolean", "date", "enum"]))
        values = draw(VALUES) if kind == "enum" else ()
        flags = draw(st.tuples(st.booleans(), st.booleans()))
        made.append(AttributeDef(name, kind, values, *flags, draw(TEXTS)))  # type: ignore[arg-type]
    return tuple(made)


@st.composite
def tagsets(draw: st.DrawFn) -> TagSet:
    """Tag sets that the format allows."""
    ids = draw(st.lists(IDS, min_size=1, max_size=3, unique=True))
    keys = draw(st.permutations(["a", "B", "é", "ж", "", ""]))
    tags = tuple(
        Tag(
            named_uid("tag", name),
            name,
            *(draw(TEXTS), keys[at], draw(COLORS), draw(TEXTS)),
            unit=draw(st.sampled_from(UNITS)),
            attributes=draw(attributes()),
            position=at,
        )
        for at, name in enumerate(ids)
    )
    some = st.lists(st.sampled_from(ids), unique=True).map(tuple)
    link_types = tuple(
        LinkType(
            named_uid("link_type", name),
            name,
            *(draw(TEXTS), keys[at], draw(TEXTS), draw(st.booleans())),
            scope=draw(st.sampled_from(["any", "within_source", "across_sources"])),
            head_tags=draw(some),
            tail_tags=draw(some),
            joins=draw(st.booleans()),
            test=draw(TEXTS),
            position=at,
        )
        for at, name in enumerate(draw(st.lists(IDS, max_size=2, unique=True)))
    )
    return TagSet(tags, link_types)


@settings(max_examples=120, deadline=None)
@given(tagsets())
def test_what_is_written_reads_back_equal(tagset: TagSet) -> None:
    """Quotes, control characters, line separators and table headers in texts included."""
    text = tagset_toml(tagset)
    again = parse_tagset(text, "t.toml")
    assert (again, again.warnings) == (tagset, ())
    assert tagset_toml(again) == text


def test_the_default_tag_set_survives_too() -> None:
    """A project's copy can be exported, edited and brought back."""
    assert parse_tagset(tagset_toml(default_tagset()), "t.toml") == default_tagset()


def test_no_text_breaks_a_line() -> None:
    """Every field is one line, so a diff shows what changed."""
    tagset = parse_tagset('schema=1\n[[tag]]\nid="a"\ndescription="x\\ny\\u2028z"\n', "t.toml")
    assert len(tagset_toml(tagset).splitlines()) == len(tagset_toml(tagset).split("\n")) - 1
