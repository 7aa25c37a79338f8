"""Results → scenes: title, movements, a chapter a group, what was missed, closing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ceremony.language.catalogs import say
from ceremony.model import figures
from ceremony.model.results import Group, Indicator, Results
from ceremony.theme.tokens import theme as theme_named
from ceremony.video.scene import Scene
from ceremony.video.scenes.bars import Bars
from ceremony.video.scenes.closing import Closing
from ceremony.video.scenes.figure import Figure
from ceremony.video.scenes.missed import Missed
from ceremony.video.scenes.movements import Movements
from ceremony.video.scenes.rows import Row
from ceremony.video.scenes.section import Section
from ceremony.video.scenes.title import Title
from ceremony.video.stage import HEIGHT, SAMPLE_MARK, WIDTH, Stage

ROWS, MISSED_ROWS = 4, 3
MOVEMENT_ROWS = 3
LONG_UNIT = 14  # letters: a longer unit stands behind the name, not beside the number
SYLLABLES_A_SECOND = 4.0  # silent reading from a screen, with time to look at the bars
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def stage_for(
    results: Results, theme: str, language: str = "vi", size: tuple[int, int] = (WIDTH, HEIGHT)
) -> Stage:
    """The stage of an event's film: its theme, and the mark while any figure is a sample."""
    mark = SAMPLE_MARK if results.is_sample else ""
    return Stage(size[0], size[1], theme_named(theme), language, mark)


def roman(number: int) -> str:
    """1 → I, 4 → IV, 12 → XII."""
    out = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        out += letters * count
    return out


def reading_seconds(*texts: str) -> float:
    """How long the texts need to be read on the screen."""
    return 1.5 + sum(len(text.split()) for text in texts) / SYLLABLES_A_SECOND


def bare_unit(indicator: Indicator) -> str:
    """The unit to show beside a number: none for per cent or when the name begins with it."""
    if figures.is_percent(indicator) or indicator.name.casefold().startswith(indicator.unit.casefold()):
        return ""
    return indicator.unit


def _shown(indicator: Indicator, language: str) -> str:
    if indicator.actual is None:
        return say(language, "figures.no-value")
    return figures.show_number(indicator.actual, language) + _suffix(indicator)


def _suffix(indicator: Indicator) -> str:
    return "%" if figures.is_percent(indicator) else ""


def _figure(results: Results, group: Group, indicator: Indicator, language: str) -> Figure:
    drawn = figures.bars(indicator, results.year, language)
    values: dict[str, Decimal | None] = {
        "actual": indicator.actual,
        "plan": indicator.plan,
        "last": indicator.last_year,
    }
    text = figures.sentence(indicator, results.year, language)
    unit = bare_unit(indicator)
    return Figure(
        reading=max(6.0, reading_seconds(indicator.name, unit, text)),
        part=say(language, "video.part.year", title=group.title, year=results.year),
        name=indicator.name,
        unit=unit,
        shown=_shown(indicator, language),
        value=indicator.actual,
        suffix=_suffix(indicator),
        bars=drawn,
        sentence=text,
        values=tuple(values[bar.kind] for bar in drawn),
    )


def _row(results: Results, indicator: Indicator, language: str, note: str = "") -> Row:
    shares = {bar.kind: bar.share for bar in figures.bars(indicator, results.year, language)}
    beside = []
    if indicator.plan is not None:
        beside.append(f"{say(language, 'figures.plan-short')} {figures.plan_text(indicator, language)}")
    if indicator.last_year is not None:
        beside.append(
            f"{results.year - 1}: {figures.show_number(indicator.last_year, language)}{_suffix(indicator)}"
        )
    has = {"actual": indicator.actual, "plan": indicator.plan, "last": indicator.last_year}
    actual, plan, last = (
        shares.get(kind) if has[kind] is not None else None for kind in ("actual", "plan", "last")
    )
    unit = bare_unit(indicator)
    long = len(unit) > LONG_UNIT
    return Row(
        name=f"{indicator.name} ({unit})" if long else indicator.name,
        shown=_shown(indicator, language),
        value=indicator.actual,
        suffix=_suffix(indicator),
        unit="" if long else unit,
        beside=" · ".join(beside),
        shares=(actual, plan, last),
        note=note,
    )


