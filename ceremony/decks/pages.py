"""A PDF as one picture a page."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from ceremony.decks.limits import HALL, PAGE_LIMIT, DeckRefused, check_size
from ceremony.decks.photo import save

LONGEST = 20_000.0  # points of a page's side: 7 metres


def make_pages(source: Path, folder: Path, stem: str, password: str = "") -> tuple[list[str], int]:
    """Write the first ``PAGE_LIMIT`` pages into ``folder``; their file names, and how many the PDF has.

    Raises DeckRefused: "locked" without the right password, "broken", "empty".
    """
    check_size(source)
    try:
        with pypdfium2.PdfDocument(source, password=password or None) as document:
            count = len(document)
            if not count:
                raise DeckRefused("no_pages")
            names = [_page(document, number, folder, stem) for number in range(min(count, PAGE_LIMIT))]
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).casefold()
        raise DeckRefused("password" if locked and password else "locked" if locked else "broken") from error
    except (OSError, ValueError) as error:
        raise DeckRefused("broken") from error
    return names, count


def _page(document: pypdfium2.PdfDocument, number: int, folder: Path, stem: str) -> str:
    page = document[number]
    width, height = page.get_size()
    if not 0 < width <= LONGEST or not 0 < height <= LONGEST:
        raise DeckRefused("page_size", page=number + 1)
    scale = min(HALL[0] / width, HALL[1] / height)
    if width * scale < 8 or height * scale < 8:  # a strip that nobody could read
        raise DeckRefused("page_size", page=number + 1)
    name = f"{stem}-{number + 1:02}.jpg"
    save(page.render(scale=scale).to_pil().convert("RGB"), folder / name)
    page.close()
    return name
