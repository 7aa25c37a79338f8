"""YAML as a tree in which every key and value knows its line and column.

Only a plain, safe part of YAML is read: mappings, lists, texts, whole numbers, true, false and
nothing. ``8:30`` and ``2021-12-31`` stay texts. Refused, with a place: duplicate keys, anchors,
aliases, tags, tabs, several documents, more than 1 MB, 30 levels or 20,000 values. Told as a warning:
a ``#`` that cuts a value short.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from ceremony.language.catalogs import say
from ceremony.loaders.hints.signs import named, slip_near
from ceremony.loaders.source_text import name_in, read_text
from ceremony.model.problem import Problem, Severity

DEPTH_LIMIT = 30
VALUE_LIMIT = 20_000
_INTEGER = re.compile(r"(?:0|-?[1-9][0-9]{0,17})\Z")  # written so and not otherwise: "+84" stays a text
# A comment that may have been meant as words: "Trao giải #1"; "5 phút # tạm" is a comment.
_CUT_BELOW = re.compile(r"( +)(#[^\s#!=*:-][^:\n]*)\Z")
_CUT = re.compile(r"(?:[ \t]+(?=#[^\s#!=*-])| (?=# \d))(#[^\n]*)")
# Escapes in quotes bring control characters and half letters; \a is ruamel's own.
_UNSEEN = re.compile("[\x00-\x06\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
}


@dataclass(slots=True)
class Node:
    """A value with its place. ``value`` is a scalar, a list of nodes or a dict of nodes by key."""

    line: int
    column: int
    value: Any = None
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)

    def plain(self) -> Any:
        """The value without places: str, int, bool, None, list, dict."""
        if isinstance(self.value, dict):
            return {key: child.plain() for key, child in self.value.items()}
        if isinstance(self.value, list):
            return [child.plain() for child in self.value]
        return self.value

    def at(self, path: tuple[int | str, ...]) -> Node:
        """The node at a path of keys and indexes, or the deepest one on the way."""
        node = self
        for step in path:
            inside = node.value
            fits = isinstance(step, int) and isinstance(inside, list) and step < len(inside)
            if not fits and not (isinstance(inside, dict) and step in inside):
                break
            node = inside[step]
        return node

    def key_place(self, key: str) -> tuple[int, int]:
        """Line and column of a key of this mapping, or of the mapping itself."""
        return self.keys.get(key, (self.line, self.column))


class _RefusedError(Exception):
    """Stops the reading of one file at a place."""

    def __init__(self, code: str, line: int, column: int, **values: object) -> None:
        super().__init__(code)
        self.code, self.line, self.column, self.values = code, line, column, values


def _scalar(event: Any) -> Any:
    text: str = event.value.replace("\a", "")  # ruamel's own note of where a folded line was folded
    if event.style is not None or not event.implicit[0]:
        return text
    if text in _WORDS:
        return _WORDS[text]
    return int(text) if _INTEGER.match(text) else text


def _watch(events: Iterator[Any], ends: list[tuple[int, int]]) -> Iterator[tuple[str, Any, int, int]]:
    """Events with their kind and place; stops at anything that is not plain YAML.

    ``ends`` takes where each scalar ends (line and column from 0).
    """
    depth = documents = 0
    for count, event in enumerate(events):
        kind = type(event).__name__.removesuffix("Event")
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        documents += kind == "DocumentStart"
        if documents > 1:
            raise _RefusedError("yaml.documents", line, column)
        if kind == "Alias" or getattr(event, "anchor", None):
            raise _RefusedError("yaml.anchor", line, column, name=event.anchor)
        if getattr(event, "tag", None) is not None and str(event.tag) != "!":
            raise _RefusedError("yaml.tag", line, column, name=event.tag)
        if kind == "Scalar" and event.style not in {"|", ">"}:
            ends.append((event.end_mark.line, event.end_mark.column))
        sign = _UNSEEN.search(event.value) if kind == "Scalar" else None
        if sign:
            raise _RefusedError("text.control", line, column, sign=f"U+{ord(sign.group()):04X}")
        depth += kind in ("MappingStart", "SequenceStart")
        depth -= kind in ("MappingEnd", "SequenceEnd")
        if depth > DEPTH_LIMIT:
            raise _RefusedError("yaml.depth", line, column, limit=DEPTH_LIMIT)
        if count > VALUE_LIMIT:
            raise _RefusedError("yaml.values", line, column, limit=VALUE_LIMIT)
        yield kind, event, line, column


def _key(kind: str, event: Any, line: int, column: int, mapping: Node) -> str:
    if kind != "Scalar" or not event.value:
        raise _RefusedError("yaml.key", line, column)
    key: str = event.value
    if key in mapping.keys:
        raise _RefusedError("yaml.duplicate-key", line, column, key=key, first=mapping.keys[key][0])
    return key


def _build(steps: Iterator[tuple[str, Any, int, int]]) -> Node | None:
    """The tree of one document, or None when it is empty. No recursion: depth comes from a stack."""
    top: Node | None = None
    stack: list[Node] = []
    pending: list[str | None] = []
    for kind, event, line, column in steps:
        if kind in ("MappingEnd", "SequenceEnd"):
            stack.pop()
            pending.pop()
            continue
        if kind not in ("Scalar", "MappingStart", "SequenceStart"):
            continue
        if stack and isinstance(stack[-1].value, dict) and pending[-1] is None:
            pending[-1] = key = _key(kind, event, line, column, stack[-1])
            stack[-1].keys[key] = (line, column)
            continue
        node = Node(line, column)
        node.value = _scalar(event) if kind == "Scalar" else {} if kind == "MappingStart" else []
        if not stack:
            top = node
        elif isinstance(stack[-1].value, dict):
            if not node.value and kind == "Scalar" and event.style is None:
                node.line, node.column = stack[-1].key_place(str(pending[-1]))  # nothing stands there
            stack[-1].value[pending[-1]] = node
            pending[-1] = None
        else:
            stack[-1].value.append(node)
        if kind != "Scalar":
            stack.append(node)
            pending.append(None)
    return top


def _indentation_tab(text: str) -> tuple[int, int] | None:
    for number, row in enumerate(text.split("\n"), 1):
        blank = row[: len(row) - len(row.lstrip(" \t"))]
        if "\t" in blank and row.strip():
            return number, blank.index("\t") + 1
    return None


def _cuts(text: str, ends: list[tuple[int, int]], file: str, language: str) -> list[Problem]:
    """A warning for each value behind which a ``#`` begins that looks like words."""
    rows = text.split("\n")
    told = []
    for line, column in ends:
        cut = _CUT.match(rows[line], column) if line < len(rows) else None
        at, start, words = (line, cut.start(1), cut[1]) if cut else _cut_below(rows, line, column)
        if words:
            problem = _problem(file, language, "yaml.hash", at + 1, start + 1, cut=words.strip()[:60])
            told.append(replace(problem, severity=Severity.WARNING))
    return told


