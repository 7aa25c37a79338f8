"""The manual of the files names every key, every column and every special word, and its example loads."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from ceremony.loaders.tables import RECIPIENT_COLUMNS, SIGNER_COLUMNS
from ceremony.model import agenda, people
from ceremony.model.decision import Decision
from ceremony.model.roster import Recipient, Signer

MANUAL = Path(__file__).resolve().parents[2] / "docs" / "file-formats.md"
MODELS = [
    *(
        model
        for model in vars(agenda).values()
        if isinstance(model, type) and issubclass(model, people.Strict)
    ),
    people.Person,
    Decision,
    Recipient,
    Signer,
]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_key_stands_in_the_manual(model: type[BaseModel]) -> None:
    text = MANUAL.read_text("utf-8")
    assert [key for key in model.model_fields if not re.search(rf"\b{key}\b", text)] == []


def test_every_kind_of_item_stands_in_the_manual() -> None:
    text = MANUAL.read_text("utf-8")
    assert [kind.value for kind in agenda.Kind if f"`{kind.value}`" not in text] == []


def test_every_column_of_the_tables_is_a_field_of_its_row() -> None:
    assert set(RECIPIENT_COLUMNS) == set(Recipient.model_fields)
    assert set(SIGNER_COLUMNS) == set(Signer.model_fields)


def test_every_kind_has_a_vietnamese_name() -> None:
    text = MANUAL.read_text("utf-8")
    named = set(re.findall(r"\| `([a-z_]+)` (?=\|)", text[text.index("Gọi là gì") :]))
    assert named >= {kind.value for kind in agenda.Kind}


def test_every_kind_key_layout_and_theme_is_known_in_vietnamese() -> None:
    from ceremony.loaders.hints.synonyms import SYNONYMS, meant

    wanted = {kind.value for kind in agenda.Kind} | {"ceremonial", "blue", "sunlight"}
    assert wanted <= set(SYNONYMS)
    for english in wanted:
        assert meant(SYNONYMS[english].split(",")[0], wanted) == english
