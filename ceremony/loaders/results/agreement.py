"""What the figures of one indicator say about each other: parts of a whole, directions, remarks, days."""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from ceremony.language.catalogs import say
from ceremony.loaders.results.comparisons import verdict_said
from ceremony.loaders.results.directions import recognised
from ceremony.loaders.results.faults import Faults
from ceremony.loaders.results.words import is_rate
from ceremony.loaders.yaml_source import Node
from ceremony.model.problem import Severity

_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\Z")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})\Z")
_DAY_OF_YEAR = re.compile(r"(\d{1,2})[/.-](\d{1,2})\Z")
_UNTIL = re.compile(r"(?:số liệu )?(?:tính )?(?:đến|hết)\s+(?:hết\s+)?(?:ngày\s+)?", re.IGNORECASE)
_SMALL = Decimal("1.5")  # per cent: what may be a share of one (105.3 % as 1.053)
_RATES = re.compile(
    r"tăng trưởng|tốc độ|tăng dân số|tăng tự nhiên|tỷ suất|tỉ suất|lạm phát|chỉ số giá|lãi suất"
    r"|growth|inflation|interest"
)
_APART = 20  # times: figures of one indicator that differ more were not written alike


def check_indicators(faults: Faults, rows: list[Node], top: Node) -> None:
    """Each indicator by itself; what follows beyond doubt is filled in."""
    less: list[Node] = []
    for row in rows:
        fields: dict[str, Node] = row.value
        _check_ratio(faults, fields)
        if _check_direction(faults, row, fields):
            less.append(fields["name"])
        _check_percent(faults, fields)
        _check_remark(faults, fields)
        if "as_of" in fields:
            _check_day(faults, fields["as_of"], top)
    if less:
        names = ", ".join(f"“{str(node.value)[:60]}”" for node in less[:12]) + (
            " …" if len(less) > 12 else ""
        )
        faults.note(less[0], "direction-read", names=names)


