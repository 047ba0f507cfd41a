"""What the tests of the reading surface build on: spans, a scene, nasty texts."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from store.model import Extent, Span, Tag, Uid, named_uid, new_uid
from tui.render.paint import paint_line
from tui.render.palette import Palette
from tui.render.scene import Columns, Scene
from tui.render.styles import StyleTable
from tui.render.wrap import Wrap
from tui.state.index import SpanIndex

TAGS = tuple(
    Tag(named_uid("tag", name), name, name.title(), name[0], color, position=place)
    for place, (name, color) in enumerate(
        {"claim": "#56b4e9", "quote": "#e69f00", "figure": "#009e73", "attribution": "pink"}.items()
    )
)

NASTY = (
    "plain words of one cell ",
    "“curly — quotes”, €3.5bn… ",
    "北京与東京都の新聞、「今日」。",
    "한국어 기사 ",
    "👩‍👩‍👧‍👦👍🏽❤️1️⃣🇫🇷🇩🇪🏳️‍🌈 ",
    "e\u0301te\u0301 a\u0301\u0302\u0303\u0304\u0305\u0306 \u0301lone ",
    "नमस्ते क्षत्रिय ",
    "می‌خواهد שָׁלוֹם ",
    "zero\u200bwidth\u00adsoft\u2060join\ufeff \u202eturned\u202c ",
    "\tt\x1b]0;x\x07\x9b\x85\u2028\u2029 ",
    "no-break\u00a0space   runs    of spaces ",
    "a" * 60,
    "\n",
    "\n\n",
)

texts = st.lists(
    st.one_of(st.sampled_from(NASTY), st.text(st.characters(codec="utf-8"), max_size=12)),
    max_size=14,
).map("".join)
"""Canonical texts: any code points but surrogates, and more than a fair share of trouble."""

widths = st.integers(8, 90)


def span(tag: str, *fragments: Extent) -> Span:
    """A span of `tag`, its uid new."""
    return Span(new_uid(), Uid(b"s" * 16), Uid(b"l" * 16), tag, fragments)


def scene(text: str, spans: Sequence[Span] = (), width: int = 37, colors: str = "full") -> Scene:
    """A scene of a pane `width` cells wide."""
    columns = Columns.of(width)
    palette = Palette(colors=colors)  # type: ignore[arg-type]
    table = StyleTable(TAGS, palette)
    return Scene(Wrap(text, columns.text), SpanIndex(spans), table, columns)


def page(of: Scene) -> list[str]:
    """All lines of a scene as text, without trailing blanks."""
    of.wrap.ensure(len(of.wrap.text))
    return [paint_line(of, line).text.rstrip() for line in range(of.wrap.known)]


@st.composite
def spans_in(draw: st.DrawFn, text: str) -> list[Span]:
    """Spans of any overlap; some zero-width, some in two fragments, some of an unknown tag."""
    made = []
    for _ in range(draw(st.integers(0, 8))):
        cuts = sorted(draw(st.sets(st.integers(0, len(text)), min_size=1, max_size=4)))
        tag = draw(st.sampled_from(["claim", "quote", "figure", "attribution", "unheard-of"]))
        if len(cuts) == 4:
            made.append(span(tag, (cuts[0], cuts[1]), (cuts[2], cuts[3])))
        else:
            made.append(span(tag, (cuts[0], cuts[-1])))
    return made
