"""The themes as values, read from tokens.json, and the style sheet made from them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

THEMES = ("ceremonial", "blue", "sunlight")

# Text on ground: every pair that may meet on a hall screen, and that must reach 7:1.
TEXT_PAIRS = (
    *(
        (text, ground)
        for text in ("ink", "ink-muted", "accent", "accent-2")
        for ground in ("ground", "ground-2", "ground-3")
    ),
    ("on-accent", "accent"),
    *(
        (text, ground)
        for text in ("paper-ink", "paper-muted", "paper-accent")
        for ground in ("paper", "paper-2")
    ),
)

FACES = (
    ("Be Vietnam Pro", "BeVietnamPro-Regular", 400, "normal"),
    ("Be Vietnam Pro", "BeVietnamPro-Italic", 400, "italic"),
    ("Be Vietnam Pro", "BeVietnamPro-Medium", 500, "normal"),
    ("Be Vietnam Pro", "BeVietnamPro-SemiBold", 600, "normal"),
    ("Be Vietnam Pro", "BeVietnamPro-Bold", 700, "normal"),
    ("Inter", "Inter-Medium", 500, "normal"),
    ("Inter", "Inter-SemiBold", 600, "normal"),
    ("Inter", "Inter-Bold", 700, "normal"),
    ("Tinos", "Tinos-Regular", 400, "normal"),
    ("Tinos", "Tinos-Italic", 400, "italic"),
    ("Tinos", "Tinos-Bold", 700, "normal"),
)


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme: colours as ``#RRGGBB`` by role, strengths of the motif by use."""

    name: str
    title: str
    colours: dict[str, str]
    motif: dict[str, float]


@cache
def _tokens() -> dict[str, Any]:
    text = (resources.files("ceremony.theme") / "tokens.json").read_text(encoding="utf-8")
    tokens: dict[str, Any] = json.loads(text)
    return tokens


def theme(name: str) -> Theme:
    """The theme called ``name``. Raises KeyError for a name that tokens.json does not have."""
    raw = _tokens()["themes"][name]
    return Theme(name, raw["name_vi"], dict(raw["colours"]), dict(raw["motif"]["opacity"]))


def console_colours() -> dict[str, str]:
    """The colours of the operator's pages."""
    return dict(_tokens()["console"]["colours"])


def luminance(colour: str) -> float:
    """Relative luminance of ``#RRGGBB`` (WCAG 2)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _face(family: str, file: str, weight: int, style: str) -> str:
    return (
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-style: {style}; '
        "font-display: block; "
        f'src: url("fonts/{file}.woff2") format("woff2"), url("fonts/{file}.ttf") format("truetype"); }}'
    )


def _block(selector: str, values: dict[str, str]) -> str:
    lines = "".join(f"  --{name}: {value};\n" for name, value in values.items())
    return f"{selector} {{\n{lines}}}"


def style_sheet() -> str:
    """theme.css: the fonts, and the colours of every theme as custom properties."""
    parts = ["/* Made by tools/build_theme.py from tokens.json: change that, not this. */"]
    parts += [_face(*face) for face in FACES]
    for name in THEMES:
        chosen = theme(name)
        strengths = {f"motif-{use}": f"{strength:g}" for use, strength in chosen.motif.items()}
        parts.append(_block(f'[data-theme="{name}"]', chosen.colours | strengths))
    parts.append(_block('[data-theme="console"]', console_colours()))
    return "\n".join(parts) + "\n"
