"""The parts of a fallback deck: pictures of results, each with what the MC reads aloud."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ceremony.language.binding import bind_name
from ceremony.language.catalogs import say
from ceremony.language.phrases import hold
from ceremony.model import figures
from ceremony.model.card import Card
from ceremony.model.narration import MANY, Narration, closed, joined
from ceremony.model.results import Group, Indicator, Results
from ceremony.staging.pictures.events import FULL, fits_eyebrow

ROWS, MISSED_ROWS = 6, 4  # rows of a table that the last row of the hall can read; with reasons fewer

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
        self.mark = say(language, "video.mark") if results.is_sample else ""
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
        return figures.number(indicator, value, self.language)

    def named(
        self, indicator: Indicator, beside_it: Sequence[Indicator] = (), *, source: bool = False
    ) -> str:
        """The name, with its unit unless said already, and day or source where they stand nowhere else."""
        unit = bind_name(figures.bare_unit(indicator, self.language))
        whole = unit.replace("-", "-\u2060")  # not even "đô-" and "la" part
        until = figures.own_until(indicator, beside_it, self.language)
        told = ", ".join(part for part in (whole, until, indicator.source if source else "") if part)
        return f"{indicator.name} ({told})" if told else indicator.name

    def above(self, part: str, shown: Sequence[Indicator]) -> tuple[str, bool]:
        """The line above everything: whose figures, of which day, from where.

        True when the sources have no room there: they stand with each figure then.
        """
        whole = " · ".join(text for text in (part, figures.footnote(shown, self.language)) if text)
        if fits_eyebrow(self.written(whole), FULL):
            return whole, False
        day = figures.common_until(shown, self.language)
        return " · ".join(text for text in (part, day) if text), True

    def part(self, title: str) -> str:
        return say(self.language, "video.part.year", title=title, year=self.results.year)

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

    def figure(
        self, group: Group, indicator: Indicator, *, opens: bool = False, text: str | None = None
    ) -> Picture:
        """One indicator, large; ``opens``: it is the first of its part. ``text`` stands for the sentence."""
        drawn = figures.bars(indicator, self.results.year, self.language)
        zero = figures.zero(bar.share for bar in drawn)
        bars = [
            {
                "label": bar.label,
                "text": bar.text,
                "share": abs(bar.share),
                "from": zero + min(bar.share, 0.0),
                "strong": bar.kind == "actual",
            }
            for bar in drawn
        ]
        named = self.named(indicator) == indicator.name
        eyebrow, apart = self.above(self.part(group.title), [indicator])
        source = say(self.language, "figures.source", source=indicator.source) if apart else ""
        fields: dict[str, object] = {
            "eyebrow": eyebrow,
            "value": self.shown(indicator, "actual"),
            "unit": indicator.name if named else figures.bare_unit(indicator, self.language),
            "note": " · ".join(text for text in ("" if named else indicator.name, source) if text),
            "bars": bars,
            "sentence": figures.sentence(indicator, self.results.year, self.language)
            if text is None
            else text,
        }
        said = self.narration.part(group.title) if opens else "", self.narration.figure(indicator)
        return self.picture("figure", fields, f"{group.title}: {indicator.name}", *said)

    def table(self, group: Group, members: Sequence[Indicator], first: str = "") -> Picture:
        year = self.results.year
        eyebrow, apart = self.above(self.part(group.title), members)
        rows = [
            [
                self.named(one, members, source=apart),
                self.shown(one, "plan"),
                self.shown(one, "actual"),
                self.shown(one, "last"),
                figures.result_text(one, self.language),
            ]
            for one in members
        ]
        head = [
            self.say("column.name"),
            self.say("column.plan"),
            figures.actual_label(members, year, self.language, short=True),
            self.say("column.last", year=year - 1),
            self.say("column.result"),
        ]
        title = self.say("others", title=group.title)
        fields: dict[str, object] = {"eyebrow": eyebrow, "title": "", "head": head, "rows": rows}
        return self.picture(
            "table", fields, title, joined(first), *(self.narration.figure(one) for one in members)
        )

    def group(self, group: Group) -> Iterator[Picture]:
        """A group as the film tells it: its headline figure, then the others. Nothing without a figure."""
        head, members = figures.headline(self.results, group), self.results.of_group(group.code)
        if head is None or all(one.actual is None for one in members):
            return
        yield self.figure(group, head, opens=True)
        others = [indicator for indicator in members if indicator != head]
        for number, part in enumerate(even(others, ROWS)):
            first = self.narration.group(others, rest=True) if number == 0 and len(others) > 1 else ""
            yield self.table(group, part, first)

    def missed(self) -> Iterator[Picture]:
        """What was missed, as plainly as the rest, with the reason staff gave; or that nothing was."""
        failed = figures.missed(self.results)
        if not failed and (text := self.narration.all_met()):
            above = say(self.language, "video.met.part", year=self.results.year)
            yield self.picture("section", {"ordinal": above, "title": [hold(text)]}, text, closed(text))
        many = len(failed) > MANY
        above = say(self.language, "video.missed.part", year=self.results.year)
        for number, part in enumerate(even(failed, MISSED_ROWS)):
            eyebrow, apart = self.above(above, part)
            rows = [
                [
                    self.named(one, part, source=apart),
                    self.shown(one, "plan"),
                    self.shown(one, "actual"),
                    self._why(one),
                ]
                for one in part
            ]
            head = [
                self.say("column.name"),
                self.say("column.plan"),
                figures.actual_label(part, self.results.year, self.language, short=True),
                self.say("column.remark"),
            ]
            fields: dict[str, object] = {
                "eyebrow": eyebrow,
                "title": self.narration.missed(),
                "head": head,
                "rows": rows,
            }
            yield self.picture(
                "table", fields, self.say("missed"), *self._shortfalls(part, number == 0, many)
            )

    def _shortfalls(self, part: Sequence[Indicator], first: bool, many: bool) -> Iterator[str]:
        """What is said of the missed targets of one picture; of very many only how many, and their names."""
        if first:
            yield self.narration.summary() if many else closed(self.narration.missed())
        if many:
            yield self.narration.these([one.name for one in part])
        else:
            yield from (self.narration.shortfall(one) for one in part)

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
