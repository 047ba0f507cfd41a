"""The themes of our own. Tags keep the hues of the tag set; a theme says how they are toned.

Accents are of a hue that no default tag has. In the colour-blind themes each tag has one tint, of a
strength by which it differs from the others in lightness where it cannot in hue, linked or not.
Grounds are nearly grey, so that 256 colours render them as grey.
"""

from __future__ import annotations

import os

from textual.theme import Theme

DEFAULT = "sidelight-dark"

_CLEAR = {"text-contrast": "7", "text-muted": "auto 90%", "text-disabled": "auto 78%"}


def _theme(
    name: str, *, dark: bool, cursor: str, variables: dict[str, str], **colors: str
) -> Theme:
    """Make a theme; `cursor` is the ground of the marked line of a list."""
    text, accent = colors["foreground"], colors["accent"]
    shared = {
        "block-cursor-background": cursor,
        "block-cursor-foreground": text,
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": cursor,
        "block-cursor-blurred-foreground": text,
        "border": accent,
        "text-muted": "auto 72%",
        "text-disabled": "auto 56%",
        "footer-background": colors["surface"],
        "footer-key-foreground": accent,
        "footer-description-foreground": text,
        "input-selection-background": f"{accent} 35%",
        "scrollbar": colors["panel"],
        "scrollbar-background": colors["background"],
    }
    return Theme(name, dark=dark, variables=shared | variables, **colors)  # type: ignore[arg-type]


_DARK = _theme(
    "sidelight-dark",
    dark=True,
    background="#14161b",
    surface="#1c1e24",
    panel="#272932",
    foreground="#dde0e7",
    primary="#8c86d8",
    secondary="#6c7a96",
    accent="#bcaaff",
    warning="#e3b341",
    error="#f47b7b",
    success="#7fc8a9",
    cursor="#35324f",
    variables={"span-shares": "0.20", "span-linked": "0.31"},
)

_LIGHT = _theme(
    "sidelight-light",
    dark=False,
    background="#fbfaf7",
    surface="#f0efec",
    panel="#e2e0da",
    foreground="#23252b",
    primary="#6a5fd0",
    secondary="#7d8798",
    accent="#5a41c4",
    warning="#8f5f00",
    error="#b3261e",
    success="#1a7f4b",
    cursor="#d9d3f2",
    variables={"span-shares": "0.18", "span-linked": "0.30"},
)

_HIGH_CONTRAST = _theme(
    "sidelight-high-contrast",
    dark=True,
    background="#000000",
    surface="#0d0d0d",
    panel="#262626",
    foreground="#ffffff",
    primary="#6cb6ff",
    secondary="#b0b0b0",
    accent="#ffe14d",
    warning="#ffb02e",
    error="#ff8a8a",
    success="#63e6a0",
    cursor="#3d3d00",
    variables=_CLEAR | {"span-shares": "0.36", "span-linked": "0.50"},
)

_HIGH_CONTRAST_LIGHT = _theme(
    "sidelight-high-contrast-light",
    dark=False,
    background="#ffffff",
    surface="#f5f5f5",
    panel="#dedede",
    foreground="#000000",
    primary="#0040c0",
    secondary="#404040",
    accent="#2c00a8",
    warning="#6b4500",
    error="#8f0000",
    success="#005a2b",
    cursor="#ffe680",
    variables=_CLEAR | {"span-shares": "0.34", "span-linked": "0.48"},
)

_COLOUR_BLIND = _theme(
    "sidelight-colour-blind",
    dark=True,
    background="#121417",
    surface="#1a1c20",
    panel="#26292f",
    foreground="#f2f3f5",
    primary="#56b4e9",
    secondary="#8a93a0",
    accent="#f0e442",
    warning="#e69f00",
    error="#e8743b",
    success="#56b4e9",
    cursor="#3a3a1c",
    variables={
        "span-lightness": "0.60 0.60",
        "span-shares": "0.44 0.40 0.44 0.28",
        "span-linked": "0.44 0.40 0.44 0.28",
        "selection-share": "0.8",
    },
)

_COLOUR_BLIND_LIGHT = _theme(
    "sidelight-colour-blind-light",
    dark=False,
    background="#fdfdfb",
    surface="#f2f2ee",
    panel="#e3e3dd",
    foreground="#121315",
    primary="#0072b2",
    secondary="#6f7680",
    accent="#003a70",
    warning="#8a5300",
    error="#a33b00",
    success="#005d8f",
    cursor="#cfdcea",
    variables={
        "span-lightness": "0.36 0.52",
        "span-shares": "0.26 0.36 0.42 0.56",
        "span-linked": "0.26 0.36 0.42 0.56",
        "selection-share": "0.75",
    },
)

THEMES: dict[str, Theme] = {
    theme.name: theme
    for theme in (
        _DARK,
        _LIGHT,
        _HIGH_CONTRAST,
        _HIGH_CONTRAST_LIGHT,
        _COLOUR_BLIND,
        _COLOUR_BLIND_LIGHT,
    )
}
"""Our themes by name."""


def chosen(kept: object, available: dict[str, Theme]) -> str:
    """Return the theme to begin with: the one of the last session, of `TEXTUAL_THEME`, or ours."""
    for name in (kept, os.environ.get("TEXTUAL_THEME")):
        if isinstance(name, str) and name in available:
            return name
    return DEFAULT
