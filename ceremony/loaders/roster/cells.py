"""The cells below the header of a list: decoded and cleaned, before anybody says what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from ceremony.language.catalogs import say
from ceremony.language.damage import Damage, find_damage
from ceremony.language.dates import day_signs, order_of
from ceremony.language.legacy import (
    Encoding,
    decode,
    font_encoding,
    is_good,
    is_sure,
    is_unicode,
    looks_old,
    lost_horn,
    raise_capitals,
    read_certain,
    vote,
)
from ceremony.language.list_marks import find_error, holds_ditto, is_ditto
from ceremony.language.syllables import is_syllable
from ceremony.language.text import tidy
from ceremony.loaders.roster.entry import Column, Note, Wish
from ceremony.loaders.roster.header import Header
from ceremony.loaders.sheets import Cell, Sheet
from ceremony.loaders.sheets.letters import column_letters
from ceremony.model.roster_words import read_word

DAYS = ("decision_date", "date")  # fields that hold the day of a decision
NAME_FIELDS = ("name", "family", "given")
TEXTS = (  # fields of words: no day and no bare number stands there
    *NAME_FIELDS, "unit", "area", "form", "title", "honorific", "kind", "movement", "authority", "subject",
    "reason", "decision",
)  # fmt: skip
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_TIME = re.compile(r"\d{1,2}:\d{2}:\d{2}")
_BULLET = re.compile(r"^[-+•*–—]\s+")


class SheetCells:
    """The cells below a header as clean text; old fonts are read, and what is doubtful is noted."""

    def __init__(self, sheet: Sheet, rows: list[list[Cell]], header: Header, wish: Wish) -> None:
        self.sheet, self.rows, self.header, self.wish = sheet, rows, header, wish
        self.notes: list[Note] = []
        self.places: dict[str, list[int]] = {}  # of each field
        for place, name in enumerate(header.fields):
            self.places.setdefault(name, []).append(place)
        self.spoiled = any(
            found.kind == "page" for row in self._below() for cell in row
            if isinstance(cell, str) and (found := find_damage(cell))
        )  # fmt: skip
        self.old_fonts = {column - 1 for row, column in sheet.fonts if row > header.last}
        self.encodings = [self._encoding(place) for place in range(len(header.fields))]
        self.sheet_encoding = self._whole_sheet()
        self._stale_columns: dict[int, bool] = {}
        self._mixed_columns: dict[int, bool] = {}
        self._repeated: dict[tuple[int, int], str] = {}
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

    def _asked(self, place: int) -> Encoding | None:
        """How the caller says that a column is written."""
        fonts = self.wish.fonts
        asked = fonts.get(column_letters(place + 1)) or fonts.get(self.header.names[place])
        if not asked:
            return None
        return Encoding("" if asked == "unicode" else asked.removesuffix("h"), asked == "tcvn3h")

    def _encoding(self, place: int) -> Encoding:
        """How most of a column is written: what the caller says, or the vote of its words."""
        asked = self._asked(place)
        if asked is not None:
            return asked
        texts = [text for row in self._below() if (text := self._raw(row, place)).strip()]
        chosen = vote(texts)
        return chosen if not chosen.kind or is_sure(texts, chosen) else Encoding()

    def _whole_sheet(self) -> Encoding:
        """The old encoding of a sheet in which no text is Unicode for certain; its short texts may be in it "
        "too."""
        texts = (cell for row in self._below() for cell in row if isinstance(cell, str))
        old = [encoding for encoding in self.encodings if encoding.kind]
        if not old or any(map(is_unicode, texts)) or any(one.kind != old[0].kind for one in old):
            return Encoding()
        return Encoding(old[0].kind)

    def _font(self, number: int, place: int) -> Encoding:
        """What the font of a cell says of its letters."""
        return font_encoding(self.sheet.fonts.get((number, place + 1), ""))

    def _stale(self, place: int) -> bool:
        """True for a column whose old font is left over: Unicode has been typed into its cells."""
        if place not in self._stale_columns:
            texts = [
                text
                for number, row in enumerate(self._below(), self.header.last + 1)
                if (text := self._raw(row, place)) and self._font(number, place).kind
            ]
            unicode = sum(map(is_unicode, texts))
            self._stale_columns[place] = unicode * 2 > len(texts)
        return self._stale_columns[place]

    def _mixed(self, place: int) -> bool:
        """True for a column in which old letters stand among Unicode, so that each cell of them is told."""
        if place not in self._mixed_columns:
            self._mixed_columns[place] = any(is_unicode(self._raw(row, place)) for row in self._below())
        return self._mixed_columns[place]

    def _encoding_of(self, number: int, place: int, value: str) -> Encoding:
        """How one cell is written: as the caller says, as its font says, else as its words say."""
        whole = self.encodings[place]
        if is_unicode(value) or (self.header.fields[place] == "kind" and read_word("kind", value)):
            return Encoding()
        if self._asked(place) is not None:
            return whole
        font = self._font(number, place)
        if font.kind and not (is_good(value) and (self._stale(place) or not _reads(value, font))):
            capitals = font.capitals or (font.kind == "tcvn3" and vote([value]).capitals)
            return Encoding(font.kind, capitals)
        own = read_certain(value)
        if not whole.kind and not own.kind and _reads(value, self.sheet_encoding):
            return self.sheet_encoding
        if not whole.kind or (place in self.old_fonts and is_good(value)):
            return own
        return whole if own.kind in ("", whole.kind) and _reads(value, whole) else own

    def _decoded(self, number: int, place: int, value: str) -> str:
        """A text as Unicode; TCVN3 has no marked capitals, so that names get theirs here."""
        encoding = self._encoding_of(number, place, value)
        read = decode(value, encoding)
        if encoding.kind != "tcvn3" or encoding.capitals or len(read) != len(value):
            return _clean(read)
        name = self.header.fields[place] in NAME_FIELDS
        return _clean(raise_capitals(value, read, every_word=name))

    def _text(self, number: int, place: int) -> str:
        """A cell as clean text, "as above" as what stands above; old fonts are read before anything is "
        "cleaned."""
        text = self._own_text(number, place)
        return self._above(number, place) if is_ditto(text) else text

    def _above(self, number: int, place: int) -> str:
        """What "as above" repeats: the nearest row above, of the same block, that says more than that."""
        if (number, place) not in self._repeated:
            above = number - 1
            while above > self.header.last and self._is_header_again(above):
                above -= 1
            inside = above > self.header.last and self._is_full(above)
            self._repeated[number, place] = self._text(above, place) if inside else ""
        return self._repeated[number, place]

    def _is_full(self, number: int) -> bool:
        """False for an empty row and for a heading: "as above" does not reach beyond them."""
        return len({str(cell) for cell in self.rows[number - 1] if cell is not None}) > 1

    def _is_header_again(self, number: int) -> bool:
        said = [" ".join(str(cell or "").split()) for cell in self.rows[number - 1]]
        return any(said) and all(one == name for one, name in zip(said, self.header.names, strict=False))

    def _own_text(self, number: int, place: int) -> str:
        """What a cell itself says."""
        value = self.rows[number - 1][place]
        if value is None or isinstance(value, bool):
            return "x" if value is True else ""
        if isinstance(value, str):
            return self._decoded(number, place, value)
        if isinstance(value, date):
            if self.header.fields[place] in DAYS:
                return value.isoformat()  # a day the spreadsheet itself holds is never in doubt
            return day_signs(value)
        return str(value) if isinstance(value, int) else format(value, ".13g")

    def _fault(self, number: int) -> tuple[str, dict[str, object]] | None:
        """Why a row cannot be taken as its cells stand: spoiled letters, a text that became a day."""
        for place, known in enumerate(self.header.fields):
            value = self.rows[number - 1][place]
            where: dict[str, object] = {
                "cell": f"{column_letters(place + 1)}{number}",
                "column": self.header.names[place],
            }
            if isinstance(value, date) and known in TEXTS:
                return "text-day", where | {"value": f"{value.day}/{value.month}/{value.year}"}
            if isinstance(value, str) and known in TEXTS and _TIME.fullmatch(value.strip()):
                return "text-day", where | {"value": value.strip()}
            if not isinstance(value, str) or not known:
                continue
            if error := find_error(value):
                return "text-error", where | {"value": error}
            read = self._own_text(number, place)
            if damage := self._damage(value, read):
                return f"damage-{damage.kind}", where | {
                    "found": damage.found[:60],
                    "meant": damage.meant[:60],
                }
            if read != _clean(value) and not is_unicode(value) and (word := lost_horn(read)):
                return "damage-horn", where | {"found": _clean(value)[:60], "meant": word}
        return None

    def _damage(self, value: str, read: str) -> Damage | None:
        """What is spoiled in a text; one that was read from an old font is none of it."""
        return find_damage(value, doubtful=self.spoiled) if read == _clean(value) else None

    def _tell_cells(self, number: int) -> None:
        """The doubts about single cells of a row that is taken."""
        dittos = []
        for place, known in enumerate(self.header.fields):
            value = self.rows[number - 1][place]
            if value is None or not known:
                continue
            self._tell_number(number, place, value)
            if not isinstance(value, str):
                continue
            own = self._own_text(number, place)
            if is_ditto(own) and known != "number":
                dittos.append((self.header.names[place], own, self._above(number, place)))
            elif holds_ditto(own):
                self._note("look", "ditto-part", number, column=self.header.names[place], text=own[:60])
            if known in TEXTS and known != "reason" and own.rstrip(" )").endswith("?"):
                self._note("look", "text-unsure", number, column=self.header.names[place], text=own[:60])
            self._tell_font(number, place, value, own)
        for column, own, above in dittos:
            code = "ditto" if above else "ditto-open"
            self._note("look", code, number, column=column, mark=own, text=above[:60])

    def _tell_number(self, number: int, place: int, value: Cell) -> None:
        """A number where words are expected may show words, or have been words."""
        if self.header.fields[place] not in TEXTS:
            return
        column, code = (
            self.header.names[place],
            self.sheet.formats.get((number, place + 1), ""),
        )
        if isinstance(value, str) and code and (held := self._held(number, place)) is not None:
            self._note("look", "text-format", number, column=column, value=f"{held:.15g}", shown=value)
        elif isinstance(value, float) or (code and isinstance(value, int)):
            self._note("look", "text-number", number, column=column, value=f"{value:.15g}")

    def _held(self, number: int, place: int) -> float | None:
        """The number that a cell holds whose format shows it as words."""
        row = self.sheet.rows[number - 1]
        value = row[place] if place < len(row) else None
        return value if isinstance(value, int | float) and not isinstance(value, bool) else None

    def _tell_font(self, number: int, place: int, value: str, own: str) -> None:
        """What was read from an old font, or should have been, where the preview of the column does not "
        "show it."""
        if value.isascii():
            return
        name = self.header.names[place]
        plain = _clean(value)
        if own != plain and self._asked(place) is None and not self._font(number, place).kind:
            alone = self.encodings[place].kind == "" and not self.sheet_encoding.kind
            if alone or self._mixed(place):
                self._note("look", "font-single", number, column=name, before=plain[:60], after=own[:60])
            elif is_good(value) and place not in self.old_fonts:
                self._note("look", "font-doubt", number, before=plain[:60], after=own[:60])
        if looks_old(own) or (own == plain and not is_good(value) and self._may_be_old(value)):
            self._note("look", "font-unclear", number, column=name, text=own[:60])
        elif own != plain and own != _clean(decode(value, self._encoding_of(number, place, value))):
            self._note("look", "font-capital", number, text=own[:60])

    @staticmethod
    def _may_be_old(value: str) -> bool:
        """A single word that an old font would show as Vietnamese, among Vietnamese: Loïc, or Lọc in VNI."""
        others = [word for word in value.split() if word.isascii() and word.isalpha()]
        reads = any(_reads(value, Encoding(kind)) for kind in ("tcvn3", "vni"))
        return reads and not is_unicode(value) and all(is_syllable(word.lower()) for word in others)

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
        texts = [(self._raw(self.rows[n - 1], place), self._own_text(n, place)) for n in numbers[:400]]
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


def _reads(text: str, encoding: Encoding) -> bool:
    """True when a text in this encoding is Vietnamese."""
    return is_good(decode(text, encoding))


def _was_read(before: str, after: str) -> bool:
    return bool(before and after) and _clean(before) != after


@cache
def _clean(text: str) -> str:
    """Text without control signs, wide blanks and bullets; line breaks stay for the reading of names."""
    lines = (tidy(line) for line in _CONTROL.sub(" ", text.replace("\r", "\n")).split("\n"))
    whole = "\n".join(line for line in lines if line)
    whole = _BULLET.sub("", whole)
    return whole[1:] if whole[:1] == "'" and whole[1:2].isdigit() else whole
