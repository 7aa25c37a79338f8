"""Lists as files a person reads: CSV for those who are called, YAML for people; old files are kept."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from ceremony.loaders.tables import separator

COLUMNS = {
    "recipients": ("id", "name", "kind", "unit", "movement", "form", "decision", "reason", "honorific",
        "sample", "status"),
    "signers": ("id", "number", "name", "area", "title", "honorific", "sample"),
}  # fmt: skip
_NEEDED = ("id", "number", "name", "kind", "form")
_WORDS = {
    "collective": "tập thể", "household": "hộ", "individual": "cá nhân", "yes": "mẫu",
    "absent": "vắng", "posthumous": "truy tặng", "later": "nhận sau",
}  # fmt: skip
_SPOKEN = ("kind", "sample", "status")


def as_csv(rows: Sequence[Mapping[str, str]], kind: str, language: str, before: str = "") -> str:
    """The table with the columns that hold something; the separator of the file it replaces, else ``;``."""
    columns = [name for name in COLUMNS[kind] if name in _NEEDED or any(row.get(name) for row in rows)]
    sign = separator(before.split("\n", 1)[0]) if before.strip() else ";"
    out = io.StringIO()
    writer = csv.writer(out, delimiter=sign, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        cells = {name: " ".join(row.get(name, "").split()) for name in columns}
        if language == "vi":
            cells |= {name: _WORDS.get(cells[name], cells[name]) for name in _SPOKEN if name in cells}
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


def _changed(text: str, changes: Mapping[str, Mapping[str, str]]) -> str:
    """The file with people mended in place; its comments and its order stay."""
    from ruamel.yaml import YAML
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString

    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = 4096
    yaml.indent(mapping=2, sequence=4, offset=2)
    tree = yaml.load(text)
    for person in tree["people"]:
        for name, value in changes.get(str(person["id"]), {}).items():
            if name == "title":
                rest = [title for title in person.get("titles", [])[1:] if str(title) != value]
                person["titles"] = [DoubleQuotedScalarString(value), *rest]
            else:
                person[name] = DoubleQuotedScalarString(value)
    out = io.StringIO()
    yaml.dump(tree, out)
    return out.getvalue()


def as_people(
    before: str, changes: Mapping[str, Mapping[str, str]], added: Sequence[Mapping[str, str]]
) -> str:
    """``people.yaml`` with some people mended and others added at its end."""
    text = _changed(before, changes) if before.strip() and changes else before or "people:\n"
    lines = [line for row in added for line in _person(row)]
    return text.rstrip("\n") + "\n" + "".join(f"{line}\n" for line in lines)


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
