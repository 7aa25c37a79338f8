"""``ceremony new``: three folders and a first event that loads, and nothing overwritten."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from ceremony.cli.check import find_problems
from ceremony.cli.film_task import demand
from ceremony.cli.new import new
from ceremony.cli.packed import FOUNDING_EVENT
from ceremony.loaders.production import load_production
from ceremony.model.problem import Severity


def run_new(*words: object) -> Result:
    return CliRunner().invoke(new, [str(word) for word in words])


def test_the_starter_event_loads_without_a_fault(tmp_path: Path) -> None:
    folder = tmp_path / "Hội nghị Đà Nẵng"
    assert run_new(folder).exit_code == 0
    production, problems = load_production(folder, "hoi-nghi-da-nang")
    assert problems == []
    assert production is not None
    assert production.agenda.event.sample


def test_all_that_the_starter_event_lacks_is_its_film_and_who_presents(tmp_path: Path) -> None:
    run_new(tmp_path / "le")
    found = find_problems(tmp_path / "le", "le")
    assert [(one.code, one.severity) for one in found] == [
        ("film.missing", Severity.ERROR),
        ("award.no-presenter", Severity.WARNING),
    ]


def test_the_starter_events_film_shows_its_figures_and_is_marked_as_a_sample(tmp_path: Path) -> None:
    run_new(tmp_path / "le")
    task = demand(tmp_path / "le", "le")
    assert task.results.sample
    assert not task.up_to_date()
    kinds = [type(placed.scene).__name__ for placed in task.film(draft=True).line]
    assert (kinds[0], "Figure" in kinds, kinds[-1]) == ("Title", True, "Closing")


def test_an_english_starter_event_loads_and_holds_no_vietnamese(tmp_path: Path) -> None:
    assert run_new(tmp_path / "gala", "--language", "en").exit_code == 0
    production, problems = load_production(tmp_path / "gala", "gala", "en")
    assert problems == []
    assert production is not None
    assert production.agenda.event.language == "en"
    texts = [
        path.read_text(encoding="utf-8")
        for path in (tmp_path / "gala").rglob("*.*")
        if path.suffix != ".json"
    ]
    assert all(text.isascii() for text in texts)
    found = find_problems(tmp_path / "gala", "gala", "en")
    assert [one.code for one in found if one.severity is Severity.ERROR] == ["film.missing"]


def test_the_starter_event_names_a_schema_that_is_there(tmp_path: Path) -> None:
    run_new(tmp_path / "le")
    agenda = tmp_path / "le" / "agendas" / "le" / "agenda.yaml"
    named = agenda.read_text(encoding="utf-8").splitlines()[0].partition("$schema=")[2]
    assert (agenda.parent / named).is_file()


def test_a_second_new_overwrites_nothing(tmp_path: Path) -> None:
    run_new(tmp_path, "--event", "le")
    agenda = tmp_path / "agendas" / "le" / "agenda.yaml"
    agenda.write_text("của tôi", encoding="utf-8")
    again = run_new(tmp_path, "--event", "le")
    assert again.exit_code == 1
    assert "không ghi đè" in again.output
    assert agenda.read_text(encoding="utf-8") == "của tôi"


def test_files_of_half_an_event_are_kept(tmp_path: Path) -> None:
    people = tmp_path / "agendas" / "le" / "people.yaml"
    people.parent.mkdir(parents=True)
    people.write_text("people: []\n", encoding="utf-8")
    assert run_new(tmp_path, "--event", "le").exit_code == 0
    assert people.read_text(encoding="utf-8") == "people: []\n"


def test_a_second_event_stands_beside_the_first(tmp_path: Path) -> None:
    run_new(tmp_path, "--event", "mot")
    assert run_new(tmp_path, "--event", "hai").exit_code == 0
    assert sorted(path.name for path in (tmp_path / "agendas").iterdir() if path.is_dir()) == ["hai", "mot"]


def test_empty_makes_the_three_folders_only(tmp_path: Path) -> None:
    assert run_new(tmp_path / "w", "--empty").exit_code == 0
    assert sorted(path.name for path in (tmp_path / "w").rglob("*")) == ["agendas", "media", "slides"]


def test_demo_copies_the_founding_event(tmp_path: Path) -> None:
    assert run_new(tmp_path, "--demo").exit_code == 0
    assert (tmp_path / "agendas" / FOUNDING_EVENT / "agenda.yaml").is_file()


def test_a_name_with_marks_is_refused_with_a_better_one(tmp_path: Path) -> None:
    refused = run_new(tmp_path, "--event", "Lễ Kỷ Niệm")
    assert refused.exit_code == 1
    assert "le-ky-niem" in refused.output


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "tep").write_text("", encoding="utf-8")
    refused = run_new(tmp_path / "tep" / "trong")
    assert refused.exit_code == 1
    assert "Không ghi được" in refused.output
    assert "Traceback" not in refused.output
