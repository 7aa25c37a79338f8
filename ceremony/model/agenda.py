"""The agenda as written: the event, its plan, its items in free order."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from ceremony.model.decision import Decisions
from ceremony.model.event_word import event_word
from ceremony.model.kind import Kind
from ceremony.model.papers import Papers
from ceremony.model.people import PersonRef, Strict
from ceremony.model.protocol import Chosen, ProtocolChoice, Side
from ceremony.model.values import (
    Count,
    Date,
    Duration,
    File,
    Ident,
    ListFile,
    MaybeText,
    Next,
    Text,
    Time,
    Unknown,
)


class Event(Strict):
    """The event itself. Everything that nobody has said is "không rõ"."""

    name: Text
    short: Text | None = None
    word: Text | None = None  # what it is called in a sentence: "buổi lễ"
    headline: tuple[Text, ...] = Field(default=(), max_length=3)
    lines: tuple[Text, ...] = Field(default=(), max_length=4)
    organiser: MaybeText = Unknown()
    date: Date = Unknown()
    venue: MaybeText = Unknown()
    theme: Literal["ceremonial", "blue", "sunlight"] = "ceremonial"
    language: Literal["vi", "en"] = "vi"
    utc_offset: Annotated[str, Field(pattern=r"^[+-]\d\d:\d\d$")] = "+07:00"
    sample: bool = False


class Schedule(Strict):
    """The planned start. ``sample`` marks times that nobody has decided yet."""

    start: Time = Unknown()
    sample: bool = False


class ShowSettings(Strict):
    """How the show runs."""

    go_guard_ms: int = Field(default=250, ge=0, le=5_000)
    warn: Duration = 60_000
    fade_ms: int = Field(default=400, ge=0, le=3_000)
    holding: Text | None = None
    speech: Literal["north", "south"] = "north"
    pace: int = Field(default=180, ge=60, le=400)


class FallbackSay(Strict):
    """What the MC says when something goes wrong."""

    when: Text
    say: Text


class SoundRef(Strict):
    """A sound: of an item with its first cue; of awards with an opener or over a whole batch."""

    file: File
    loop: bool = False
    volume: int = Field(default=80, ge=0, le=100)
    fade_ms: int = Field(default=400, ge=0, le=10_000)


class FilmRef(Strict):
    """A film: an mp4 below ``media/<event>/``, and the results that it is built from."""

    file: File
    results: File | None = None
    storyboard: File | None = None
    volume: int = Field(default=80, ge=0, le=100)
    subtitles: bool = False  # those beside the film are shown in the hall


class Introduction(Strict):
    """One step of the introductions: a person by name, or groups together."""

    person: Ident | None = None
    title: Text | None = None
    honorific: Text | None = None
    groups: tuple[Text, ...] = ()
    side: Side | None = None  # whose people these are, for the rules of protocol
    heading: Text | None = None
    script: Text | None = None


class AwardsRef(Strict):
    """Who is called up, in which order and how they are shown."""

    recipients: ListFile
    count: Count = Unknown()
    forms: tuple[Text, ...] = ()
    group: Literal["form", "unit", "none"] = "form"
    sort: Literal["rank", "list"] = "rank"
    batch: int = Field(default=10, ge=1, le=200)
    show: Literal["batch", "person", "page"] = "batch"
    presenters: tuple[PersonRef, ...] = ()
    rows: int = Field(default=20, ge=1, le=24)
    reveal: Literal["none", "one", "last", "all"] = "none"
    ties: tuple[Text, ...] = ()
    honour: bool = False  # the roll of honour behind the last batch
    opener_names: bool = True  # whether all names of a batch are read out before it is called one by one
    stage_m: float | None = Field(default=None, ge=1, le=60)
    because: Text | None = None
    fanfare: SoundRef | None = None
    music: SoundRef | None = None


class PledgeRef(Strict):
    """Who signs, what, and before whom."""

    signers: ListFile
    count: Count = Unknown()
    content: Text | None = None
    text: Text | None = None
    witnesses: tuple[PersonRef, ...] = ()


class Item(Strict):
    """A line of the agenda; with ``items`` it is a group and has no cues of its own."""

    id: Ident
    kind: Kind
    title: Text
    number: Text | None = None
    start: Time | None = None
    hard: bool = False
    duration: Duration | None = None
    absorbs: bool = False
    people: tuple[PersonRef, ...] = ()
    topic: Text | None = None
    slide: Ident | None = None
    slides: tuple[Ident, ...] = ()
    script: Text | None = None
    after: Text | None = None
    backstage: Text | None = None
    fallback: tuple[FallbackSay, ...] = ()
    film: FilmRef | None = None
    sound: SoundRef | None = None
    introduce: tuple[Introduction, ...] = ()
    decisions: tuple[Ident, ...] = ()
    awards: AwardsRef | None = None
    pledge: PledgeRef | None = None
    advance: Next | None = None
    loop: bool = False
    arm: Literal["end"] | None = None
    timer: Literal["down", "up", "none"] | None = None
    transition: Literal["fade", "cut"] = "fade"
    sealed: bool = False
    public: bool = True
    public_title: Text | None = None
    sample: bool = False
    items: tuple[Item, ...] = ()


class Agenda(Strict):
    """``agenda.yaml``."""

    event: Event
    schedule: Schedule = Schedule()
    settings: ShowSettings = ShowSettings()
    people: File = "people.yaml"
    papers: Papers = Papers()
    protocol: Chosen = ProtocolChoice()
    decisions: Decisions = ()
    items: tuple[Item, ...] = Field(min_length=1, max_length=300)

    @property
    def event_word(self) -> str:
        """What the event is called in a sentence: as written, else as its name says, else a neutral word."""
        event = self.event
        names = (event.name, *event.headline[:1], event.short or "")
        return event_word(event.word or "", names, event.language)

    def walk(self) -> list[tuple[Item, Item | None]]:
        """Every item with its group or None, in the order written."""
        pairs: list[tuple[Item, Item | None]] = []
        for item in self.items:
            pairs.append((item, None))
            pairs.extend((child, item) for child in item.items)
        return pairs


def schema() -> dict[str, Any]:
    """The JSON Schema of ``agenda.yaml``, for editors that check while one writes."""
    made = Agenda.model_json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **made,
        "title": "Ceremony: agenda.yaml",
    }
