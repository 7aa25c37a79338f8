"""Placeholders in sentences that staff write: ``{KD01}``, ``{KD01.plan}`` … filled from the table of results.

A figure that is corrected the evening before is then right in every sentence. Codes and names count alike,
and each property has a Vietnamese word of its own: ``{Doanh thu thuần.kế hoạch}``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from ceremony.language.catalogs import say
from ceremony.language.text import match_key
from ceremony.loaders.results.words import key
from ceremony.loaders.suggest import hint
from ceremony.model import figures
from ceremony.model.results import Indicator, Results

PLACEHOLDER = re.compile(r"\{([^{}\n]{1,120})\}")
PROPERTIES: dict[str, tuple[str, ...]] = {
    "number": ("số",),  # the figure without its unit
    "plan": ("kế hoạch", "kh"),
    "last": ("năm trước", "last_year"),
    "share": ("đạt", "% kế hoạch"),  # of the plan
    "change": ("tăng giảm", "so năm trước"),  # from last year, with the word for up or down
    "numerator": ("tử số",),
    "denominator": ("mẫu số",),
}


@dataclass(frozen=True)
class Fault:
    """What is wrong with one placeholder: a sentence of ``results.`` and what it is filled in with."""

    name: str
    values: dict[str, object]
    known: tuple[str, ...] = field(default=())

    def advice(self, language: str) -> str:
        """What to write instead: the nearest code, when there is one."""
        return hint(language, str(self.values["code"]), self.known) if self.known else ""


class Filling:
    """The figures of one set of results as texts of the event's language."""

    def __init__(self, results: Results, language: str) -> None:
        self.results, self.language = results, language
        self.known: dict[str, Indicator] = {}
        for one in results.indicators:
            self.known.setdefault(match_key(one.name), one)
        self.known |= {match_key(one.code): one for one in results.indicators}
        self.codes = {one.code: one for one in results.indicators}
        words = ((name, (name, *others)) for name, others in PROPERTIES.items())
        self.properties = {key(word): name for name, listed in words for word in listed}

    def fill(self, text: str) -> tuple[str, list[Fault]]:
        """The text with every placeholder filled in, and what is wrong with those that stay."""
        faults: list[Fault] = []

        def put(found: re.Match[str]) -> str:
            made = self._one(found[1].strip())
            if isinstance(made, str):
                return made
            faults.append(made)
            return found[0]

        if re.search(r"[{}]", PLACEHOLDER.sub("", text)):
            faults.append(Fault("placeholder-open", {"code": text[:60]}))
        return PLACEHOLDER.sub(put, text), faults

    def figure(self, text: str) -> Decimal | Fault | None:
        """The figure that a text is which holds one placeholder and nothing else; None for other texts."""
        found = PLACEHOLDER.fullmatch(text.strip())
        if found is None:
            return None
        code, dot, rest = found[1].strip().rpartition(".")
        one, name = self._named(found[1].strip()), "number"
        if one is None and dot:
            one, name = self._named(code), self.properties.get(key(rest), "")
        if one is None:
            return Fault("placeholder-unknown", {"code": code or rest}, tuple(self.codes))
        values = {
            "numerator": one.numerator,
            "denominator": one.denominator,
            "number": one.actual,
            "plan": one.plan,
            "last": one.last_year,
            "share": figures.share_of_plan(one),
        }
        value = values.get(name)
        return (
            Fault("placeholder-empty", {"code": found[1][:60], "name": one.name[:80]})
            if value is None
            else value
        )

    def _named(self, said: str) -> Indicator | None:
        return self.codes.get(said) or self.known.get(match_key(said))

    def _one(self, inside: str) -> str | Fault:
        one = self._named(inside)
        if one is not None:
            return self._value(one, "", inside)
        code, dot, rest = inside.rpartition(".")
        one = self._named(code) if dot else None
        if one is None:
            listed = tuple(self.codes)
            return Fault("placeholder-unknown", {"code": code or inside}, listed)
        name = self.properties.get(key(rest), "")
        if not name:
            return Fault("placeholder-word", {"code": rest[:40], "words": ", ".join(PROPERTIES)}, ())
        return self._value(one, name, inside)

    def _value(self, one: Indicator, name: str, inside: str) -> str | Fault:
        text = _TEXTS[name](one, self.language)
        return text or Fault("placeholder-empty", {"code": inside[:60], "name": one.name[:80]}, ())


def _with_unit(value: Decimal | None, one: Indicator, language: str) -> str:
    return "" if value is None else figures.amount(one, value, language)


def _plainly(value: Decimal | None, language: str) -> str:
    return "" if value is None else figures.show_number(value, language)


def _share(one: Indicator, language: str) -> str:
    share = figures.share_of_plan(one)
    return "" if share is None else figures.share_words(share, language)


def _change(one: Indicator, language: str) -> str:
    step = figures.change(one)
    if step is None:
        return ""
    if not step.value:
        return say(language, "results.change-none")
    way = "up" if step.value > 0 else "down"
    shown = figures.show_number(abs(step.value), language)
    if step.measure == "units":
        return say(
            language, f"results.change-{way}-units", change=figures.amount(one, abs(step.value), language)
        )
    return say(language, f"results.change-{way}-{step.measure}", change=shown)


_TEXTS: dict[str, Callable[[Indicator, str], str]] = {
    "": lambda one, language: _with_unit(one.actual, one, language),
    "number": lambda one, language: _plainly(one.actual, language),
    "plan": lambda one, language: _with_unit(one.plan, one, language),
    "last": lambda one, language: _with_unit(one.last_year, one, language),
    "share": _share,
    "change": _change,
    "numerator": lambda one, language: _plainly(one.numerator, language),
    "denominator": lambda one, language: _plainly(one.denominator, language),
}


def masked(text: str) -> str:
    """The text with blanks for every placeholder: what staff typed themselves."""
    return PLACEHOLDER.sub(lambda found: " " * len(found[0]), text)
