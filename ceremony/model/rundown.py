"""The rundown: an agenda made runnable, every reference resolved.

Plain frozen dataclasses that travel as JSON, so that the process that runs a show
needs neither the file loaders nor their libraries.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from ceremony.model.call import Call, Opening
from ceremony.model.event_word import neutral
from ceremony.model.places import Places, find_places


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person as named in one item: the title belongs to (person, item). ``person`` is their id."""

    name: str
    honorific: str = ""
    title: str = ""
    role: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class Film:
    """A film on a cue: ``src`` and ``subtitles`` (or "") are URL paths below /media/; milliseconds."""

    src: str
    duration_ms: int
    volume: int = 80  # per cent
    subtitles: str = ""


@dataclass(frozen=True, slots=True)
class Sound:
    """A sound that starts with a cue and ends with it, or goes on over cues that have the same ``over``."""

    src: str
    loop: bool = False
    volume: int = 80
    fade_ms: int = 400  # in which it swells, falls and goes
    over: str = ""


@dataclass(frozen=True, slots=True)
class FallbackLine:
    """What the MC says when something goes wrong: the situation and the words."""

    situation: str
    text: str


@dataclass(frozen=True, slots=True)
class Cue:
    """One thing that can be put on the screens.

    ``script`` is said as GO brings this cue; ``after`` before leaving it. Both are plain
    text, paragraphs parted by an empty line, names to be stressed between ``**``.
    ``subject`` is the recipient or signer whom this cue calls. ``fallback_of`` names the
    film cue that this one replaces: GO passes it by unless the fallback was asked for.
    ``html`` is the finished picture (staging.pictures); ``clean`` keeps overlays off it.
    """

    id: str
    item: str
    title: str
    layout: str
    html: str
    script: str = ""
    after: str = ""
    backstage: str = ""
    fallback_lines: tuple[FallbackLine, ...] = ()
    film: Film | None = None
    sound: Sound | None = None
    subject: str = ""
    batch: str = ""
    fallback_of: str = ""
    sealed: bool = False
    clean: bool = False
    transition: str = "fade"  # or "cut"
    tally: bool = False  # what is said begins with how many have signed
    countdown: bool = False  # the picture shows a clock that runs down to the next start
    mark: str = ""
    reading_ms: int = 0  # how long script and after take to read aloud
    aids: tuple[tuple[str, str], ...] = ()  # (name in the words, how it is said)
    added: bool = False  # calls somebody whom the agenda does not know
    advance: str = ""  # what brings the next one by itself: "", "end" (of the film), "time", "round"
    advance_ms: int = 0  # of "time" and "round": after so long
    arm_end: bool = False  # GO is refused while the film plays
    kept: str = ""  # on air as an older rundown has it: "corrected" in the newest one, or "gone" from it
    calls: tuple[Call, ...] = ()  # the parts of the words for everybody whom it calls
    opening: Opening | None = None  # the parts of the words that open a batch

    @property
    def by_hand(self) -> bool:
        """Whether it never comes by itself: it calls somebody, or is sealed."""
        return bool(self.subject or self.batch or self.sealed)


