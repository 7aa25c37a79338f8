"""The storyboard as staff write it: which scenes, in which order, with which words, photos and lengths."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from ceremony.model.asset import Asset
from ceremony.model.results import Number
from ceremony.model.values import Duration, File, Text


def _at_most(limit: int) -> AfterValidator:
    def check(text: str) -> str:
        if len(text) > limit:
            raise PydanticCustomError("value-long", "{limit}", {"limit": limit})
        return text

    return AfterValidator(check)


# What a picture can hold at a size that the last row of a hall reads.
Label = Annotated[Text, _at_most(60)]
Line = Annotated[Text, _at_most(110)]
Passage = Annotated[Text, _at_most(320)]


_CLOCK = re.compile(r"(?:(\d{1,2}):)?(\d{1,2}):(\d{2}(?:[.,]\d{1,3})?)\Z")
_SECONDS = re.compile(r"(\d{1,5}(?:[.,]\d{1,3})?)(?:\s*(?:giây|s|seconds?))?\Z")


def _second(value: Any) -> Any:
    """A moment in a recording: 75, "75 giây" or "1:15"."""
    text = "" if isinstance(value, bool) else str(value).strip().casefold()
    if found := _CLOCK.match(text):
        hours, minutes, seconds = found.groups()
        return int(hours or 0) * 3600 + int(minutes) * 60 + float(seconds.replace(",", "."))
    if found := _SECONDS.match(text):
        return float(found[1].replace(",", "."))
    raise PydanticCustomError("value-second", "{value}", {"value": str(value)})


Second = Annotated[float, BeforeValidator(_second)]


def _listed(value: Any) -> Any:
    return value if isinstance(value, list | tuple) else (value,)


# One recording, or one for each scene that comes of it; the last goes on to the end.
Recordings = Annotated[tuple[File, ...], BeforeValidator(_listed), Field(min_length=1, max_length=24)]


def is_stand_in(name: str) -> bool:
    """Whether a file's own name says that it only stands in for another: "ra-quan.mau.jpg"."""
    return PurePosixPath(name).stem.casefold().endswith(".mau")


class Written(BaseModel):
    """What every scene may say. ``seconds`` is a wish: never less than the words need to be read."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    seconds: Duration | None = None
    say: Text | None = None  # the voice, the subtitles and what the MC reads when the film fails
    voice: Recordings = Field(default=(), min_length=0)  # recordings of it
    optional: bool = False  # may be left out to meet the length wanted
    part: Label | None = None  # the small line on top

    kind: ClassVar[str] = ""
    files: ClassVar[tuple[str, ...]] = ()  # the fields that name pictures
    clips: ClassVar[tuple[str, ...]] = ()  # the fields that name films


class TitleShot(Written):
    """The opening: the report's name and the organiser."""

    kind: ClassVar[str] = "title"
    text: Line | None = None
    organiser: Line | None = None


class MovementsShot(Written):
    """The movements that the film reports on."""

    kind: ClassVar[str] = "movements"


class SectionShot(Written):
    """The head of a part."""

    kind: ClassVar[str] = "section"
    text: Line
    ordinal: Label | None = None


class ChapterShot(Written):
    """A group as the film tells it by itself: section, headline figure, bars; and a photograph."""

    kind: ClassVar[str] = "chapter"
    files: ClassVar[tuple[str, ...]] = ("photo",)
    group: Text
    photo: File | None = None
    caption: Line | None = None
    below: Line | None = None


class ChaptersShot(Written):
    """All groups that have no chapter of their own in the storyboard."""

    kind: ClassVar[str] = "chapters"


class FigureShot(Written):
    """One indicator, large, with its bars."""

    kind: ClassVar[str] = "figure"
    of: Text
    text: Line | None = None


class FiguresShot(Written):
    """Two to four indicators side by side."""

    kind: ClassVar[str] = "figures"
    of: tuple[Text, ...] = Field(min_length=1, max_length=4)


class BarsShot(Written):
    """Indicators with plan, actual and last year as bars."""

    kind: ClassVar[str] = "bars"
    of: tuple[Text, ...] = Field(min_length=1, max_length=4)


class Point(BaseModel):
    """One value of a line."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    label: Annotated[Text, _at_most(20)]
    value: Number | None = None


class LineShot(Written):
    """Earlier values of an indicator; last year and this year are added from the results."""

    kind: ClassVar[str] = "line"
    of: Text
    points: tuple[Point, ...] = Field(default=(), max_length=10)
    text: Line | None = None


class Part(BaseModel):
    """One part of a whole."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: Label
    value: Number


class ShareShot(Written):
    """Parts of a whole, or one indicator with numerator and denominator."""

    kind: ClassVar[str] = "share"
    of: Text | None = None
    name: Line | None = None
    parts: tuple[Part, ...] = Field(default=(), max_length=6)
    under: Annotated[Text, _at_most(24)] | None = None
    text: Line | None = None


class TableShot(Written):
    """Highlights; without ``of`` the best of all."""

    kind: ClassVar[str] = "table"
    of: tuple[Text, ...] = Field(default=(), max_length=6)
    heading: Line | None = None


class MissedShot(Written):
    """What was not met, honestly."""

    kind: ClassVar[str] = "missed"


class _Pictured(Written):
    caption: Line | None = None
    below: Line | None = None
    sample: bool = False  # the picture only stands in for another: "ẢNH MẪU"


