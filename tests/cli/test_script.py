"""``ceremony script``: what will be said, how short forms are read, and who has looked at it."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from ceremony.cli.check import find_problems
from ceremony.cli.script import script
from tests.preflight.small_event import AGENDA, write_event

SPOILED = AGENDA.replace("script: Kính thưa quý vị", "script: Kính thưa CT UBND và quý vị")


def told(root: Path, *words: str) -> str:
    result = CliRunner().invoke(script, ["nho", "--workspace", str(root), *words])
    assert result.exit_code == 0, result.output
    return result.output


def codes(root: Path) -> list[str]:
    return [problem.code for problem in find_problems(root, "nho") if problem.code.startswith("script.")]


def test_the_script_is_printed_with_short_forms_written_out(tmp_path: Path) -> None:
    assert "Kính thưa Chủ tịch Ủy ban nhân dân và quý vị" in told(write_event(tmp_path, agenda=SPOILED))


def test_every_reading_is_listed_until_somebody_accepts_it_and_the_own_list_stays(tmp_path: Path) -> None:
    root = write_event(tmp_path, agenda=SPOILED)
    own = root / "agendas" / "nho" / "abbreviations.yaml"
    own.write_text("# của phường\nabbreviations:\n  - short: BQL\n    full: Ban Quản lý\n", encoding="utf-8")
    assert codes(root) == ["script.expansion", "script.expansion"]
    assert "? CT → Chủ tịch" in told(root, "--expansions")
    assert "2" in told(root, "--accept", "Lê Thị Hà")
    assert "✓ CT → Chủ tịch" in told(root, "--expansions")
    assert codes(root) == []
    kept = own.read_text(encoding="utf-8")
    assert "# của phường" in kept
    assert "Lê Thị Hà" in kept


def test_an_own_reading_wins_over_the_dictionary(tmp_path: Path) -> None:
    root = write_event(tmp_path, agenda=SPOILED)
    own = root / "agendas" / "nho" / "abbreviations.yaml"
    own.write_text("abbreviations:\n  - short: CT\n    full: Công ty\n", encoding="utf-8")
    assert "Kính thưa Công ty Ủy ban nhân dân" in told(root)


def test_a_short_form_that_stands_twice_in_the_own_list_is_a_fault(tmp_path: Path) -> None:
    root = write_event(tmp_path)
    twice = "abbreviations:\n  - {short: A1, full: một}\n  - {short: A1, full: hai}\n"
    (root / "agendas" / "nho" / "abbreviations.yaml").write_text(twice, encoding="utf-8")
    (problem,) = find_problems(root, "nho")
    assert (problem.code, problem.line) == ("agenda.abbreviation-twice", 3)


def test_an_own_reading_that_holds_another_short_form_is_written_out_whole_and_needs_no_look(
    tmp_path: Path,
) -> None:
    root = write_event(tmp_path, agenda=AGENDA.replace("Kính thưa quý vị", "Kính thưa BQL và quý vị"))
    own = root / "agendas" / "nho" / "abbreviations.yaml"
    own.write_text("abbreviations:\n  - short: BQL\n    full: Ban Quản lý UBND\n", encoding="utf-8")
    assert "Kính thưa Ban Quản lý Ủy ban nhân dân và quý vị" in told(root)
    assert codes(root) == []
