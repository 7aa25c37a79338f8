"""Written scenes of pictures, people and moments → scenes. One function a kind."""

from __future__ import annotations

from dataclasses import replace

from ceremony.model import storyboard as shots
from ceremony.model.narration import joined
from ceremony.model.storyboard import is_stand_in
from ceremony.video.chapters import LOOK, faces_scenes, photo_scene, reading_seconds
from ceremony.video.scenes.clip import Clip
from ceremony.video.scenes.montage import Montage
from ceremony.video.scenes.photo import Photo
from ceremony.video.scenes.points import Place, Points
from ceremony.video.scenes.quote import Quote
from ceremony.video.scenes.roll import Roll
from ceremony.video.scenes.timeline import Timeline
from ceremony.video.telling import Made, Telling


def photo_of(told: Telling, name: str, caption: str | None, below: str | None, sample: bool = False) -> Photo:
    """A photograph of the storyboard; each moves another way than the one before."""
    told.photo += 1
    marked = sample or is_stand_in(name)
    return photo_scene(told.asset(name), caption or "", below or "", told.photo - 1, marked)


def photo(told: Telling, shot: shots.PhotoShot) -> Made:
    """One photograph."""
    focus = (shot.focus.x / 100, shot.focus.y / 100)
    yield replace(photo_of(told, shot.photo, shot.caption, shot.below, shot.sample), focus=focus)


def montage(told: Telling, shot: shots.MontageShot) -> Made:
    """Several photographs together."""
    photos = tuple(told.asset(name) for name in shot.photos)
    caption, below = shot.caption or "", shot.below or ""
    reading = max(LOOK, 1.0 * len(photos), reading_seconds(caption, below) + 1.5)
    sample = shot.sample or any(map(is_stand_in, shot.photos))
    yield Montage(reading, photos, caption, below, sample, say=joined(caption, below))


def clip(told: Telling, shot: shots.ClipShot) -> Made:
    """A stretch of a film."""
    asset = told.asset(shot.clip)
    end = asset.seconds if shot.end is None else min(shot.end, asset.seconds)
    length = max(0.0, end - shot.start)
    focus = (shot.focus.x / 100, shot.focus.y / 100)
    caption, below = shot.caption or "", shot.below or ""
    sample = shot.sample or is_stand_in(shot.clip)
    reading = max(reading_seconds(caption, below), 0.0)
    yield Clip(reading, asset, shot.start, length, caption, below, focus, shot.sound, sample)


def quote(told: Telling, shot: shots.QuoteShot) -> Made:
    """Somebody's words."""
    portrait = told.asset(shot.portrait) if shot.portrait else None
    reading = max(6.0, reading_seconds(shot.text, shot.who, shot.post or ""))
    said = told.narration.say("said", who=shot.who, text=shot.text)
    sample = shot.sample or is_stand_in(shot.portrait or "")
    yield Quote(reading, shot.text, shot.who, shot.post or "", portrait, sample, say=said)


def faces(told: Telling, shot: shots.FacesShot) -> Made:
    """People with their portraits."""
    people = shot.people or told.written.faces
    heading = shot.heading or told.text("faces.heading")
    part = shot.part or told.text("faces.part", year=told.results.year)
    yield from faces_scenes(told.narration, people, told.written.assets, part, heading)


def roll(told: Telling, shot: shots.RollShot) -> Made:
    """Names, in pages."""
    names = tuple((one.name, one.unit or "") for one in shot.names)
    pages = -(-len(names) // Roll.most)
    for page in range(pages):
        part = names[len(names) * page // pages : len(names) * (page + 1) // pages]
        said = "" if page else told.narration.roll(shot.heading, len(names))
        yield Roll(max(6.0, 2.0 + 0.6 * len(part)), told.part(shot), shot.heading, part, say=said)


def timeline(told: Telling, shot: shots.TimelineShot) -> Made:
    """What happened when."""
    moments = tuple((one.when, one.what) for one in shot.moments)
    reading = max(7.0, reading_seconds(shot.heading, *(text for one in moments for text in one)))
    said = joined(shot.heading, *(f"{when}: {what}" for when, what in moments))
    yield Timeline(reading, told.part(shot), shot.heading, moments, say=said)


def points(told: Telling, shot: shots.PointsShot) -> Made:
    """Places on a picture."""
    places = tuple(Place(one.name, one.text or "", one.x / 100, one.y / 100) for one in shot.places)
    reading = max(7.0, reading_seconds(*(f"{one.name} {one.shown}" for one in places)) + 2)
    sample = shot.sample or is_stand_in(shot.picture)
    said = joined(*(f"{one.name}: {one.shown}" if one.shown else one.name for one in places))
    yield Points(reading, told.part(shot), told.asset(shot.picture), places, sample, say=said)
