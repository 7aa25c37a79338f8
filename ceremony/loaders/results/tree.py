"""A tree of results, from YAML or a table, looked over as a whole and made a model."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic_core import PydanticCustomError

from ceremony.language.text import match_key
from ceremony.loaders.results.agreement import check_indicators
from ceremony.loaders.results.faults import Faults
from ceremony.loaders.results.placeholders import Filling
from ceremony.loaders.results.typed import check_sentences
from ceremony.loaders.suggest import hint
from ceremony.loaders.validate import validate
from ceremony.loaders.yaml_source import Node
from ceremony.model.problem import Problem, Severity
from ceremony.model.results import NUMBER_FIELDS, Results, read_number

_PER_CENT = {match_key(word) for word in ("phần trăm", "tỷ lệ phần trăm", "percent", "per cent")}


def read_numbers(faults: Faults, top: Node) -> None:
    """Numbers as numbers; what is none is recorded once, here, with what to write instead."""
    for row in rows_of(top, "indicators"):
        unit = row.value.get("unit")
        if unit is not None and match_key(str(unit.value).replace("%", " phần trăm ")) in _PER_CENT:
            unit.value = "%"
        parts = row.value.get("of_which")
        inner = parts.value if parts is not None and isinstance(parts.value, list) else []
        for one in (row, *(part for part in inner if isinstance(part.value, dict))):
            for name in NUMBER_FIELDS:
                _read(faults, one.value.get(name), said(one, "unit") or said(row, "unit"))


def _read(faults: Faults, cell: Node | None, unit: str) -> None:
    if cell is None or cell.value is None:
        return
    if isinstance(cell.value, str) and cell.value.strip().endswith("%") and unit.startswith("%"):
        cell.value = cell.value.strip().removesuffix("%")  # the unit says so already
        faults.percent.add((cell.line, cell.column))
    try:
        cell.value = read_number(cell.value, faults.written)
    except PydanticCustomError as error:
        context = {key: value for key, value in (error.context or {}).items() if key != "code"}
        faults.fault(cell, error.type, **context)
        faults.refused.add((cell.line, cell.column))
        cell.value = None


def rows_of(top: Node, kind: str) -> list[Node]:
    """The mappings of a list; what is none is left to the model to refuse."""
    rows = top.at((kind,)).value if isinstance(top.value, dict) and kind in top.value else []
    return [row for row in rows if isinstance(row.value, dict)] if isinstance(rows, list) else []


def said(row: Node, key: str) -> str:
    """What a mapping says under a key, as text; "" when it says nothing."""
    cell = row.value.get(key)
    return "" if cell is None or cell.value is None else str(cell.value).strip()


def _check_codes(faults: Faults, rows: list[Node]) -> list[str]:
    """The codes of a list, each used once."""
    codes: list[str] = []
    for row in rows:
        code = said(row, "code")
        if code and code in codes:
            faults.fault(row.at(("code",)), "code-again", code=code)
        codes.append(code)
    return codes


def _check_group(faults: Faults, group: Node, rows: list[Node]) -> None:
    """A group has indicators, and its headline is one of them."""
    code, wanted = said(group, "code"), said(group, "headline")
    members = [said(row, "code") for row in rows if said(row, "group") == code]
    if not members:
        faults.warn(group, "group-empty", group=code)
    elif wanted and wanted not in members:
        advice = hint(faults.language, wanted, members)
        faults.fault(group.at(("headline",)), "headline-unknown", advice=advice, group=code, code=wanted)


def _check(faults: Faults, top: Node) -> None:
    """What a single field cannot know: codes once, groups known, a headline of its own group."""
    groups, rows = rows_of(top, "groups"), rows_of(top, "indicators")
    known = _check_codes(faults, groups)
    _check_codes(faults, rows)
    for row in rows:
        group = said(row, "group")
        if group and group not in known:
            advice = hint(faults.language, group, known)
            faults.fault(row.at(("group",)), "group-unknown", advice=advice, group=group)
    for one in groups:
        _check_group(faults, one, rows)
    failed = any(problem.severity is Severity.ERROR for problem in faults.problems)
    if rows and not failed and not any(said(row, "actual") for row in rows):
        faults.warn(top.at(("indicators",)), "no-values")


def finish(
    faults: Faults, top: Node, problems: Iterable[Problem] = ()
) -> tuple[Results | None, list[Problem]]:
    """A tree as results; None when anything is an error."""
    read_numbers(faults, top)
    check_indicators(faults, rows_of(top, "indicators"), top)
    results, wrong = validate(top, Results, faults.file, faults.language)
    if results is not None:
        results = _filled(faults, top, results)
    _check(faults, top)
    every = sorted({*problems, *wrong, *faults.problems})
    every = sorted({faults.named(problem) for problem in every})
    failed = any(problem.severity is Severity.ERROR for problem in every)
    return (None if failed else results), every


def _filled(faults: Faults, top: Node, results: Results) -> Results | None:
    """The results with the placeholders in their own sentences filled in."""
    filling = Filling(results, faults.written)
    places = [(("groups", n, "sentence"), group) for n, group in enumerate(rows_of(top, "groups"))]
    texts = [node for path, group in places if isinstance((node := group.value.get("sentence")), Node)]
    texts += [row.value["comment"] for row in rows_of(top, "indicators") if "comment" in row.value]
    for name in ("closing", "directions"):
        listed = top.value.get(name)
        texts += listed.value if listed is not None and isinstance(listed.value, list) else []
    changed = False
    for node in texts:
        if isinstance(node.value, str) and "{" in node.value:
            text, wrong = filling.fill(node.value)
            for fault in wrong:
                advice = fault.advice(faults.language)
                if advice:
                    faults.fault(node, fault.name, advice=advice, code=fault.values["code"])
                else:
                    faults.tell(node, fault.name, Severity.ERROR, fault.values)
            changed, node.value = True, text
    made = validate(top, Results, faults.file, faults.language)[0] if changed else results
    if made is not None:
        check_sentences(faults, top, made)
    return made
