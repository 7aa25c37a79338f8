"""A sheet: a template, the words that go into it, and which version of the event it was printed from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from ceremony.documents.earlier import Earlier
from ceremony.documents.office import Office
from ceremony.documents.seals import Seals
from ceremony.language.abbreviations import expand
from ceremony.language.binding import NBSP, bind_names
from ceremony.language.catalogs import say
from ceremony.language.dates import day_signs
from ceremony.language.phrases import hold
from ceremony.model.event_word import word_places
from ceremony.model.rundown import Entrant, Rundown, Speaker
from ceremony.staging.spoken import sentence
from ceremony.theme.tokens import theme

if TYPE_CHECKING:
    from ceremony.documents.lineup import Lineup

SAMPLE = "DỮ LIỆU MẪU"
# What a narrow column would part: "Chủ / tịch", "Tổ / trưởng". With a number behind, it stays with it.
_POSTS = re.compile(
    r"\b(?:phó |quyền |nguyên )?(?:chủ tịch|bí thư|chủ nhiệm|giám đốc|tổ trưởng|tổ phó|trưởng ban|phó ban|"
    r"trưởng phòng|phó phòng|trưởng khoa|trưởng thôn|hiệu trưởng|hiệu phó|ủy viên|uỷ viên|quận ủy|huyện ủy|"
    r"trưởng công an|thành ủy|tỉnh ủy|chi bộ|đảng bộ|đảng viên|đại diện|thường trực|văn phòng|chi hội|"
    r"tổng giám đốc)"
    r"(?: \d+)?\b",
    re.IGNORECASE,
)
SIGNED = ("programme", "recipients", "signing", "pledges", "minutes")  # papers that are signed by hand
LISTS = ("batches", "trays", "lookup", "recipients", "signing")  # that say who is left out, as sealed


@dataclass(frozen=True, slots=True)
class Edition:
    """Which version this is: the rundown, its rev and when its files were last changed (local, in words).

    ``heading`` puts the national title on official papers; ``first`` is the end of the row, seen from the
    hall, where whoever is called first stands: "left" or "right"; ``earlier`` is the print before this one;
    ``readings`` are the organisation's own short forms;
    ``lineup`` is how people stand in a show that runs, ``told`` its version in words.
    ``seals`` is what nobody may read yet: left out, unless ``unsealed`` was asked for by name.
    ``clean`` leaves the version out at the foot of the copy that is signed.
    """

    rundown: Rundown
    rev: str
    stamp: str = ""
    heading: bool = True
    first: str = "left"
    office: Office = field(default_factory=Office)
    earlier: Earlier | None = None
    readings: Mapping[str, str] = field(default_factory=dict)
    lineup: Lineup | None = None
    told: str = ""
    seals: Seals | None = None
    unsealed: bool = False
    clean: bool = False

    @property
    def language(self) -> str:
        """The event's language."""
        return self.rundown.language

    def say(self, key: str, /, **values: object) -> str:
        """A sentence of this room's catalog in the event's language.

        Every one may ask for what the event is called: ``{event_word}``, at a beginning ``{Event_word}``.
        """
        places = word_places(self.rundown.word)
        return say(self.language, f"documents.{key}", **{**places, **values})

    def held(self, text: str) -> str:
        """A text whose lines part neither names nor numbers from what they count."""
        return bind_names(hold(text), self.names) if self.language == "vi" else text

    def written(self, text: str) -> str:
        """A text as it stands on paper: short forms written out, then held together."""
        return self.held(expand(text, self.readings)) if self.language == "vi" else text

    def narrow(self, text: str) -> str:
        """A text in a narrow column or on a card: posts and places are not parted either."""
        if self.language != "vi":
            return text
        return _POSTS.sub(lambda found: found[0].replace(" ", NBSP), hold(text))

    def marks(self, *entrants: Entrant) -> str:
        """The marks of a page that names these people: sealed ones, made-up ones."""
        sealed = self.unsealed and self.seals and any(who.id in self.seals.people for who in entrants)
        sample = any(who.sample for who in entrants)
        return joined_marks(self.say("sealed.mark") if sealed else "", SAMPLE if sample else "")

    @property
    def names(self) -> set[str]:
        """The names of all who act."""
        return {speaker.name for item in self.rundown.items for speaker in item.speakers}

    @property
    def version(self) -> str:
        """ "Bản 6820a8c57381 · tệp sửa lúc 08:14 23/11/2026": what stands at the foot of each page."""
        if self.told:
            return self.told
        return self.say("version", rev=self.rev, stamp=self.stamp) if self.stamp else self.rev


@dataclass(frozen=True, slots=True)
class Sheet:
    """One printed file: its name without ending, its template and the values that the template reads.

    ``version`` is known to the file also where its pages leave it out.
    """

    name: str
    template: str
    content: dict[str, Any] = field(default_factory=dict)
    version: str = ""


def make_sheet(edition: Edition, kind: str, title: str, mark: str = "", **content: Any) -> Sheet:
    """A sheet with what every template needs: language, title, marks, version, the event's names."""
    rundown = edition.rundown
    event = {
        "name": edition.held(rundown.name),
        "short": edition.held(rundown.short),
        "organiser": rundown.organiser,
        "day": day_text(rundown.date),
    }
    version = content.pop("version", edition.version)
    opened = edition.unsealed and edition.seals is not None and bool(edition.seals.count)
    clean = edition.clean and kind in SIGNED
    shared = {
        "lang": edition.language,
        "title": title,
        "mark": joined_marks(edition.say("sealed.mark") if opened else "", mark),
        "version": "" if clean else version,
        "sealed": _left_out(kind, edition),
        "page": edition.say("page"),
        "date": date_parts(rundown.date),
        "event": event,
        "accent": theme(rundown.theme).colours["paper-accent"],
        "words": {},
    }
    suffixes = ("sealed.file" if opened else "", "clean.file" if clean else "")
    name = "-".join([edition.say(f"file.{kind}"), *(edition.say(key) for key in suffixes if key)])
    return Sheet(name, kind, shared | content, version)


def _left_out(kind: str, edition: Edition) -> str:
    """How many are not on this list because nobody may read their names yet, "" when all are."""
    count = edition.seals.count if edition.seals and not edition.unsealed and kind in LISTS else 0
    return edition.say("sealed.left", count=count) if count else ""


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
    return day_signs(date.fromisoformat(iso)) if iso else ""


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


def named(speaker: Speaker) -> str:
    """ "đồng chí Lê Hoàng, Chủ tịch … (chứng kiến)": inside a sentence."""
    words = f"{speaker.honorific} {speaker.name}".strip()
    words = f"{words}, {speaker.title}" if speaker.title else words
    role = speaker.role.replace(" ", "\u00a0")
    return f"{words} ({role})" if role else words


def who(speaker: Speaker) -> str:
    """The same as a line of its own: "Đồng chí Lê Hoàng, …"."""
    return sentence(named(speaker))


def called_name(entrant: Entrant) -> str:
    """ "Ông Nguyễn Văn A" on one line, an organisation as it is written."""
    return f"{sentence(entrant.honorific)}\u00a0{entrant.name}" if entrant.honorific else entrant.name


def joined_marks(*marks: str) -> str:
    """Marks, each once, in the order first met."""
    return " · ".join(dict.fromkeys(mark for mark in marks if mark))
