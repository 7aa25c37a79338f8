"""Forms of award: which stands above which, for whom, from when until when, and by which rule.

The catalogue that comes with the program is ``award_forms.json``; an organisation's own ``award-forms.yaml``
beside the agenda comes before it. Where the source was not read in full an entry says ``sure: false``.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Literal

from pydantic import Field

from ceremony.language.text import match_key
from ceremony.model.people import Strict
from ceremony.model.values import Date, Ident, Text

LEVELS = ("state", "province", "district", "commune", "organisation")


class AwardForm(Strict):
    """One form of award; its rank is its place in the catalogue."""

    code: Ident
    label: Text
    level: Literal["state", "province", "district", "commune", "organisation"]
    kinds: tuple[Literal["collective", "household", "individual"], ...] = ()
    also: tuple[Text, ...] = ()
    since: Date | None = Field(default=None, alias="from")
    until: Date | None = None
    source: Text | None = None
    sure: bool = True

    def is_called(self, form: str) -> int:
        """How many letters of ``form`` this label covers; 0 when it is another form."""
        key = match_key(form)
        names = (match_key(name) for name in (self.label, *self.also))
        return max((len(name) for name in names if key == name or key.startswith(f"{name} ")), default=0)

    def holds_on(self, day: str) -> bool:
        """Whether it is awarded on a day (ISO, "" unknown)."""
        since, until = (limit if isinstance(limit, str) else "" for limit in (self.since, self.until))
        return not day or ((not since or since <= day) and (not until or day <= until))


class AwardFormFile(Strict):
    """``award-forms.yaml`` beside the agenda, from the highest form to the lowest."""

    forms: tuple[AwardForm, ...] = Field(default=(), max_length=200)


@cache
def shipped_forms() -> tuple[AwardForm, ...]:
    """The catalogue that comes with the program, from the highest form to the lowest."""
    text = (resources.files("ceremony.model") / "award_forms.json").read_text(encoding="utf-8")
    return AwardFormFile.model_validate_json(text).forms


def find_form(forms: tuple[AwardForm, ...], written: str, day: str = "") -> AwardForm | None:
    """The form that is meant: one that holds on the day before any other, a longer label before a shorter."""
    named = [(form.holds_on(day), form.is_called(written), -place, form) for place, form in enumerate(forms)]
    known = [one for one in named if one[1]]
    return max(known, key=lambda one: one[:3])[3] if known else None


def rank_of(forms: tuple[AwardForm, ...], written: str, day: str = "") -> int:
    """The place of a form from high to low; behind all known ones when nobody knows it."""
    form = find_form(forms, written, day)
    return forms.index(form) if form else len(forms)
