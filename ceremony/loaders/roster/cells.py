"""The cells below the header of a list: decoded and cleaned, before anybody says what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from ceremony.language.catalogs import say
from ceremony.language.dates import day_signs, order_of
from ceremony.language.legacy import Encoding, decode, font_encoding, is_unicode, vote
from ceremony.language.text import tidy
from ceremony.loaders.roster.entry import Column, Note, Wish
from ceremony.loaders.roster.header import Header
from ceremony.loaders.sheets import Cell, Sheet
from ceremony.loaders.sheets.letters import column_letters

DAYS = ("decision_date", "date")  # fields that hold the day of a decision
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_BULLET = re.compile(r"^[-+•*–—]\s+")


class SheetCells:
    """The cells below a header as clean text; old fonts are read, and what is doubtful is noted."""

    def __init__(self, sheet: Sheet, rows: list[list[Cell]], header: Header, wish: Wish) -> None:
        self.sheet, self.rows, self.header, self.wish = sheet, rows, header, wish
        self.notes: list[Note] = []
        self.places: dict[str, list[int]] = {}  # of each field
        for place, name in enumerate(header.fields):
            self.places.setdefault(name, []).append(place)
        self.old_fonts = {column - 1 for row, column in sheet.fonts if row > header.last}
        self.encodings = [self._encoding(place) for place in range(len(header.fields))]
        self.old = any(encoding.kind for encoding in self.encodings)
        days = [place for name in DAYS for place in self._places(name)]
        self.order = wish.dates or order_of(self._raw(row, place) for row in self._below() for place in days)

    def _below(self) -> Iterator[list[Cell]]:
        yield from self.rows[self.header.last :]

    def _places(self, name: str) -> list[int]:
        return self.places.get(name, [])

    @staticmethod
    def _raw(row: Sequence[Cell], place: int) -> str:
        value = row[place]
        return value if isinstance(value, str) else ""

    def _note(self, level: str, code: str, row: int, /, **values: object) -> None:
        told = say(self.wish.language, f"roster.{code}", **values)
        self.notes.append(Note(level, code, self.sheet.name, row, told))

    def _encoding(self, place: int) -> Encoding:
        """How a column is written: what the caller says, its fonts, or the vote of its words."""
        asked = self.wish.fonts.get(column_letters(place + 1)) or self.wish.fonts.get(
            self.header.names[place]
        )
        if asked:
            return Encoding("" if asked == "unicode" else asked.removesuffix("h"), asked == "tcvn3h")
        below = enumerate(self._below(), self.header.last + 1)
        cells = [(number, text) for number, row in below if (text := self._raw(row, place)).strip()]
        chosen = vote(text for _, text in cells)
        fonts = (self.sheet.fonts.get((number, place + 1), "") for number, _ in cells if self.sheet.fonts)
        old = [font for font in map(font_encoding, fonts) if font.kind]
        if len(old) * 2 > len(cells) and chosen.kind == old[0].kind:
            return Encoding(old[0].kind, chosen.capitals)
        return chosen

    def _text(self, number: int, place: int) -> str:
        """A cell as clean text; old fonts are read before anything is cleaned."""
        value = self.rows[number - 1][place]
        if value is None or isinstance(value, bool):
            return "x" if value is True else ""
        if isinstance(value, date):
            if self.header.fields[place] in DAYS:
                return value.isoformat()  # a day the spreadsheet itself holds is never in doubt
            return day_signs(value)
        if isinstance(value, int | float):
            return format(value, ".13g")
        encoding = self.encodings[place]
        if not self.sheet.fonts:
            return _read(value, encoding)
        font = font_encoding(self.sheet.fonts.get((number, place + 1), ""))
        if font.capitals and encoding.kind in ("", "tcvn3") and not is_unicode(value):
            encoding = Encoding("tcvn3", True) if encoding.kind or vote([value]).kind else encoding
        elif encoding.kind and self._typed_anew(number, place, value):
            encoding = Encoding()
        elif font.kind and not encoding.kind and vote([value]).kind == font.kind:
            encoding = font
        return _read(value, encoding)

    def _typed_anew(self, number: int, place: int, value: str) -> bool:
        """Words that are Vietnamese as they stand, in another font than the old one of their column."""
        return (
            place in self.old_fonts and (number, place + 1) not in self.sheet.fonts and not vote([value]).kind
        )

    def _doubt_fonts(self, number: int) -> None:
        """Where no font says it, a name that is a name in both readings is pointed out."""
        if not self.old:
            return
        for place, known in enumerate(self.header.fields):
            before = self._raw(self.rows[number - 1], place)
            if known not in ("name", "family", "given") or place in self.old_fonts or not before:
                continue
            after = self._text(number, place)
            if self.encodings[place].kind and not vote([before]).kind and _was_read(before, after):
                self._note("look", "font-doubt", number, before=_clean(before), after=after)

    def _uncalculated(self, number: int) -> list[str]:
        if not self.sheet.uncalculated:
            return []
        places = [place for place, name in enumerate(self.header.fields) if name and name != "born"]
        return [
            f"{column_letters(place + 1)}{number}"
            for place in places
            if (number, place + 1) in self.sheet.uncalculated and self.rows[number - 1][place] is None
        ]

    def _show_column(self, place: int, numbers: Sequence[int]) -> Column | None:
        """A column of the preview, as the rows that were taken have it; None for one that holds nothing."""
        texts = [(self._raw(self.rows[n - 1], place), self._text(n, place)) for n in numbers[:400]]
        shown = [after for _, after in texts if after]
        name, known = self.header.names[place], self.header.fields[place]
        if not shown and not name:
            return None
        changed = [(before, after) for before, after in texts if _was_read(before, after)]
        kind = (self.encodings[place].kind or "tcvn3") if changed else ""
        before, after = zip(*changed[:3], strict=True) if changed else ((), ())
        letters = column_letters(place + 1)
        example = shown[0][:40] if shown else ""
        if not name and not known and len(shown) * 2 > len(numbers) > 0:
            self._note("look", "column-nameless", self.header.row, column=letters, example=example)
        return Column(letters, name, known, example, kind, before, after)


def _was_read(before: str, after: str) -> bool:
    return bool(before and after) and _clean(before) != after


@cache
def _read(text: str, encoding: Encoding) -> str:
    return _clean(decode(text, encoding))


@cache
def _clean(text: str) -> str:
    """Text without control signs, wide blanks and bullets; line breaks stay for the reading of names."""
    lines = (tidy(line) for line in _CONTROL.sub(" ", text.replace("\r", "\n")).split("\n"))
    whole = "\n".join(line for line in lines if line)
    whole = _BULLET.sub("", whole)
    return whole[1:] if whole[:1] == "'" and whole[1:2].isdigit() else whole
