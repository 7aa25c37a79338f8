"""Columns that a table has reckoned itself ("TH/KH (%)", "So với cùng kỳ (%)"): compared with its figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pydantic_core import PydanticCustomError

from ceremony.language.catalogs import say
from ceremony.loaders.results.directions import recognised
from ceremony.loaders.results.faults import Faults
from ceremony.loaders.results.grid import Value
from ceremony.loaders.results.header import Header
from ceremony.loaders.results.rows import Row
from ceremony.loaders.results.words import folded
from ceremony.loaders.yaml_source import Node
from ceremony.model.results import read_number

_MISSED = re.compile(r"\b(?:không|chưa)\s+(?:đạt|hoàn thành|vượt)|\bmissed|not (?:met|reached)")
_MET = re.compile(r"\b(?:đạt|vượt|hoàn thành|met|reached|exceeded)\b")


def figure(node: Node | None, written: str) -> Decimal | None:
    """The figure of a node as the model will read it, None when it is none."""
    if node is None or node.value is None or node.value == "":
        return None
    try:
        return Decimal(read_number(node.value, written))
    except PydanticCustomError:
        return None


def shares(actual: Decimal, plan: Decimal) -> Iterator[Decimal]:
    """What may stand for the way from the plan: a part of it, what is above it, the difference."""
    yield actual - plan
    if plan:
        yield actual * 100 / plan
        yield (actual - plan) * 100 / abs(plan)
    if actual:
        yield plan * 100 / actual  # less is better


def agrees(written: Decimal, reckoned: Decimal, times: int = 1) -> bool:
    """Whether a figure as it was rounded, taken so many ``times``, can be the one reckoned."""
    places = min(max(0, -int(written.as_tuple().exponent)), 4 if times > 1 else 2)
    return abs(written * times - reckoned) <= Decimal("0.5") * times * Decimal(10) ** -places + Decimal(
        "0.051"
    )


def _fits(said: Decimal, reckoned: Decimal) -> bool:
    """A share may be written as a part of one, 1.067 for 106.7 %, and a fall without its sign."""
    return agrees(said, reckoned) or agrees(said, reckoned, 100) or agrees(-said, reckoned)


def compare_columns(
    faults: Faults, row: Row, node: Node, offset: int, percent: frozenset[tuple[int, int]]
) -> None:
    """Tell where a reckoned column does not agree with the figures of its row."""
    fields = node.value
    actual = figure(fields.get("actual"), faults.written)
    for column, value in row.compared:
        base = figure(fields.get("plan" if column.field == "=share" else "last_year"), faults.written)
        said = _number(value, (row.line, column.place) in percent, faults.written)
        if column.field == "=verdict":
            _compare_verdict(faults, Node(offset + row.line, column.place), str(value), fields)
        if column.field == "=verdict" or said is None or actual is None:
            continue
        bases = [base] if column.field != "=any" else [
            figure(fields.get(name), faults.written) for name in ("plan", "last_year")]  # fmt: skip
        known = [one for one in bases if one is not None]
        right = {reckoned for one in known for reckoned in shares(actual, one)}
        if known and not any(_fits(said, other) for other in right):
            shown = sorted(shares(actual, known[0]))
            reckoned = actual * 100 / known[0] if known[0] else shown[0]
            faults.warn(Node(offset + row.line, column.place), "comparison-differs", column=column.text[:60],
                        written=_shown(said), reckoned=_shown(reckoned))  # fmt: skip


def _compare_verdict(faults: Faults, node: Node, text: str, fields: dict[str, Node]) -> None:
    """A column of verdicts, held against plan and figure where the direction is known."""
    plan, actual = (figure(fields.get(name), faults.written) for name in ("plan", "actual"))
    way = str(fields["direction"].value) if "direction" in fields else ""
    known = recognised(str(fields["name"].value) if "name" in fields else "")
    way = way or (known if known == "down" or (known and actual and plan and actual > plan) else "")
    told = verdict_said(text)
    if plan is None or actual is None or told is None or way not in ("up", "down"):
        return
    met = actual >= plan if way == "up" else actual <= plan
    if met != told:
        right = say(faults.language, "results.verdict-met" if met else "results.verdict-missed")
        faults.warn(node, "remark-contradicts", remark=text[:80], verdict=right)


_PLAINLY = re.compile(r"năm trước|năm \d{4}|\d{4}|\b(?:th|thực hiện|số)\b|last year|previous")
_SHARES = (Decimal(20), Decimal(300))  # per cent: where a comparison with last year usually lies


def doubt_last_year(faults: Faults, header: Header, nodes: Sequence[Node], offset: int) -> None:
    """A column "Cùng kỳ" may hold last year's figures, or per cents of them: asked where it looks so."""
    column = next((column for column in header.columns if column.field == "last_year"), None)
    if column is None:
        return
    pairs = []
    for node in nodes:
        fields = node.value
        actual, last = (figure(fields.get(name), faults.written) for name in ("actual", "last_year"))
        unit = str(fields["unit"].value) if "unit" in fields else ""
        if actual and last and not unit.startswith("%"):
            pairs.append((actual, last))
    apart = [last for actual, last in pairs if not Decimal("0.5") <= actual / last <= Decimal(2)]
    like = [last for last in apart if _SHARES[0] <= last <= _SHARES[1]]
    every = len(pairs) > 2 and all(_SHARES[0] <= last <= _SHARES[1] for _, last in pairs) and len(like) > 1
    if every or (like and not _PLAINLY.search(folded(column.text))):
        cells = ", ".join(_shown(value) for value in like[:4])
        faults.fault(Node(offset + header.first, column.place), "last-year-share", column=column.text[:60],
                     cells=cells)  # fmt: skip


def _number(value: Value, percent: bool, written: str) -> Decimal | None:
    if isinstance(value, str):
        found = re.search(r"[-+−–]?\d[\d.,]*", value)
        if not found:
            return None
        sign = -1 if re.match(r"giảm|down|↓", folded(value)) else 1
        try:
            return sign * Decimal(read_number(found[0].rstrip(".,"), written))
        except PydanticCustomError:
            return None
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    return Decimal(value) * 100 if percent else Decimal(value)


def _shown(value: Decimal) -> str:
    text = format(value.quantize(Decimal("0.1")), "f")
    return text.removesuffix(".0").replace(".", ",")


def verdict_said(text: str) -> bool | None:
    """Whether a remark says that the plan was met (True), missed (False) or nothing of it (None)."""
    said = folded(text)
    if _MISSED.search(said):
        return False
    return True if _MET.search(said) else None
