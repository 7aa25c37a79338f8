"""Figures typed into sentences, held against the table: what contradicts it, what is in none of its cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ceremony.language.text import nfc
from ceremony.loaders.results.faults import Faults
from ceremony.loaders.results.known import Known, Mention
from ceremony.loaders.results.numerals import Numeral, numerals
from ceremony.loaders.results.placeholders import masked
from ceremony.loaders.yaml_source import Node
from ceremony.model import figures
from ceremony.model.problem import Severity
from ceremony.model.results import Indicator, Results

_LEAST = 10  # smaller whole numbers without a unit of the table are hardly ever figures of it
_TALLY = re.compile(
    r"(?<![\w.,/])(\d{1,4})(?:\s*(?:/|trên|trong(?: số| tổng số)?|of(?: the)?)\s*(\d{1,4}))?"
    r"\s+(?:chỉ tiêu|tiêu chí|targets?|indicators?)\b",
    re.IGNORECASE,
)
_RATIO = re.compile(r"(?<![\w.,/])(\d{1,6})/(\d{1,6})(?![\w/]|[.,]\d)")
_NEAR = 24  # signs between a figure and the name behind it
_CLAUSE = re.compile(r"[,;.:–—()]\s|\s[–—-]\s")
_REACHED = re.compile(
    r"(?:đạt|đạt được|thực hiện được|reached|achieved|totalled|was|is|:)\s*\Z", re.IGNORECASE
)

Tell = Callable[[str, Severity, dict[str, object]], None]


@dataclass(frozen=True)
class _Owner:
    """Whose figure a typed one is most likely, and whether that is sure."""

    indicators: tuple[Indicator, ...]
    named: bool = False  # by its whole name
    near: bool = False  # in the same clause


class Sentences:
    """The sentences of one storyboard or one table, held against its figures; ``language`` writes them."""

    def __init__(self, results: Results, language: str = "vi") -> None:
        self.known, self.language = Known(results), language

    def check(self, text: str, of: Sequence[Indicator], extra: Sequence[Decimal], tell: Tell) -> None:
        """Tell every figure typed into a text that the table does not say.

        ``of``: the indicators that its scene shows; ``extra``: figures that the scene itself has.
        """
        typed = masked(text)
        named = self.known.mentions(typed)
        left = self._check_tallies(typed, of, tell)
        found = [numeral for numeral in numerals(left, self.language) if not any(map(numeral.can_be, extra))]
        fits = [self._fits(numeral, self._owner(numeral, named, of), of) for numeral in found]
        for numeral, fit in zip(found, fits, strict=True):
            if not fit:
                self._tell_one(numeral, self._owner(numeral, named, of), bool(of) and not any(fits), tell)
        only = named[0] if len(named) == 1 and named[0].whole else None
        one = of[0] if len(of) == 1 else only.indicator if only and not of else None
        if one is not None and all(other.indicator is one for other in named):
            _check_claims(typed, one, tell)

    def _check_tallies(self, text: str, of: Sequence[Indicator], tell: Tell) -> str:
        """ "24/27 chỉ tiêu" and "69/74 tin"; the text with blanks for what was looked at."""
        for found in _TALLY.finditer(text):
            first, second = int(found[1]), found[2] and int(found[2])
            right = (first, second) in self.known.tallies if second else first in {
                n for pair in self.known.tallies for n in pair}  # fmt: skip
            if not right:
                severity = Severity.ERROR if second else Severity.WARNING
                tell("typed-count", severity, {"figure": found[0].strip()})
        ratios = [(one.numerator, one.denominator) for one in of if one.numerator is not None]
        for found in _RATIO.finditer(_TALLY.sub(" ", text)):
            if ratios and (Decimal(found[1]), Decimal(found[2])) not in ratios and int(found[2]) > 12:
                tell("typed-unknown", Severity.WARNING, {"figure": found[0]})
        return _TALLY.sub(lambda found: " " * len(found[0]), text)

    def _owner(self, numeral: Numeral, named: list[Mention], of: Sequence[Indicator]) -> _Owner:
        before = [entry for entry in named if entry.end <= numeral.start]
        behind = [entry for entry in named if entry.whole and 0 <= entry.start - numeral.end <= _NEAR]
        if not before and not behind:
            return _Owner(tuple(of))
        entry = behind[0] if behind and not before else before[-1]
        near = bool(behind) or not _CLAUSE.search(numeral.before[entry.end :])
        others = () if entry.whole or entry.indicator in of else tuple(of)
        return _Owner((entry.indicator, *others), entry.whole, near)

    def _fits(self, numeral: Numeral, owner: _Owner, of: Sequence[Indicator]) -> bool:
        """Whether the table says this figure of whoever it is about, as what the sentence says it is."""
        role = _role(numeral)
        if any(
            self.known.fits(numeral, one, role if numeral.belongs_to(one.unit) else "")
            for one in owner.indicators
        ):
            return True
        others = [one for one in of if one not in owner.indicators and numeral.belongs_to(one.unit)]
        return any(self.known.fits(numeral, one, role) for one in others)

    def _tell_one(self, numeral: Numeral, owner: _Owner, lonely: bool, tell: Tell) -> None:
        """A figure that its owner does not have. ``lonely``: none of a scene's figures are those it shows."""
        unit = next((one for one in owner.indicators if numeral.belongs_to(one.unit)), None)
        others = [one for one in self.known.results.indicators if numeral.belongs_to(one.unit)]
        elsewhere = any(self.known.fits(numeral, one) for one in others if one not in owner.indicators)
        anywhere = elsewhere or any(
            map(numeral.can_be, [v for one in self.known.results.indicators for v in self.known.own(one)])
        ) or any(map(numeral.can_be, self.known.counts))  # fmt: skip
        sure = (owner.near and (owner.named or lonely)) or (lonely and not elsewhere)
        if unit is not None and not (elsewhere and not sure):
            severity = Severity.ERROR if sure else Severity.WARNING
            write = f"{{{unit.code}{_property(numeral)}}}"
            tell("typed-contradicts", severity,
                 {"figure": numeral.shown, "name": unit.name[:80], "write": write})  # fmt: skip
        elif not anywhere and self._is_figure(numeral):
            known = any(numeral.has_unit(other) for other in self.known.units())
            severity = Severity.WARNING if known or owner.indicators else Severity.NOTE
            tell("typed-unknown", severity, {"figure": numeral.shown})

    def _is_figure(self, numeral: Numeral) -> bool:
        whole = all(reading == reading.to_integral_value() for reading in numeral.readings)
        unit = numeral.percent or any(numeral.has_unit(other) for other in self.known.units())
        return unit or not whole or min(map(abs, numeral.readings)) >= _LEAST


