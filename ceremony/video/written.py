"""A written storyboard → scenes. One function a kind; ``MAKERS`` names them all by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from ceremony.language.catalogs import say
from ceremony.model import figures
from ceremony.model import storyboard as shots
from ceremony.model.asset import Asset
from ceremony.model.results import Group, Indicator, Results
from ceremony.video import chapters
from ceremony.video.chapters import reading_seconds
from ceremony.video.motion import CROSS_FADE_SECONDS
from ceremony.video.scene import Scene
from ceremony.video.scenes.bars import Bars
from ceremony.video.scenes.closing import Closing
from ceremony.video.scenes.directions import Directions
from ceremony.video.scenes.figures import Cell, Figures
from ceremony.video.scenes.line import Line
from ceremony.video.scenes.montage import Montage
from ceremony.video.scenes.photo import Photo
from ceremony.video.scenes.points import Place, Points
from ceremony.video.scenes.quote import Quote
from ceremony.video.scenes.roll import Roll
from ceremony.video.scenes.section import Section
from ceremony.video.scenes.share import Share, Slice
from ceremony.video.scenes.table import Line as TableLine
from ceremony.video.scenes.table import Table
from ceremony.video.scenes.timeline import Timeline
from ceremony.video.scenes.title import Title

LOOK = 5.0  # seconds that a picture needs whatever stands below it


@dataclass
class _Telling:
    """One storyboard being told: what it speaks of, and how far it is."""

    results: Results
    written: shots.Storyboard
    language: str
    chapter: int = 0
    photo: int = 0

    def one(self, code: str) -> Indicator:
        return next(one for one in self.results.indicators if one.code == code)

    def asset(self, name: str | None) -> Asset:
        return self.written.assets[name or ""]

    def group(self, code: str) -> Group:
        return next(one for one in self.results.groups if one.code == code)

    def part(self, shot: shots.Written, *codes: str) -> str:
        """The line on top: as written, or the group that the indicators share, or the report's title."""
        if shot.part:
            return shot.part
        groups = {self.one(code).group for code in codes}
        if len(groups) == 1:
            title = self.group(groups.pop()).title
            return say(self.language, "video.part.year", title=title, year=self.results.year)
        return self.results.title

    def text(self, key: str, **values: object) -> str:
        return say(self.language, f"video.{key}", **values)


Made = Iterator[Scene]


def _title(told: _Telling, shot: shots.TitleShot) -> Made:
    text = shot.text or told.results.title
    yield Title(max(4.6, reading_seconds(text)), text, shot.organiser or told.results.organiser)


def _movements(told: _Telling, shot: shots.MovementsShot) -> Made:
    yield from chapters.movements(told.results, told.language)


def _section(told: _Telling, shot: shots.SectionShot) -> Made:
    told.chapter += 1
    ordinal = shot.ordinal or told.text("part", ordinal=chapters.roman(told.chapter))
    yield Section(max(2.4, reading_seconds(shot.text)), ordinal, shot.text)


def _chapter(told: _Telling, shot: shots.ChapterShot) -> Made:
    made = list(chapters.chapter(told.results, told.group(shot.group), told.chapter + 1, told.language))
    told.chapter += bool(made)
    yield from made
    if shot.photo:
        yield _photo_of(told, shot.photo, shot.caption or told.group(shot.group).title, shot.below)


def _chapters(told: _Telling, shot: shots.ChaptersShot) -> Made:
    own = {one.group for one in told.written.shots if isinstance(one, shots.ChapterShot)}
    for group in told.results.groups:
        if group.code not in own:
            made = list(chapters.chapter(told.results, group, told.chapter + 1, told.language))
            told.chapter += bool(made)
            yield from made


def _figure(told: _Telling, shot: shots.FigureShot) -> Made:
    one = told.one(shot.of)
    made = chapters.figure(told.results, told.group(one.group), one, told.language)
    text = made.sentence if shot.text is None else shot.text
    reading = max(6.0, reading_seconds(made.name, made.unit, text))
    yield replace(made, part=told.part(shot, shot.of), sentence=text, reading=reading)


