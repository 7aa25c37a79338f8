"""date.past, start.backwards: days and times that were most likely typed wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from ceremony.loaders.source_text import read_text
from ceremony.model.kind import Kind
from ceremony.model.problem import Problem, Severity
from ceremony.preflight.event import Event

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_HOUR = 3_600_000
_LATE, _EARLY = 20 * _HOUR, 6 * _HOUR  # between them an evening goes on after midnight


def doubtful_times(event: Event) -> Iterable[Problem]:
    """A day in a year that is over, and a part that begins before the one before it."""
    yield from _past(event)
    yield from _backwards(event)


def _past(event: Event) -> Iterator[Problem]:
    """An event is kept after its day; its year is doubtful only when its own words speak of other years."""
    day = event.production.agenda.event.date
    if not isinstance(day, str) or date.fromisoformat(day) >= event.today:
        return
    text, _ = read_text(event.workspace / event.agenda_file, event.workspace, event.language)
    own = event.places[""].at(("event", "date")).line if "" in event.places else 0
    others = [line for number, line in enumerate((text or "").split("\n"), 1) if number != own]
    years = set(map(int, _YEAR.findall("\n".join(others))))
    year = int(day[:4])
    if year < event.today.year and not {year - 1, year, year + 1} & years:
        shown = f"{day[8:]}/{day[5:7]}/{day[:4]}"
        yield event.problem("", "date.past", Severity.WARNING, ("event", "date"), date=shown)


def _backwards(event: Event) -> Iterator[Problem]:
    last, before = -1, ""
    for item, group in event.production.agenda.walk():
        if group is not None and group.kind is Kind.PARALLEL:
            continue
        start = item.start
        if not isinstance(start, int):
            continue
        if start < last and not (last >= _LATE and start < _EARLY):
            values = {"start": _clock(start), "other": _clock(last), "before": before}
            yield event.problem(item.id, "start.backwards", Severity.WARNING, ("start",), **values)
        last, before = start, item.title


def _clock(moment: int) -> str:
    return f"{moment // _HOUR}:{moment % _HOUR // 60_000:02}"