def _property(numeral: Numeral) -> str:
    """The property of a placeholder that fits where a figure stands; "" for the figure itself."""
    before, after = numeral.before.casefold()[-24:], numeral.after.casefold()[:24]
    if re.search(r"(?:tăng|giảm|up|down|rose|fell)\s*(?:thêm|by)?\s*\Z", before):
        return ".change"
    if re.match(r"\s*%\s*(?:so với\s*)?(?:kế hoạch|chỉ tiêu|dự toán|of (?:the )?plan)", after):
        return ".share"
    if re.search(r"(?:kế hoạch|chỉ tiêu|dự toán|plan|target)(?:\s*(?:là|giao|of))?\s*\Z", before):
        return "" if re.search(r"vượt\s+(?:kế hoạch|chỉ tiêu|dự toán)\s*\Z", before) else ".plan"
    return ".last" if re.search(r"(?:năm trước|cùng kỳ|last year)(?:\s*(?:là|was))?\s*\Z", before) else ""


def _role(numeral: Numeral) -> str:
    """What a sentence says that a figure is, as ``known.figures_of`` names it; "" when it does not say."""
    said = _property(numeral).removeprefix(".")
    return said or ("actual" if _REACHED.search(numeral.before) else "")


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
    sentences = Sentences(results, faults.written)
    groups = top.value.get("groups")
    for node in groups.value if groups is not None and isinstance(groups.value, list) else ():
        said = node.value.get("sentence") if isinstance(node.value, dict) else None
        if said is None or not isinstance(said.value, str):
            continue

        def tell(name: str, severity: Severity, values: dict[str, object], at: Node = said) -> None:
            faults.tell(at, name, severity, values)

        sentences.check(said.value, (), (), tell)
