"""Where words stand on pre-printed certificates: millimetres from the upper left corner of the paper."""

from __future__ import annotations

import tomllib
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

PARTS = ("name", "unit", "reason", "decision", "register", "dated")


class StockFault(ValueError):
    """A layout file that says something impossible; the text names the key."""


@dataclass(frozen=True, slots=True)
class Place:
    """A box of words: left edge, top of the first line and width in mm; size in points."""

    x: float
    y: float
    width: float
    size: float
    bold: bool = False
    italic: bool = False
    align: str = "center"


def _usual() -> dict[str, Place]:
    return {
        "name": Place(40, 96, 217, 30, bold=True),
        "unit": Place(40, 114, 217, 17),
        "reason": Place(45, 126, 207, 17, italic=True),
        "decision": Place(35, 168, 95, 11, italic=True, align="left"),
        "register": Place(35, 175, 95, 11, italic=True, align="left"),
        "dated": Place(165, 150, 100, 14, italic=True),
    }


@dataclass(frozen=True, slots=True)
class Stock:
    """A pre-printed sheet, and how far a printer is off: ``dx`` to the right, ``dy`` down, in mm."""

    width: float = 297
    height: float = 210
    dx: float = 0
    dy: float = 0
    places: dict[str, Place] = field(default_factory=_usual)

    def plain(self) -> dict[str, Any]:
        """As JSON values."""
        return asdict(self)


def read_stock(path: Path, dx: float = 0, dy: float = 0) -> Stock:
    """The layout of a TOML file, the usual A4 one where it says nothing. Raises StockFault or OSError."""
    if not path.exists():
        return Stock(dx=dx, dy=dy)
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise StockFault(str(fault)) from fault
    places = _usual()
    for name, table in raw.items():
        if isinstance(table, dict):
            places[name] = _place(name, places, table)
    sizes: dict[str, Any] = {key: raw[key] for key in ("width", "height") if key in raw}
    _numbers("", sizes)
    unknown = set(raw) - {*PARTS, "width", "height"}
    if unknown:
        raise StockFault(", ".join(sorted(unknown)))
    return Stock(dx=dx, dy=dy, places=places, **sizes)


def _place(name: str, places: dict[str, Place], table: dict[str, Any]) -> Place:
    if name not in PARTS:
        raise StockFault(name)
    known = {part.name for part in fields(Place)}
    if set(table) - known:
        raise StockFault(f"{name}.{sorted(set(table) - known)[0]}")
    _numbers(f"{name}.", {key: table[key] for key in ("x", "y", "width", "size") if key in table})
    if table.get("align", "center") not in ("left", "center", "right"):
        raise StockFault(f"{name}.align")
    if any(not isinstance(table.get(key, False), bool) for key in ("bold", "italic")):
        raise StockFault(f"{name}.bold")
    return Place(**asdict(places[name]) | table)


def _numbers(before: str, values: dict[str, Any]) -> None:
    for key, value in values.items():
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1000:
            raise StockFault(f"{before}{key}")
