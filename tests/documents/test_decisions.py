"""The decision that a list names is found by its id, its number, or its number and day."""

from __future__ import annotations

import pytest

from ceremony.documents.recipients import find_decision
from tests.staging.productions import production

ITEM = {"id": "a", "kind": "pre", "title": "A"}
WRITTEN = [
    {"id": "cu", "number": "12/QĐ-UBND", "date": "28/12/2020"},
    {"id": "moi", "number": "13/QĐ-UBND", "date": "28/12/2021"},
    {"id": "hai", "number": "13/QĐ-UBND", "date": "29/12/2021"},
    {"id": "chua-ro"},
]


@pytest.mark.parametrize(
    ("told", "ident"),
    [
        ("moi", "moi"),
        ("12/QĐ-UBND", "cu"),
        ("13/QĐ-UBND ngày 29/12/2021", "hai"),
        ("13/QĐ-UBND of 28/12/2021", "moi"),
        ("12/QĐ-UBND ngày 28/12/2021", None),
        ("ngày 28/12/2021", None),
        ("", None),
    ],
)
def test_a_list_names_a_decision_as_an_import_writes_it(told: str, ident: str | None) -> None:
    found = find_decision(told, production(ITEM, decisions=WRITTEN))
    assert (found.id if found else None) == ident