def _number(fields: dict[str, Node], name: str) -> Decimal | None:
    node = fields.get(name)
    value = node.value if node is not None else None
    return Decimal(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else None


def _text(fields: dict[str, Node], name: str) -> str:
    node = fields.get(name)
    return "" if node is None or node.value is None else str(node.value).strip()


def _check_ratio(faults: Faults, fields: dict[str, Node]) -> None:
    """Numerator and denominator agree with the figure, or give it where it is missing."""
    above, below = _number(fields, "numerator"), _number(fields, "denominator")
    if above is None or below is None:
        return
    place = fields["numerator"]
    if below <= 0 or above < 0:
        faults.fault(place, "ratio-negative", numerator=_shown(above), denominator=_shown(below))
        return
    percent = _text(fields, "unit").startswith("%")
    share = above * 100 / below
    actual = _number(fields, "actual")
    if actual is None:
        if not percent or ("actual" in fields and fields["actual"].value is not None):
            return
        value = share.quantize(Decimal("0.1"), ROUND_HALF_UP)
        fields["actual"] = Node(place.line, place.column, value)
        faults.note(place, "ratio-gives", value=_shown(value))
        return
    right = (share,) if percent else (share, above / below, above)
    if not any(_rounded_to(actual, one) for one in right):
        faults.fault(
            fields["actual"],
            "ratio-differs",
            actual=_shown(actual),
            numerator=_shown(above),
            denominator=_shown(below),
            share=_shown(share.quantize(Decimal("0.01"))),
        )


def _rounded_to(written: Decimal, exact: Decimal) -> bool:
    """Whether a figure is the exact one as it was rounded or cut."""
    places = max(0, -int(written.as_tuple().exponent))
    return abs(written - exact) < Decimal(10) ** -places


def _check_direction(faults: Faults, row: Node, fields: dict[str, Node]) -> bool:
    """A direction that nobody wrote: read from the name (True), or asked; never guessed into a miss."""
    if _text(fields, "direction"):
        if _text(fields, "direction") in ("up", "down", "equal"):
            _check_plan(faults, row, fields)
        return False
    plan, actual, name = _number(fields, "plan"), _number(fields, "actual"), _text(fields, "name")
    found = recognised(name)
    if found == "down":
        fields["direction"] = Node(row.line, row.column, "down")
        return "name" in fields
    if plan is None or actual is None or plan == actual:
        return False
    if found == "up" and actual > plan:
        fields["direction"] = Node(row.line, row.column, "up")
        return False
    faults.warn(fields.get("direction", fields["actual"]), "direction-unknown", name=name[:80],
                plan=_shown(plan), actual=_shown(actual))  # fmt: skip
    return False


def _check_plan(faults: Faults, row: Node, fields: dict[str, Node]) -> None:
    """A direction without a plan: it was forgotten, or none was set and the direction should say so."""
    plan = fields.get("plan")
    refused = plan is not None and (plan.line, plan.column) in faults.refused
    if _number(fields, "plan") is None and _number(fields, "actual") is not None and not refused:
        faults.warn(
            fields.get("plan", fields.get("name", row)), "plan-missing", name=_text(fields, "name")[:80]
        )


def _check_percent(faults: Faults, fields: dict[str, Node]) -> None:
    """A cell formatted as per cent holds 0.946 where it shows 94.6 %: all that may be that, at once."""
    unit = _text(fields, "unit")
    cells = [fields[name] for name in ("plan", "actual", "last_year") if _number(fields, name) is not None]
    values = [Decimal(cell.value) for cell in cells]
    sure = [cell for cell in cells if (cell.line, cell.column) in faults.percent]
    if not values or len(sure) == len(cells):
        return
    if unit.startswith("%"):
        name = _text(fields, "name")
        low = all(0 <= value <= _SMALL for value in values) and recognised(name) != "down"
        low = low and not _RATES.search(name.casefold())
        doubtful = low and any(value != value.to_integral_value() for value in values)
        sizes = [abs(value) for value in values if value]
        doubtful = doubtful or (bool(sizes) and min(sizes) <= _SMALL and max(sizes) >= _APART * min(sizes))
    else:
        rate = not unit and "tỷ lệ" in _text(fields, "name").casefold().replace("tỉ lệ", "tỷ lệ")
        fraction = all(abs(value) <= 1 for value in values) and any(0 < abs(value) < 1 for value in values)
        doubtful = is_rate(unit) and (fraction or rate)
    if doubtful:
        listed = ", ".join(f"{faults.cell(c.line, c.column) if faults.sheets else f'{c.line}:{c.column}'}"
                           f" {_shown(Decimal(c.value))}" for c in cells if c not in sure)  # fmt: skip
        name = "percent-cell" if unit.startswith("%") else "percent-unitless"
        first = next(cell for cell in cells if cell not in sure)
        faults.fault(first, name, severity=Severity.WARNING, cells=listed)


def _met(fields: dict[str, Node]) -> bool | None:
    plan, actual = _number(fields, "plan"), _number(fields, "actual")
    way = _text(fields, "direction")
    if plan is None or actual is None or way not in ("up", "down", "equal"):
        return None
    return actual >= plan if way == "up" else actual <= plan if way == "down" else actual == plan


def _check_remark(faults: Faults, fields: dict[str, Node]) -> None:
    """A remark that says met of what was missed, or the other way round."""
    met, told = _met(fields), verdict_said(_text(fields, "comment"))
    if met is not None and told is not None and met != told:
        right = say(faults.language, "results.verdict-met" if met else "results.verdict-missed")
        faults.warn(
            fields["comment"], "remark-contradicts", remark=_text(fields, "comment")[:80], verdict=right
        )


def _check_day(faults: Faults, node: Node, top: Node) -> None:
    """A day that exists, of the year that is reported on; other words ("9 tháng") stay as they are."""
    text = "" if node.value is None else str(node.value).strip()
    text = _UNTIL.sub("", text, count=1) if _UNTIL.match(text) else text
    about = top.value.get("year") if isinstance(top.value, dict) else None
    year = about.value if about is not None and isinstance(about.value, int) else None
    iso, day, short = _ISO.match(text), _DAY.match(text), _DAY_OF_YEAR.match(text)
    parts = (
        (int(iso[3]), int(iso[2]), int(iso[1])) if iso
        else (int(day[1]), int(day[2]), int(day[3])) if day
        else (int(short[1]), int(short[2]), year) if short and year
        else None
    )  # fmt: skip
    if parts is None:
        node.value = text or None
        return
    try:
        said = date(parts[2], parts[1], parts[0])
    except ValueError:
        faults.fault(node, "day-wrong", day=text)
        return
    node.value = said.isoformat()
    if year is not None and not year <= said.year <= year + 1:
        faults.warn(node, "day-elsewhere", day=f"{said.day}/{said.month}/{said.year}", year=year)


def _shown(value: Decimal) -> str:
    text = format(value, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")
