"""Texts that break careless code: what every property of store.text is tried on."""

from __future__ import annotations

from hypothesis import strategies as st

INGREDIENTS = (
    "a", "Gen. ", "U.S. ", "The end. ", "it’s", "1,000", "5:30", " ", "  ", "\n", "\n\n", "\t",
    "\u00a0", "\u2028", "\u0085", "\u200b", "\ufeff", "\u200d", "\u200c", "e\u0301", "\u0301",
    "\u0301\u0327\u0308", "🚀", "👩\u200d👩\u200d👧", "👍🏽", "🏳️\u200d🌈", "❤️", "1️⃣", "🇫🇷", "🇩🇪🇪", "🇺",
    "각", "ᄀ", "ᅡ", "ᆨ", "क्षि", "क", "्", "س", "\u0600", "قال. ", "שלום", "米国は。", "「行く」", "𝔘", "𐍈",
    "“", "”", "‘", "’", '"', "«", "»", "„", "(", ")", ".", "!", "?", "…", ", which ", "; ", ": ", " — ",
    "，", ", and so it went ", "“Yes,” he said. ", "x" * 70, "\u0301" * 70, "🇫" * 35,
)  # fmt: skip

texts = st.lists(
    st.sampled_from(INGREDIENTS)
    | st.characters(exclude_characters="\x00\r", exclude_categories=("Cs",)),
    max_size=40,
).map("".join)
"""Canonical texts."""
