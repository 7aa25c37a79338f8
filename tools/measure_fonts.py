"""Write ceremony/theme/metrics.json and coverage.json: how wide the letters of the shipped fonts are, and
which there are.

    python tools/measure_fonts.py

Widths: advances in units of the em, grouped by width; Inter's figures are the tabular ones. Coverage: for
each family the ranges of code points that all of its faces draw.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path

from fontTools.ttLib import TTFont

THEME = Path(__file__).resolve().parents[1] / "ceremony" / "theme"
FACES = (
    "BeVietnamPro-Regular",
    "BeVietnamPro-Medium",
    "BeVietnamPro-SemiBold",
    "BeVietnamPro-Bold",
    "Inter-Medium",
    "Inter-SemiBold",
    "Inter-Bold",
    "Tinos-Regular",
    "Tinos-Bold",
)
RANGES = ((0x20, 0x7F), (0xA0, 0x250), (0x1E00, 0x1F00), (0x2010, 0x2045), (0x20A0, 0x20C0), (0x2190, 0x2194))
SINGLES = (0x2026, 0x2032, 0x2033, 0x2116, 0x2122, 0x2212, 0x2264, 0x2265, 0x221E, 0x25CF, 0x2713)


def tabular_names(font: TTFont) -> dict[str, str]:
    """Glyph → its tabular form, from the font's own ``tnum`` feature."""
    table = font["GSUB"].table
    wanted = {
        i
        for r in table.FeatureList.FeatureRecord
        if r.FeatureTag == "tnum"
        for i in r.Feature.LookupListIndex
    }
    found: dict[str, str] = {}
    for index in wanted:
        for sub in table.LookupList.Lookup[index].SubTable:
            found |= getattr(getattr(sub, "ExtSubTable", sub), "mapping", {})
    return found


def advances(face: str) -> dict[str, object]:
    """One face: units per em, the widest letter, and letters by advance width."""
    font = TTFont(THEME / "fonts" / f"{face}.ttf")
    names, widths = font.getBestCmap(), font["hmtx"]
    tabular = tabular_names(font) if face.startswith("Inter") else {}
    points = [p for low, high in RANGES for p in range(low, high)] + list(SINGLES)
    by_width: dict[int, str] = defaultdict(str)
    for point in sorted(set(points)):
        if point in names:
            by_width[widths[tabular.get(names[point], names[point])][0]] += chr(point)
    return {
        "upem": font["head"].unitsPerEm,
        "widest": max(by_width),
        "letters": {str(width): by_width[width] for width in sorted(by_width)},
    }


def measured() -> str:
    """The whole metrics file as text, the same for the same fonts."""
    faces = {face: advances(face) for face in FACES}
    return json.dumps(faces, ensure_ascii=False, indent=1) + "\n"


FAMILIES = {"Be Vietnam Pro": "BeVietnamPro-*.ttf", "Inter": "Inter-*.ttf", "Tinos": "Tinos-*.ttf"}


def ranges(points: set[int]) -> list[list[int]]:
    """Code points as spans, first and last."""
    spans: list[list[int]] = []
    for point in sorted(points):
        if spans and point == spans[-1][1] + 1:
            spans[-1][1] = point
        else:
            spans.append([point, point])
    return spans


def covered() -> str:
    """The whole file of coverage as text, the same for the same fonts."""
    found = {}
    for family, pattern in FAMILIES.items():
        faces = [set(TTFont(path).getBestCmap()) for path in sorted((THEME / "fonts").glob(pattern))]
        found[family] = ranges(set.intersection(*faces))
    lines = [f' "{family}": {json.dumps(spans, separators=(",", ":"))}' for family, spans in found.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    for name, made in (("metrics.json", measured()), ("coverage.json", covered())):
        (THEME / name).write_text(made, encoding="utf-8", newline="\n")
        sys.stdout.write(f"ceremony/theme/{name}\n")
