"""The rows of a list as decisions of award: number and day taken apart, one decision in many rows once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from ceremony.language.catalogs import say
from ceremony.language.dates import AmbiguousDate, order_of, read_date
from ceremony.language.text import match_key
from ceremony.loaders.roster.entry import Entry, Note, Wish
from ceremony.loaders.roster.header import Header
from ceremony.loaders.roster.rows import SheetReader, unsafe
from ceremony.loaders.sheets import Cell, Sheet
from ceremony.model.roster_words import read_word
from ceremony.model.values import UNKNOWN_WORDS

FIELDS = ("number", "date", "authority", "subject")
_FRONT = re.compile(r"\A(?:(?:quyết định|qđ|decision)\s+)?(?:(?:số|no\.?)\s*:?\s*)?(?=\S*\d)", re.IGNORECASE)
_DAY = (
    r"\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*(?:\d{4}|\d{2})|\d{4}-\d{1,2}-\d{1,2}"
    r"|\d{1,2}\s+tháng\s+\d{1,2}\s*,?\s*năm\s+\d{4}"
)
_BOTH = re.compile(
    rf"(.*?\S)[\s,;(]+(?:ký\s+)?(?:ngày\s+|dated\s+|of\s+)?({_DAY})\)?\.?\Z", re.IGNORECASE | re.DOTALL
)
_ABOUT = re.compile(r"\A(?:v/v|về việc)\s*[:.]?\s*", re.IGNORECASE)
_HALF = re.compile(r"\bngày\b.*", re.IGNORECASE)  # a day without its year
_IDENT = re.compile(r"[a-z0-9][a-z0-9-]{0,79}\Z")
_Fault = tuple[str, dict[str, object]]


def _apart(written: str) -> tuple[str, str]:
    """Number and day of "Số 12/QĐ-UBND ngày 28/12/2021"; either may be ""."""
    text = " ".join(written.split())
    found = _BOTH.match(text)
    number, day = (found[1].rstrip(" ,;("), found[2]) if found else (text, "")
    return re.sub(r"\s*([/–-])\s*", r"\1", _FRONT.sub("", number, count=1)), day


def _is_told(text: str) -> bool:
    """False for "không rõ", dots, and a form that waits for its number: ".../QĐ-UBND"."""
    return bool(text) and text.casefold() not in UNKNOWN_WORDS and any(map(str.isalnum, text))


class DecisionReader(SheetReader):
    """One reading of a sheet of decisions, or of recipients with their decisions."""

    running = "running"

    def __init__(self, sheet: Sheet, rows: list[list[Cell]], header: Header, wish: Wish) -> None:
        super().__init__(sheet, rows, header, wish)
        beside = (self._raw(row, place) for row in self._below() for place in self._places("number"))
        self.order = self.order or order_of(_apart(text)[1] for text in beside)

    def _lead(self, cells: Sequence[str]) -> str:
        numbers = [_apart(cell)[0] for cell in self._values(cells, "number")]
        found = [text for text in numbers if any(map(str.isdigit, text))] + self._values(cells, "subject")
        return next((text for text in found if _is_told(text)), "")

    def _is_alone(self, said: Sequence[str], cells: Sequence[str]) -> bool:
        numbers = self._values(cells, "number")
        return not any(map(str.isdigit, "".join(numbers))) and super()._is_alone(said, cells)

    def _is_lead(self, field: str, *, numbered: bool) -> bool:
        return numbered and field == "subject"

    def _heading(self, number: int, text: str) -> None:
        self._note("look", "row-alone", number, text=text[:80])

    def _take(self, number: int, cells: list[str], lead: str) -> None:
        fields = {
            known: " ".join(", ".join(self._values(cells, known)).split())
            for known in dict.fromkeys(self.header.fields)
            if known and known != self.running
        }
        for name, value in self.wish.defaults.items():
            fields[name] = fields.get(name) or value
        fault = self._changed_by_sheet(number) or self._fault(number)
        fault = fault or self._read_day(fields) or unsafe(fields)
        if fault:
            self._note("refused", fault[0], number, **fault[1])
            return
        self._tell_cells(number)
        fields["subject"] = _ABOUT.sub("", fields.get("subject", ""), count=1)
        self._read_words(number, fields)
        told = {name: value for name, value in fields.items() if value}
        name = told.get("number") or told.get("subject") or lead
        self.entries.append(Entry(self.sheet.name, number, told | {"name": name}))

    def _changed_by_sheet(self, number: int) -> _Fault | None:
        """12/2021 typed as a number may have become a day; nobody knows what it was."""
        row = self.rows[number - 1]
        days = [value for place in self._places("number") if isinstance(value := row[place], date)]
        return ("number-day", {"value": f"{days[0].day}/{days[0].month}/{days[0].year}"}) if days else None

    def _read_day(self, fields: dict[str, str]) -> _Fault | None:
        """Number and day from both cells; two days that differ are a fault."""
        fields["number"], beside = _apart(fields.get("number", ""))
        days = [text for text in (fields.pop("date", ""), beside) if any(map(str.isdigit, text))]
        try:
            read = {text: read_date(text, self.order, since_1904=self.sheet.since_1904) for text in days}
        except AmbiguousDate:
            return "date-ambiguous", {"value": ", ".join(days)}
        wrong = [text for text, day in read.items() if day is None] + _HALF.findall(fields["number"])
        if wrong:
            return "date-wrong", {"value": wrong[0][:40]}
        if len(set(read.values())) > 1:
            return "decision-days", {"one": days[0], "other": days[1]}
        if days:
            fields["date"] = str(read[days[0]])
        return None

    def _read_words(self, number: int, fields: dict[str, str]) -> None:
        """What nobody has said yet is left out; words of a closed list as the files hold them."""
        if fields["number"] and not (_is_told(fields["number"]) and any(map(str.isdigit, fields["number"]))):
            self._note("look", "decision-open", number, value=fields["number"][:60])
            fields["number"] = ""
        for name in ("authority", "subject"):
            fields[name] = fields.get(name, "") if _is_told(fields.get(name, "")) else ""
        fields["sample"] = read_word("sample", fields.get("sample", "")) or ""
        if fields.get("id") and not _IDENT.match(fields["id"]):
            fields["code"] = fields.pop("id")  # a code with other signs becomes an id later


class Uniting:
    """Rows that name one decision become one entry; a row that contradicts it is refused."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.notes: list[Note] = []
        self.taken: list[Entry] = []
        self.again: dict[int, list[Entry]] = {}  # by the entry that was taken
        self.named: dict[str, list[Entry]] = {}

    def unite(self, entries: Sequence[Entry]) -> list[Entry]:
        """Each decision once, in the order of the list."""
        for entry in entries:
            self._meet(entry)
        for entry in self.taken:
            again = self.again.get(id(entry), [])
            if again:
                self._note("said", "decision-again", again[0], name=entry.fields["name"], n=len(again))
        return self.taken

    def _note(self, level: str, code: str, entry: Entry, /, **values: object) -> None:
        told = say(self.language, f"roster.{code}", **values)
        self.notes.append(Note(level, code, entry.sheet, entry.row, told))

    def _meet(self, entry: Entry) -> None:
        group = self.named.setdefault(match_key(entry.fields["name"]), [])
        for known in group:
            differ = [name for name in ("date", "authority", "subject") if _differ(known, entry, name)]
            if differ == ["subject"]:
                self._note("refused", "decision-twice", entry, name=entry.fields["name"], first=known.row)
                return
            if not differ:
                known.fields = entry.fields | known.fields
                self.again.setdefault(id(known), []).append(entry)
                return
        group.append(entry)
        self.taken.append(entry)


def _differ(one: Entry, other: Entry, name: str) -> bool:
    said, also = one.fields.get(name, ""), other.fields.get(name, "")
    return bool(said and also) and match_key(said) != match_key(also)