class Focus(BaseModel):
    """What must stay in view: per cent of the picture's width and height."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    x: int = Field(default=50, ge=0, le=100)
    y: int = Field(default=50, ge=0, le=100)


class PhotoShot(_Pictured):
    """One photograph that moves a little."""

    kind: ClassVar[str] = "photo"
    files: ClassVar[tuple[str, ...]] = ("photo",)
    photo: File
    focus: Focus = Focus()


class MontageShot(_Pictured):
    """Several photographs, one after another."""

    kind: ClassVar[str] = "montage"
    files: ClassVar[tuple[str, ...]] = ("photos",)
    photos: tuple[File, ...] = Field(min_length=2, max_length=6)


class ClipShot(_Pictured):
    """A stretch of a film of one's own: ``start`` and ``end`` in it; ``sound`` says whether it is heard."""

    kind: ClassVar[str] = "clip"
    clips: ClassVar[tuple[str, ...]] = ("clip",)
    clip: File
    start: Second = 0.0
    end: Second | None = None
    focus: Focus = Focus()
    sound: bool = True


class QuoteShot(Written):
    """Somebody's words, with a portrait when there is one."""

    kind: ClassVar[str] = "quote"
    files: ClassVar[tuple[str, ...]] = ("portrait",)
    text: Passage
    who: Label
    post: Line | None = None
    portrait: File | None = None
    sample: bool = False


class Name(BaseModel):
    """One line of a roll."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: Label
    unit: Label | None = None


class RollShot(Written):
    """A roll of names."""

    kind: ClassVar[str] = "roll"
    heading: Line
    names: tuple[Name, ...] = Field(min_length=1, max_length=240)


class Face(BaseModel):
    """Somebody to be shown: a portrait, the name and the post."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: Label
    post: Label | None = None
    portrait: File | None = None
    sample: bool = False


class FacesShot(Written):
    """Faces of the year; without ``people`` those whose portraits lie in the folder of faces."""

    kind: ClassVar[str] = "faces"
    heading: Line | None = None
    people: tuple[Face, ...] = Field(default=(), max_length=60)


class Moment(BaseModel):
    """One date of a timeline."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    when: Annotated[Text, _at_most(24)]
    what: Annotated[Text, _at_most(90)]


class TimelineShot(Written):
    """What happened when."""

    kind: ClassVar[str] = "timeline"
    heading: Line
    moments: tuple[Moment, ...] = Field(min_length=2, max_length=6)


class DirectionsShot(Written):
    """Tasks of the coming year; without ``lines`` those of the results."""

    kind: ClassVar[str] = "directions"
    heading: Line | None = None
    lines: tuple[Line, ...] = Field(default=(), max_length=6)


class Spot(BaseModel):
    """A place on a picture; ``x`` and ``y`` in per cent of its width and height."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: Label
    text: Label | None = None
    x: int = Field(ge=0, le=100)
    y: int = Field(ge=0, le=100)


class PointsShot(Written):
    """Points on a picture, such as a map."""

    kind: ClassVar[str] = "points"
    files: ClassVar[tuple[str, ...]] = ("picture",)
    picture: File
    places: tuple[Spot, ...] = Field(min_length=1, max_length=8)
    sample: bool = False


class ClosingShot(Written):
    """The end: thanks and what comes next."""

    kind: ClassVar[str] = "closing"
    headline: Line | None = None
    text: Passage | None = None
    organiser: Line | None = None


SHOTS: dict[str, type[Written]] = {
    shot.kind: shot
    for shot in (
        TitleShot, MovementsShot, SectionShot, ChapterShot, ChaptersShot, FigureShot, FiguresShot, BarsShot,
        LineShot, ShareShot, TableShot, MissedShot, PhotoShot, MontageShot, ClipShot, QuoteShot, FacesShot,
        RollShot, TimelineShot, DirectionsShot, PointsShot, ClosingShot,
    )
}  # fmt: skip


Narrated = Literal["none", "recorded", "guide"]
Subtitled = Literal["none", "beside", "burnt"]
OWN_MUSIC, NO_MUSIC = "", "none"


@dataclass(frozen=True)
class Storyboard:
    """A storyboard read and bound to its files. ``length_ms`` is the length wanted, or None.

    ``music`` is a file, ``OWN_MUSIC`` or ``NO_MUSIC``. ``photos`` (by group) and ``faces`` are pictures found
    in the event's folder, for a film that nobody wrote down.
    """

    shots: tuple[Written, ...] = ()
    length_ms: int | None = None
    assets: dict[str, Asset] = field(default_factory=dict)
    music: str = OWN_MUSIC
    narration: Narrated = "recorded"
    subtitles: Subtitled = "beside"
    photos: dict[str, tuple[str, ...]] = field(default_factory=dict)
    faces: tuple[Face, ...] = ()

    def plain(self) -> dict[str, Any]:
        """All that the film depends on, as JSON values; files by what is in them."""
        return {
            "length": self.length_ms,
            "shots": [[shot.kind, shot.model_dump(mode="json")] for shot in self.shots],
            "assets": {name: asset.digest for name, asset in sorted(self.assets.items())},
            "sound": [self.music, self.narration, self.subtitles],
            "photos": {code: list(names) for code, names in sorted(self.photos.items())},
            "faces": [face.model_dump(mode="json") for face in self.faces],
        }


class StoryboardFile(BaseModel):
    """What a storyboard says beside its scenes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    length: Duration | None = None
    music: File | None = None
    narration: Narrated = "recorded"
    subtitles: Subtitled = "beside"