def _figures(told: _Telling, shot: shots.FiguresShot) -> Made:
    cells = []
    for code in shot.of:
        one, shown = told.one(code), chapters.shown(told.one(code), told.language)
        note = figures.verdict(one, told.language) if one.plan is not None else ""
        unit = chapters.bare_unit(one)
        cells.append(Cell(shown, one.actual, chapters.suffix(one), unit, one.name, note))
    reading = max(6.0, reading_seconds(*(f"{cell.name} {cell.shown} {cell.note}" for cell in cells)))
    yield Figures(reading, told.part(shot, *shot.of), tuple(cells))


def _bars(told: _Telling, shot: shots.BarsShot) -> Made:
    rows = tuple(chapters.row(told.results, told.one(code), told.language) for code in shot.of)
    names = chapters.labels(told.results.year, told.language)
    yield Bars(chapters.rows_reading(rows), told.part(shot, *shot.of), rows, names)


def _line(told: _Telling, shot: shots.LineShot) -> Made:
    one, year = told.one(shot.of), told.results.year
    points: dict[str, Decimal | None] = {point.label: point.value for point in shot.points}
    if one.last_year is not None:
        points.setdefault(str(year - 1), one.last_year)
    points.setdefault(str(year), one.actual)
    text = shot.text or figures.sentence(one, year, told.language)
    unit, suffix = chapters.bare_unit(one), chapters.suffix(one)
    reading = max(7.0, reading_seconds(one.name, text, *points))
    yield Line(reading, told.part(shot, shot.of), one.name, unit, tuple(points.items()), suffix, text)


def _share(told: _Telling, shot: shots.ShareShot) -> Made:
    show = figures.show_number
    parts = [(part.name, part.value) for part in shot.parts]
    one = told.one(shot.of) if shot.of else None
    centre, under, name = "", shot.under or "", shot.name or (one.name if one else told.results.title)
    if not parts and one is not None and one.numerator is not None and one.denominator:
        rest = one.denominator - one.numerator
        parts = [(told.text("share.done"), one.numerator), (told.text("share.rest"), rest)]
        centre = show(figures.rounded(one.numerator * 100 / one.denominator), told.language) + "%"
    centre = centre or show(sum((value for _, value in parts), Decimal(0)), told.language)
    slices = tuple(Slice(label, show(value, told.language), value) for label, value in parts)
    codes = (shot.of,) if shot.of else ()
    reading = max(6.5, reading_seconds(name, shot.text or "", *(label for label, _ in parts)))
    yield Share(reading, told.part(shot, *codes), name, slices, centre, under, shot.text or "")


def table_rows(results: Results, of: tuple[str, ...]) -> list[Indicator]:
    """The indicators of a table: those named, or the best of all that have a plan and met it."""
    if of:
        return [next(one for one in results.indicators if one.code == code) for code in of]
    return [one for one in figures.ranked(results.indicators) if figures.met(one)][: Table.most]


def _table(told: _Telling, shot: shots.TableShot) -> Made:
    rows, year = [], told.results.year
    for one in table_rows(told.results, shot.of):
        share, verdict = figures.share_of_plan(one), figures.met(one)
        result = "–" if verdict is None else told.text("table.met" if verdict else "table.missed")
        if share is not None and not figures.is_percent(one):
            result = figures.show_number(share, told.language) + "%"
        plan = figures.plan_text(one, told.language) or "–"
        unit = chapters.bare_unit(one)
        name = f"{one.name} ({unit})" if unit else one.name
        rows.append(TableLine(name, plan, chapters.shown(one, told.language), result))
    head = (
        told.text("table.name"),
        told.text("legend.plan"),
        told.text("table.year", year=year),
        told.text("table.result"),
    )
    heading = shot.heading or told.text("table.heading")
    reading = max(7.0, reading_seconds(heading, *(f"{row.name} {row.actual} {row.result}" for row in rows)))
    if rows:
        yield Table(
            reading,
            told.part(shot, *shot.of) if shot.of else shot.part or told.results.title,
            heading,
            head,
            tuple(rows),
        )


def _missed(told: _Telling, shot: shots.MissedShot) -> Made:
    yield from chapters.missed(told.results, told.language)


def _photo_of(told: _Telling, name: str, caption: str | None, below: str | None, **more: Any) -> Scene:
    told.photo += 1
    reading = max(LOOK, reading_seconds(caption or "", below or "") + 1.5)
    return Photo(reading, told.asset(name), caption or "", below or "", told.photo - 1, **more)


