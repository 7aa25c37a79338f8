"""The scenes of a storyboard held against the table of results, and their placeholders filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pydantic_core import PydanticCustomError

from ceremony.language.catalogs import say
from ceremony.loaders.results.placeholders import Fault, Filling
from ceremony.loaders.results.typed import Sentences
from ceremony.loaders.yaml_source import Node
from ceremony.model.problem import Problem, Severity
from ceremony.model.results import Indicator, Results, read_number

# Sentences of a scene that the hall reads or hears.
_SAID = ("say", "text", "caption", "below", "heading", "headline", "under", "name")
_INNER = {"moments": "what", "places": "text"}
_FILLED = (*_SAID, "lines", "part", "when", "what", "post", "organiser")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_MULTIPLES = {
    "gấp rưỡi": Decimal("1.5"),
    "gấp đôi": Decimal(2),
    "gấp hai": Decimal(2),
    "gấp ba": Decimal(3),
    "gấp bốn": Decimal(4),
    "doubled": Decimal(2),
    "tripled": Decimal(3),
}


class SceneFigures:
    """What one storyboard says about the figures of one table. Faults speak ``language``."""

    def __init__(self, results: Results, file: str, language: str, written: str) -> None:
        self.results, self.file, self.language, self.written = results, file, language, written
        self.filling, self.sentences = Filling(results, written), Sentences(results, written)
        self.problems: list[Problem] = []

    def tell(
        self,
        node: Node,
        name: str,
        severity: Severity = Severity.ERROR,
        advice: str = "",
        /,
        **values: object,
    ) -> None:
        """Record what contradicts the table, or may."""
        message = say(self.language, f"results.{name}", **values)
        advice = advice or say(self.language, f"results.{name}.hint", **values)
        self.problems.append(
            Problem(self.file, node.line, node.column, f"storyboard.{name}", message, advice, severity)
        )

    def look_at(self, scene: Node, kind: str) -> None:
        """One scene: its sentences are compared and filled in, its figures read and compared."""
        of = self._indicators(scene)
        self._read_figures(scene, kind, of)
        extra = [value for _, value in self._listed(scene, "parts")] + [
            v for _, v in self._listed(scene, "points")
        ]
        total = sum((value for _, value in self._listed(scene, "parts")), Decimal(0))
        extra += [total] if total else []
        extra += [value * 100 / total for _, value in self._listed(scene, "parts") if total > 0]
        for node in _sentences(scene):
            self._check(node, of, extra)
        if kind == "line":
            self._check_multiples(scene, of)
        for node in _texts(scene):
            self._fill(node)

    def _indicators(self, scene: Node) -> list[Indicator]:
        """The indicators that a scene names by their codes."""
        of = scene.value.get("of")
        codes = (
            [] if of is None else [str(n.value) for n in (of.value if isinstance(of.value, list) else [of])]
        )
        return [one for code in codes for one in self.results.indicators if one.code == code]

    def _check(self, node: Node, of: Sequence[Indicator], extra: Sequence[Decimal]) -> None:
        def tell(name: str, severity: Severity, values: dict[str, object]) -> None:
            self.tell(node, name, severity, **values)

        self.sentences.check(node.value, of, extra, tell)

    def _fill(self, node: Node) -> None:
        if "{" not in node.value:
            return
        node.value, wrong = self.filling.fill(node.value)
        for fault in wrong:
            self._tell_fault(node, fault)

    def _tell_fault(self, node: Node, fault: Fault) -> None:
        self.tell(node, fault.name, Severity.ERROR, fault.advice(self.language), **fault.values)

    def _read_figures(self, scene: Node, kind: str, of: Sequence[Indicator]) -> None:
        """The figures of ``parts`` and ``points`` as the event's language writes them."""
        for name in ("parts", "points"):
            for entry in _entries(scene, name):
                node = entry.value.get("value")
                if node is None or not isinstance(node.value, str):
                    continue
                known = self.filling.figure(node.value)
                if isinstance(known, Fault):
                    self._tell_fault(node, known)
                    known = Decimal(0)
                node.value = self._number(node.value) if known is None else known
        if kind == "share":
            self._check_share(scene, of)
        if kind == "line" and of:
            self._check_points(scene, of[0])

    def _number(self, text: str) -> object:
        try:
            return read_number(text, self.written)
        except PydanticCustomError:
            return text  # told by the model

    @staticmethod
    def _listed(scene: Node, name: str) -> list[tuple[Node, Decimal]]:
        found = []
        for entry in _entries(scene, name):
            node = entry.value.get("value")
            if (
                node is not None
                and isinstance(node.value, int | Decimal)
                and not isinstance(node.value, bool)
            ):
                found.append((node, Decimal(node.value)))
        return found

    def _check_share(self, scene: Node, of: Sequence[Indicator]) -> None:
        """A whole has no negative part, and its parts make the figure of the table."""
        parts = self._listed(scene, "parts")
        for node, value in parts:
            if value < 0:
                self.tell(node, "part-negative", value=self._shown(value))
        if not parts:
            self._check_ratio(scene, of)
            return
        total = sum((value for _, value in parts), Decimal(0))
        slack = max(_step(value) for _, value in parts) * len(parts) / 2
        if total <= 0 or any(value < 0 for _, value in parts) or abs(total - 100) <= slack:
            return
        place = scene.at(("parts",))
        if of and of[0].actual is not None:
            if abs(total - of[0].actual) > slack:
                self.tell(
                    place,
                    "parts-sum",
                    sum=self._shown(total),
                    name=of[0].name,
                    actual=self._shown(of[0].actual),
                )
            return
        under = scene.value.get("under")
        alike = [
            one
            for one in self.results.indicators
            if under is not None and one.unit == str(under.value).strip()
        ]
        known = [one.actual for one in alike if one.actual is not None]
        if known and not any(abs(total - value) <= slack for value in known):
            near = min(alike, key=lambda one: abs((one.actual or Decimal(0)) - total))
            self.tell(place, "parts-unlinked", Severity.WARNING, sum=self._shown(total), code=near.code)

    def _check_ratio(self, scene: Node, of: Sequence[Indicator]) -> None:
        """A ring of done and left needs a part that is no more than the whole."""
        if of and of[0].numerator is not None and of[0].denominator is not None:
            above, below = of[0].numerator, of[0].denominator
            if not 0 <= above <= below or not below:
                self.tell(
                    scene.at(("of",)),
                    "ratio-over",
                    numerator=self._shown(above),
                    denominator=self._shown(below),
                )

    def _check_points(self, scene: Node, one: Indicator) -> None:
        """Years in their order, none after the table's own, and those of the table as the table has them."""
        before = None
        for entry in _entries(scene, "points"):
            label, node = entry.value.get("label"), entry.value.get("value")
            text = "" if label is None else str(label.value).strip().casefold().removeprefix("năm ").strip()
            if label is None or not _YEAR.match(text):
                continue
            year = int(text)
            if year > self.results.year:
                self.tell(label, "point-later", year=year, now=self.results.year)
            elif before is not None and year <= before:
                self.tell(label, "point-order", year=year, before=before)
            before = year
            known = {self.results.year: one.actual, self.results.year - 1: one.last_year}.get(year)
            value = node.value if node is not None else None
            if (
                known is not None
                and isinstance(value, int | Decimal)
                and Decimal(value) != known
                and node is not None
            ):
                self.tell(node, "point-differs", year=year, value=self._shown(Decimal(value)), name=one.name,
                          known=self._shown(known))  # fmt: skip

    def _check_multiples(self, scene: Node, of: Sequence[Indicator]) -> None:
        """ "Gấp đôi" of a line, from its first point or from last year."""
        points = [value for _, value in self._listed(scene, "points")]
        one = of[0] if of else None
        if one is None or one.actual is None:
            return
        bases = [base for base in (*points[:1], one.last_year) if base]
        for node in _sentences(scene):
            for word, times in _MULTIPLES.items():
                if (
                    word in node.value.casefold()
                    and bases
                    and not any(_about(one.actual / b, times) for b in bases)
                ):
                    ratio = self._shown((one.actual / bases[0]).quantize(Decimal("0.01")))
                    self.tell(node, "multiple-differs", word=word, ratio=ratio, name=one.name)

    def _shown(self, value: Decimal) -> str:
        text = format(value, "f")
        text = text.rstrip("0").rstrip(".") if "." in text else text
        return text if self.written == "en" else text.replace(".", ",")


