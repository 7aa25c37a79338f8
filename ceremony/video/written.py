"""A written storyboard → scenes. One function a kind; ``MAKERS`` names them all by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from ceremony.model import figures
from ceremony.model import storyboard as shots
from ceremony.model.narration import joined
from ceremony.model.results import Indicator, Results
from ceremony.video import chapters, pictured
from ceremony.video.chapters import reading_seconds
from ceremony.video.motion import CROSS_FADE_SECONDS
from ceremony.video.narrating import voiced
from ceremony.video.scene import Scene
from ceremony.video.scenes.bars import Bars
from ceremony.video.scenes.closing import Closing
from ceremony.video.scenes.directions import Directions
from ceremony.video.scenes.figures import Cell, Figures
from ceremony.video.scenes.line import Line
from ceremony.video.scenes.section import Section
from ceremony.video.scenes.share import Share, Slice
from ceremony.video.scenes.table import Line as TableLine
from ceremony.video.scenes.table import Table
from ceremony.video.scenes.title import Title
from ceremony.video.telling import Made, Telling


def _title(told: Telling, shot: shots.TitleShot) -> Made:
    text = shot.text or told.results.title
    organiser = shot.organiser or told.results.organiser
    yield Title(max(4.6, reading_seconds(text)), text, organiser, say=told.narration.opening())


def _movements(told: Telling, shot: shots.MovementsShot) -> Made:
    yield from chapters.movements(told.results, told.language)


def _section(told: Telling, shot: shots.SectionShot) -> Made:
    told.chapter += 1
    ordinal = shot.ordinal or told.text("part", ordinal=chapters.roman(told.chapter))
    said = told.narration.part(shot.text)
    yield Section(max(2.4, reading_seconds(shot.text)), ordinal, shot.text, say=said)


def _chapter(told: Telling, shot: shots.ChapterShot) -> Made:
    made = list(chapters.chapter(told.results, told.group(shot.group), told.chapter + 1, told.language))
    told.chapter += bool(made)
    yield from made
    if shot.photo:
        yield pictured.photo_of(told, shot.photo, shot.caption or told.group(shot.group).title, shot.below)


def _chapters(told: Telling, shot: shots.ChaptersShot) -> Made:
    own = {one.group for one in told.written.shots if isinstance(one, shots.ChapterShot)}
    for group in told.results.groups:
        if group.code not in own:
            made = list(chapters.chapter(told.results, group, told.chapter + 1, told.language))
            told.chapter += bool(made)
            yield from made


def _figure(told: Telling, shot: shots.FigureShot) -> Made:
    one = told.one(shot.of)
    made = chapters.figure(told.results, told.group(one.group), one, told.language)
    text = made.sentence if shot.text is None else shot.text
    reading = max(6.0, reading_seconds(made.name, made.unit, text))
    yield replace(made, part=told.part(shot, shot.of), sentence=text, reading=reading)


def _figures(told: Telling, shot: shots.FiguresShot) -> Made:
    cells = []
    for code in shot.of:
        one, shown = told.one(code), chapters.shown(told.one(code), told.language)
        note = figures.verdict(one, told.language) if one.plan is not None else ""
        unit = chapters.bare_unit(one)
        cells.append(Cell(shown, one.actual, chapters.suffix(one), unit, one.name, note))
    reading = max(6.0, reading_seconds(*(f"{cell.name} {cell.shown} {cell.note}" for cell in cells)))
    said = joined(*(told.narration.plain(told.one(code)) for code in shot.of))
    yield Figures(reading, told.part(shot, *shot.of), tuple(cells), say=said)


def _bars(told: Telling, shot: shots.BarsShot) -> Made:
    rows = tuple(chapters.row(told.results, told.one(code), told.language) for code in shot.of)
    names = chapters.labels(told.results.year, told.language)
    said = told.narration.others([told.one(code) for code in shot.of], rest=False)
    yield Bars(chapters.rows_reading(rows), told.part(shot, *shot.of), rows, names, say=said)


def _line(told: Telling, shot: shots.LineShot) -> Made:
    one, year = told.one(shot.of), told.results.year
    points: dict[str, Decimal | None] = {point.label: point.value for point in shot.points}
    if one.last_year is not None:
        points.setdefault(str(year - 1), one.last_year)
    points.setdefault(str(year), one.actual)
    text = shot.text or figures.sentence(one, year, told.language)
    unit, suffix = chapters.bare_unit(one), chapters.suffix(one)
    reading = max(7.0, reading_seconds(one.name, text, *points))
    said, part = told.narration.figure(one), told.part(shot, shot.of)
    yield Line(reading, part, one.name, unit, tuple(points.items()), suffix, text, say=said)


def _share(told: Telling, shot: shots.ShareShot) -> Made:
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
    said = joined(shot.text or "")
    if not said and one is not None and not shot.parts:
        said = told.narration.figure(one)
    said = said or joined(name, *(f"{part.name}: {part.shown}" for part in slices))
    yield Share(reading, told.part(shot, *codes), name, slices, centre, under, shot.text or "", say=said)


def table_rows(results: Results, of: tuple[str, ...]) -> list[Indicator]:
    """The indicators of a table: those named, or the best of all that have a plan and met it."""
    if of:
        return [next(one for one in results.indicators if one.code == code) for code in of]
    return [one for one in figures.ranked(results.indicators) if figures.met(one)][: Table.most]


def _table(told: Telling, shot: shots.TableShot) -> Made:
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
            say=joined(heading),
        )


def _missed(told: Telling, shot: shots.MissedShot) -> Made:
    yield from chapters.missed(told.results, told.language)


def _directions(told: Telling, shot: shots.DirectionsShot) -> Made:
    if not shot.lines:
        yield from chapters.directions(told.results, told.language)
        return
    heading = shot.heading or told.text("directions.heading")
    part = shot.part or told.text("directions.part", year=told.results.year + 1)
    reading, said = max(6.0, reading_seconds(heading, *shot.lines)), joined(heading, *shot.lines)
    yield Directions(reading, part, heading, shot.lines, say=said)


def _closing(told: Telling, shot: shots.ClosingShot) -> Made:
    usual = chapters.closing(told.results, told.language)
    assert isinstance(usual, Closing)
    headline = shot.headline or usual.headline
    text = shot.text or ("" if shot.headline else usual.text)
    reading = max(5.0, reading_seconds(headline, text))
    yield Closing(reading, headline, text, shot.organiser or usual.organiser, say=usual.say)


MAKERS: dict[str, Callable[[Telling, Any], Made]] = {
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
    "photo": pictured.photo,
    "montage": pictured.montage,
    "clip": pictured.clip,
    "quote": pictured.quote,
    "faces": pictured.faces,
    "roll": pictured.roll,
    "timeline": pictured.timeline,
    "directions": _directions,
    "points": pictured.points,
    "closing": _closing,
}


def _wished(made: list[Scene], shot: shots.Written) -> list[Scene]:
    """The scenes with the time wished for; reading time is the least."""
    if isinstance(shot.seconds, int) and made:
        wish = shot.seconds / 1000 / len(made) - 2 * CROSS_FADE_SECONDS
        return [replace(scene, reading=max(scene.reading, wish)) for scene in made]
    return made


def written_scenes(results: Results, written: shots.Storyboard, language: str) -> list[tuple[Scene, bool]]:
    """The scenes of a storyboard in its order; each with whether it may be left out."""
    told = Telling(results, written, language)
    made: list[tuple[Scene, bool]] = []
    for shot in written.shots:
        scenes = list(MAKERS[shot.kind](told, shot))
        voices = tuple(told.asset(name) for name in shot.voice) if written.narration != "none" else ()
        spoken = voiced(scenes, shot.say or "", voices)
        made += [(scene, shot.optional) for scene in _wished(spoken, shot)]
    return made