def _photo(told: _Telling, shot: shots.PhotoShot) -> Made:
    focus = (shot.focus.x / 100, shot.focus.y / 100)
    yield _photo_of(told, shot.photo, shot.caption, shot.below, focus=focus, stand_in=shot.sample)


def _montage(told: _Telling, shot: shots.MontageShot) -> Made:
    photos = tuple(told.asset(name) for name in shot.photos)
    caption, below = shot.caption or "", shot.below or ""
    reading = max(LOOK, 1.0 * len(photos), reading_seconds(caption, below) + 1.5)
    yield Montage(reading, photos, caption, below, shot.sample)


def _quote(told: _Telling, shot: shots.QuoteShot) -> Made:
    portrait = told.asset(shot.portrait) if shot.portrait else None
    reading = max(6.0, reading_seconds(shot.text, shot.who, shot.post or ""))
    yield Quote(reading, shot.text, shot.who, shot.post or "", portrait, shot.sample)


def _roll(told: _Telling, shot: shots.RollShot) -> Made:
    names = tuple((one.name, one.unit or "") for one in shot.names)
    pages = -(-len(names) // Roll.most)
    for page in range(pages):
        part = names[len(names) * page // pages : len(names) * (page + 1) // pages]
        yield Roll(max(6.0, 2.0 + 0.6 * len(part)), told.part(shot), shot.heading, part)


def _timeline(told: _Telling, shot: shots.TimelineShot) -> Made:
    moments = tuple((one.when, one.what) for one in shot.moments)
    reading = max(7.0, reading_seconds(shot.heading, *(text for one in moments for text in one)))
    yield Timeline(reading, told.part(shot), shot.heading, moments)


def _directions(told: _Telling, shot: shots.DirectionsShot) -> Made:
    if not shot.lines:
        yield from chapters.directions(told.results, told.language)
        return
    heading = shot.heading or told.text("directions.heading")
    part = shot.part or told.text("directions.part", year=told.results.year + 1)
    yield Directions(max(6.0, reading_seconds(heading, *shot.lines)), part, heading, shot.lines)


def _points(told: _Telling, shot: shots.PointsShot) -> Made:
    places = tuple(Place(one.name, one.text or "", one.x / 100, one.y / 100) for one in shot.places)
    reading = max(7.0, reading_seconds(*(f"{one.name} {one.shown}" for one in places)) + 2)
    yield Points(reading, told.part(shot), told.asset(shot.picture), places, shot.sample)


def _closing(told: _Telling, shot: shots.ClosingShot) -> Made:
    usual = chapters.closing(told.results, told.language)
    assert isinstance(usual, Closing)
    headline = shot.headline or usual.headline
    text = shot.text or ("" if shot.headline else usual.text)
    reading = max(5.0, reading_seconds(headline, text))
    yield Closing(reading, headline, text, shot.organiser or usual.organiser)


MAKERS: dict[str, Callable[[_Telling, Any], Made]] = {
    "title": _title,
    "movements": _movements,
    "section": _section,
    "chapter": _chapter,
    "chapters": _chapters,
    "figure": _figure,
    "figures": _figures,
    "bars": _bars,
    "line": _line,
    "share": _share,
    "table": _table,
    "missed": _missed,
    "photo": _photo,
    "montage": _montage,
    "quote": _quote,
    "roll": _roll,
    "timeline": _timeline,
    "directions": _directions,
    "points": _points,
    "closing": _closing,
}


def _lengthened(made: list[Scene], shot: shots.Written) -> list[Scene]:
    """The scenes with the time wished for and the words to be heard; reading time is the least."""
    if shot.say and made:
        heard = max(made[0].reading, reading_seconds(shot.say))
        made[0] = replace(made[0], say=shot.say, reading=heard)
    if isinstance(shot.seconds, int) and made:
        wish = shot.seconds / 1000 / len(made) - 2 * CROSS_FADE_SECONDS
        made = [replace(scene, reading=max(scene.reading, wish)) for scene in made]
    return made


def written_scenes(results: Results, written: shots.Storyboard, language: str) -> list[tuple[Scene, bool]]:
    """The scenes of a storyboard in its order; each with whether it may be left out."""
    told = _Telling(results, written, language)
    made: list[tuple[Scene, bool]] = []
    for shot in written.shots:
        scenes = _lengthened(list(MAKERS[shot.kind](told, shot)), shot)
        made += [(scene, shot.optional) for scene in scenes]
    return made