def _about(ratio: Decimal, times: Decimal) -> bool:
    """ "Gấp đôi" is said of what is nearly twice, and of more as long as it is not nearly three times."""
    return times * Decimal("0.95") <= ratio < times + (Decimal(1) if times >= 2 else Decimal("0.4"))


def _step(value: Decimal) -> Decimal:
    return Decimal(10) ** min(0, int(value.as_tuple().exponent))


def _entries(scene: Node, name: str) -> list[Node]:
    listed = scene.value.get(name)
    entries = listed.value if listed is not None and isinstance(listed.value, list) else []
    return [entry for entry in entries if isinstance(entry.value, dict)]


def _sentences(scene: Node) -> Iterator[Node]:
    """What a scene says of its figures, as nodes with texts."""
    for name in _SAID:
        node = scene.value.get(name)
        if node is not None and isinstance(node.value, str):
            yield node
    for listed, name in _INNER.items():
        for entry in _entries(scene, listed):
            node = entry.value.get(name)
            if node is not None and isinstance(node.value, str):
                yield node


def _texts(scene: Node) -> Iterator[Node]:
    """Every text of a scene that may hold a placeholder."""
    for name, node in scene.value.items():
        if isinstance(node.value, str) and name in _FILLED:
            yield node
        elif isinstance(node.value, list):
            for entry in node.value:
                if isinstance(entry.value, str) and name == "lines":
                    yield entry
                elif isinstance(entry.value, dict):
                    yield from (
                        one
                        for key, one in entry.value.items()
                        if isinstance(one.value, str) and key in _FILLED
                    )
