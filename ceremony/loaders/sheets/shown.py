"""What a cell shows where its number format adds words or zeros: 5 under the format ``"Tổ "0`` is "Tổ 5"."""

from __future__ import annotations

import re

_PIECE = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.|(General|Standard)|([0#?.,]+)|(@)|(.)', re.IGNORECASE)
_SECTION = re.compile(r'((?:"[^"]*"|\\.|\[[^\]]*\]|[^;])*)(?:;|\Z)')


def _section(code: str, value: str | int | float) -> str:
    """The part of a format that holds for a value: above zero, below, zero, text."""
    parts: list[str] = _SECTION.findall(code)
    parts = parts[:-1] if len(parts) > 1 and not parts[-1] else parts
    if isinstance(value, str):
        return parts[3] if len(parts) > 3 else parts[0] if "@" in parts[0] else ""
    place = 1 if value < 0 else 2 if value == 0 else 0
    return parts[place] if place < len(parts) else parts[0]


def shown(value: str | int | float, code: str) -> str | None:
    """The text of a value under a format of words and whole digits; None where it is not so simple."""
    out, filled = "", 0
    for quoted, escaped, general, digits, text, other in _PIECE.findall(_section(code, value)):
        if general or digits or text:
            made = _filled(value, digits)
            if made is None or bool(text) != isinstance(value, str):
                return None
            out, filled = out + made, filled + 1
        elif other and (other.isalpha() or other in "%/:"):
            return None
        else:
            out += quoted + escaped + other
    return out if filled == 1 else None


def _filled(value: str | int | float, digits: str) -> str | None:
    if isinstance(value, str):
        return value
    if isinstance(value, float) or digits.strip("0#"):
        return None
    return str(abs(value)).zfill(digits.count("0"))
