"""A written storyboard → scenes. One function a kind; ``MAKERS`` names them all by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
from ceremony.video.scenes.closing import Closing
from ceremony.video.scenes.directions import Directions
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
    shown = [told.one(code) for code in shot.of]
    said = joined(*map(told.narration.plain, shown))
    yield chapters.figures_scene(told.narration, shown, told.part(shot, *shot.of), said)


def _bars(told: Telling, shot: shots.BarsShot) -> Made:
    shown = [told.one(code) for code in shot.of]
    said = told.narration.others(shown, rest=False)
    yield chapters.bars_scene(told.results, shown, told.part(shot, *shot.of), said, told.language)


def _line(told: Telling, shot: shots.LineShot) -> Made:
    one, year = told.one(shot.of), told.results.year
    points: dict[str, Decimal | None] = {point.label: point.value for point in shot.points}
    if one.last_year is not None:
        points[str(year - 1)] = one.last_year  # the table's word, whatever was typed beside it
    if one.actual is not None or str(year) not in points:
        points[str(year)] = one.actual
    if all(label.isdigit() for label in points):
        points = dict(sorted(points.items(), key=lambda point: int(point[0])))
    text = shot.text or figures.sentence(one, year, told.language)
    unit, suffix = figures.bare_unit(one, told.language), figures.suffix(one)
    reading = max(7.0, reading_seconds(one.name, text, *points))
    said, part = told.narration.figure(one), told.part(shot, shot.of)
    foot = figures.footnote([one], told.language)
    yield Line(reading, part, one.name, unit, tuple(points.items()), suffix, text, foot, say=said)


def _share(told: Telling, shot: shots.ShareShot) -> Made:
    one = told.one(shot.of) if shot.of else None
    if one is not None and not shot.parts:
        yield from _ratio(told, shot, one)
        return
    name, show = shot.name or (one.name if one else told.results.title), figures.show_number
    parts = [(part.name, part.value) for part in shot.parts]
    total = show(sum((value for _, value in parts), Decimal(0)), told.language)
    slices = tuple(Slice(label, show(value, told.language), value) for label, value in parts)
    under, codes = shot.under or "", (shot.of,) if shot.of else ()
    said = told.narration.share(
        name, [(one.name, f"{one.shown} {under}".strip()) for one in slices], shot.text or ""
    )
    reading = max(6.5, reading_seconds(name, shot.text or "", *(label for label, _ in parts)))
    yield Share(reading, told.part(shot, *codes), name, slices, total, under, shot.text or "", say=said)


def _ratio(told: Telling, shot: shots.ShareShot, one: Indicator) -> Made:
    """So many out of so many as a ring; as the indicator's own figure where the two numbers deny it."""
    parts, name, text = figures.ratio(one), shot.name or one.name, shot.text or ""
    if parts is None or one.actual is None:
        yield from _figure(told, shots.FigureShot(of=one.code, text=shot.text, part=shot.part))
        return
    labels = (told.text("share.done"), told.text("share.rest"))
    slices = tuple(
        Slice(label, figures.show_number(value, told.language), value)
        for label, value in zip(labels, parts, strict=True)
    )
    if figures.is_percent(one):
        centre = figures.number(one, one.actual, told.language)
    else:
        centre = figures.share_words(parts[0] * 100 / sum(parts), told.language)
    foot = figures.footnote([one], told.language)
    said = told.narration.figure(one)
    reading = max(6.5, reading_seconds(name, text, *labels))
    yield Share(
        reading, told.part(shot, one.code), name, slices, centre, shot.under or "", text, foot, say=said
    )


def table_rows(results: Results, of: tuple[str, ...]) -> list[Indicator]:
    """The indicators of a table: those named, or the best of all that stand out."""
    if of:
        return [next(one for one in results.indicators if one.code == code) for code in of]
    return [one for one in figures.ranked(results.indicators) if figures.stands_out(one)][: Table.most]


def _table(told: Telling, shot: shots.TableShot) -> Made:
    shown, language = table_rows(told.results, shot.of), told.language
    rows = tuple(_table_line(one, shown, language) for one in shown)
    head = (
        told.text("table.name"),
        told.text("legend.plan"),
        figures.actual_label(shown, told.results.year, language, short=True),
        told.text("table.result"),
    )
    heading = shot.heading or told.narration.table(shown)
    reading = max(7.0, reading_seconds(heading, *(f"{row.name} {row.actual} {row.result}" for row in rows)))
    part = told.part(shot, *shot.of) if shot.of else shot.part or told.results.title
    if rows:
        foot = figures.footnote(shown, language)
        yield Table(reading, part, heading, head, rows, foot, say=joined(heading))


def _table_line(one: Indicator, beside_it: Sequence[Indicator], language: str) -> TableLine:
    beside = (figures.bare_unit(one, language), figures.own_until(one, beside_it, language))
    told = ", ".join(part for part in beside if part)
    name = f"{one.name} ({told})" if told else one.name
    plan = figures.plan_text(one, language) or "–"
    return TableLine(name, plan, chapters.shown(one, language), figures.result_text(one, language))


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