def _labels(year: int, language: str) -> tuple[str, str, str]:
    return (
        say(language, "video.legend.actual", year=year),
        say(language, "video.legend.plan", year=year),
        say(language, "video.legend.last", year=year - 1),
    )


def _rows_reading(rows: Sequence[Row]) -> float:
    return max(6.5, reading_seconds(*(f"{row.name} {row.shown} {row.note}" for row in rows)))


def chosen(members: Sequence[Indicator], limit: int = ROWS) -> list[Indicator]:
    """The rows of a chapter: never a missed target left out for a better one; in written order."""
    kept = [indicator for indicator in members if figures.met(indicator) is False]
    for indicator in figures.ranked(members):
        if indicator not in kept:
            kept.append(indicator)
    return [indicator for indicator in members if indicator in kept[:limit]]


def _chapter(results: Results, group: Group, number: int, language: str) -> Iterator[Scene]:
    head = figures.headline(results, group)
    if head is None:
        return
    ordinal = say(language, "video.part", ordinal=roman(number))
    yield Section(max(2.4, reading_seconds(group.title)), ordinal, group.title)
    yield _figure(results, group, head, language)
    others = chosen([indicator for indicator in results.of_group(group.code) if indicator != head])
    if others:
        rows = tuple(_row(results, indicator, language) for indicator in others)
        part = say(language, "video.part.year", title=group.title, year=results.year)
        yield Bars(_rows_reading(rows), part, rows, _labels(results.year, language))


def _why(indicator: Indicator, language: str) -> str:
    """What stands under a missed target: how far it is from the plan, and what staff say about it."""
    distance = figures.gap(indicator, language)
    parts = (distance[:1].upper() + distance[1:], figures.remark(indicator))
    return " · ".join(part for part in parts if part)


def _missed(results: Results, language: str) -> Iterator[Scene]:
    failed = figures.missed(results)
    heading = say(language, "video.missed.heading", missed=len(failed), judged=len(figures.judged(results)))
    for start in range(0, len(failed), MISSED_ROWS):
        rows = tuple(
            _row(results, indicator, language, _why(indicator, language))
            for indicator in failed[start : start + MISSED_ROWS]
        )
        part = say(language, "video.missed.part", year=results.year)
        yield Missed(_rows_reading(rows) + 2, part, heading, rows, _labels(results.year, language))


def _movements(results: Results, language: str) -> Iterator[Scene]:
    count = len(results.movements)
    amount = "one" if count == 1 else "two" if count == 2 else "many"
    heading = say(language, f"video.movements.{amount}", year=results.year)
    for start in range(0, count, MOVEMENT_ROWS):
        part = results.movements[start : start + MOVEMENT_ROWS]
        rows = tuple((movement.name, movement.goal) for movement in part)
        reading = reading_seconds(heading, *(text for row in rows for text in row))
        yield Movements(max(4.5, reading), heading, rows)


def storyboard(results: Results, language: str = "vi") -> tuple[Scene, ...]:
    """The film's scenes in order; a good film without a word of instruction."""
    scenes: list[Scene] = [Title(4.6, results.title, results.organiser), *_movements(results, language)]
    number = 0
    for group in results.groups:
        chapter = list(_chapter(results, group, number + 1, language))
        number += bool(chapter)
        scenes += chapter
    scenes += _missed(results, language)
    headline, *rest = results.closing or (say(language, "video.thanks"),)
    text = " ".join(rest)
    scenes.append(Closing(max(5.0, reading_seconds(headline, text)), headline, text, results.organiser))
    return tuple(scenes)
