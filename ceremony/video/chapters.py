"""Parts of a film made from results alone: title, movements, a chapter a group, what was missed, closing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ceremony.language.catalogs import say
from ceremony.model import figures
from ceremony.model.results import Group, Indicator, Results
from ceremony.video.scene import Scene
from ceremony.video.scenes.bars import Bars
from ceremony.video.scenes.closing import Closing
from ceremony.video.scenes.directions import Directions
from ceremony.video.scenes.figure import Figure
from ceremony.video.scenes.missed import Missed
from ceremony.video.scenes.movements import Movements
from ceremony.video.scenes.rows import Row
from ceremony.video.scenes.section import Section
from ceremony.video.scenes.title import Title

ROWS, MISSED_ROWS = 4, 3
MOVEMENT_ROWS = 3
LONG_UNIT = 14  # letters: a longer unit stands behind the name, not beside the number
SYLLABLES_A_SECOND = 4.0  # silent reading from a screen, with time to look at the bars
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


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


def shown(indicator: Indicator, language: str) -> str:
    """The actual figure as written, or that there is none yet."""
    if indicator.actual is None:
        return say(language, "figures.no-value")
    return figures.show_number(indicator.actual, language) + suffix(indicator)


def suffix(indicator: Indicator) -> str:
    """What stands right behind the number."""
    return "%" if figures.is_percent(indicator) else ""


def figure(results: Results, group: Group, indicator: Indicator, language: str) -> Figure:
    """A group's large figure."""
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
        shown=shown(indicator, language),
        value=indicator.actual,
        suffix=suffix(indicator),
        bars=drawn,
        sentence=text,
        values=tuple(values[bar.kind] for bar in drawn),
    )


def row(results: Results, indicator: Indicator, language: str, note: str = "") -> Row:
    """One indicator as a row of bars."""
    shares = {bar.kind: bar.share for bar in figures.bars(indicator, results.year, language)}
    beside = []
    if indicator.plan is not None:
        beside.append(f"{say(language, 'figures.plan-short')} {figures.plan_text(indicator, language)}")
    if indicator.last_year is not None:
        beside.append(
            f"{results.year - 1}: {figures.show_number(indicator.last_year, language)}{suffix(indicator)}"
        )
    has = {"actual": indicator.actual, "plan": indicator.plan, "last": indicator.last_year}
    actual, plan, last = (
        shares.get(kind) if has[kind] is not None else None for kind in ("actual", "plan", "last")
    )
    unit = bare_unit(indicator)
    long = len(unit) > LONG_UNIT
    return Row(
        name=f"{indicator.name} ({unit})" if long else indicator.name,
        shown=shown(indicator, language),
        value=indicator.actual,
        suffix=suffix(indicator),
        unit="" if long else unit,
        beside=" · ".join(beside),
        shares=(actual, plan, last),
        note=note,
    )


def labels(year: int, language: str) -> tuple[str, str, str]:
    """What the three bars mean."""
    return (
        say(language, "video.legend.actual", year=year),
        say(language, "video.legend.plan", year=year),
        say(language, "video.legend.last", year=year - 1),
    )


def rows_reading(rows: Sequence[Row]) -> float:
    """How long rows need to be read."""
    return max(6.5, reading_seconds(*(f"{row.name} {row.shown} {row.note}" for row in rows)))


def chosen(members: Sequence[Indicator], limit: int = ROWS) -> list[Indicator]:
    """The rows of a chapter: never a missed target left out for a better one; in written order."""
    kept = [indicator for indicator in members if figures.met(indicator) is False]
    for indicator in figures.ranked(members):
        if indicator not in kept:
            kept.append(indicator)
    return [indicator for indicator in members if indicator in kept[:limit]]


def chapter(results: Results, group: Group, number: int, language: str) -> Iterator[Scene]:
    """A group: its opening, its headline figure, its other indicators."""
    head = figures.headline(results, group)
    if head is None:
        return
    ordinal = say(language, "video.part", ordinal=roman(number))
    yield Section(max(2.4, reading_seconds(group.title)), ordinal, group.title)
    yield figure(results, group, head, language)
    others = chosen([indicator for indicator in results.of_group(group.code) if indicator != head])
    if others:
        rows = tuple(row(results, indicator, language) for indicator in others)
        part = say(language, "video.part.year", title=group.title, year=results.year)
        yield Bars(rows_reading(rows), part, rows, labels(results.year, language))


def _why(indicator: Indicator, language: str) -> str:
    """What stands under a missed target: how far it is from the plan, and what staff say about it."""
    distance = figures.gap(indicator, language)
    parts = (distance[:1].upper() + distance[1:], figures.remark(indicator))
    return " · ".join(part for part in parts if part)


def missed(results: Results, language: str) -> Iterator[Scene]:
    """What was not reached, all of it."""
    failed = figures.missed(results)
    heading = say(language, "video.missed.heading", missed=len(failed), judged=len(figures.judged(results)))
    for start in range(0, len(failed), MISSED_ROWS):
        rows = tuple(
            row(results, indicator, language, _why(indicator, language))
            for indicator in failed[start : start + MISSED_ROWS]
        )
        part = say(language, "video.missed.part", year=results.year)
        yield Missed(rows_reading(rows) + 2, part, heading, rows, labels(results.year, language))


def movements(results: Results, language: str) -> Iterator[Scene]:
    """The movements, each with its goal where one is stated."""
    count = len(results.movements)
    amount = "one" if count == 1 else "two" if count == 2 else "many"
    heading = say(language, f"video.movements.{amount}", year=results.year)
    for start in range(0, count, MOVEMENT_ROWS):
        part = results.movements[start : start + MOVEMENT_ROWS]
        rows = tuple((movement.name, movement.goal) for movement in part)
        reading = reading_seconds(heading, *(text for row in rows for text in row))
        yield Movements(max(4.5, reading), heading, rows)


def directions(results: Results, language: str) -> Iterator[Scene]:
    """The tasks of the coming year, when the results name them."""
    part = say(language, "video.directions.part", year=results.year + 1)
    heading = say(language, "video.directions.heading")
    for start in range(0, len(results.directions), Directions.most):
        lines = results.directions[start : start + Directions.most]
        yield Directions(max(6.0, reading_seconds(heading, *lines)), part, heading, lines)


def closing(results: Results, language: str) -> Scene:
    """The last picture."""
    headline, *rest = results.closing or (say(language, "video.thanks"),)
    text = " ".join(rest)
    return Closing(max(5.0, reading_seconds(headline, text)), headline, text, results.organiser)


def opening(results: Results) -> Scene:
    """The first picture."""
    return Title(4.6, results.title, results.organiser)
