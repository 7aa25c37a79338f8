"""The rows of a list as people and collectives: names taken apart, group headings kept in mind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property, lru_cache

from ceremony.language.catalogs import say
from ceremony.language.dates import AmbiguousDate, day_signs, read_date
from ceremony.language.headline import sentence_case
from ceremony.language.list_marks import is_dash, is_example_name, is_open, read_remark
from ceremony.language.names import (
    ReadName,
    doubtful_kind,
    has_honorific,
    is_birth,
    kind_of,
    names_in,
    reads_as_title,
    split_honorific,
    split_mark,
    split_number,
    split_title,
    unwrap,
)
from ceremony.language.posts import has_post, has_rank, is_unread_name, split_post
from ceremony.language.text import match_key, search_key
from ceremony.loaders.roster.columns import known_names
from ceremony.loaders.roster.entry import Entry, Wish
from ceremony.loaders.roster.header import Header
from ceremony.loaders.roster.rows import SheetReader, unsafe
from ceremony.loaders.roster.words import kinds_in
from ceremony.loaders.sheets import Cell, Sheet
from ceremony.model.roster_words import read_word

_Fault = tuple[str, dict[str, object]]
_ROMAN = re.compile(r"(?:[IVX]{1,5}|[A-H]|\d{1,2})\s*[.)/]\s*")
_KINDS = (("tap the", "collective"), ("ho gia dinh", "household"), ("ca nhan", "individual"))
_FORMS = (
    "huân chương", "huy chương", "bằng khen", "giấy khen", "cờ thi đua", "chiến sĩ thi đua",
    "lao động tiên tiến", "lao động xuất sắc",
    "danh hiệu", "kỷ niệm chương", "giải thưởng",
)  # fmt: skip


_BODIES = ("collective", "household", *map(match_key, ("tập thể", "hộ", "hộ gia đình")))
_MAY_WAIT = (  # fields that may say that nobody knows yet
    "unit", "area", "title", "honorific", "form", "movement", "decision", "decision_date", "photo", "kind",
)  # fmt: skip


@lru_cache(maxsize=8)
def _column_names(kind: str) -> frozenset[str]:
    return frozenset(map(match_key, known_names(kind)))


_kind_key = lru_cache(maxsize=256)(match_key)


def _titled(header: Header) -> Header:
    """In a list of people, a column "Chức vụ, đơn vị" holds titles: people have no unit of their own."""
    if "title" in header.fields or "unit" not in header.fields:
        return header
    place = header.fields.index("unit")
    named = f" {match_key(header.names[place])} "
    if not any(f" {match_key(word)} " in named for word in ("chức vụ", "chức danh", "position", "title")):
        return header
    fields = (*header.fields[:place], "title", *header.fields[place + 1 :])
    return replace(header, fields=fields)


class PeopleReader(SheetReader):
    """One reading of a sheet of recipients, signers or people."""

    def __init__(self, sheet: Sheet, rows: list[list[Cell]], header: Header, wish: Wish) -> None:
        super().__init__(sheet, rows, _titled(header) if wish.kind == "people" else header, wish)
        self.kind = self.form = self._group = ""

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
            self.form = sentence_case(bare)
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
        fault = self._fault(number) or self._open_name(name)
        if not fault:
            self._leave_open(number, fields)
            fault = self._read_remark(number, fields) or self._read_name(number, fields)
        fault = fault or self._read_decision(fields) or unsafe(fields)
        if fault:
            self._note("refused", fault[0], number, **fault[1])
            return
        self._tell_cells(number)
        self._tell_elsewhere(number, fields)
        self._tell_group(number, fields)
        self._keep_title(number, fields)
        if self.form and self.wish.kind == "recipients":
            fields.setdefault("form", self.form)
        for key, value in self.wish.defaults.items():
            fields.setdefault(key, value)
        guessed = {"kind"} if "kind" not in self.header.fields and not self.kind else set()
        self.entries.append(Entry(self.sheet.name, number, fields, guessed))

    def _open_name(self, name: str) -> _Fault | None:
        """A row that waits for somebody is nobody's, and neither is the name of a column."""
        said = " ".join(name.split())
        if is_open(name, name=True):
            return "name-open", {"name": said[:60]}
        return (
            ("name-column", {"name": said[:60]}) if match_key(said) in _column_names(self.wish.kind) else None
        )

    def _tell_elsewhere(self, number: int, fields: dict[str, str]) -> None:
        """ "Đã mất" in a column that is not imported is still about somebody."""
        if self.wish.kind != "recipients":
            return
        for place, known in enumerate(self.header.fields):
            text = " ".join(self._raw(self.rows[number - 1], place).split())
            if not known and text and read_remark(text):
                self._note("look", "remark-elsewhere", number, name=fields["name"], text=text[:80])

    def _tell_group(self, number: int, fields: dict[str, str]) -> None:
        """A unit before the names is often written once for several rows: only a person can say."""
        places = self.header.fields
        if "unit" not in places or "name" not in places or places.index("unit") > places.index("name"):
            return
        if fields.get("unit"):
            self._group = fields["unit"]
        elif self._group:
            self._note("look", "unit-once", number, name=fields["name"], unit=self._group[:60])

    def _leave_open(self, number: int, fields: dict[str, str]) -> None:
        """What nobody has said yet ("chưa có", "…") is left out, and told; a dash says nothing."""
        for known in [known for known in fields if known in _MAY_WAIT and is_open(fields[known])]:
            value = fields.pop(known)
            if not is_dash(value):
                self._note("look", "value-open", number, name=fields["name"], value=value[:40])

    def _read_remark(self, number: int, fields: dict[str, str]) -> _Fault | None:
        """ "Vắng mặt", "Đã mất", "Không khen nữa" in the column of remarks, with a doubt."""
        said = " ".join(fields.get("status", "").split())
        if not said or self.wish.kind != "recipients" or read_word("status", said) is not None:
            return None
        name, meant = " ".join(fields["name"].split()), read_remark(said)
        if meant == "withdrawn":
            return "remark-withdrawn", {"name": name, "text": said[:80]}
        fields.pop("status")
        if meant:
            fields["status"] = meant
            word = say(self.wish.language, f"roster.status.{meant}")
            self._note("look", "remark-status", number, name=name, text=said[:80], status=word)
        else:
            self._note("look", "remark", number, name=name, text=said[:80])
        return None

    def _keep_title(self, number: int, fields: dict[str, str]) -> None:
        """A title goes where a list of this kind shows it: nobody's title is dropped."""
        title, unit = fields.get("title", ""), fields.get("unit", "")
        if self.wish.kind == "recipients" and title:
            fields["unit"] = title if not unit or match_key(unit) in match_key(title) else f"{title}, {unit}"
            if unit and "title" in self.header.fields:
                self._note("said", "title-unit", number, name=fields["name"])
        elif self.wish.kind == "people" and unit:
            fields["note"] = f"{unit}; {fields['note']}" if fields.get("note") else unit

    @staticmethod
    def _read_number(fields: dict[str, str]) -> None:
        """The running number as a number, or none."""
        said = fields.get("number", "").strip(" .)")
        if said.isascii() and said.isdigit() and len(said) < 6:
            fields["number"] = str(int(said))
        elif said:
            fields.pop("number")

    def _read_name(self, number: int, fields: dict[str, str]) -> _Fault | None:
        written = self._without_number(number, fields)
        kind = fields.get("kind") or self.kind or ""
        person = _kind_key(kind) not in _BODIES
        guess = kind_of(" ".join(written.split()))
        if self.wish.kind == "recipients" and not fields.get("kind"):
            fields["kind"] = self._guess_kind(number, written, guess)
            person = fields["kind"] in ("individual", "cá nhân")
        if not person or (self.wish.kind != "recipients" and guess == "collective"):
            fields["name"] = " ".join(written.split())
            return None
        several = names_in(written)
        if several:
            return "name-several", {"names": ", ".join(f"“{each}”" for each in several)[:120]}
        self._take_apart(number, fields, written)
        return None

    def _without_number(self, number: int, fields: dict[str, str]) -> str:
        """ "1. Nguyễn Văn Ý" in the cell of the name: the number belongs to the list."""
        counted, written = split_number(fields["name"])
        if counted:
            self._note("said", "name-number", number, name=" ".join(written.split())[:60], number=counted)
        return written

    def _guess_kind(self, number: int, written: str, guess: str) -> str:
        """What a name is called up as where the list has no column for it."""
        name = " ".join(written.split())
        if "kind" in self.wish.defaults:
            return self.wish.defaults["kind"]
        if doubtful_kind(name) and not self.kind:
            word = say(self.wish.language, f"roster.kind.{guess or 'individual'}")
            self._note("look", "kind-doubt", number, name=name, kind=word)
        elif not (guess or self.kind):
            self._note("said", "kind-guessed", number, name=name)
        if guess and (not self.kind or guess != "collective"):
            return guess
        return self.kind or guess or "individual"

    def _take_apart(self, number: int, fields: dict[str, str], written: str) -> None:
        """Honorific, post, title and marks around a person's name; what was taken off is told."""
        bare = self._without_mark(number, written)
        front = split_honorific(bare, certain=self._honours)
        back = self._behind(number, front.name)
        post, name = split_post(" ".join(back.name.split()))
        fields["name"] = name
        if front.honorific:
            fields.setdefault("honorific", front.honorific)
        if (front.doubtful and not has_rank(name)) or (not post and has_post(name)) or "/" in name:
            self._note("look", "name-front", number, name=name)
        title = ", ".join(part for part in (post, back.title) if part)
        if title:
            self._add_title(number, fields, title)
        if is_example_name(name):
            self._note("look", "name-example", number, name=name)
        elif name.islower() or any(map(str.isdigit, name)) or is_unread_name(name):
            self._note("look", "name-odd", number, name=name)

    def _behind(self, number: int, text: str) -> ReadName:
        """The title behind a name. A year of birth is left out; a nickname stays with the name; both are "
        "told."""
        back = split_title(text)
        name = " ".join(back.name.split())
        if back.title and is_birth(back.title):
            self._note("look", "name-born", number, name=name, born=back.title)
            return ReadName(name)
        aside = back.title and "\n" not in text and "," not in text and ";" not in text
        if aside and not reads_as_title(back.title) and not read_remark(back.title):
            whole = " ".join(text.split())
            self._note("look", "name-aside", number, name=whole, aside=back.title)
            return ReadName(whole)
        if not back.title and "\n" in text.strip():
            self._note("look", "name-lines", number, name=" ".join(text.split()))
        return back

    def _without_mark(self, number: int, written: str) -> str:
        """The name without the mark of a footnote, and on one line where it was only wrapped."""
        whole = unwrap(written)
        if whole != written:
            self._note("look", "name-lines", number, name=whole)
        name, mark = split_mark(whole)
        if mark:
            self._note("look", "name-mark", number, name=" ".join(name.split()), mark=mark)
        return name

    def _add_title(self, number: int, fields: dict[str, str], title: str) -> None:
        """A title that stood in the cell of the name, beside the one that the list has for it."""
        remark = read_remark(title)
        if remark in ("absent", "posthumous", "later") and self.wish.kind == "recipients":
            fields.setdefault("status", remark)
            word = say(self.wish.language, f"roster.status.{remark}")
            self._note("look", "remark-status", number, name=fields["name"], text=title[:80], status=word)
            return
        known = fields.get("title", "")
        if match_key(title) not in match_key(known):
            fields["title"] = f"{title}, {known}" if known else title
        self._note("look", "name-title", number, name=fields["name"], title=title)

    @cached_property
    def _honours(self) -> bool:
        """True for a list that puts honorifics before its names, so that one is no family name there."""
        texts = {self._raw(row, place) for row in self._below() for place in self._places("name")}
        honoured = sum(has_honorific(split_number(text)[1]) for text in texts)
        rows = sum(any(cell is not None for cell in row) for row in self._below())
        return honoured > 2 and honoured * 3 > rows

    def _read_decision(self, fields: dict[str, str]) -> _Fault | None:
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
