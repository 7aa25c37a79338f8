"""The rows below a header as people: cells decoded, cleaned and taken apart; what cannot be taken is said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from ceremony.language.catalogs import say
from ceremony.language.dates import AmbiguousDate, order_of, read_date
from ceremony.language.legacy import Encoding, decode, font_encoding, is_unicode, vote
from ceremony.language.names import kind_of, split_honorific, split_title
from ceremony.language.text import match_key, search_key, tidy
from ceremony.loaders.roster_header import Header
from ceremony.loaders.sheets import Cell, Sheet
from ceremony.loaders.workbook import column_letters

_FORMULA_FAULT = re.compile(r"#(?:REF!|N/A|NAME\?|VALUE!|DIV/0!|NULL!|NUM!)")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_BULLET = re.compile(r"^[-+•*–—]\s+")
_TOTAL = ("tong cong", "cong", "tong so", "tong", "total")
_ROMAN = re.compile(r"(?:[IVX]{1,5}|[A-H]|\d{1,2})\s*[.)/]\s*")
_KINDS = (("tap the", "collective"), ("ho gia dinh", "household"), ("ca nhan", "individual"))
_FORMS = (
    "huân chương", "huy chương", "bằng khen", "giấy khen", "cờ thi đua", "chiến sĩ thi đua",
    "lao động tiên tiến",
    "lao động xuất sắc", "danh hiệu", "kỷ niệm chương", "giải thưởng",
)  # fmt: skip


@dataclass(frozen=True)
class Note:
    """Something to be told: ``level`` is "refused" (a row not taken), "look" (a person should) or "said"."""

    level: str
    code: str
    sheet: str
    row: int
    text: str

    def place(self, language: str) -> str:
        """Where it is, in words."""
        if not self.row:
            return self.sheet
        key = "roster.place" if self.sheet else "roster.place-csv"
        return say(language, key, sheet=self.sheet, row=self.row)


@dataclass
class Entry:
    """One person or collective; ``fields`` by the names of the columns, ``guessed``: not in the list."""

    sheet: str
    row: int
    fields: dict[str, str]
    guessed: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Wish:
    """What the caller said besides the file."""

    kind: str  # recipients, signers, people
    language: str = "vi"
    dates: str = ""  # dmy, mdy
    columns: Mapping[str, str] = field(default_factory=dict)  # header or letters → field
    fonts: Mapping[str, str] = field(default_factory=dict)  # header or letters → unicode, tcvn3, tcvn3h, vni
    defaults: Mapping[str, str] = field(default_factory=dict)
    header: int = 0


@dataclass(frozen=True)
class Column:
    """One column of the preview; ``before`` and ``after`` only when an old font was read."""

    letters: str
    name: str
    field: str
    example: str
    font: str = ""
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


class SheetReader:
    """One reading of one sheet: entries and notes are collected."""

    def __init__(self, sheet: Sheet, rows: list[list[Cell]], header: Header, wish: Wish) -> None:
        self.sheet, self.rows, self.header, self.wish = sheet, rows, header, wish
        self.entries: list[Entry] = []
        self.notes: list[Note] = []
        self.columns: list[Column] = []
        self.kind = self.form = ""
        self.last_number = 0
        self.old_fonts = {column - 1 for row, column in sheet.fonts if row > header.last}
        self.encodings = [self._encoding(place) for place in range(len(header.fields))]
        texts = (self._raw(row, place) for row in self._below() for place in self._places("decision_date"))
        self.order = wish.dates or order_of(texts)

    def _below(self) -> Iterator[list[Cell]]:
        yield from self.rows[self.header.last :]

    def _places(self, name: str) -> list[int]:
        return [place for place, known in enumerate(self.header.fields) if known == name]

    @staticmethod
    def _raw(row: Sequence[Cell], place: int) -> str:
        return str(row[place]) if isinstance(row[place], str) else ""

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
        cells = [
            (number, self._raw(row, place)) for number, row in enumerate(self._below(), self.header.last + 1)
        ]
        cells = [(number, text) for number, text in cells if text.strip()]
        chosen = vote(text for _, text in cells)
        fonts = [font_encoding(self.sheet.fonts.get((number, place + 1), "")) for number, _ in cells]
        old = [font for font in fonts if font.kind]
        if len(old) * 2 > len(cells) and chosen.kind == old[0].kind:
            return Encoding(old[0].kind, chosen.capitals)
        return chosen

    def _text(self, number: int, place: int) -> str:
        """A cell as clean text; old fonts are read before anything is cleaned."""
        value = self.rows[number - 1][place]
        if value is None or isinstance(value, bool):
            return "x" if value is True else ""
        if isinstance(value, date):
            if self.header.fields[place] == "decision_date":
                return value.isoformat()  # a day the spreadsheet itself holds is never in doubt
            return f"{value.day:02d}/{value.month:02d}/{value.year}"
        if isinstance(value, int | float):
            return format(value, ".13g")
        encoding = self.encodings[place]
        font = font_encoding(self.sheet.fonts.get((number, place + 1), ""))
        if font.capitals and encoding.kind in ("", "tcvn3") and not is_unicode(value):
            encoding = Encoding("tcvn3", True) if encoding.kind or vote([value]).kind else encoding
        elif encoding.kind and self._typed_anew(number, place, value):
            encoding = Encoding()
        elif font.kind and not encoding.kind and vote([value]).kind == font.kind:
            encoding = font
        return _clean(decode(value, encoding))

    def _typed_anew(self, number: int, place: int, value: str) -> bool:
        """Words that are Vietnamese as they stand, in another font than the old one of their column."""
        return (
            place in self.old_fonts and (number, place + 1) not in self.sheet.fonts and not vote([value]).kind
        )

    def _doubt_fonts(self, number: int) -> None:
        """Where no font says it, a name that is a name in both readings is pointed out."""
        for place, known in enumerate(self.header.fields):
            before = self._raw(self.rows[number - 1], place)
            if known not in ("name", "family", "given") or place in self.old_fonts or not before:
                continue
            after = self._text(number, place)
            if self.encodings[place].kind and not vote([before]).kind and _was_read(before, after):
                self._note("look", "font-doubt", number, before=_clean(before), after=after)

    def read(self) -> None:
        """All rows below the header, then the preview of the columns."""
        header = [match_key(name) for name in self.header.names]
        for number in range(self.header.last + 1, len(self.rows) + 1):
            if any(cell is not None for cell in self.rows[number - 1]) or self._uncalculated(number):
                self._read_row(number, header)
        for place in range(len(self.header.fields)):
            self._show_column(place)

    def _uncalculated(self, number: int) -> list[str]:
        places = [place for place, name in enumerate(self.header.fields) if name and name != "born"]
        return [
            f"{column_letters(place + 1)}{number}"
            for place in places
            if (number, place + 1) in self.sheet.uncalculated and self.rows[number - 1][place] is None
        ]

    def _read_row(self, number: int, header: list[str]) -> None:
        cells = [self._text(number, place) for place in range(len(self.header.fields))]
        said = list(dict.fromkeys(cell for cell in cells if cell))
        if len(said) > 1 and [match_key(cell) for cell in cells] == header:
            return  # the header again, at the top of a printed page
        name = " ".join(
            self._values(cells, "family") + self._values(cells, "name") + self._values(cells, "given")
        )
        for said_number in self._values(cells, "number"):
            self._follow(number, said_number.strip(" .)"))
        waiting = self._uncalculated(number)
        if waiting:
            self._note("refused", "row-formula", number, cells=", ".join(waiting))
        elif broken := [cell for cell in said if _FORMULA_FAULT.match(cell)]:
            self._note("refused", "row-fault", number, value=broken[0])
        elif search_key(said[0] if said else "").startswith(_TOTAL) and len(said) <= 3:
            self._note("said", "row-total", number, text=said[0][:60])
        elif _is_alone(said, cells, self.header.fields):
            self._heading(number, said[-1])
        elif not any(char.isalpha() for char in name):
            self._note("refused", "row-nameless", number, text=" · ".join(said)[:80])
        else:
            self._take(number, cells, name)

    def _values(self, cells: Sequence[str], name: str) -> list[str]:
        return [cells[place] for place in self._places(name) if cells[place]]

    def _heading(self, number: int, text: str) -> None:
        """A line between the rows: "I. TẬP THỂ", "Giấy khen"; anything else is only told."""
        bare = _ROMAN.sub("", text, count=1) if _ROMAN.match(text) else text
        key = search_key(bare)
        kinds = [kind for word, kind in _KINDS if f" {word} " in f" {key} "]
        forms = [form for form in _FORMS if match_key(form) in match_key(bare)]
        if len(kinds) == 1:
            self.kind = kinds[0]
        if forms and len(bare) <= 80:
            self.form = bare if not bare.isupper() else bare.capitalize()
        used = bool(forms) or len(kinds) == 1
        self._note("said" if used else "look", "row-heading" if used else "row-alone", number, text=text[:80])

    def _take(self, number: int, cells: list[str], name: str) -> None:
        fields = {}
        for known in dict.fromkeys(self.header.fields):
            value = ", ".join(self._values(cells, known)) if known else ""
            if value:
                fields[known] = value
        for part in ("family", "given"):
            fields.pop(part, None)
        fields["name"] = name
        self._read_number(fields)
        self._read_name(number, fields)
        faults = [fault for fault in (self._read_decision(fields), _unsafe(fields)) if fault]
        if faults:
            code, values = faults[0]
            self._note("refused", code, number, **values)
            return
        if self.form and self.wish.kind == "recipients":
            fields.setdefault("form", self.form)
        for key, value in self.wish.defaults.items():
            fields.setdefault(key, value)
        self._doubt_fonts(number)
        guessed = {"kind"} if "kind" not in self.header.fields and not self.kind else set()
        self.entries.append(Entry(self.sheet.name, number, fields, guessed))

    @staticmethod
    def _read_number(fields: dict[str, str]) -> None:
        """The running number as a number, or none."""
        said = fields.get("number", "").strip(" .)")
        if said.isascii() and said.isdigit() and len(said) < 6:
            fields["number"] = str(int(said))
        elif said:
            fields.pop("number")

    def _follow(self, number: int, said: str) -> None:
        """A gap in the running numbers may be a row that somebody deleted."""
        if said.isascii() and said.isdigit() and len(said) < 6:
            if self.last_number and int(said) > self.last_number + 1:
                self._note("look", "number-gap", number, last=self.last_number, now=int(said))
            self.last_number = int(said)

    def _read_name(self, number: int, fields: dict[str, str]) -> None:
        written = fields["name"]
        kind = fields.get("kind") or self.kind or ""
        key = match_key(kind)
        person = key not in (
            "collective",
            "household",
            match_key("tập thể"),
            match_key("hộ"),
            match_key("hộ gia đình"),
        )
        guess = kind_of(written.replace("\n", " "))
        if self.wish.kind == "recipients" and not fields.get("kind"):
            fields["kind"] = self.wish.defaults.get("kind") or (
                guess
                if guess and (not self.kind or guess != "collective")
                else self.kind or guess or "individual"
            )
            if not (guess or self.kind or "kind" in self.wish.defaults):
                self._note("said", "kind-guessed", number, name=" ".join(written.split()))
            person = fields["kind"] in ("individual", "cá nhân")
        if not person or (self.wish.kind != "recipients" and guess == "collective"):
            fields["name"] = " ".join(written.split())
            return
        self._take_apart(number, fields, written)

    def _take_apart(self, number: int, fields: dict[str, str], written: str) -> None:
        front = split_honorific(written)
        back = split_title(front.name)
        fields["name"] = " ".join(back.name.split())
        if front.honorific:
            fields.setdefault("honorific", front.honorific)
        if front.doubtful:
            self._note("look", "name-front", number, name=fields["name"])
        if back.title:
            place = "title" if self.wish.kind != "recipients" else "unit"
            fields.setdefault(place, back.title)
            self._note("look", "name-title", number, name=fields["name"], title=back.title)

    def _read_decision(self, fields: dict[str, str]) -> tuple[str, dict[str, object]] | None:
        """The day of the decision goes behind its number."""
        written = fields.pop("decision_date", "")
        if not written:
            return None
        try:
            day = read_date(written, self.order, since_1904=self.sheet.since_1904)
        except AmbiguousDate:
            return "date-ambiguous", {"value": written}
        if day is None:
            return "date-wrong", {"value": written[:40]}
        words = say(self.wish.language, "roster.on-day", day=f"{day.day:02d}/{day.month:02d}/{day.year}")
        fields["decision"] = f"{fields.get('decision', '')} {words}".strip()
        return None

    def _show_column(self, place: int) -> None:
        numbers = [entry.row for entry in self.entries]
        texts = [(self._raw(self.rows[n - 1], place), self._text(n, place)) for n in numbers[:400]]
        shown = [after for _, after in texts if after]
        name, known = self.header.names[place], self.header.fields[place]
        if not shown and not name:
            return
        changed = [(before, after) for before, after in texts if _was_read(before, after)]
        kind = (self.encodings[place].kind or "tcvn3") if changed else ""
        before, after = zip(*changed[:3], strict=True) if changed else ((), ())
        letters = column_letters(place + 1)
        example = shown[0][:40] if shown else ""
        self.columns.append(Column(letters, name, known, example, kind, before, after))
        if not name and not known and len(shown) * 2 > len(self.entries) > 0:
            self._note("look", "column-nameless", self.header.row, column=letters, example=example)


def _was_read(before: str, after: str) -> bool:
    return bool(before and after) and _clean(before) != after


@cache
def _clean(text: str) -> str:
    """Text without control signs, wide blanks and bullets; line breaks stay for the reading of names."""
    lines = (tidy(line) for line in _CONTROL.sub(" ", text.replace("\r", "\n")).split("\n"))
    whole = "\n".join(line for line in lines if line)
    whole = _BULLET.sub("", whole)
    return whole[1:] if whole[:1] == "'" and whole[1:2].isdigit() else whole


def _unsafe(fields: Mapping[str, str]) -> tuple[str, dict[str, object]] | None:
    """A text that a spreadsheet would run as a formula is nobody's name."""
    wrong = [value for value in fields.values() if value[:1] in ("=", "@", "+", "\t")]
    return ("row-unsafe", {"value": wrong[0][:60]}) if wrong else None


def _is_alone(said: Sequence[str], cells: Sequence[str], fields: Sequence[str]) -> bool:
    """One text in the whole row (but for a number before it), where a row of the list has more."""
    if len(set(filter(None, fields)) - {"number"}) < 2:
        return False
    texts = [text for text in said if not re.fullmatch(r"(?:\d{1,4}|[IVX]{1,5}|[A-H])[.)]?", text)]
    if len(texts) != 1:
        return False
    place = cells.index(texts[0])
    numbered = any(text.isdigit() for text in said)
    return not (numbered and fields[place] in ("name", "given"))
