"""Write the style sheet and the ornaments of ceremony/theme from their sources.

python tools/build_theme.py
"""

from __future__ import annotations

import sys
from pathlib import Path

from ceremony.theme import drum, tokens

THEME = Path(__file__).resolve().parents[1] / "ceremony" / "theme"


def files() -> dict[str, str]:
    """File name → content of everything that is made, not written."""
    return {"theme.css": tokens.style_sheet(), **drum.images()}


if __name__ == "__main__":
    for name, content in files().items():
        (THEME / name).write_text(content, encoding="utf-8", newline="\n")
        sys.stdout.write(f"ceremony/theme/{name}\n")
