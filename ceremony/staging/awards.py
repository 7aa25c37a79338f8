"""Awards put in order: form, then collectives before households before individuals, then the list."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from ceremony.model.agenda import AwardsRef
from ceremony.model.award_form import AwardForm, rank_of, shipped_forms
from ceremony.model.roster import Recipient

KINDS = ("collective", "household", "individual")
PERSON_M = 0.7  # of the stage's width that one person needs


@dataclass(frozen=True, slots=True)
class Batch:
    """Those who are called up together. ``number`` counts through the whole item from 1."""

    number: int
    form: str
    unit: str  # when batches are made by unit, else ""
    kind: str  # when all are of one kind, else ""
    rows: tuple[Recipient, ...]


def form_rank(form: str, ref: AwardsRef, forms: tuple[AwardForm, ...], day: str = "") -> int:
    """The place of a form: in the agenda's own order when it gives one, else in the catalogue of the day."""
    if ref.forms:
        return ref.forms.index(form) if form in ref.forms else len(ref.forms)
    return rank_of(forms, form, day)


def batch_size(ref: AwardsRef) -> int:
    """How many stand together: as written, else as many as the stage is wide for."""
    if ref.stage_m and "batch" not in ref.model_fields_set:
        return max(1, int(ref.stage_m / PERSON_M))
    return ref.batch


def in_order(
    rows: tuple[Recipient, ...],
    ref: AwardsRef,
    catalogue: tuple[AwardForm, ...] | None = None,
    day: str = "",
) -> list[Recipient]:
    """The rows as they are called. The order of a signed list is never made alphabetical."""
    if ref.reveal == "last":
        return in_order(rows, ref.model_copy(update={"reveal": "one"}), catalogue, day)[::-1]
    if ref.sort == "list":
        return list(rows)
    units = {unit: place for place, unit in enumerate(dict.fromkeys(row.unit for row in rows))}
    forms = shipped_forms() if catalogue is None else catalogue
    ranks = {form: form_rank(form, ref, forms, day) for form in dict.fromkeys(row.form for row in rows)}
    first_forms = {form: place for place, form in enumerate(dict.fromkeys(row.form for row in rows))}

    def key(row: Recipient) -> tuple[int, int, int, int]:
        unit = units[row.unit] if ref.group == "unit" else 0
        return unit, ranks[row.form], first_forms[row.form], KINDS.index(row.kind)

    return sorted(rows, key=key)


def _together(row: Recipient, ref: AwardsRef) -> tuple[str, ...]:
    return {"form": (row.form, row.kind), "unit": (row.unit,), "none": ()}[ref.group]


def batches(
    rows: tuple[Recipient, ...],
    ref: AwardsRef,
    catalogue: tuple[AwardForm, ...] | None = None,
    day: str = "",
) -> list[Batch]:
    """The rows in batches of nearly equal size, never larger than the stage holds."""
    made: list[Batch] = []
    for _, members in groupby(in_order(rows, ref, catalogue, day), key=lambda row: _together(row, ref)):
        group = list(members)
        count = -(-len(group) // batch_size(ref))
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