@dataclass(frozen=True, slots=True)
class Blank:
    """A picture for somebody whom the agenda does not know: added at the last minute.

    ``html`` holds ``{name}``, ``{unit}``, ``{form}``, ``{honorific}`` as they stand; it takes names of up to
    ``letters``.
    """

    item: str
    letters: int
    html: str


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the agenda. A group has no cues of its own; its children have ``depth`` 1."""

    id: str
    number: str  # "6", "6.1"
    kind: str
    title: str
    depth: int = 0
    group: bool = False
    starts_ms: int | None = None  # planned start, milliseconds after midnight, local
    hard_start: bool = False
    duration_ms: int | None = None
    absorbs: bool = False  # a break that may shrink to make up for delay
    speakers: tuple[Speaker, ...] = ()
    stage_timer: str = "down"  # on the stage display: "down", "up" or "none"; never in the hall
    public: bool = True  # in the guests' programme
    public_title: str = ""
    backstage: str = ""
    closing: str = ""  # of an awarding: what is said after its last batch


@dataclass(frozen=True, slots=True)
class Entrant:
    """Someone who is called up: a recipient of an award or a signer of a pledge."""

    id: str
    kind: str  # "recipient" or "signer"
    number: int
    name: str
    unit: str = ""
    batch: str = ""
    form: str = ""  # form of award
    group: str = ""  # "collective", "household" or "individual"
    honorific: str = ""
    reason: str = ""
    item: str = ""
    sample: bool = False
    title: str = ""  # of a signer: "Tổ trưởng Tổ dân phố"
    status: str = ""  # known before the show: "absent", "later" or "posthumous"
    key: str = ""  # name and unit as somebody types them who types no marks
    gone: bool = False  # on air, but not in the newest rundown any more


@dataclass(frozen=True, slots=True)
class Witness:
    """Before whom a pledge is signed, with the title of that item; ``key`` is the id of one who signs."""

    key: str
    name: str
    honorific: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Pledge:
    """What is signed in an item: its words, and before whom."""

    item: str
    title: str
    text: tuple[str, ...] = ()  # paragraphs as they are read and shown
    sentence: str = ""  # the one sentence above the place to sign
    witnesses: tuple[Witness, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """What the agenda may set for the running of the show."""

    go_guard_ms: int = 250
    warn_ms: int = 60_000
    fade_ms: int = 400
    pace: int = 180  # syllables a minute
    speech: str = "north"  # or "south": how numbers are said


@dataclass(frozen=True, slots=True)
class Rundown:
    """Everything a running show needs: items, cues in GO order, entrants, the holding card."""

    event: str  # the workspace's folder name
    name: str
    short: str
    organiser: str
    date: str  # ISO, or "" when unknown
    utc_offset_min: int
    theme: str
    language: str
    holding_html: str
    items: tuple[Item, ...]
    cues: tuple[Cue, ...]
    entrants: tuple[Entrant, ...] = ()
    settings: Settings = Settings()
    sample: bool = False
    waiting_html: str = ""  # what stands until the first GO; without it the holding card
    pledges: tuple[Pledge, ...] = ()
    blanks: tuple[Blank, ...] = ()
    event_word: str = ""  # "hội nghị": what the event is called in a sentence
    readings: tuple[tuple[str, str], ...] = ()  # the event's own short forms, and how they are said
    _places: list[Places] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def word(self) -> str:
        """What the event is called in a sentence; a rundown of an earlier version has only a neutral word."""
        return self.event_word or neutral(self.language)

    @property
    def places(self) -> Places:
        """Where everything stands; worked out when it is first asked for."""
        if not self._places:
            self._places.append(find_places(self))
        return self._places[0]

    @property
    def rev(self) -> str:
        """Twelve letters that change when anything in the rundown changes."""
        return rev_of(dump(self))


def rev_of(text: str) -> str:
    """The rev of the rundown whose ``dump`` this is."""
    return hashlib.blake2b(text.encode(), digest_size=6).hexdigest()


def dump(rundown: Rundown) -> str:
    """The rundown as one line of JSON, the same for the same content."""
    return json.dumps(rundown, default=_fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _fields(value: Any) -> dict[str, Any]:
    """A dataclass by its fields; unlike ``asdict`` it copies nothing, which starting a show would feel."""
    return {name: getattr(value, name) for name in value.__slots__ if name[0] != "_"}


def _cue(raw: dict[str, Any]) -> Cue:
    film, sound = raw.pop("film", None), raw.pop("sound", None)
    lines = tuple(FallbackLine(**line) for line in raw.pop("fallback_lines", ()))
    aids = tuple((name, said) for name, said in raw.pop("aids", ()))
    calls, opening = raw.pop("calls", ()), raw.pop("opening", None)
    return Cue(
        **raw,
        fallback_lines=lines,
        aids=aids,
        calls=tuple(Call(**call) for call in calls),
        opening=Opening(**opening) if opening else None,
        film=Film(**film) if film else None,
        sound=Sound(**sound) if sound else None,
    )


def _item(raw: dict[str, Any]) -> Item:
    return Item(**raw | {"speakers": tuple(Speaker(**s) for s in raw.get("speakers", ()))})


def _pledge(raw: dict[str, Any]) -> Pledge:
    witnesses = tuple(Witness(**one) for one in raw.get("witnesses", ()))
    return Pledge(**raw | {"text": tuple(raw.get("text", ())), "witnesses": witnesses})


def load(text: str) -> Rundown:
    """Read what ``dump`` wrote. Raises ValueError, TypeError or KeyError on anything else."""
    return read_rundown(json.loads(text))


def read_rundown(raw: dict[str, Any]) -> Rundown:
    """A rundown from its JSON, which is used up. Raises as ``load`` does."""
    raw["items"] = tuple(_item(item) for item in raw["items"])
    raw["cues"] = tuple(_cue(cue) for cue in raw["cues"])
    raw["entrants"] = tuple(Entrant(**entrant) for entrant in raw.get("entrants", ()))
    raw["pledges"] = tuple(_pledge(pledge) for pledge in raw.get("pledges", ()))
    raw["blanks"] = tuple(Blank(**blank) for blank in raw.get("blanks", ()))
    raw["settings"] = Settings(**raw.get("settings", {}))
    raw["readings"] = tuple((short, said) for short, said in raw.get("readings", ()))
    return Rundown(**raw)
