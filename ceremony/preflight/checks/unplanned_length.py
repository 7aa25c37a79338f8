"""item.no-duration: a part without a length, behind which no paper can say when the next one begins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from ceremony.model.agenda import Item
from ceremony.model.problem import Problem, Severity
from ceremony.preflight.event import Event
from ceremony.staging.timing import length

TOLD = 3  # parts that are told each by itself; more of them in one line


def unplanned_length(event: Event) -> Iterable[Problem]:
    """Parts whose length nobody wrote although times are planned and another part follows without its own."""
    missing = list(_missing(event))
    if len(missing) > TOLD:
        titles = ", ".join(f"“{item.title}”" for item in missing[:TOLD])
        yield event.problem(
            missing[0].id, "item.no-durations", Severity.WARNING, count=len(missing), titles=titles
        )
        return
    for item in missing:
        yield event.problem(item.id, "item.no-duration", Severity.WARNING, title=item.title)


def _missing(event: Event) -> Iterator[Item]:
    leaves = [item for item in event.items if not item.items]
    starts = {item.id: item.starts_ms for item in event.rundown.items}
    timed = False
    for item, following in pairwise(leaves):
        timed = timed or starts.get(item.id) is not None
        if item.film:  # a film is as long as it is; one that is missing is told elsewhere
            continue
        if timed and length(item, event.production.film_ms) is None and starts.get(following.id) is None:
            yield item
