"""Signs that look like others, or like nothing: what Word and telephones put where YAML wants plain ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_NOTHING = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_COLONS = "：∶﹕︰꞉ː"
_DASHES = "–—−‒―‐‑－"
_BULLETS = "•▪◦‣●·○■□➢✓❖∙⁃*"
_QUOTES = "“”„‟‘’‚«»＂＇"
_BRACKETS = {
    "（": "(",
    "）": ")",
    "［": "[",
    "］": "]",
    "｛": "{",
    "｝": "}",
    "【": "[",
    "】": "]",
    "，": ",",
    "、": ",",
    "；": ";",
}
_KEY = rf"[^\s\"'#:{_COLONS}{_BLANKS}][^\"'#:{_COLONS}]{{0,60}}?"

# What is looked for in a line that cannot be read, in this order: the kind of a sign, its place (group 1).
_SLIPS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("sign-blank", re.compile(rf"^[ \t]*([{_BLANKS}])")),
    ("sign-tab", re.compile(r"^ *(\t)")),
    ("sign-nothing", re.compile(rf"^[ \t]*(?:- +)?([{_NOTHING}])")),
    ("sign-dash", re.compile(rf"^[ \t]*([{_DASHES}])(?=[ \t{_BLANKS}])")),
    ("sign-bullet", re.compile(rf"^[ \t]*([{_BULLETS}])(?=[ \t{_BLANKS}])")),
    ("sign-blank", re.compile(rf"^[ \t]*-([{_BLANKS}])")),
    ("sign-tab", re.compile(r"^[ \t]*-(\t)")),
    ("sign-no-blank", re.compile(r"^[ \t]*(-)(?=[^\s\d-])")),
    ("sign-colon", re.compile(rf"^[ \t]*(?:- +)?{_KEY}([{_COLONS}])")),
    ("sign-blank", re.compile(rf"^[ \t]*(?:- +)?{_KEY}:([{_BLANKS}])")),
    ("sign-tab", re.compile(rf"^[ \t]*(?:- +)?{_KEY}:(\t)")),
    ("sign-nothing", re.compile(rf"^[ \t]*(?:- +)?[^\"'#:]{{0,60}}?:?[ \t]*([{_NOTHING}])")),
    ("sign-quote", re.compile(rf"^[ \t]*(?:- +)?(?:{_KEY}:[ \t]+)?([{_QUOTES}]).*: ")),
    ("sign-bracket", re.compile(rf"^[ \t]*(?:- +)?{_KEY}:[ \t]*([{''.join(map(re.escape, _BRACKETS))}])")),
    (
        "sign-after-quote",
        re.compile(r"^[ \t]*(?:- +)?[^\"'#:]*:[ \t]+(?:\"[^\"]*\"|'[^']*')[ \t]*([^\s#,\]}:])"),
    ),
    (
        "sign-after-bracket",
        re.compile(r"^[ \t]*(?:- +)?[^\"'#:]*:[ \t]+(?:\[[^\]]*\]|\{[^}]*\})[ \t]*([^\s#,\]}])"),
    ),
    ("sign-first", re.compile(r"^[ \t]*(?:- +)?[^\"'#:\s][^\"'#:]*:[ \t]+([?|>%@`])[ \t]*[^\s-]")),
    ("sign-tab", re.compile(r"^[^\t#]*(\t)[ \t]*#")),
    ("sign-dash-value", re.compile(r"^[ \t]*(?:- +)?[^\"'#:\s][^\"'#:]*:[ \t]+(-)[ \t]")),
    ("sign-hash", re.compile(r"^[^\"']*[\[{][^\]}\"']*[ \t](#)")),
    ("sign-no-blank", re.compile(r"^[ \t]*(?:- +)?[a-z_]{2,20}(:)(?=[^\s:/\\])")),
)
_UNSEEN = re.compile(f"[{_BLANKS}{_NOTHING}]")


@dataclass(frozen=True, slots=True)
class Slip:
    """A sign at ``line`` and ``column`` that is not what it looks like; ``instead`` is what to type."""

    kind: str
    line: int
    column: int
    sign: str
    instead: str = ""


def slip_near(text: str, lines: Iterator[int]) -> Slip | None:
    """The first such sign in these lines of a text (counted from 1), in their order."""
    rows = text.split("\n")
    for number in lines:
        row = rows[number - 1] if 0 < number <= len(rows) else ""
        if _in_block(rows, number - 1):
            continue
        for kind, rule in _SLIPS:
            found = rule.match(row)
            if found:
                instead = _BRACKETS.get(found[1], "") or _quoted(row)
                return Slip(kind, number, found.start(1) + 1, found[1], instead)
    return None


def _quoted(row: str) -> str:
    """The value of a line in the quotes that hold it: single ones around double ones, else double ones."""
    value = row.partition(":")[2].strip()
    if len(value) > 2 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    return f"'{value}'" if '"' in value and "'" not in value else '"' + value.replace('"', "“") + '"'


def _in_block(rows: list[str], at: int) -> bool:
    """Whether a line is one of a text that stands below ``|`` or ``>``."""
    indent = _indent(rows[at]) if at < len(rows) else 0
    for row in reversed(rows[:at]):
        if row.strip() and _indent(row) < indent:
            if re.search(r"(?::|-)[ \t]+[|>][-+0-9]*[ \t]*$", row):
                return True
            indent = _indent(row)
    return False


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip(" "))


def named(sign: str) -> str:
    """A sign as its number: U+00A0."""
    return f"U+{ord(sign):04X}"


def unseen_sign(text: str) -> str:
    """The first sign of a text that nobody sees, or ""."""
    found = _UNSEEN.search(text)
    return found.group() if found else ""


def starts_like_list(text: str) -> str:
    """The dash or bullet that a text begins with in place of "- ", or ""."""
    found = re.match(rf"([{_DASHES}{_BULLETS}-])", text.strip())
    return found[1] if found else ""
