"""What stands around an official paper: head, number, place and date, signature, copies.

Sizes and rules after the decree on documents (NĐ 30/2020); what nobody has said is a line of dots.
"""

from __future__ import annotations

from typing import Any

from ceremony.documents.sheet import Edition, date_parts, who
from ceremony.model.rundown import Speaker

# Decree 30/2020 for the state; the custom of its offices for the Party (36-HD/VPTW, wording not checked).
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập\u00a0-\u00a0Tự do\u00a0-\u00a0Hạnh phúc"

PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
_TITLES = {"state": ((NATION, 12.5), (MOTTO, 13)), "party": ((PARTY, 15),)}


def head(edition: Edition, symbol: str = "", day: str = "", *, dated: bool = True) -> dict[str, Any]:
    """The head: national title, issuing body; with a ``symbol`` a number to fill in; place and date.

    ``day`` is ISO, "" leaves the date open; ``dated`` False leaves place and date out (minutes say when
    they began in their text).
    """
    office = edition.office
    shown = edition.heading and edition.language == "vi"
    party = office.form == "party"
    between, key = ("/", "number.party") if party else ("-", "number")
    letters = between.join(part for part in (symbol, office.symbol) if part)
    return {
        "titles": [{"words": words, "size": size} for words, size in _TITLES.get(office.form, ()) if shown],
        "star": party,
        "superior": office.above,
        "body": office.body,
        "number": edition.say(key, symbol=letters) if symbol else "",
        "dated": dated_line(edition, day) if dated else "",
    }


def dated_line(edition: Edition, day: str) -> str:
    """ "Thanh Khê Tây, ngày 31 tháng 12 năm 2021": days below 10 and months 1 and 2 with a zero."""
    place = edition.office.place or edition.say("place.open")
    return f"{place}, {day_line(edition, day)}"


def day_line(edition: Edition, day: str) -> str:
    """The day in the words of a document, dots where it is not known."""
    parts = date_parts(day)
    if parts is None:
        return edition.say("dated.open")
    year, month, number = parts
    if edition.language != "vi":
        return edition.say("dated", day=number, month=edition.say(f"month.{month}"), year=year)
    return edition.say("dated", day=f"{number:02}", month=f"{month:02}" if month < 3 else month, year=year)


def signing_block(edition: Edition) -> dict[str, Any]:
    """Who signs: the lines above (capacity, post) and the name; without a post the hint of the form."""
    office = edition.office
    lines = [line if edition.language != "vi" else line.upper() for line in office.sign]
    complete = bool(office.signer) or len(lines) > 1
    return {
        "lines": lines,
        "hint": "" if complete else edition.say("sign.hint"),
        "name": office.signer,
    }


def copies(edition: Edition) -> dict[str, Any]:
    """Nơi nhận: who gets a copy, a line of dots when nobody has said; the file's own copy last."""
    told = [f"- {line};" for line in edition.office.copies] or [edition.say("copies.open")]
    file = edition.say("copies.file.party" if edition.office.form == "party" else "copies.file")
    return {"title": edition.say("copies.title"), "lines": [*told, file]}


def acting(speaker: Speaker | None) -> str:
    """A person with the post, or "" to be filled in."""
    return who(speaker) if speaker else ""
