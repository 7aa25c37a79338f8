"""What is said about results: by the voice of the film, its subtitles, and the MC when the film fails.

One text for all three, with figures as digits; ``language.voice`` turns them into words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from ceremony.language.catalogs import say
from ceremony.model import figures
from ceremony.model.results import Indicator, Results

MANY = 12  # more missed targets than this are counted and named, not told one by one
_REACHING = re.compile(r"\bđạt\b", re.IGNORECASE)  # a name that says "đạt" itself is followed by "là"
# Units of what should not happen, and of what is counted one by one: nothing of them is said in words.
_EVENTS = frozenset({"vụ", "ca", "trường hợp", "cuộc", "lần"})
_COUNTED = frozenset({
    "hộ", "người", "đơn", "tin", "hồ sơ", "trẻ", "em", "cháu", "học sinh", "sinh viên", "cơ sở", "điểm",
    "dự án", "mô hình", "công trình", "nhà", "camera", "sáng kiến", "tổ", "đơn vị", "cửa hàng", "lớp",
    "trường", "chi hội", "khu dân cư", "tập thể", "cá nhân", "gia đình", "doanh nghiệp", "cây", "con", "lượt",
})  # fmt: skip


def lower_first(text: str) -> str:
    """ "Đạt" → "đạt"; what begins with two capitals ("UBND") stays."""
    return text if text[:2].isupper() and len(text) > 1 else text[:1].lower() + text[1:]


def closed(text: str) -> str:
    """The text as a sentence: with a full stop unless it has an end."""
    text = text.strip()
    return text if not text or text[-1] in ".!?…”" else f"{text}."


def joined(*parts: str) -> str:
    """Sentences one after the other; empty ones are left out."""
    return " ".join(closed(part) for part in parts if part.strip())


class Narration:
    """The words for one set of results in one language."""

    def __init__(self, results: Results, language: str) -> None:
        self.results, self.language = results, language

    def say(self, key: str, **values: object) -> str:
        return say(self.language, f"narration.{key}", **values)

    def listed(self, parts: Sequence[str]) -> str:
        """ "A", "A và B", "A, B và C"."""
        *first, last = parts
        return self.say("list", first=", ".join(first), last=last) if first else last

    def opening(self) -> str:
        title = self.results.title
        return self.say("opening", title=title if self.language == "en" else lower_first(title))

    def movements(self) -> str:
        """Which movements are reported on, and their goals where they are stated."""
        movements = self.results.movements
        if not movements:
            return ""
        named = self.listed([f"“{movement.name}”" for movement in movements])
        kind = "one" if len(movements) == 1 else "two" if len(movements) == 2 else "many"
        goals = (
            self.say("goal", name=movement.name, goal=movement.goal.rstrip("."))
            for movement in movements
            if movement.goal
        )
        return joined(self.say(f"movements.{kind}", count=len(movements), movements=named), *goals)

    def part(self, title: str) -> str:
        return self.say("part", title=title)

    def _value(self, indicator: Indicator, actual: Decimal) -> str:
        """Name and figure as the beginning of a sentence: "Thu ngân sách đạt 8.905 triệu đồng"."""
        name, unit = indicator.name.rstrip(" :.,;"), indicator.unit.strip().casefold()
        if until := figures.until(indicator, self.language):
            name = self.say("until", name=name, until=until)
        if actual == 0 and unit in _EVENTS | _COUNTED:
            happened = unit in _EVENTS and indicator.direction != "up"
            return self.say("none.happened" if happened else "none", name=name, unit=indicator.unit.strip())
        aims = indicator.direction == "up" or (indicator.direction == "equal" and figures.met(indicator))
        reached = aims and actual > 0 and not _REACHING.search(name)
        value = figures.amount(indicator, actual, self.language)
        return self.say("value.reached" if reached else "value.is", name=name, value=value)

    def figure(self, indicator: Indicator, *, whole: bool = True) -> str:
        """One indicator: value, verdict and, when ``whole``, the way from last year."""
        if indicator.actual is None:
            return self.say("pending", name=indicator.name)
        if whole:
            told = figures.sentence(indicator, self.results.year, self.language, aloud=True)
        else:
            told = figures.verdict(indicator, self.language, aloud=True)
        value = self._value(indicator, indicator.actual)
        return closed(f"{value}, {lower_first(told)}" if told else value)

    def plain(self, indicator: Indicator) -> str:
        """One indicator by its value alone."""
        if indicator.actual is None:
            return self.say("pending", name=indicator.name)
        return closed(self._value(indicator, indicator.actual))

    def _count(self, members: Sequence[Indicator], *, rest: bool = False, short: bool = False) -> str:
        """How many of the targets were met, or with ``short`` missed; "" when none can be judged."""
        judged = [one for one in members if figures.met(one) is not None]
        met = sum(figures.met(one) is True for one in judged)
        if not judged:
            return ""
        # Of targets that nobody can judge yet it must not be said that "all" were met.
        open_ = any(one.plan is not None and one not in judged and one.direction != "info" for one in members)
        which = ".rest" * rest + ".judged" * open_
        told = len(judged) - met if short else met
        if len(judged) == 1:
            kind = ("one" if which else "alone") + (".met" if met else ".missed")
        elif met in (0, len(judged)):
            kind = ("all" if met else "none") + (".two" if len(judged) == 2 else "")
        else:
            kind = ("short" if short else "some") + (".one" if told == 1 else "")
        filled = {"count": told, "judged": len(judged), "which": self.say(f"which{which}") if which else ""}
        return self.say(f"count.{kind}", **filled)

    def group(self, members: Sequence[Indicator], *, rest: bool = False) -> str:
        """How many of a group's targets were met; ``rest``: of those beside its headline figure."""
        return self._count(members, rest=rest)

    def others(
        self, members: Sequence[Indicator], shown: Sequence[Indicator] | None = None, *, rest: bool = True
    ) -> str:
        """Several indicators, usually the rest of a group: how many were met, and the best of those shown.

        Where none has a verdict each of those shown is told.
        """
        shown = members if shown is None else shown
        if len(members) == 1:
            return self.figure(members[0])
        counted = self.group(members, rest=rest)
        if not counted:
            return joined(*(self.figure(one) for one in shown))
        best = next((one for one in figures.ranked(shown) if figures.stands_out(one)), None)
        if best is None or best.actual is None:
            return joined(counted)
        value = figures.amount(best, best.actual, self.language)
        return joined(counted, self.say("best", name=best.name, value=value))

    def table(self, shown: Sequence[Indicator]) -> str:
        """The heading of a table: highlights only where every row is one."""
        return self.say("table.best" if all(map(figures.stands_out, shown)) else "table")

    def missed(self) -> str:
        """How many of all targets were missed, as it stands above them; "" when none was."""
        return self._count(self.results.indicators, short=True) if figures.missed(self.results) else ""

    def all_met(self) -> str:
        """That all targets were met; "" when one was not, or there is only one."""
        if figures.missed(self.results) or len(figures.judged(self.results)) < 2:
            return ""
        return self._count(self.results.indicators)

    def summary(self) -> str:
        """How many were met and how many missed, where the missed are too many to be told one by one."""
        judged, failed = len(figures.judged(self.results)), len(figures.missed(self.results))
        if failed == judged:
            return closed(self.missed())
        return self.say("summary", judged=judged, met=judged - failed, missed=failed)

    def shortfall(self, indicator: Indicator) -> str:
        """A missed target as plainly as the rest, with the reason that staff gave."""
        return joined(self.figure(indicator, whole=False), figures.remark(indicator))

    def roll(self, heading: str, count: int) -> str:
        """A roll of names by its heading."""
        return self.say("roll.one" if count == 1 else "roll", heading=heading, count=count)

    def these(self, names: Sequence[str]) -> str:
        """Names one after the other, as the second half of a sentence."""
        return self.say("these", names=self.listed(names))

    def share(self, name: str, parts: Sequence[tuple[str, str]], text: str = "") -> str:
        """The parts of a whole, each with its amount."""
        return joined(text or name, *(self.say("part-of", name=part, value=value) for part, value in parts))

    def lines(self, heading: str, lines: Sequence[str]) -> str:
        """A heading and the lines below it, one after the other."""
        return joined(heading, *lines)

    def closing(self) -> str:
        return self.say("closing")
