"""media.codec: files that are whole, and that the hall's browsers do not show or play."""

from __future__ import annotations

from collections.abc import Iterable

from ceremony.language.catalogs import say
from ceremony.media.kinds import OTHERS
from ceremony.media.playing import unplayable
from ceremony.model.problem import Problem, Severity
from ceremony.preflight.event import Event
from ceremony.preflight.named import media_named


def strange_media(event: Event) -> Iterable[Problem]:
    """Pictures of a film, sound, or a kind of file that one of the browsers does not know."""
    for named in media_named(event):
        facts = event.facts.get(named.name)
        why = unplayable(facts, named.use, named.name) if facts and facts.is_whole else None
        if why is not None:
            reason = say(event.language, f"preflight.media.part-{why.part}", what=why.what)
            quoted = f'"{named.name}"' if any(sign in named.name for sign in " ()&'#;") else named.name
            advice = say(event.language, "preflight.media.replace") if facts and facts.kind in OTHERS else ""
            yield event.media_problem(
                named, "media.codec", Severity.ERROR, advice, reason=reason, quoted=quoted
            )
