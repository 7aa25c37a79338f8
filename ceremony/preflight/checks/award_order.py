"""award.order, award.form-date, award.form-kind: rank is followed; forms hold on the day and for them.

The source of the order is that of the protocol profile in force on the day of the event.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from ceremony.language.catalogs import say
from ceremony.loaders.protocol import profile_on
from ceremony.model.agenda import Item
from ceremony.model.award_form import find_form, rank_of
from ceremony.model.problem import Problem, Severity
from ceremony.model.roster import Recipient
from ceremony.preflight.event import Event
from ceremony.staging.awards import KINDS, Batch, batches


def award_order(event: Event) -> Iterable[Problem]:
    """Batches that come before a higher form or, of the same form, before collectives; forms out of date."""
    for item in event.items:
        ref = item.awards
        if not ref or not isinstance(ref.recipients, str) or item.decisions:
            continue
        rows = event.production.recipients.get(ref.recipients, ())
        yield from _forms(event, item, list(dict.fromkeys(row.form for row in rows)))
        yield from _kinds(event, item, rows)
        if ref.because or ref.reveal != "none" or ref.group != "form":
            continue
        made = batches(rows, ref, event.production.award_forms, _day(event))
        wrong = next((pair for pair in pairwise(made) if _is_lower(event, *pair)), None)
        if wrong:
            first, later = (_words(batch) for batch in wrong)
            place = ("awards", "forms") if ref.forms else ("awards",)
            source = profile_on(_day(event)).award_order
            yield event.problem(
                item.id, "award.order", Severity.WARNING, place, first=first, later=later, source=source
            )


def _day(event: Event) -> str:
    day = event.production.agenda.event.date
    return day if isinstance(day, str) else ""


def _forms(event: Event, item: Item, forms: list[str]) -> Iterable[Problem]:
    for written in forms:
        form = find_form(event.production.award_forms, written, _day(event))
        if form and not form.holds_on(_day(event)):
            until = form.until or form.since or ""
            place = ("awards", "recipients")
            yield event.problem(
                item.id,
                "award.form-date",
                Severity.WARNING,
                place,
                form=written,
                day=until,
                source=form.source or "",
            )


def _kinds(event: Event, item: Item, rows: tuple[Recipient, ...]) -> Iterable[Problem]:
    """Each form once, where the first stands to whom it does not go."""
    told: set[str] = set()
    for row in rows:
        form = find_form(event.production.award_forms, row.form, _day(event))
        if form and form.kinds and row.kind not in form.kinds and row.form not in told:
            told.add(row.form)
            kind = say(event.language, f"preflight.award.kind-{row.kind}")
            yield event.problem(
                item.id,
                "award.form-kind",
                Severity.WARNING,
                ("awards", "recipients"),
                form=row.form,
                name=row.name,
                kind=kind,
                source=form.source or "",
            )


def _is_lower(event: Event, first: Batch, later: Batch) -> bool:
    """Whether the later batch should have come first."""
    if not first.form or not later.form:
        return False
    forms, day = event.production.award_forms, _day(event)
    ranks = rank_of(forms, first.form, day), rank_of(forms, later.form, day)
    if len(forms) in ranks:
        return False  # nobody knows where it stands
    if ranks[0] != ranks[1]:
        return ranks[0] > ranks[1]
    kinds = [KINDS.index(batch.kind) for batch in (first, later) if batch.kind]
    return len(kinds) == 2 and kinds[0] > kinds[1]


def _words(batch: Batch) -> str:
    return f"{batch.form} ({batch.number})"
