"""Figures typed into sentences, held against the table: what contradicts it, what is in none of its cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from ceremony.language.text import match_key, nfc
from ceremony.loaders.results.faults import Faults
from ceremony.loaders.results.numerals import Numeral, numerals
from ceremony.loaders.results.placeholders import masked
from ceremony.loaders.yaml_source import Node
from ceremony.model import figures
from ceremony.model.problem import Severity
from ceremony.model.results import Indicator, Results

_GENERIC = {
    match_key(word)
    for word in ("tỷ lệ", "số", "số hộ", "tổng số", "số vụ", "số lượng", "tổng", "các", "mức", "the")
}
_LEAST = 10  # smaller whole numbers without a unit of the table are hardly ever figures of it

Tell = Callable[[str, Severity, dict[str, object]], None]


def _figures_of(one: Indicator) -> Iterator[Decimal]:
    """Every figure that a sentence may rightly say of an indicator."""
    given = [
        value
        for value in (one.actual, one.plan, one.last_year, one.numerator, one.denominator)
        if value is not None
    ]
    yield from given
    actual = one.actual
    for base in (one.plan, one.last_year):
        if actual is None or base is None:
            continue
        yield actual - base
        if base:
            yield actual * 100 / base
            yield (actual - base) * 100 / abs(base)
            yield actual / base
    if one.numerator is not None and one.denominator:
        yield one.numerator * 100 / one.denominator
        yield one.denominator - one.numerator
    for part in one.of_which:
        for value in (part.plan, part.actual, part.last_year):
            if value is not None:
                yield value
        if part.actual is not None and actual:
            yield part.actual * 100 / actual


@dataclass
class Known:
    """What a table of results says: figures by indicator, and how many of them were met."""

    results: Results
    own: dict[str, tuple[Decimal, ...]] = field(default_factory=dict)
    counts: tuple[Decimal, ...] = ()

    def __post_init__(self) -> None:
        """Reckon once."""
        self.own = {one.code: tuple(_figures_of(one)) for one in self.results.indicators}
        sets: list[Sequence[Indicator]] = [self.results.indicators]
        sets += [self.results.of_group(group.code) for group in self.results.groups]
        counts: set[Decimal] = {Decimal(len(self.results.groups)), Decimal(len(self.results.movements))}
        for some in sets:
            met = sum(figures.met(one) is True for one in some)
            judged = sum(figures.met(one) is not None for one in some)
            counts |= {Decimal(n) for n in (len(some), met, judged, judged - met)}
            counts |= {Decimal(met * 100) / judged} if judged else set()
        self.counts = tuple(counts)

    def units(self) -> list[str]:
        """The units of the table."""
        return [one.unit for one in self.results.indicators if one.unit]

    def mentions(self, text: str) -> list[tuple[int, Indicator, bool]]:
        """The indicators that a text names: where each name ends, and whether it is the whole name."""
        said = nfc(text).casefold()
        found = []
        for one in self.results.indicators:
            words = nfc(one.name).casefold().split()
            for length in range(len(words), 0, -1):
                part = " ".join(words[:length])
                whole = length == len(words)
                if not whole and (length < 2 or match_key(part) in _GENERIC):
                    break
                at = re.search(rf"(?<!\w){re.escape(part)}(?!\w)", said)
                if at:
                    found.append((at.end(), one, whole))
                    break
        return _longest(found)


def _longest(found: list[tuple[int, Indicator, bool]]) -> list[tuple[int, Indicator, bool]]:
    """Where two names fit one place, the whole name wins; a beginning that several names share names none."""
    kept = []
    for end, one, whole in found:
        rivals = [other for other in found if other[0] == end and other[1] is not one]
        if whole or not rivals:
            kept.append((end, one, whole))
    return sorted(kept, key=lambda entry: entry[0])


class Sentences:
    """The sentences of one storyboard or one table, held against its figures."""

    def __init__(self, results: Results) -> None:
        self.known = Known(results)
        self.all = [value for values in self.known.own.values() for value in values]

    def check(self, text: str, of: Sequence[Indicator], extra: Sequence[Decimal], tell: Tell) -> None:
        """Tell every figure typed into a text that the table does not say.

        ``of``: the indicators that its scene shows; ``extra``: figures that the scene itself has.
        """
        typed = masked(text)
        named = self.known.mentions(typed)
        for numeral in numerals(typed):
            self._check_one(numeral, named, of, extra, tell)
        single = (
            of[0] if len(of) == 1 else named[0][1] if len(named) == 1 and named[0][2] and not of else None
        )
        if single is not None and len({one.code for _, one, _ in named} - {single.code}) == 0:
            _check_claims(typed, single, tell)

    def _check_one(
        self,
        numeral: Numeral,
        named: list[tuple[int, Indicator, bool]],
        of: Sequence[Indicator],
        extra: Sequence[Decimal],
        tell: Tell,
    ) -> None:
        near = [entry for entry in named if entry[0] <= numeral.start][-1:] or named[:1]
        owners = [near[0][1]] if near else list(of)
        own = [value for one in owners for value in self.known.own[one.code]]
        if any(map(numeral.can_be, [*own, *extra])):
            return
        sure = (bool(near) and near[0][2]) or (bool(of) and (not near or near[0][1] in of))
        unit = next((one for one in owners if numeral.has_unit(one.unit)), None) or (
            owners[0] if owners and numeral.percent else None
        )
        elsewhere = any(map(numeral.can_be, [*self.all, *self.known.counts]))
        if unit is not None and not (elsewhere and not sure):
            severity = Severity.ERROR if sure and not elsewhere else Severity.WARNING
            place = f"{{{unit.code}{_property(numeral)}}}"
            tell(
                "typed-contradicts",
                severity,
                {"figure": numeral.shown, "name": unit.name[:80], "write": place},
            )
        elif not elsewhere and self._is_figure(numeral):
            known = any(numeral.has_unit(other) for other in self.known.units())
            severity = Severity.WARNING if known or owners else Severity.NOTE
            tell("typed-unknown", severity, {"figure": numeral.shown})

    def _is_figure(self, numeral: Numeral) -> bool:
        whole = all(reading == reading.to_integral_value() for reading in numeral.readings)
        unit = numeral.percent or any(numeral.has_unit(other) for other in self.known.units())
        return unit or not whole or min(map(abs, numeral.readings)) >= _LEAST


def _property(numeral: Numeral) -> str:
    """The property of a placeholder that fits where a figure stands."""
    before, after = numeral.before.casefold()[-24:], numeral.after.casefold()[:24]
    if re.search(r"(?:tăng|giảm|up|down|rose|fell)\s*(?:thêm|by)?\s*\Z", before):
        return ".change"
    if re.match(r"\s*%\s*(?:so với\s*)?(?:kế hoạch|chỉ tiêu|dự toán|of (?:the )?plan)", after):
        return ".share"
    if re.search(r"(?:kế hoạch|chỉ tiêu|dự toán|plan|target)(?:\s*(?:là|giao|of))?\s*\Z", before):
        return ".plan"
    return ".last" if re.search(r"(?:năm trước|cùng kỳ|last year)(?:\s*(?:là|was))?\s*\Z", before) else ""


_ABOVE = re.compile(
    r"\bvượt\s+(?:kế hoạch|chỉ tiêu|dự toán|mức|\d)"
    r"|\b(?:đạt|hoàn thành)(?:\s+và\s+vượt)?(?:\s+100%)?\s+(?:kế hoạch|chỉ tiêu|dự toán)"
    r"|\b(?:above|beat|exceeded|met|reached)\b.*\b(?:plan|target)"
)
_BELOW = re.compile(
    r"\b(?:chưa|không)\s+(?:đạt|hoàn thành|vượt)|\b(?:below|missed|short of)\b.*\b(?:plan|target)?"
)
_UP = re.compile(
    r"\b(?:tăng|up|rose)\b(?!.*\b(?:giảm|down|fell)\b).*\b(?:năm trước|cùng kỳ|năm ngoái|last year)\b"
)
_DOWN = re.compile(
    r"\b(?:giảm|down|fell)\b(?!.*\b(?:tăng|up|rose)\b).*\b(?:năm trước|cùng kỳ|năm ngoái|last year)\b"
)


def _check_claims(text: str, one: Indicator, tell: Tell) -> None:
    """Words for met, missed, more and less, held against the only indicator that they speak of."""
    said = nfc(text).casefold()
    below = bool(_BELOW.search(said))
    above = bool(_ABOVE.search(_BELOW.sub(" ", said)))
    met = figures.met(one)
    wrong = (met is False and above and not below) or (met is True and below and not above)
    rising = one.actual is not None and one.last_year is not None and one.actual > one.last_year
    falling = one.actual is not None and one.last_year is not None and one.actual < one.last_year
    wrong = wrong or (falling and bool(_UP.search(said))) or (rising and bool(_DOWN.search(said)))
    if wrong:
        tell("claim-contradicts", Severity.ERROR, {"name": one.name[:80], "code": one.code})


def check_sentences(faults: Faults, top: Node, results: Results) -> None:
    """The sentences that groups of a table say of themselves."""
    sentences = Sentences(results)
    groups = top.value.get("groups")
    for node in groups.value if groups is not None and isinstance(groups.value, list) else ():
        said = node.value.get("sentence") if isinstance(node.value, dict) else None
        if said is None or not isinstance(said.value, str):
            continue

        def tell(name: str, severity: Severity, values: dict[str, object], at: Node = said) -> None:
            faults.tell(at, name, severity, values)

        sentences.check(said.value, (), (), tell)
