"""A sheet: a template, the words that go into it, and which version of the event it was printed from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ceremony.language.binding import bind_names
from ceremony.language.catalogs import say
from ceremony.language.phrases import hold
from ceremony.model.rundown import Entrant, Rundown, Speaker
from ceremony.staging.spoken import sentence

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập\u00a0-\u00a0Tự do\u00a0-\u00a0Hạnh phúc"
SAMPLE = "DỮ LIỆU MẪU"
_AREA = re.compile(
    r"(?:phường|xã|thị trấn|quận|huyện|thị xã|thành phố|tỉnh) (?P<name>[^,;]+)\Z", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Edition:
    """Which version this is: the rundown, its rev and when its files were last changed (local, in words).

    ``heading`` puts the national title on official papers; ``first`` is the end of the row, seen from the
    hall, where whoever is called first stands: "left" or "right".
    """

    rundown: Rundown
    rev: str
    stamp: str = ""
    heading: bool = True
    first: str = "left"

    @property
    def language(self) -> str:
        """The event's language."""
        return self.rundown.language

    def say(self, key: str, /, **values: object) -> str:
        """A sentence of this room's catalog in the event's language."""
        return say(self.language, f"documents.{key}", **values)

    def held(self, text: str) -> str:
        """A text whose lines part neither names nor numbers from what they count."""
        if self.language != "vi":
            return text
        names = {speaker.name for item in self.rundown.items for speaker in item.speakers}
        return bind_names(hold(text), names)

    @property
    def version(self) -> str:
        """ "Bản 6820a8c57381 · tệp sửa lúc 08:14 23/11/2026": what stands at the foot of each page."""
        return self.say("version", rev=self.rev, stamp=self.stamp) if self.stamp else self.rev


@dataclass(frozen=True, slots=True)
class Sheet:
    """One printed file: its name without ending, its template and the values that the template reads."""

    name: str
    template: str
    content: dict[str, Any] = field(default_factory=dict)


def make_sheet(
    edition: Edition, name: str, template: str, title: str, mark: str = "", **content: Any
) -> Sheet:
    """A sheet with what every template needs: language, title, marks, version, the event's names."""
    rundown = edition.rundown
    event = {
        "name": edition.held(rundown.name),
        "short": edition.held(rundown.short),
        "organiser": rundown.organiser,
        "day": day_text(rundown.date),
    }
    shared = {
        "lang": edition.language,
        "title": title,
        "mark": mark,
        "version": edition.version,
        "page": edition.say("page"),
        "date": date_parts(rundown.date),
        "event": event,
        "words": {},
    }
    return Sheet(name, template, shared | content)


def words(edition: Edition, *keys: str) -> dict[str, str]:
    """Sentences without places by key, for a template."""
    return {key: edition.say(key) for key in keys}


def date_parts(iso: str) -> list[int] | None:
    """Year, month and day, or None when the day is not known."""
    if not iso:
        return None
    day = date.fromisoformat(iso)
    return [day.year, day.month, day.day]


def day_text(iso: str) -> str:
    """ "31/12/2021", or "" when the day is not known."""
    return date.fromisoformat(iso).strftime("%d/%m/%Y") if iso else ""


def clock(ms: int | None) -> str:
    """ "08:05" from milliseconds after midnight; "" when nobody has said."""
    if ms is None:
        return ""
    minutes = ms // 60_000
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def length(ms: int | None) -> str:
    """ "04:30" minutes and seconds, "1:04:30" with hours; "" when nobody has said."""
    if ms is None:
        return ""
    seconds = round(abs(ms) / 1000)
    hours, rest = divmod(seconds, 3600)
    sign = "−" if ms < 0 and seconds else ""
    return sign + (f"{hours}:" if hours else "") + f"{rest // 60:02}:{rest % 60:02}"


def who(speaker: Speaker) -> str:
    """ "Đồng chí Lê Hoàng, Chủ tịch … (chứng kiến)": a line of its own."""
    named = f"{speaker.honorific} {speaker.name}".strip()
    named = f"{named}, {speaker.title}" if speaker.title else named
    return sentence(f"{named} ({speaker.role})" if speaker.role else named)


def called_name(entrant: Entrant) -> str:
    """ "Ông Nguyễn Văn A" on one line, an organisation as it is written."""
    return f"{sentence(entrant.honorific)}\u00a0{entrant.name}" if entrant.honorific else entrant.name


def organiser_lines(organiser: str) -> list[str]:
    """The issuing body in capitals, parted before the name of its area: "… NHÂN DÂN", "PHƯỜNG …"."""
    found = _AREA.search(organiser)
    if not found or not found.start():
        return [organiser.upper()] if organiser else []
    return [organiser[: found.start()].strip().upper(), organiser[found.start() :].upper()]


def place_of(organiser: str) -> str:
    """The place that a body of this name writes before the date: the name of its area, or ""."""
    found = _AREA.search(organiser)
    return found["name"] if found else ""


def signature(organiser: str) -> str:
    """The sign of the issuing body in a document's number: "UBND", or "" when custom knows none."""
    return "UBND" if organiser.casefold().startswith(("ủy ban nhân dân", "uỷ ban nhân dân")) else ""


def official(edition: Edition, symbol: str, day: str = "") -> dict[str, Any]:
    """The head of an official paper: national title, issuing body, number and place with date to fill in."""
    organiser = edition.rundown.organiser
    parts = date_parts(day)
    dated = (
        edition.say("dated", day=f"{parts[2]:02}", month=_month(parts[1]), year=parts[0])
        if parts
        else edition.say("dated.open")
    )
    body = signature(organiser)
    return {
        "national": edition.heading and edition.language == "vi",
        "nation": NATION,
        "motto": MOTTO,
        "body": organiser_lines(organiser),
        "number": edition.say("number", symbol=f"{symbol}-{body}" if body else symbol) if symbol else "",
        "dated": f"{place_of(organiser) or edition.say('place.open')}, {dated}",
    }


def _month(month: int) -> str:
    """January and February are written with a zero, the others without."""
    return f"{month:02}" if month < 3 else str(month)


def joined_marks(*marks: str) -> str:
    """Sample marks, each once, in the order first met."""
    return " · ".join(dict.fromkeys(mark for mark in marks if mark))
