"""reveal.missing, reveal.tie: every place that is to be revealed has its one winner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ceremony.model.problem import Problem, Severity
from ceremony.preflight.event import Event


def open_places(event: Event) -> Iterable[Problem]:
    """Places of a reveal without a winner, and with more than one where no tie was announced."""
    for item in event.items:
        ref = item.awards
        if not ref or ref.reveal == "none" or not isinstance(ref.recipients, str):
            continue
        winners = Counter(row.form for row in event.production.recipients.get(ref.recipients, ()))
        for form in ref.forms:
            place = ("awards", "forms")
            if not winners[form]:
                yield event.problem(item.id, "reveal.missing", Severity.ERROR, place, form=form)
            elif winners[form] > 1 and form not in ref.ties:
                yield event.problem(
                    item.id, "reveal.tie", Severity.ERROR, place, form=form, count=winners[form]
                )
