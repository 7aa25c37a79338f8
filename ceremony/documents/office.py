"""The office that issues papers: its names, who signs for it, who chairs and writes, who gets a copy."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ceremony.language.text import nfc
from ceremony.model.people import PersonRef
from ceremony.model.production import Production
from ceremony.model.rundown import Speaker
from ceremony.staging.scene import Scene, known

_AREA = re.compile(
    r"(?:phường|xã|thị trấn|quận|huyện|thị xã|thành phố|tỉnh) (?P<name>[^,;]+)\Z", re.IGNORECASE
)
# Bodies that decide together: whoever signs, signs for the body (TM.). NĐ 30/2020, signature block.
_TOGETHER = {"UBND": "TM. ỦY BAN NHÂN DÂN", "HĐND": "TM. HỘI ĐỒNG NHÂN DÂN"}
_SYMBOLS = {"ủy ban nhân dân": "UBND", "hội đồng nhân dân": "HĐND"}


@dataclass(frozen=True, slots=True)
class Office:
    """What is known of the issuing body; "" and None where nobody has said."""

    organiser: str = ""
    form: str = "state"
    superior: str = ""
    place: str = ""
    symbol: str = ""
    venue: str = ""
    sign: tuple[str, ...] = ()
    signer: str = ""
    chair: Speaker | None = None
    secretary: Speaker | None = None
    copies: tuple[str, ...] = ()

    @property
    def body(self) -> list[str]:
        """The issuing body in capitals, in lines."""
        return parted(self.organiser)

    @property
    def above(self) -> list[str]:
        """The body above it, in lines."""
        return parted(self.superior)


def office_of(production: Production) -> Office:
    """The office as the agenda knows it; what custom fixes (UBND signs "TM.") is filled in."""
    papers, scene = production.agenda.papers, Scene(production)
    organiser = nfc(known(production.agenda.event.organiser))
    symbol = papers.symbol or symbol_of(organiser)
    together = _TOGETHER.get(symbol)

    def acting(ref: PersonRef | None) -> Speaker | None:
        return scene.speaker(ref) if ref else None

    return Office(
        organiser,
        papers.form,
        papers.superior or "",
        papers.place or place_of(organiser),
        symbol,
        known(production.agenda.event.venue),
        papers.sign.lines or ((together,) if together else ()),
        production.people[papers.sign.person].name if papers.sign.person else "",
        acting(papers.chair),
        acting(papers.secretary),
        papers.copies,
    )


def parted(body: str) -> list[str]:
    """A body in capitals, parted before the name of its area: "… NHÂN DÂN", "PHƯỜNG …"."""
    found = _AREA.search(body)
    if not found or not found.start():
        return [body.upper()] if body else []
    return [body[: found.start()].strip().upper(), body[found.start() :].upper()]


def place_of(organiser: str) -> str:
    """The place that a body of this name writes before the date: the name of its area, or ""."""
    found = _AREA.search(organiser)
    return found["name"] if found else ""


def symbol_of(organiser: str) -> str:
    """The letters of the issuing body in a document's number: "UBND", or "" when custom knows none."""
    plain = organiser.casefold().replace("uỷ ban", "ủy ban")
    return next((short for name, short in _SYMBOLS.items() if plain.startswith(name)), "")
