"""The committed JSON Schema is the model's, and the sample agendas keep it."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner
from ruamel.yaml import YAML

from ceremony.cli.packed import event_names, samples
from ceremony.cli.schema import PLACE, schema, schema_text
from ceremony.model.agenda import schema as agenda_schema

HOUSE = Path(__file__).resolve().parents[2]


def test_the_committed_schema_is_current() -> None:
    assert (HOUSE / PLACE).read_text(encoding="utf-8") == schema_text()


def test_check_says_so_when_it_is_not(tmp_path: Path) -> None:
    old = tmp_path / "old.json"
    old.write_text("{}", encoding="utf-8")
    told = CliRunner().invoke(schema, ["--check", "--out", str(old)])
    assert told.exit_code == 1
    assert "ceremony schema" in told.output


def test_what_it_writes_passes_its_own_check(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "agenda.schema.json"
    assert CliRunner().invoke(schema, ["--out", str(path)]).exit_code == 0
    assert CliRunner().invoke(schema, ["--check", "--out", str(path)]).exit_code == 0


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(agenda_schema())


@pytest.mark.parametrize("event", event_names(samples()))
def test_the_sample_agendas_keep_it_and_name_it(event: str) -> None:
    path = samples() / "agendas" / event / "agenda.yaml"
    text = path.read_text(encoding="utf-8")
    written = json.loads(json.dumps(YAML(typ="safe", pure=True).load(text), default=str))  # a date is text
    faults = [
        error.message for error in jsonschema.Draft202012Validator(agenda_schema()).iter_errors(written)
    ]
    assert faults == []
    named = [line.partition("$schema=")[2].strip() for line in text.splitlines() if "$schema=" in line]
    assert [(path.parent / name).resolve() for name in named] == [HOUSE / PLACE]


def test_a_key_that_nobody_knows_is_caught() -> None:
    validator = jsonschema.Draft202012Validator(agenda_schema())
    wrong = {"event": {"name": "x", "nmae": "y"}, "items": [{"id": "a", "kind": "pre", "title": "x"}]}
    assert not validator.is_valid(wrong)
