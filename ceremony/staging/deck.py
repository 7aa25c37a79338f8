"""The parts of a fallback deck: pictures of results, each with what the MC reads aloud."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ceremony.language.binding import bind_name
from ceremony.language.catalogs import say
from ceremony.language.phrases import hold
from ceremony.model import figures
from ceremony.model.card import MARKS, Card
from ceremony.model.narration import Narration, joined
from ceremony.model.results import Group, Indicator, Results

ROWS = 6  # rows of a table that the last row of the hall can read

_FILES = frozenset({"src", "photo"})  # fields that name a file

Picture = tuple[Card, str, str]


class Deck:
    """The deck of one set of results in one language.

    ``aloud`` says a text as the event's MC does; ``written`` gives it as it stands on a picture, in full.
    """

    def __init__(
        self,
        results: Results,
        language: str,
        aloud: Callable[[str], str],
        written: Callable[[str], str] = str,
    ) -> None:
        self.results, self.language, self.aloud, self.written = results, language, aloud, written
        self.mark = MARKS[0] if results.is_sample else ""
        self.narration = Narration(results, language)

    def say(self, key: str, **values: object) -> str:
        return say(self.language, f"deck.{key}", **values)

    def picture(self, layout: str, fields: dict[str, object], title: str, *said: str) -> Picture:
        text = "\n\n".join(self.aloud(part) for part in said if part)
        shown = {name: value if name in _FILES else self._in_full(value) for name, value in fields.items()}
        return Card(layout, shown, self.mark), title, text

    def _in_full(self, value: object) -> object:
        """A field with the short forms in it written out."""
        if isinstance(value, str):
            return self.written(value)
        if isinstance(value, dict):
            return {name: self._in_full(part) for name, part in value.items()}
        return [self._in_full(part) for part in value] if isinstance(value, list) else value

    def shown(self, indicator: Indicator, part: str) -> str:
        """A cell of a table: the figure with its sign of per cent, or "–"."""
        if part == "plan":
            return figures.plan_text(indicator, self.language) or "–"
        value = indicator.actual if part == "actual" else indicator.last_year
        if value is None:
            return say(self.language, "figures.no-value") if part == "actual" else "–"
        return figures.show_number(value, self.language) + ("%" if figures.is_percent(indicator) else "")

    def named(self, indicator: Indicator) -> str:
        """The name, with the unit unless the name or the figure already says it."""
        unit = indicator.unit
        if not unit or figures.is_percent(indicator) or indicator.name.casefold().startswith(unit.casefold()):
            return indicator.name
        whole = bind_name(unit).replace("-", "-\u2060")  # not even "đô-" and "la" part
        return f"{indicator.name} ({whole})"

    def opening(self) -> Picture:
        movements = [self.narration.say("movement", name=one.name) for one in self.results.movements]
        fields: dict[str, object] = {
            "organiser": self.results.organiser,
            "headline": [hold(self.results.title)],
            "name": [self.results.occasion] if self.results.occasion else movements,
            "date": "",
        }
        return self.picture(
            "title",
            fields,
            self.say("title"),
            self.narration.opening(),
            self.say("sample") if self.mark else "",
            self.narration.movements(),
        )

    def figure(self, group: Group, indicator: Indicator) -> Picture:
        bars = [
            {"label": bar.label, "text": bar.text, "share": bar.share, "strong": bar.kind == "actual"}
            for bar in figures.bars(indicator, self.results.year, self.language)
        ]
        named = self.named(indicator) == indicator.name
        fields: dict[str, object] = {
            "eyebrow": say(self.language, "video.part.year", title=group.title, year=self.results.year),
            "value": self.shown(indicator, "actual"),
            "unit": indicator.name if named else indicator.unit,
            "note": "" if named else indicator.name,
            "bars": bars,
            "sentence": figures.sentence(indicator, self.results.year, self.language),
        }
        said = self.narration.part(group.title), self.narration.figure(indicator)
        return self.picture("figure", fields, f"{group.title}: {indicator.name}", *said)

    def table(self, group: Group, members: Sequence[Indicator], first: str = "") -> Picture:
        year = self.results.year
        rows = [
            [
                self.named(one),
                self.shown(one, "plan"),
                self.shown(one, "actual"),
                self.shown(one, "last"),
                self.result(one),
            ]
            for one in members
        ]
        head = [
            self.say("column.name"),
            self.say("column.plan"),
            self.say("column.actual", year=year),
            self.say("column.last", year=year - 1),
            self.say("column.result"),
        ]
        title = self.say("others", title=group.title)
        eyebrow = say(self.language, "video.part.year", title=group.title, year=year)
        fields: dict[str, object] = {"eyebrow": eyebrow, "title": "", "head": head, "rows": rows}
        return self.picture(
            "table", fields, title, joined(first), *(self.narration.figure(one) for one in members)
        )

    def result(self, indicator: Indicator) -> str:
        """Met, missed, or that no target was set; per cent of plan where it says something."""
        verdict, share = figures.met(indicator), figures.share_of_plan(indicator)
        if verdict is None:
            return self.say("no-plan") if indicator.actual is not None else "–"
        if share is not None and not figures.is_percent(indicator):
            return figures.show_number(share, self.language) + "%"
        return self.say("met" if verdict else "missed.short")

    def group(self, group: Group) -> Iterator[Picture]:
        head = figures.headline(self.results, group)
        if head is None:
            return
        yield self.figure(group, head)
        others = [indicator for indicator in self.results.of_group(group.code) if indicator != head]
        for number, part in enumerate(even(others, ROWS)):
            first = self.narration.group(others, rest=True) if number == 0 and len(others) > 1 else ""
            yield self.table(group, part, first)

    def missed(self) -> Iterator[Picture]:
        """What was missed, as plainly as the rest, with the reason staff gave."""
        failed, judged = figures.missed(self.results), len(figures.judged(self.results))
        counts = {"missed": len(failed), "judged": judged}
        for number, part in enumerate(even(failed, ROWS)):
            rows = [
                [self.named(one), self.shown(one, "plan"), self.shown(one, "actual"), self._why(one)]
                for one in part
            ]
            head = [
                self.say("column.name"),
                self.say("column.plan"),
                self.say("column.actual", year=self.results.year),
            ]
            head.append(self.say("column.remark"))
            fields: dict[str, object] = {
                "eyebrow": say(self.language, "video.missed.part", year=self.results.year),
                "title": self.say("missed.heading", **counts),
                "head": head,
                "rows": rows,
            }
            first = self.narration.missed() if number == 0 else ""
            said = (self.narration.shortfall(one) for one in part)
            yield self.picture("table", fields, self.say("missed"), first, *said)

    def _why(self, indicator: Indicator) -> str:
        """How far a missed target is from its plan, and what staff say about it."""
        parts = (figures.gap(indicator, self.language), figures.remark(indicator))
        text = " · ".join(part for part in parts if part)
        return hold(text[:1].upper() + text[1:])

    def directions(self) -> Iterator[Picture]:
        """The tasks of the coming year, when the results name them."""
        if self.results.directions:
            heading = say(self.language, "video.directions.heading")
            yield self.listed(heading, "", self.results.directions)

    def listed(self, heading: str, said: str, lines: Sequence[str]) -> Picture:
        """A heading and a few numbered lines, read as they stand."""
        rows = [[f"{number}.", hold(line)] for number, line in enumerate(lines, 1)]
        fields: dict[str, object] = {"eyebrow": "", "title": heading, "head": [], "rows": rows}
        return self.picture(
            "table", fields, heading, said or f"{heading}.", *(f"{line.rstrip('.')}." for line in lines)
        )

    def closing(self) -> Picture:
        headline, *rest = self.results.closing or (self.say("closing"),)
        fields: dict[str, object] = {"headline": [hold(headline)], "text": [hold(line) for line in rest]}
        return self.picture("thanks", fields, headline, self.narration.closing())


def even(rows: Sequence[Indicator], most: int) -> list[Sequence[Indicator]]:
    """The rows in as few pages as needed, of nearly equal length."""
    pages = -(-len(rows) // most)
    return [rows[len(rows) * page // pages : len(rows) * (page + 1) // pages] for page in range(pages)]
