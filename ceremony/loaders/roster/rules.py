"""What a row of each kind of list must hold, and who stands in a list twice."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from ceremony.language.catalogs import say
from ceremony.language.text import match_key, search_key
from ceremony.loaders.roster.entry import Entry, Note
from ceremony.model.roster_words import read_word, words_of

_SHORT_KINDS = {"cn": "individual", "tt": "collective", "hgđ": "household", "hộ gđ": "household"}
_IDENT = re.compile(r"[a-z0-9][a-z0-9-]{0,79}\Z")
_PHOTO = re.compile(r"[^/\\:*?\"<>|.][^\\:*?\"<>|]{0,200}\Z")
_key, _bare = cache(match_key), cache(search_key)


class RowRules:
    """The rules of one kind of list: ``check`` mends an entry or says why it is refused."""

    def __init__(self, kind: str, language: str) -> None:
        self.kind, self.language = kind, language
        self.notes: list[Note] = []
        self.numbers: dict[int, int] = {}  # a signer's number → the row that has it

    def _note(self, level: str, code: str, entry: Entry, /, **values: object) -> None:
        told = say(self.language, f"roster.{code}", **values)
        self.notes.append(Note(level, code, entry.sheet, entry.row, told))

    def check(self, entries: Sequence[Entry]) -> list[Entry]:
        """The entries that can be taken."""
        return [entry for entry in self._once(entries) if self._check(entry)]

    def _check(self, entry: Entry) -> bool:
        fields = entry.fields
        self._mend_words(entry)
        if fields.get("id") and not _IDENT.match(fields["id"]):
            fields["code"] = fields.pop("id")  # a code with other signs becomes an id later
        if self.kind == "recipients":
            if not fields.get("form"):
                self._note("refused", "row-formless", entry, name=fields["name"])
                return False
            if fields.get("kind") not in ("collective", "household", "individual"):
                self._note(
                    "refused",
                    "row-kind",
                    entry,
                    value=fields.get("kind", ""),
                    words=", ".join(words_of("kind")),
                )
                return False
            if "title" in fields:
                fields.setdefault("unit", fields["title"])
        if self.kind == "signers":
            return self._check_number(entry)
        if self.kind == "people" and "photo" in fields and not _PHOTO.match(fields["photo"]):
            self._note("look", "photo-wrong", entry, value=fields.pop("photo")[:60])
        return True

    def _check_number(self, entry: Entry) -> bool:
        number = int(entry.fields.get("number") or 0)
        if number and number in self.numbers:
            self._note("refused", "number-twice", entry, number=number, first=self.numbers[number])
            return False
        if number > 999:
            self._note("refused", "number-large", entry, number=number)
            return False
        if number:
            self.numbers[number] = entry.row
        return True

    def _mend_words(self, entry: Entry) -> None:
        """Words of a closed list as the files hold them; a remark in the column of statuses is only told."""
        fields = entry.fields
        if fields.get("kind"):
            short = _SHORT_KINDS.get(fields["kind"].casefold())
            fields["kind"] = short or read_word("kind", fields["kind"]) or fields["kind"]
        for name in ("status", "sample"):
            said = fields.pop(name, "")
            if said and self.kind == "recipients" and name == "status" and not read_word(name, said):
                self._note("said", "remark", entry, name=fields["name"], text=said[:80])
            elif said and read_word(name, said):
                fields[name] = str(read_word(name, said))

    def _once(self, entries: Sequence[Entry]) -> list[Entry]:
        """Without rows that say the same as an earlier one, letter for letter."""
        seen: dict[tuple[tuple[str, str], ...], Entry] = {}
        for entry in entries:
            whole = tuple(sorted((k, _key(v)) for k, v in entry.fields.items() if k not in ("number", "id")))
            if whole in seen:
                self._note("refused", "row-again", entry, name=entry.fields["name"], first=seen[whole].row)
            seen.setdefault(whole, entry)
        return list(seen.values())

    def look_for_twins(self, entries: Sequence[Entry]) -> None:
        """Tell the same person twice, the same name elsewhere, and names that differ in marks only."""
        groups: dict[str, list[Entry]] = {}
        for entry in entries:
            groups.setdefault(_bare(entry.fields["name"]), []).append(entry)
        for group in groups.values():
            for place, entry in enumerate(group[1:], 1):
                self._tell_twin(group[:place], entry)

    def _tell_twin(self, before: Sequence[Entry], entry: Entry) -> None:
        code, first = min((_twin(other.fields, entry.fields), other.row) for other in before)
        names = ("twin-same", "twin-marks", "twin-name")
        if code < len(names):
            self._note("look", names[code], entry, name=entry.fields["name"], first=first)


def _twin(one: Mapping[str, str], other: Mapping[str, str]) -> int:
    """0: one person twice; 1: names that differ in marks; 2: one name in two units; 3: two people."""
    if one.get("born", "") != other.get("born", ""):
        return 3
    same_unit = _key(one.get("unit", one.get("area", ""))) == _key(other.get("unit", other.get("area", "")))
    if _key(one["name"]) != _key(other["name"]):
        return 1 if same_unit else 3
    return 0 if same_unit else 2
