"""Parts of a film made from results alone: title, movements, a chapter a group, what was missed, closing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from ceremony.language.catalogs import say
from ceremony.model import figures
from ceremony.model.asset import Asset
from ceremony.model.narration import MANY, Narration, joined
from ceremony.model.results import Group, Indicator, Results
from ceremony.model.storyboard import Face, Storyboard, is_stand_in
from ceremony.video.scene import Scene
from ceremony.video.scenes.bars import Bars
from ceremony.video.scenes.closing import Closing
from ceremony.video.scenes.directions import Directions
from ceremony.video.scenes.faces import Faces, Portrait
from ceremony.video.scenes.figure import Figure
from ceremony.video.scenes.figures import Cell, Figures
from ceremony.video.scenes.missed import Missed
from ceremony.video.scenes.montage import Montage
from ceremony.video.scenes.movements import Movements
from ceremony.video.scenes.photo import Photo
from ceremony.video.scenes.roll import Roll
from ceremony.video.scenes.rows import Row
from ceremony.video.scenes.section import Section
from ceremony.video.scenes.title import Title

ROWS, MISSED_ROWS = 4, 3
MANY_ROWS = 8
MOVEMENT_ROWS = 3
LONG_UNIT = 14  # letters: a longer unit stands behind the name, not beside the number
LOOK = 5.0  # seconds that a picture needs whatever stands below it
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


def shown(indicator: Indicator, language: str) -> str:
    """The actual figure as written, or that there is none yet."""
    if indicator.actual is None:
        return say(language, "figures.no-value")
    return figures.number(indicator, indicator.actual, language)


def figure(results: Results, group: Group, indicator: Indicator, language: str) -> Figure:
    """A group's large figure."""
    drawn = figures.bars(indicator, results.year, language)
    values: dict[str, Decimal | None] = {
        "actual": indicator.actual,
        "plan": indicator.plan,
        "last": indicator.last_year,
    }
    text = figures.sentence(indicator, results.year, language)
    unit = figures.bare_unit(indicator, language)
    return Figure(
        reading=max(6.0, reading_seconds(indicator.name, unit, text)),
        part=say(language, "video.part.year", title=group.title, year=results.year),
        name=indicator.name,
        unit=unit,
        shown=shown(indicator, language),
        value=indicator.actual,
        suffix=figures.suffix(indicator),
        bars=drawn,
        sentence=text,
        values=tuple(values[bar.kind] for bar in drawn),
        foot=figures.footnote([indicator], language),
        say=Narration(results, language).figure(indicator),
    )


def row(
    results: Results, indicator: Indicator, language: str, beside_it: Sequence[Indicator], note: str = ""
) -> Row:
    """One indicator as a row of bars; ``beside_it`` are all the rows of the picture."""
    shares = {bar.kind: bar.share for bar in figures.bars(indicator, results.year, language)}
    beside = []
    if indicator.plan is not None:
        beside.append(f"{say(language, 'figures.plan-short')} {figures.plan_text(indicator, language)}")
    if indicator.last_year is not None:
        beside.append(f"{results.year - 1}: {figures.number(indicator, indicator.last_year, language)}")
    has = {"actual": indicator.actual, "plan": indicator.plan, "last": indicator.last_year}
    actual, plan, last = (
        shares.get(kind) if has[kind] is not None else None for kind in ("actual", "plan", "last")
    )
    unit, until = figures.bare_unit(indicator, language), figures.own_until(indicator, beside_it, language)
    long = len(unit) > LONG_UNIT
    return Row(
        name=f"{indicator.name} ({unit})" if long else indicator.name,
        shown=shown(indicator, language),
        value=indicator.actual,
        suffix=figures.suffix(indicator),
        unit="" if long else unit,
        beside=" · ".join(beside),
        shares=(actual, plan, last),
        note=_first_up(" · ".join(part for part in (note, until) if part)),
    )


def rows_of(results: Results, shown: Sequence[Indicator], language: str) -> tuple[Row, ...]:
    """Indicators as the rows of one picture."""
    return tuple(row(results, one, language, shown) for one in shown)


