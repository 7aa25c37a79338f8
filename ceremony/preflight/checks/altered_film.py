"""film.altered: somebody approved a film, and this is another one."""

from __future__ import annotations

from collections.abc import Iterable

from ceremony.loaders.film_approval import is_approved_file, read_approval
from ceremony.model.problem import Problem, Severity
from ceremony.preflight.event import Event


def altered_film(event: Event) -> Iterable[Problem]:
    """A film whose bytes are not those that were approved; one that nobody approved is no fault."""
    for item in event.items:
        path = event.media / item.film.file if item.film else None
        approval = read_approval(path) if path and path.is_file() else None
        if item.film and path and approval and not is_approved_file(path, approval):
            yield event.problem(
                item.id,
                "film.altered",
                Severity.WARNING,
                ("film", "file"),
                file=item.film.file,
                by=approval.by,
                at=approval.at.replace("T", " ")[:16],
            )
