"""What the agenda says for papers: whoever is named there must be known."""

from __future__ import annotations

from pathlib import Path

import pytest

from ceremony.loaders.production import load_production
from tests.loaders.small import AGENDA, EVENT, write

NAMED = (
    "papers:\n  sign:\n    person: {who}\n",
    "papers:\n  chair:\n    person: {who}\n",
    "papers:\n  secretary:\n    person: {who}\n",
)


@pytest.mark.parametrize("papers", NAMED)
def test_a_person_named_for_papers_must_be_known(tmp_path: Path, papers: str) -> None:
    write(tmp_path, agenda_yaml=AGENDA + papers.format(who="nguoi-mot"))
    assert load_production(tmp_path, EVENT)[0] is not None
    write(tmp_path, agenda_yaml=AGENDA + papers.format(who="nguoi-la"))
    production, problems = load_production(tmp_path, EVENT)
    assert production is None
    assert [problem.code for problem in problems] == ["agenda.person-unknown"]
    assert problems[0].line == len(AGENDA.splitlines()) + 3
