"""What may come by itself in an agenda, and what is refused in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from ceremony.loaders.production import load_production
from ceremony.model.rundown import Cue
from ceremony.staging.stage import stage
from tests.loaders.small import AGENDA, EVENT, write

WELCOME = "    title: Đón khách\n"
DECK = "    slides: [chao, quay]\n"
SIGNING = "    title: Ký cam kết\n"


def codes(folder: Path, place: str, lines: str) -> list[str]:
    """What is wrong when these lines stand in an item."""
    write(folder, agenda_yaml=AGENDA.replace(place, place + lines))
    return [problem.code for problem in load_production(folder, EVENT)[1] if problem.severity == "error"]


def cues(folder: Path, lines: str) -> list[Cue]:
    """The cues of the welcome with these lines."""
    (folder / "slides" / EVENT).mkdir(parents=True, exist_ok=True)
    write(folder, agenda_yaml=AGENDA.replace(WELCOME, WELCOME + lines))
    (folder / "slides" / EVENT / "quay.md").write_text("---\nlayout: title\n---\n# Quay\n", encoding="utf-8")
    production, problems = load_production(folder, EVENT)
    assert production is not None, problems
    return [cue for cue in stage(production).cues if cue.item == "don-khach"]


def test_a_deck_turns_round_and_round(tmp_path: Path) -> None:
    made = cues(tmp_path, DECK + "    advance: 12s\n    loop: true\n")
    assert [(cue.advance, cue.advance_ms) for cue in made] == [("round", 12_000)] * 2


def test_a_deck_goes_on_after_its_time(tmp_path: Path) -> None:
    made = cues(tmp_path, DECK + "    advance: 20 giây\n")
    assert [(cue.advance, cue.advance_ms) for cue in made] == [("time", 20_000)] * 2


def test_without_a_word_nothing_comes_by_itself(tmp_path: Path) -> None:
    assert {(cue.advance, cue.advance_ms, cue.arm_end) for cue in cues(tmp_path, DECK)} == {("", 0, False)}


@pytest.mark.parametrize(
    ("place", "lines", "code"),
    [
        (SIGNING, "    advance: 12s\n", "advance-people"),
        (WELCOME, "    advance: end\n", "advance-no-film"),
        (WELCOME, "    advance: hết\n", "advance-no-film"),
        (WELCOME, "    loop: true\n", "loop-alone"),
        (WELCOME, "    slide: chao\n    advance: 12s\n    loop: true\n", "loop-one"),
        (WELCOME, "    arm: end\n", "arm-no-film"),
        (WELCOME, "    advance: 12\n", "value-next"),
        (WELCOME, "    advance: 1s\n", "value-next"),
        (WELCOME, "    advance: true\n", "value-next"),
        (WELCOME, "    advance: sau\n", "value-duration"),
        (WELCOME, "    arm: film\n", "value-choice"),
    ],
)
def test_what_cannot_be_is_refused_in_words(tmp_path: Path, place: str, lines: str, code: str) -> None:
    assert codes(tmp_path, place, lines) == [f"agenda.{code}"]


def test_the_fault_stands_at_its_line_and_says_what_to_write(tmp_path: Path) -> None:
    text = AGENDA.replace(SIGNING, SIGNING + "    advance: 12s\n")
    write(tmp_path, agenda_yaml=text)
    (problem,) = (one for one in load_production(tmp_path, EVENT)[1] if one.code == "agenda.advance-people")
    assert problem.line == text.splitlines().index("    advance: 12s") + 1
    assert "GO" in problem.hint
