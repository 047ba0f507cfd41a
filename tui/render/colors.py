"""Colour arithmetic for the reading surface: blending, and contrast as WCAG measures it."""

from __future__ import annotations

import colorsys

from rich.color import Color, ColorParseError

RGB = tuple[int, int, int]
"""Red, green, blue; each 0 to 255."""

READABLE = 4.5
"""The least contrast of text on its ground (WCAG 2 AA)."""

_FALLBACK = ("#d9a21b", "#4c9be8", "#57b894", "#c678c9", "#e0703c", "#8fa3b0", "#a3b836", "#e36588")


def parse(color: str, number: int = 0) -> RGB:
    """Return the colour of `#rrggbb` or a name; for neither, one of eight by `number`."""
    try:
        found = Color.parse(color)
    except ColorParseError:
        found = Color.parse(_FALLBACK[number % len(_FALLBACK)])
    r, g, b = found.get_truecolor()
    return r, g, b


def mix(ground: RGB, color: RGB, share: float) -> RGB:
    """Return `ground` with `share` (0 to 1) of `color` blended in."""
    r, g, b = (round(x + (y - x) * share) for x, y in zip(ground, color, strict=True))
    return r, g, b


def contrast(one: RGB, other: RGB) -> float:
    """Return the contrast ratio, 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(color: RGB) -> float:
    parts = (c / 255 for c in color)
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def tint(ground: RGB, color: RGB, text: RGB, share: float, least: float = READABLE) -> RGB:
    """Blend `color` into `ground` by up to `share`, as far as `text` stays readable on it."""
    while share > 0.02:
        mixed = mix(ground, color, share)
        if contrast(mixed, text) >= least:
            return mixed
        share -= 0.02
    return ground


def legible(ground: RGB, text: RGB, least: float = READABLE) -> tuple[RGB, RGB]:
    """Return a ground and a text that can be read on it, as near to those given as may be.

    The text becomes black or white where it could not be read; then the ground gives way.
    """
    if contrast(ground, text) >= least:
        return ground, text
    text = max((0, 0, 0), (255, 255, 255), key=lambda color: contrast(ground, color))
    away = (255 - text[0],) * 3
    for step in range(11):
        mixed = mix(ground, away, step / 10)
        if contrast(mixed, text) >= least:
            return mixed, text
    return away, text


def vivid(color: RGB, low: float, high: float) -> RGB:
    """Bring a tag's colour to a lightness (0 to 1) at which its tint shows on the ground."""
    hue, light, saturation = colorsys.rgb_to_hls(*(part / 255 for part in color))
    r, g, b = colorsys.hls_to_rgb(hue, min(max(light, low), high), saturation)
    return round(r * 255), round(g * 255), round(b * 255)


def strong(color: RGB, ground: RGB, text: RGB, least: float = READABLE) -> RGB:
    """Return `color`, moved towards `text` until letters in it can be read on `ground`."""
    for step in range(11):
        mixed = mix(color, text, step / 10)
        if contrast(mixed, ground) >= least:
            return mixed
    return text
