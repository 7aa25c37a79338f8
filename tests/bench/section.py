"""A section of docs/measurements.md, written between its marks; the rest of the page stays."""

from __future__ import annotations

import datetime
import os
import platform
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "measurements.md"


def machine() -> str:
    """When and where: "Measured 2026-11-25 on 2 cores, Linux x86_64, Python 3.11.7, load average …"."""
    load = f", load average {os.getloadavg()[0]:.1f} at the end" if hasattr(os, "getloadavg") else ""
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    system = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    return f"Measured {today} on {os.cpu_count()} cores, {system}{load}."


def write_section(name: str, title: str, text: str, path: Path = PAGE) -> None:
    """Put the text between the marks of ``name``; a new section goes to the end of the page."""
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    page = path.read_text(encoding="utf-8") if path.exists() else "# Measurements\n"
    section = f"{begin}\n{text}\n{end}"
    if begin in page:
        head, rest = page.split(begin, 1)
        page = head + section + rest.split(end, 1)[1]
    else:
        told = f"`python3 dev.py bench {name}` measures again and writes this table."
        page += f"\n## {title}\n\n{told}\n\n{section}\n"
    path.write_text(page, encoding="utf-8")
