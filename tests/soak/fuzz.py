"""Files as nobody would write them: every one is told in words or read, none ends in a traceback.

python3 dev.py soak fuzz --minutes 30 [--seed N] [--only event|table]

``event``: the small event with one or more files mangled, compiled as when a show starts. ``table``: a list
in CSV, XLSX, ODS or XLS with mangled cells, XML or bytes, brought in as `ceremony roster import` would.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
import traceback
import zipfile
from collections.abc import Callable
from pathlib import Path

from ceremony.cli.compile import compile_to
from ceremony.loaders.roster.entry import Wish
from ceremony.loaders.roster.importing import read_roster
from ceremony.loaders.sheets.limits import TableRefused
from tests.loaders.biff import write_xls
from tests.loaders.open_document import write_ods
from tests.loaders.pages import Cell, Page
from tests.loaders.small import EVENT, FILES, write

SLOW_S = 20.0
SLIDE = "\n# Kết quả\n\n- một\n- **hai**\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n![ảnh](anh.png)\n"
NASTY = (
    *("[]", "{}", "null", "~", "true", "-1", "0", "1e999", ".inf", ".nan", "0x10", "1_000", "12:30:61", "''"),
    *(
        "&a",
        "*a",
        "!!python/object:os.system",
        "<<: *a",
        "? :",
        "- - -",
        "|",
        ">-",
        "%YAML 9.9",
        "---",
        "...",
    ),
    *("\0", "\t", "\ufeff", "\u202e", "\u2028", "\ud7ff", "🎉", "Nguyễn", "a\u0300", "x" * 9000, "[" * 300),
    *(
        "{{tên}}",
        "<script>",
        "../../etc/passwd",
        "=1+1",
        ",",
        ";",
        '"',
        "\r",
        "99999999999999999999",
        "31/02/2021",
    ),
)


def mangle(text: str, chance: random.Random) -> str:
    """A text with something in it that does not belong there."""
    lines = text.split("\n")
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        at = chance.randrange(len(lines))
        line = lines[at]
        kind = chance.randrange(10)
        if kind == 0:
            del lines[at : at + chance.randrange(1, 4)]
            lines = lines or [""]
        elif kind == 1:
            lines.insert(at, chance.choice(lines))
        elif kind == 2:
            lines[at] = " " * chance.randrange(9) + line.strip()
        elif kind == 3 and ":" in line:
            lines[at] = line.split(":", 1)[0] + ": " + chance.choice(NASTY)
        elif kind == 4:
            lines[at] = line.replace(":", chance.choice((" :", "", "::", "=")), 1)
        elif kind == 5:
            place = chance.randrange(len(line) + 1)
            lines[at] = line[:place] + chance.choice(NASTY) + line[place:]
        elif kind == 6:
            lines = lines[:at] or [""]
        elif kind == 7:
            other = chance.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
        elif kind == 8:
            words = line.split()
            chance.shuffle(words)
            lines[at] = " ".join(words)
        else:
            lines[at] = line.replace(chance.choice(line) if line else " ", chance.choice(NASTY), 1)
    return "\n".join(lines)


def mangle_bytes(piece: bytes, chance: random.Random) -> bytes:
    """Bytes with some changed, cut off, doubled, or in another encoding."""
    spoilt = bytearray(piece)
    for _ in range(chance.choice((1, 3, 20))):
        if spoilt:
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
    return bytes(spoilt[: chance.randrange(len(spoilt) + 1)] if chance.random() < 0.2 else spoilt)


def try_event(folder: Path, chance: random.Random) -> None:
    """One mangled event, compiled."""
    changed: dict[str, str | bytes] = {}
    for name in chance.sample(sorted(FILES), chance.choice((1, 1, 1, 2))):
        text = mangle(FILES[name], chance)
        raw = text.encode("utf-8", "replace")
        how = chance.random()
        key = name.replace(".", "_")
        if how < 0.1:
            changed[key] = mangle_bytes(raw, chance)
        elif how < 0.15:
            changed[key] = text.encode(chance.choice(("utf-16", "cp1258", "latin-1")), "replace")
        else:
            changed[key] = raw
    write(folder, **changed)
    if chance.random() < 0.25:
        slide = folder / "slides" / EVENT / "chao.md"
        slide.write_bytes(
            mangle(slide.read_text(encoding="utf-8") + SLIDE, chance).encode("utf-8", "replace")
        )
    compile_to(folder, EVENT, folder / "rundown.json")


def rows(chance: random.Random) -> list[list[Cell]]:
    """A list of recipients with cells that do not belong there."""
    made: list[list[Cell]] = [["STT", "Họ và tên", "Đơn vị", "Hình thức khen", "Số QĐ"]]
    made += [[n, f"Người Mẫu {n}", f"Khu dân cư {n}", "Giấy khen", "12/QĐ-UBND"] for n in range(1, 9)]
    for _ in range(chance.randrange(6)):
        row = chance.choice(made)
        cell = chance.choice((*NASTY, None, -1, 2.5, 1e300, True))
        row[chance.randrange(len(row))] = clean(cell) if isinstance(cell, str) else cell
    if chance.random() < 0.3:
        chance.shuffle(made)
    return made


def clean(text: str) -> str:
    """What XML can hold at all."""
    return "".join(letter for letter in text if letter.isprintable())[:300]


def try_table(folder: Path, chance: random.Random) -> None:
    """One mangled list, brought in."""
    kind = chance.choice(("csv", "xlsx", "ods", "xls"))
    path = folder / f"danh-sach.{kind}"
    page = Page("Danh sách", rows(chance))
    if kind == "csv":
        sign = chance.choice((",", ";", "\t"))
        text = "\n".join(sign.join("" if cell is None else str(cell) for cell in row) for row in page.rows)
        path.write_bytes(mangle(text, chance).encode("utf-8", "replace"))
    elif kind == "xls":
        write_xls(path, [page])
    elif kind == "ods":
        write_ods(path, [page])
    else:
        from tests.loaders.spreadsheet import write_xlsx

        write_xlsx(path, {"Danh sách": page.rows})  # type: ignore[dict-item]
    if kind in ("xlsx", "ods") and chance.random() < 0.6:
        mangle_parts(path, chance)
    elif chance.random() < 0.4:
        path.write_bytes(mangle_bytes(path.read_bytes(), chance))
    try:
        read_roster(path, Wish("recipients"))
    except TableRefused:
        return


def mangle_parts(path: Path, chance: random.Random) -> None:
    """The XML inside a workbook changed, its packing whole."""
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    name = chance.choice(sorted(parts))
    if chance.random() < 0.1:
        del parts[name]
    else:
        text = parts[name].decode("utf-8", "replace").replace("><", ">\n<")
        parts[name] = mangle(text, chance).encode("utf-8", "replace")
    with zipfile.ZipFile(path, "w") as packed:
        for one, piece in parts.items():
            packed.writestr(one, piece)


TRIES: dict[str, Callable[[Path, random.Random], None]] = {"event": try_event, "table": try_table}


def one(kind: str, seed: int, parent: Path | None = None) -> str:
    """One try; what went wrong, or ""."""
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(dir=parent) as folder:
        try:
            TRIES[kind](Path(folder), random.Random(f"{kind} {seed}"))
        except Exception:  # noqa: BLE001 - whatever it is, it is what was looked for
            return f"{kind} {seed}: {traceback.format_exc()}"
    spent = time.monotonic() - begun
    return f"{kind} {seed}: took {spent:.0f} s" if spent > SLOW_S else ""


def main() -> int:
    """For so many minutes; 0 when nothing went wrong."""
    asked = argparse.ArgumentParser(prog="python3 dev.py soak fuzz")
    asked.add_argument("--minutes", type=float, default=5.0)
    asked.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    asked.add_argument("--only", choices=tuple(TRIES), default="")
    given = asked.parse_args()
    end, done, found = time.monotonic() + given.minutes * 60, 0, []
    kinds = (given.only,) if given.only else ("event", "event", "event", "table")
    while time.monotonic() < end and len(found) < 5:
        told = one(kinds[done % len(kinds)], given.seed + done)
        found += [told] if told else []
        done += 1
    print("\n".join(found))
    print(f"seed {given.seed}: {done} files, {len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
