"""What is said about results: by the voice of the film, its subtitles, and the MC when the film fails.

One text for all three, with figures as digits; ``language.voice`` turns them into words.
"""

from __future__ import annotations

from collections.abc import Sequence

from ceremony.language.catalogs import say
from ceremony.model import figures
from ceremony.model.results import Indicator, Results


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

    def opening(self) -> str:
        return self.say("opening", title=lower_first(self.results.title))

    def movements(self) -> str:
        """Which movements are reported on, and their goals where they are stated."""
        named = [self.say("movement", name=movement.name) for movement in self.results.movements]
        goals = [
            self.say("goal", movement=name, goal=movement.goal.rstrip("."))
            for name, movement in zip(named, self.results.movements, strict=True)
            if movement.goal
        ]
        listed = self.say("and").join(named)
        return joined(self.say("movements", movements=listed) if listed else "", *goals)

    def part(self, title: str) -> str:
        return self.say("part", title=title)

    def figure(self, indicator: Indicator, *, whole: bool = True) -> str:
        """One indicator: value, verdict and, when ``whole``, the way from last year."""
        if indicator.actual is None:
            return self.say("pending", name=indicator.name)
        value = figures.with_unit(indicator.actual, indicator.unit, self.language)
        year = self.results.year
        told = (
            figures.sentence(indicator, year, self.language, aloud=True)
            if whole
            else figures.verdict(indicator, self.language)
        )
        key = "figure" if told else "plain"
        return self.say(key, name=indicator.name, value=value, sentence=lower_first(told))

    def plain(self, indicator: Indicator) -> str:
        """One indicator by its value alone."""
        if indicator.actual is None:
            return self.say("pending", name=indicator.name)
        value = figures.with_unit(indicator.actual, indicator.unit, self.language)
        return self.say("plain", name=indicator.name, value=value)

    def group(self, members: Sequence[Indicator], *, rest: bool = False) -> str:
        """How many of a group's targets were met; ``rest``: of those beside its headline figure."""
        judged = [one for one in members if figures.met(one) is not None]
        met = sum(figures.met(one) is True for one in judged)
        if not judged:
            return ""
        kind = "all" if met == len(judged) else "some"
        if len(judged) == 1:
            kind = "one.met" if met else "one.missed"
        which = "rest." if rest else "group."
        return self.say(which + kind, met=met, judged=len(judged))

    def others(self, members: Sequence[Indicator], *, rest: bool = True) -> str:
        """Several indicators, usually the rest of a group: how many were met, and the best of them."""
        best = next((one for one in figures.ranked(members) if figures.met(one)), None)
        if len(members) == 1:
            return self.figure(members[0])
        if best is None or best.actual is None:
            return self.group(members, rest=rest)
        value = figures.with_unit(best.actual, best.unit, self.language)
        return joined(self.group(members, rest=rest), self.say("best", name=best.name, value=value))

    def missed(self) -> str:
        """How many targets were missed."""
        failed, judged = figures.missed(self.results), figures.judged(self.results)
        return self.say("missed", missed=len(failed), judged=len(judged))

    def shortfall(self, indicator: Indicator) -> str:
        """A missed target as plainly as the rest, with the reason that staff gave."""
        return joined(self.figure(indicator, whole=False), figures.remark(indicator))

    def lines(self, heading: str, lines: Sequence[str]) -> str:
        """A heading and the lines below it, one after the other."""
        return joined(heading, *lines)

    def closing(self) -> str:
        return self.say("closing")
