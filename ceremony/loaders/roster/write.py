"""Lists as files a person reads: CSV for those who are called, YAML for the others; old files are kept."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ceremony.language.dates import day_signs
from ceremony.loaders.sheets.limits import TableRefused
from ceremony.loaders.source_text import SIZE_LIMIT

if TYPE_CHECKING:
    from ruamel.yaml import YAML

COLUMNS = {
    "recipients": ("id", "name", "kind", "unit", "movement", "form", "decision", "reason", "honorific",
        "sort_name", "sample", "status", "photo", "consent"),
    "signers": ("id", "number", "name", "area", "title", "honorific", "sample"),
}  # fmt: skip
_NEEDED = ("id", "number", "name", "kind", "form")
_WORDS = {
    "kind": {"collective": "tập thể", "household": "hộ", "individual": "cá nhân"},
    "status": {"absent": "vắng", "posthumous": "truy tặng", "later": "nhận sau"},
    "sample": {"yes": "mẫu"}, "consent": {"yes": "có"},
}  # fmt: skip
YAML_ROWS = 1_000  # as many entries as a YAML file surely holds


def _separator(before: str) -> str:
    """That of the file that stood there; Excel's own where Vietnamese is spoken for a new one."""
    if not before.strip():
        return ";"
    from ceremony.loaders.tables import separator

    return separator(before.split("\n", 1)[0])


def as_csv(rows: Sequence[Mapping[str, str]], kind: str, language: str, before: str = "") -> str:
    """The table with the columns that hold something; the separator of the file it replaces, else ``;``."""
    columns = [name for name in COLUMNS[kind] if name in _NEEDED or any(row.get(name) for row in rows)]
    sign = _separator(before)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=sign, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        cells = {name: " ".join(row.get(name, "").split()) for name in columns}
        if language == "vi":
            cells |= {
                name: said.get(cells[name], cells[name]) for name, said in _WORDS.items() if name in cells
            }
        writer.writerow([cells[name] for name in columns])
    return out.getvalue()


def _quoted(text: str) -> str:
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def _person(row: Mapping[str, str]) -> list[str]:
    lines = [f"  - id: {row['id']}", f"    name: {_quoted(row['name'])}"]
    lines += [f"    {name}: {_quoted(row[name])}" for name in ("honorific",) if row.get(name)]
    if row.get("title"):
        lines += ["    titles:", f"      - {_quoted(row['title'])}"]
    lines += [f"    {name}: {_quoted(row[name])}" for name in ("photo", "note") if row.get(name)]
    return lines + (["    sample: true"] if row.get("sample") else [])


def _day(iso: str, language: str) -> str:
    """A day as the file's readers write it."""
    return iso if language == "en" else day_signs(date.fromisoformat(iso))


def _decision(row: Mapping[str, str], language: str) -> list[str]:
    """What nobody has said stands there as unknown, so that a person sees what is missing."""
    from ceremony.model.values import UNKNOWN_WORDS

    unknown = UNKNOWN_WORDS[-1] if language == "en" else UNKNOWN_WORDS[0]
    lines = [f"  - id: {row['id']}"]
    told = {name: _quoted(row[name]) for name in ("number", "authority", "subject") if row.get(name)}
    if row.get("date"):
        told["date"] = _day(row["date"], language)
    lines += [f"    {name}: {told.get(name, unknown)}" for name in ("number", "date", "authority", "subject")]
    return lines + (["    sample: true"] if row.get("sample") else [])


def _round_trip() -> YAML:
    """A writer that leaves comments, order and quotes alone."""
    from ruamel.yaml import YAML

    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = 4096
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _dumped(yaml: YAML, tree: Any) -> str:
    out = io.StringIO()
    yaml.dump(tree, out)
    return out.getvalue()


def _mend(one: Any, name: str, value: str) -> None:
    """A value of one entry; "" takes it away."""
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString

    if name == "title":
        rest = [title for title in one.get("titles", [])[1:] if str(title) != value]
        one["titles"] = [DoubleQuotedScalarString(value), *rest]
    elif not value:
        one.pop(name, None)
    else:
        one[name] = value if name == "date" else DoubleQuotedScalarString(value)


def _changed(text: str, top: str, changes: Mapping[str, Mapping[str, str]]) -> str:
    """The file with entries mended in place; its comments and its order stay."""
    yaml = _round_trip()
    tree = yaml.load(text)
    for one in tree[top]:
        for name, value in changes.get(str(one["id"]), {}).items():
            _mend(one, name, value)
    return _dumped(yaml, tree)


def _joined(text: str, top: str, lines: Sequence[str]) -> str:
    """The file with new entries at its end; a list in brackets is opened first. Raises TableRefused."""
    whole = text.rstrip("\n") + "\n" + "".join(f"{line}\n" for line in lines)
    if _can_stand(whole) or not lines:
        return whole
    yaml = _round_trip()
    tree, more = yaml.load(text), yaml.load(f"{top}:\n" + "\n".join(lines))
    tree[top] = [*(tree[top] or []), *more[top]]
    return _dumped(yaml, tree)


def _can_stand(text: str) -> bool:
    """True when the loader will read it. Raises TableRefused for more than it reads."""
    from ceremony.loaders.yaml_source import parse_yaml

    problems = parse_yaml(text, "")[1]
    if len(text.encode()) > SIZE_LIMIT or any(problem.code == "yaml.values" for problem in problems):
        raise TableRefused("list-large", limit=YAML_ROWS)
    return not problems


def as_people(
    before: str, changes: Mapping[str, Mapping[str, str]], added: Sequence[Mapping[str, str]]
) -> str:
    """``people.yaml`` with some people mended and others added at its end. Raises TableRefused."""
    text = _changed(before, "people", changes) if before.strip() and changes else before or "people:\n"
    return _joined(text, "people", [line for row in added for line in _person(row)])


def as_decisions(
    before: str, changes: Mapping[str, Mapping[str, str]], added: Sequence[Mapping[str, str]], language: str
) -> str:
    """``decisions.yaml``, likewise."""
    changes = {
        ident: {name: _day(value, language) if name == "date" else value for name, value in one.items()}
        for ident, one in changes.items()
    }
    text = _changed(before, "decisions", changes) if before.strip() and changes else before or "decisions:\n"
    return _joined(text, "decisions", [line for row in added for line in _decision(row, language)])


def put(path: Path, text: str, *, mark: bool) -> Path | None:
    """Write ``text`` in one step; the file that stood there is kept as ``name.N.bak``, which is returned.

    ``mark``: a byte-order mark, without which Excel reads no Vietnamese.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    part.write_bytes(("\ufeff" if mark else "").encode() + text.encode("utf-8"))
    kept = _keep_old(path) if path.exists() else None
    part.replace(path)
    return kept


def _keep_old(path: Path) -> Path:
    """A copy under the next free number; the file itself is never away."""
    raw = path.read_bytes()
    number = 1
    while True:
        try:
            kept = path.with_name(f"{path.name}.{number}.bak")
            with kept.open("xb") as file:
                file.write(raw)
        except FileExistsError:
            number += 1
        else:
            return kept
