"""Protocol as dated data: what a decree asks of a ceremony and where it says so."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from ceremony.model.kind import Kind
from ceremony.model.people import Strict
from ceremony.model.values import Date, Text, Unknown

ProfileName = Literal["none", "vn-2013", "vn-2018", "vn-2023", "vn-2025"]
DATED: tuple[ProfileName, ...] = ("vn-2013", "vn-2018", "vn-2023", "vn-2025")
RuleName = Literal[
    "alone",
    "bodies",
    "decision",
    "introductions",
    "order",
    "salutation",
]
Side = Literal["superior", "guest", "host"]


class Waiver(Strict):
    """A rule that this event does not follow, and why."""

    rule: RuleName
    reason: Text


def _named(value: Any) -> Any:
    return {"profile": value} if isinstance(value, str) else value


class ProtocolChoice(Strict):
    """The agenda's ``protocol``; ``protocol: vn-2018`` is short for its profile."""

    profile: ProfileName = "none"
    waive: tuple[Waiver, ...] = ()


Chosen = Annotated[ProtocolChoice, BeforeValidator(_named)]


class Rule(Strict):
    """What is asked, in Vietnamese and English. ``checked``: the wording was compared with the law's text."""

    rule: RuleName
    asks: Text
    asks_en: Text
    source: Text
    checked: bool = True
    steps: tuple[tuple[Kind, ...], ...] = ()  # order: what comes first, second, …
    sides: tuple[Side, ...] = ()  # introductions: whose people come first
    most: int = Field(default=1, ge=1)  # introductions: of the host; salutation: how many by name
    words: tuple[Text, ...] = ()  # bodies: those that there are no more


class Profile(Strict):
    """The rules in force from ``since`` to ``until`` (days, both included; unknown: no end is known)."""

    profile: ProfileName
    name: Text
    name_en: Text
    since: Date = Unknown()
    until: Date = Unknown()
    award_order: Text = ""  # where it says that higher forms and collectives come first
    rules: tuple[Rule, ...] = ()

    def in_force(self, day: str) -> bool:
        """Whether the profile holds on an ISO day."""
        since, until = (limit if isinstance(limit, str) else "" for limit in (self.since, self.until))
        return since <= day and (not until or day <= until)

    def find(self, name: RuleName) -> Rule | None:
        """The rule of that name, if the profile has it."""
        return next((rule for rule in self.rules if rule.rule == name), None)
