"""Make the pictures of docs/printing.md: one page of each paper of the founding event, before and after it.

python tools/paper_pictures.py
"""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from ceremony.documents.press import print_after, print_before  # noqa: E402
from ceremony.documents.stock import Stock  # noqa: E402
from tests.documents.event import founding, held  # noqa: E402

OUT = ROOT / "docs" / "pictures"
BEFORE = (
    ("programme", 0),
    ("script", 2),
    ("recipients", 0),
    ("pledges", 0),
    ("cards", 3),
    ("seats", 0),
    ("trays", 5),
)
AFTER = (("minutes", 0), ("register", 0), ("news", 0), ("report", 0))
TALL, GAP, DESK = 440, 14, (226, 229, 233)  # pixels, pixels, colour


def page_of(pdf: bytes, number: int) -> Image.Image:
    """One page as a small picture."""
    page = pypdfium2.PdfDocument(io.BytesIO(pdf))[number]
    return (
        page.render(scale=TALL / page.get_height() * 2)
        .to_pil()
        .resize((round(TALL * page.get_width() / page.get_height()), TALL), Image.Resampling.LANCZOS)
    )


def lay(pages: list[Image.Image], name: str, columns: int) -> None:
    """Pages side by side on a desk, in few colours."""
    rows = [pages[at : at + columns] for at in range(0, len(pages), columns)]
    wide = max(sum(page.width + GAP for page in row) for row in rows) + GAP
    desk = Image.new("RGB", (wide, len(rows) * (TALL + GAP) + GAP), DESK)
    for line, row in enumerate(rows):
        left = GAP
        for page in row:
            desk.paste(page, (left, GAP + line * (TALL + GAP)))
            left += page.width + GAP
    desk.quantize(64, Image.Quantize.FASTOCTREE).save(OUT / f"{name}.png", optimize=True)


def main() -> None:
    """Print, photograph, write."""
    production, edition = founding()
    made = [
        (next(iter(print_before(kind, production, edition, Stock()))).body, page) for kind, page in BEFORE
    ]
    lay([page_of(body, page) for body, page in made], "papers-before", 4)
    with tempfile.TemporaryDirectory() as folder:
        record = held(Path(folder))
    told = [(next(iter(print_after(kind, record, edition, production))).body, page) for kind, page in AFTER]
    lay([page_of(body, page) for body, page in told], "papers-after", 4)


if __name__ == "__main__":
    main()
