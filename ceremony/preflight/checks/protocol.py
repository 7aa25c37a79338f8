"""protocol.*: what the chosen profile asks and the event does otherwise; with the source, never a block."""

from __future__ import annotations

from collections.abc import Iterable

from ceremony.language.catalogs import say
from ceremony.loaders.protocol import read_profile
from ceremony.model.problem import Problem, Severity
from ceremony.model.protocol import Profile, Rule, RuleName
from ceremony.preflight.event import Event
from ceremony.preflight.protocol import decisions, people, sequence
from ceremony.preflight.protocol.breach import Breach, Look

LOOKS: dict[RuleName, Look] = {
    "alone": sequence.awards_alone,
    "bodies": people.gone_bodies,
    "decision": decisions.undetermined_decisions,
    "introductions": people.introduced_out_of_order,
    "order": sequence.out_of_order,
    "salutation": people.too_many_addressed,
}


def protocol(event: Event) -> Iterable[Problem]:
    """Every difference from the profile; a waived rule is told once, as a note with its reason."""
    profile = read_profile(event.production.agenda.protocol.profile)
    yield from _not_in_force(event, profile)
    waived = {one.rule: one.reason for one in event.production.agenda.protocol.waive}
    for rule in profile.rules:
        found = list(LOOKS[rule.rule](event, rule))
        if rule.rule in waived and found:
            yield _waived(event, rule, waived[rule.rule])
        elif found:
            yield from (_warning(event, rule, breach) for breach in found)


def _warning(event: Event, rule: Rule, breach: Breach) -> Problem:
    return event.problem(
        breach.item,
        f"protocol.{rule.rule}",
        Severity.WARNING,
        breach.path,
        asks=_asks(event, rule),
        source=_source(event, rule),
        **breach.values,
    )


def _waived(event: Event, rule: Rule, reason: str) -> Problem:
    index = [one.rule for one in event.production.agenda.protocol.waive].index(rule.rule)
    return event.problem(
        "",
        "protocol.waived",
        Severity.NOTE,
        ("protocol", "waive", index),
        asks=_asks(event, rule),
        source=_source(event, rule),
        reason=reason,
    )


def _not_in_force(event: Event, profile: Profile) -> Iterable[Problem]:
    day = event.production.agenda.event.date
    if isinstance(day, str) and not profile.in_force(day):
        name = profile.name if event.language == "vi" else profile.name_en
        yield event.problem(
            "", "protocol.dated", Severity.WARNING, ("protocol",), profile=profile.profile, name=name, day=day
        )


def _asks(event: Event, rule: Rule) -> str:
    return rule.asks if event.language == "vi" else rule.asks_en


def _source(event: Event, rule: Rule) -> str:
    return (
        rule.source
        if rule.checked
        else say(event.language, "preflight.protocol.unchecked", source=rule.source)
    )
