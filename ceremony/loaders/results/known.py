"""What a table of results says: the figures of each indicator by what they are, and how many were met."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from ceremony.language.text import match_key, nfc
from ceremony.loaders.results.numerals import Numeral
from ceremony.model import figures
from ceremony.model.results import Indicator, Results

_GENERIC_WORDS = (
    "tỷ lệ",
    "số",
    "số hộ",
    "tổng số",
    "số vụ",
    "số lượng",
    "tổng",
    "các",
    "mức",
    "the",
    "number of",
)
_GENERIC = {match_key(word) for word in _GENERIC_WORDS}
_LEADING = ("tỷ", "lệ", "số", "tổng", "lượng", "the", "number", "of")
_SCALES = {"nghìn": 3, "ngàn": 3, "triệu": 6, "tỷ": 9, "tỉ": 9, "thousand": 3, "million": 6, "billion": 9}
_SCALED = re.compile(r"\s*(nghìn|ngàn|triệu|tỷ|tỉ|thousand|million|billion)\b")


def figures_of(one: Indicator) -> dict[str, tuple[Decimal, ...]]:
    """Every figure that a sentence may rightly say of an indicator, by the property that it is."""
    said: dict[str, list[Decimal]] = {
        "actual": [],
        "plan": [],
        "last": [],
        "share": [],
        "change": [],
        "part": [],
    }
    for name, value in (("actual", one.actual), ("plan", one.plan), ("last", one.last_year)):
        said[name] += [] if value is None else [value]
    actual = one.actual
    if actual is not None and one.plan is not None:
        said["change"].append(actual - one.plan)
        said["share"] += (
            [actual * 100 / one.plan, (actual - one.plan) * 100 / abs(one.plan)] if one.plan else []
        )
    if actual is not None and one.last_year is not None:
        said["change"].append(actual - one.last_year)
        if one.last_year:
            said["change"] += [(actual - one.last_year) * 100 / abs(one.last_year), actual / one.last_year]
            said["last"].append(actual * 100 / one.last_year)
    if one.numerator is not None and one.denominator:
        said["actual"].append(one.numerator * 100 / one.denominator)
        said["part"] += [one.numerator, one.denominator, one.denominator - one.numerator]
    for detail in one.of_which:
        said["part"] += [v for v in (detail.plan, detail.actual, detail.last_year) if v is not None]
        said["part"] += [detail.actual * 100 / actual] if detail.actual is not None and actual else []
    return {name: tuple(values) for name, values in said.items()}


def scaled(numeral: Numeral, unit: str) -> Numeral:
    """ "8,9 tỷ đồng" as 8,900 where the unit of the table is "triệu đồng"."""
    here, there = _SCALED.match(numeral.after.casefold()), _SCALED.match(unit.casefold())
    if here is None or here[1] == (there[1] if there else ""):
        return numeral
    rest = re.findall(r"[\w-]+", numeral.after.casefold()[here.end() :])
    bare = re.findall(r"[\w-]+", unit.casefold()[there.end() :] if there else unit.casefold())
    if bare and rest[: len(bare)] != bare and not (there and not rest[:1]):
        return numeral
    return numeral.times(_SCALES[here[1]] - (_SCALES[there[1]] if there else 0))


@dataclass(frozen=True)
class Mention:
    """A place of a text that names an indicator, by its ``whole`` name or by a part of it."""

    start: int
    end: int
    indicator: Indicator
    whole: bool


@dataclass
class Known:
    """What a table of results says: figures by indicator, and how many of them were met."""

    results: Results
    roles: dict[str, dict[str, tuple[Decimal, ...]]] = field(default_factory=dict)
    tallies: tuple[tuple[int, int], ...] = ()  # so many of so many: met, missed

    def __post_init__(self) -> None:
        """Reckon once."""
        self.roles = {one.code: figures_of(one) for one in self.results.indicators}
        sets: list[Sequence[Indicator]] = [self.results.indicators]
        sets += [self.results.of_group(group.code) for group in self.results.groups]
        found: set[tuple[int, int]] = set()
        for some in sets:
            met = sum(figures.met(one) is True for one in some)
            judged = sum(figures.met(one) is not None for one in some)
            found |= {(met, judged), (judged - met, judged), (met, len(some)), (len(some), len(some))}
        self.tallies = tuple(sorted(found))

    @property
    def counts(self) -> tuple[Decimal, ...]:
        """How many groups, movements, indicators there are, how many were met and missed, and in per cent."""
        numbers = {n for pair in self.tallies for n in pair}
        numbers |= {len(self.results.groups), len(self.results.movements)}
        shares = {Decimal(n * 100) / of for n, of in self.tallies if of}
        return tuple({Decimal(n) for n in numbers} | shares)

    def own(self, one: Indicator, role: str = "") -> tuple[Decimal, ...]:
        """The figures of an indicator, all or those of one property."""
        roles = self.roles[one.code]
        return roles[role] if role else tuple(value for values in roles.values() for value in values)

    def fits(self, numeral: Numeral, one: Indicator, role: str = "") -> bool:
        """Whether a typed figure is one of this indicator, in its unit or in thousands or millions of it."""
        return any(map(scaled(numeral, one.unit).can_be, self.own(one, role)))

    def units(self) -> list[str]:
        """The units of the table."""
        return [one.unit for one in self.results.indicators if one.unit]

    def mentions(self, text: str) -> list[Mention]:
        """The indicators that a text names, from left to right."""
        said, units = nfc(text).casefold(), {match_key(unit) for unit in self.units()}
        found = [one for row in self.results.indicators if (one := _named(said, row, units))]
        return sorted(_unrivalled(found), key=lambda mention: mention.end)


def _named(said: str, one: Indicator, units: set[str]) -> Mention | None:
    """Where a text names an indicator: by its name, what follows "Số vụ", a beginning that says something."""
    words = nfc(one.name).casefold().split()
    unit = match_key(one.unit)
    first = 0
    while first < len(words) - 2 and (words[first] in _LEADING or match_key(words[first]) == unit):
        first += 1
    for start in dict.fromkeys((0, first)):
        for length in range(len(words), start, -1):
            part, whole = " ".join(words[start:length]), length == len(words)
            if not whole and (length - start < 2 or match_key(part) in _GENERIC | units):
                break
            at = re.search(rf"(?<!\w){re.escape(part)}(?!\w)", said)
            if at:
                return Mention(at.start(), at.end(), one, whole)
    return None


def _unrivalled(found: list[Mention]) -> list[Mention]:
    """Where two names fit one place, the whole name wins; a beginning that several share names none."""

    def alone(mention: Mention) -> bool:
        others = (other for other in found if other.indicator is not mention.indicator)
        return mention.whole or all(other.end != mention.end for other in others)

    return [mention for mention in found if alone(mention)]