def _cut_below(rows: list[str], line: int, column: int) -> tuple[int, int, str]:
    """Words behind a ``#`` on the line below a value that ends its line: deeper than the value's own key."""
    ends = column > 0 and line + 1 < len(rows) and not rows[line][column:].strip()
    below = _CUT_BELOW.match(rows[line + 1]) if ends else None
    if below is None or len(below[1]) <= len(rows[line]) - len(rows[line].lstrip(" -")):
        return 0, 0, ""
    return line + 1, below.start(2), below[2]


def parse_yaml(text: str, file: str, language: str = "vi") -> tuple[Node | None, list[Problem]]:
    """The tree of a text already decoded with warnings, or None and the first fault of its form."""
    ends: list[tuple[int, int]] = []
    try:
        tab = _indentation_tab(text)
        if tab:
            raise _RefusedError("yaml.tab", *tab)
        top = _build(_watch(YAML(typ="rt", pure=True).parse(text), ends))
        if top is None:
            raise _RefusedError("yaml.empty", 1, 1)
    except _RefusedError as fault:
        return None, [_problem(file, language, fault.code, fault.line, fault.column, **fault.values)]
    except MarkedYAMLError as error:
        return None, [_told(error, text, file, language)]
    except (YAMLError, ValueError, RecursionError, AssertionError, IndexError, TypeError) as error:
        # What the library lets through on mangled text: still a fault of the file, not of the program.
        line = getattr(error, "line", None)
        return None, [_problem(file, language, "yaml.syntax", line if isinstance(line, int) else 1, 1)]
    return top, _cuts(text, ends, file, language)


def _told(error: MarkedYAMLError, text: str, file: str, language: str) -> Problem:
    """A fault of the form: at the sign that is not what it looks like, else where the reading stopped."""
    code = _diagnose(error)
    opened = error.context_mark if code in {"yaml.no-colon", "yaml.quote"} else None
    mark = opened or error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    near = [line, *range(line - 1, max(0, line - 4), -1)]
    if error.context_mark:
        near.append(error.context_mark.line + 1)
    slip = slip_near(text, iter(near))
    if slip is None:
        return _problem(file, language, code, line, column)
    values = {"sign": slip.sign, "number": named(slip.sign), "instead": slip.instead}
    return _problem(file, language, f"yaml.{slip.kind}", slip.line, slip.column, **values)


def _diagnose(error: MarkedYAMLError) -> str:
    """The likeliest slip behind a syntax error, so that the hint can say what to write instead."""
    words = f"{error.context} {error.problem}"
    slips = (
        ("mapping values are not allowed", "yaml.colon"),
        ("could not find expected ':'", "yaml.no-colon"),
        ("unknown escape", "yaml.escape"),
        ("quoted scalar", "yaml.quote"),
        ("scanning a tag", "yaml.sign"),
        ("scanning an", "yaml.sign"),  # an anchor, an alias
        ("block collection", "yaml.indent"),
        ("block mapping", "yaml.indent"),
        ("block sequence", "yaml.indent"),
        ("flow", "yaml.bracket"),
        ("cannot start any token", "yaml.sign"),
    )
    return next((code for sign, code in slips if sign in words), "yaml.syntax")


def _problem(file: str, language: str, code: str, line: int, column: int, **values: object) -> Problem:
    name = f"loaders.{code.partition('.')[2]}"
    return Problem(
        file, line, column, code, say(language, name, **values), say(language, f"{name}.hint", **values)
    )


def read_yaml(path: Path, root: Path, language: str = "vi") -> tuple[Node | None, list[Problem]]:
    """A YAML file as a tree; None and the reason when it cannot be read."""
    text, problems = read_text(path, root, language)
    if text is None:
        return None, problems
    return parse_yaml(text, name_in(root, path), language)