def labels(shown: Sequence[Indicator], year: int, language: str) -> tuple[str, str, str]:
    """What the three bars mean."""
    return (
        figures.actual_label(shown, year, language),
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


def chapter(
    results: Results, group: Group, number: int, language: str, found: Storyboard | None = None
) -> Iterator[Scene]:
    """A group: its opening, its headline figure, its other indicators, the photographs found for it.

    A group without any figure has no chapter: there is nothing to tell of it.
    """
    head, members = figures.headline(results, group), results.of_group(group.code)
    if head is None or all(one.actual is None for one in members):
        return
    narration = Narration(results, language)
    ordinal = say(language, "video.part", ordinal=roman(number))
    said = narration.part(group.title)
    yield Section(max(2.4, reading_seconds(group.title)), ordinal, group.title, say=said)
    yield figure(results, group, head, language)
    rest = [indicator for indicator in members if indicator != head]
    others = chosen(rest)
    part = say(language, "video.part.year", title=group.title, year=results.year)
    if others:
        yield bars_scene(results, others, part, narration.others(rest, others), language)
    yield from _without_verdict(narration, [one for one in rest if one not in others], part)
    photos = found.photos.get(group.code, ()) if found else ()
    if found and photos:
        yield _photos(found, photos, group, narration, number - 1)


def bars_scene(results: Results, shown: Sequence[Indicator], part: str, said: str, language: str) -> Bars:
    """Up to four indicators, each with its bars."""
    rows, names = rows_of(results, shown, language), labels(shown, results.year, language)
    foot = figures.footnote(shown, language)
    return Bars(rows_reading(rows), part, rows, names, foot, say=said)


def _without_verdict(narration: Narration, left: Sequence[Indicator], part: str) -> Iterator[Scene]:
    """The figures that no count tells of: without plan or aim, and left out of the bars for room."""
    told = [one for one in left if one.actual is not None and figures.met(one) is None]
    for start in range(0, len(told), Figures.most):
        page = told[start : start + Figures.most]
        yield figures_scene(narration, page, part, joined(*map(narration.figure, page)))


def figures_scene(narration: Narration, shown: Sequence[Indicator], part: str, said: str) -> Figures:
    """Up to four indicators as numbers side by side, each with its verdict or the way from last year."""
    cells = tuple(_cell(narration, one, shown) for one in shown)
    reading = max(6.0, reading_seconds(*(f"{cell.name} {cell.shown} {cell.note}" for cell in cells)))
    return Figures(reading, part, cells, figures.footnote(shown, narration.language), say=said)


def _cell(narration: Narration, one: Indicator, beside_it: Sequence[Indicator]) -> Cell:
    language = narration.language
    until = figures.own_until(one, beside_it, language)
    judged = figures.met(one) is not None
    note = (
        figures.verdict(one, language) if judged else figures.sentence(one, narration.results.year, language)
    )
    note = note[:1].lower() + note[1:] if until else note
    note = _first_up(", ".join(part for part in (until, note) if part))
    unit = figures.bare_unit(one, language)
    return Cell(shown(one, language), one.actual, figures.suffix(one), unit, one.name, note)


def _photos(found: Storyboard, names: Sequence[str], group: Group, narration: Narration, shot: int) -> Scene:
    """A group's photographs with the one sentence that stands for it."""
    text = group.sentence or narration.group(narration.results.of_group(group.code))
    said = joined(group.sentence) if group.sentence else ""  # what is reckoned has been said with the bars
    caption, below = (text, group.title) if text else (group.title, "")
    if len(names) == 1:
        photo = photo_scene(found.assets[names[0]], caption, below, shot, is_stand_in(names[0]))
        return replace(photo, say=said)
    reading = max(LOOK, 1.0 * len(names), reading_seconds(caption, below) + 1.5)
    photos = tuple(found.assets[name] for name in names)
    return Montage(reading, photos, caption, below, any(map(is_stand_in, names)), say=said)


def photo_scene(asset: Asset, caption: str, below: str, shot: int, sample: bool) -> Photo:
    """One photograph with its words, and the time to look at it."""
    reading = max(LOOK, reading_seconds(caption, below) + 1.5)
    return Photo(reading, asset, caption, below, shot, stand_in=sample, say=joined(caption, below))


def faces_scenes(
    narration: Narration, people: Sequence[Face], assets: Mapping[str, Asset], part: str, heading: str
) -> Iterator[Scene]:
    """People with their portraits, at most five on a picture, the pages nearly equal."""
    pages = -(-len(people) // Faces.most)
    for page in range(pages):
        shown = people[len(people) * page // pages : len(people) * (page + 1) // pages]
        portraits = tuple(
            Portrait(one.name, one.post or "", assets[one.portrait] if one.portrait else None)
            for one in shown
        )
        sample = any(one.sample or is_stand_in(one.portrait or "") for one in shown)
        reading = max(6.0, 2.0 + reading_seconds(*(f"{one.name} {one.post}" for one in portraits)))
        names = ", ".join(one.name for one in shown)
        said = narration.say("faces", heading=heading, names=names) if page == 0 else names
        yield Faces(reading, part, heading, portraits, sample, say=joined(said))


def faces(results: Results, language: str, found: Storyboard | None) -> Iterator[Scene]:
    """The faces of the year, when their portraits lie in the event's folder."""
    if found and found.faces:
        part = say(language, "video.faces.part", year=results.year)
        heading = say(language, "video.faces.heading")
        yield from faces_scenes(Narration(results, language), found.faces, found.assets, part, heading)


def _why(indicator: Indicator, language: str) -> str:
    """What stands under a missed target: how far it is from the plan, and what staff say about it."""
    parts = (_first_up(figures.gap(indicator, language)), figures.remark(indicator))
    return " · ".join(part for part in parts if part)


def missed(results: Results, language: str) -> Iterator[Scene]:
    """What was not reached, all of it; that everything was, when everything was."""
    failed, narration = figures.missed(results), Narration(results, language)
    part = say(language, "video.missed.part", year=results.year)
    if not failed:
        yield from _all_met(narration)
    elif len(failed) > MANY:
        yield from _many_missed(narration, failed, part)
        return
    for start in range(0, len(failed), MISSED_ROWS):
        page = failed[start : start + MISSED_ROWS]
        rows = tuple(row(results, one, language, page, _why(one, language)) for one in page)
        said = joined("" if start else narration.missed(), *map(narration.shortfall, page))
        names, foot = labels(page, results.year, language), figures.footnote(page, language)
        yield Missed(rows_reading(rows) + 2, part, narration.missed(), rows, names, foot, say=said)


def _all_met(narration: Narration) -> Iterator[Scene]:
    """Said once, large, where otherwise the missed targets are told."""
    text = narration.all_met()
    if text:
        above = say(narration.language, "video.met.part", year=narration.results.year)
        yield Section(max(4.0, reading_seconds(text)), above, text, say=joined(text))


def _many_missed(narration: Narration, failed: Sequence[Indicator], part: str) -> Iterator[Scene]:
    """Too many to be told one by one: how many there are, then every name and how far it is from its plan."""
    language = narration.language
    counts = {"met": len(figures.judged(narration.results)) - len(failed), "missed": len(failed)}
    cells = tuple(
        Cell(
            figures.show_number(Decimal(count), language),
            Decimal(count),
            "",
            say(language, "video.targets.one" if count == 1 else "video.targets"),
            say(language, f"video.count.{kind}"),
        )
        for kind, count in counts.items()
        if count
    )
    yield Figures(6.0, part, cells, say=narration.summary())
    until = figures.common_until(failed, language)
    part = f"{part} · {until}" if until else part
    pages = -(-len(failed) // MANY_ROWS)
    for number in range(pages):
        page = failed[len(failed) * number // pages : len(failed) * (number + 1) // pages]
        names = tuple((one.name, _first_up(figures.gap(one, language))) for one in page)
        yield Roll(max(6.0, 2.0 + 0.8 * len(page)), part, narration.missed(), names)


def _first_up(text: str) -> str:
    return text[:1].upper() + text[1:]


def movements(results: Results, language: str) -> Iterator[Scene]:
    """The movements, each with its goal where one is stated."""
    count = len(results.movements)
    amount = "one" if count == 1 else "two" if count == 2 else "many"
    heading = say(language, f"video.movements.{amount}", year=results.year)
    for start in range(0, count, MOVEMENT_ROWS):
        part = results.movements[start : start + MOVEMENT_ROWS]
        rows = tuple((movement.name, movement.goal) for movement in part)
        reading = reading_seconds(heading, *(text for row in rows for text in row))
        said = "" if start else Narration(results, language).movements()
        yield Movements(max(4.5, reading), heading, rows, say=said)


def directions(results: Results, language: str) -> Iterator[Scene]:
    """The tasks of the coming year, when the results name them."""
    part = say(language, "video.directions.part", year=results.year + 1)
    heading = say(language, "video.directions.heading")
    for start in range(0, len(results.directions), Directions.most):
        lines = results.directions[start : start + Directions.most]
        reading = max(6.0, reading_seconds(heading, *lines))
        said = joined(*(lines if start else (heading, *lines)))
        yield Directions(reading, part, heading, lines, say=said)


def closing(results: Results, language: str) -> Scene:
    """The last picture."""
    headline, *rest = results.closing or (say(language, "video.thanks"),)
    text = " ".join(rest)
    said = Narration(results, language).closing()
    return Closing(max(5.0, reading_seconds(headline, text)), headline, text, results.organiser, say=said)


def opening(results: Results, language: str) -> Scene:
    """The first picture."""
    return Title(4.6, results.title, results.organiser, say=Narration(results, language).opening())
