"""The register as files for the archive, and the proof that nothing in them or in the journal was altered."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ceremony.core.ink_svg import svg
from ceremony.documents.pledge_register import Line, Register, head_seal, line_plain, line_seal
from ceremony.model.ink import Ink

FILE = "register.json"
INK = "ink"


@dataclass(frozen=True, slots=True)
class Doubt:
    """One place that is not as it was sealed: a sentence of the pledge catalog and its values."""

    key: str
    values: dict[str, object]


def write_register(register: Register, folder: Path) -> list[Path]:
    """One JSON file and a picture of every signature; what stood there is replaced."""
    (folder / INK).mkdir(parents=True, exist_ok=True)
    written = []
    for line in register.lines:
        if line.svg:
            path = folder / INK / ink_name(line)
            path.write_text(svg(Ink(strokes=line.strokes)), encoding="utf-8", newline="\n")
            written.append(path)
    plain = {**register.head, "lines": [line_plain(line) for line in register.lines], "seal": register.seal}
    path = folder / FILE
    part = path.with_suffix(".part")
    part.write_text(json.dumps(plain, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    part.replace(path)
    return [path, *written]


def ink_name(line: Line) -> str:
    """ "007-ky-05.svg": the line and whose ink it is."""
    subject = line.subject.rsplit("/", maxsplit=1)[-1]
    return f"{line.line:03}-{subject}.svg"


def doubts(register: Register, folder: Path) -> list[Doubt]:
    """Everything in the files that is not as it was sealed, or not as the journal has it."""
    try:
        raw = json.loads((folder / FILE).read_text(encoding="utf-8"))
        lines, seal = raw.pop("lines"), raw.pop("seal")
        entries = [dict(line) for line in lines]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        return [Doubt("unreadable", {"file": FILE, "reason": str(fault)})]
    return [
        *_against(register, raw, entries),
        *_broken_chain(raw, entries, seal),
        *_altered_ink(register, folder),
    ]


def _broken_chain(head: dict[str, Any], lines: list[dict[str, Any]], seal: object) -> Iterator[Doubt]:
    """Where the chain of seals breaks first."""
    before = head_seal(head)
    for place, line in enumerate(lines, 1):
        before = line_seal(before, line)
        if before != line.get("seal"):
            yield Doubt("chain", {"line": place})
            return
    if before != seal:
        yield Doubt("last", {})


def _against(register: Register, head: dict[str, Any], lines: list[dict[str, Any]]) -> Iterator[Doubt]:
    """Field by field against the journal."""
    for name in dict.fromkeys([*register.head, *head]):
        if head.get(name) != register.head.get(name):
            yield Doubt("head", {"field": name, "here": head.get(name), "there": register.head.get(name)})
    for place, line in enumerate(register.lines):
        true = line_plain(line)
        told = lines[place] if place < len(lines) else None
        if told is None:
            yield Doubt("missing", {"line": line.line, "name": line.name})
            continue
        for name in dict.fromkeys([*true, *told]):
            if told.get(name) != true.get(name):
                values = {"line": line.line, "name": line.name, "field": name}
                yield Doubt(
                    "line", values | {"here": _short(told.get(name)), "there": _short(true.get(name))}
                )
    for place in range(len(register.lines), len(lines)):
        yield Doubt("extra", {"line": place + 1, "name": _short(lines[place].get("name"))})


def _altered_ink(register: Register, folder: Path) -> Iterator[Doubt]:
    for line in register.lines:
        if not line.svg:
            continue
        name = f"{INK}/{ink_name(line)}"
        try:
            found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        except OSError:
            yield Doubt("no-ink", {"file": name, "name": line.name})
            continue
        if found != line.svg:
            yield Doubt("ink", {"file": name, "name": line.name})


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False) if not isinstance(value, str) else value
    return text if len(text) <= 60 else f"{text[:59]}…"
