"""The rows of a list as people and collectives: names taken apart, group headings kept in mind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ceremony.language.catalogs import say
from ceremony.language.dates import AmbiguousDate, day_signs, read_date
from ceremony.language.names import kind_of, split_honorific, split_title
from ceremony.language.text import match_key, search_key
from ceremony.loaders.roster.entry import Entry, Wish
from ceremony.loaders.roster.header import Header
from ceremony.loaders.roster.rows import SheetReader, unsafe
from ceremony.loaders.roster.words import kinds_in
from ceremony.loaders.sheets import Cell, Sheet

_ROMAN = re.compile(r"(?:[IVX]{1,5}|[A-H]|\d{1,2})\s*[.)/]\s*")
_KINDS = (("tap the", "collective"), ("ho gia dinh", "household"), ("ca nhan", "individual"))
_FORMS = (
    "huân chương", "huy chương", "bằng khen", "giấy khen", "cờ thi đua", "chiến sĩ thi đua",
    "lao động tiên tiến",
    "lao động xuất sắc", "danh hiệu", "kỷ niệm chương", "giải thưởng",
)  # fmt: skip


_BODIES = ("collective", "household", *map(match_key, ("tập thể", "hộ", "hộ gia đình")))
_kind_key = lru_cache(maxsize=256)(match_key)


class PeopleReader(SheetReader):
    """One reading of a sheet of recipients, signers or people."""

    def __init__(self, sheet: Sheet, rows: list[list[Cell]], header: Header, wish: Wish) -> None:
        super().__init__(sheet, rows, header, wish)
        self.kind = self.form = ""

    def _lead(self, cells: Sequence[str]) -> str:
        parts = (self._values(cells, part) for part in ("family", "name", "given"))
        name = " ".join(value for part in parts for value in part)
        return name if any(char.isalpha() for char in name) else ""

    def _is_lead(self, field: str, *, numbered: bool) -> bool:
        return numbered and field in ("name", "given")

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

    def title(self, text: str) -> bool:
        """ "DANH SÁCH CÁ NHÂN ĐƯỢC KHEN THƯỞNG" says who they are, unless it speaks of several kinds."""
        kinds = kinds_in(text)
        if len(kinds) != 1:
            return False
        self.kind = kinds.pop()
        return True

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
        faults = [fault for fault in (self._read_decision(fields), unsafe(fields)) if fault]
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

    def _read_name(self, number: int, fields: dict[str, str]) -> None:
        written = fields["name"]
        kind = fields.get("kind") or self.kind or ""
        person = _kind_key(kind) not in _BODIES
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
        words = say(self.wish.language, "roster.on-day", day=day_signs(day))
        fields["decision"] = f"{fields.get('decision', '')} {words}".strip()
        return None
