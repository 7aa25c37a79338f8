"""Awards put in order: form, then collectives before households before individuals, then the list."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from ceremony.language.text import match_key
from ceremony.model.agenda import AwardsRef
from ceremony.model.roster import Recipient

_KINDS = ("collective", "household", "individual")
# From high to low, for lists whose agenda names no order of forms; the first that a form begins with.
_RANKS = (
    "Huân chương",
    "Huy chương",
    "Cờ thi đua",
    "Bằng khen",
    "Kỷ niệm chương",
    "Chiến sĩ thi đua",
    "Tập thể lao động xuất sắc",
    "Tập thể lao động tiên tiến",
    "Khu dân cư văn hóa",
    "Lao động tiên tiến",
    "Giấy khen",
    "Gia đình văn hóa",
)


@dataclass(frozen=True, slots=True)
class Batch:
    """Those who are called up together. ``number`` counts through the whole item from 1."""

    number: int
    form: str
    unit: str  # when batches are made by unit, else ""
    kind: str  # when all are of one kind, else ""
    rows: tuple[Recipient, ...]


def form_rank(form: str, forms: tuple[str, ...]) -> int:
    """The place of a form: in the agenda's own order when it gives one, else by custom."""
    if forms:
        return forms.index(form) if form in forms else len(forms)
    key = match_key(form)
    return next((n for n, name in enumerate(_RANKS) if key.startswith(match_key(name))), len(_RANKS))


def in_order(rows: tuple[Recipient, ...], ref: AwardsRef) -> list[Recipient]:
    """The rows as they are called. The order of a signed list is never made alphabetical."""
    if ref.reveal == "last":
        return in_order(rows, ref.model_copy(update={"reveal": "one"}))[::-1]
    if ref.sort == "list":
        return list(rows)
    units = {unit: place for place, unit in enumerate(dict.fromkeys(row.unit for row in rows))}
    first_forms = {form: place for place, form in enumerate(dict.fromkeys(row.form for row in rows))}

    def key(row: Recipient) -> tuple[int, int, int, int]:
        unit = units[row.unit] if ref.group == "unit" else 0
        return unit, form_rank(row.form, ref.forms), first_forms[row.form], _KINDS.index(row.kind)

    return sorted(rows, key=key)


def _together(row: Recipient, ref: AwardsRef) -> tuple[str, ...]:
    return {"form": (row.form, row.kind), "unit": (row.unit,), "none": ()}[ref.group]


def batches(rows: tuple[Recipient, ...], ref: AwardsRef) -> list[Batch]:
    """The rows in batches of nearly equal size, never larger than the stage holds."""
    made: list[Batch] = []
    for _, members in groupby(in_order(rows, ref), key=lambda row: _together(row, ref)):
        group = list(members)
        count = -(-len(group) // ref.batch)
        size, larger = divmod(len(group), count)
        start = 0
        for index in range(count):
            end = start + size + (index < larger)
            part = tuple(group[start:end])
            start = end
            made.append(_batch(len(made) + 1, part, ref))
    return made


def _batch(number: int, rows: tuple[Recipient, ...], ref: AwardsRef) -> Batch:
    forms, kinds = {row.form for row in rows}, {row.kind for row in rows}
    return Batch(
        number,
        forms.pop() if len(forms) == 1 else "",
        rows[0].unit if ref.group == "unit" else "",
        kinds.pop() if len(kinds) == 1 else "",
        rows,
    )
