"""text.spoiled, text.misread, text.old-font, text.ditto, text.open: what stands in a list and is no name "
"and no word."""

from __future__ import annotations

from collections.abc import Iterable

from ceremony.language.damage import find_damage
from ceremony.language.legacy import looks_old, read_certain
from ceremony.language.list_marks import find_error, is_ditto, is_open
from ceremony.model.problem import Problem, Severity
from ceremony.preflight.event import Event
from ceremony.preflight.written import Written, written_texts

_OF_LISTS = ("name", "unit", "area", "titles", "form", "decision")  # columns and keys of few words


def spoiled_text(event: Event) -> Iterable[Problem]:
    """Letters lost or changed by a wrong save, errors of a spreadsheet, "as above", "not known yet"."""
    for written in written_texts(event):
        yield from _judge(event, written)


def _judge(event: Event, written: Written) -> Iterable[Problem]:
    damage = find_damage(written.text)
    if damage:
        code = "text.spoiled" if not damage.meant else "text.misread"
        yield written.problem(event, code, Severity.ERROR, found=damage.found[:60], meant=damage.meant[:60])
    elif written.listed and (sign := find_error(written.text)):
        yield written.problem(event, "text.sheet-error", Severity.ERROR, sign=sign)
    elif written.field in _OF_LISTS and (looks_old(written.text) or read_certain(written.text).kind):
        yield written.problem(event, "text.old-font", Severity.ERROR)
    elif written.field in _OF_LISTS and is_ditto(written.text):
        yield written.problem(event, "text.ditto", Severity.ERROR)
    elif written.field in _OF_LISTS and is_open(written.text, name=written.field == "name"):
        severity = Severity.ERROR if written.field == "name" else Severity.WARNING
        yield written.problem(event, "text.open", severity)
