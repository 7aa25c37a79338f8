"""Every command speaks what was asked for, else the event's language, else the machine's, else Vietnamese."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from ceremony.cli.main import COMMANDS, cli
from ceremony.cli.spoken import spoken, spoken_by
from tests.preflight.small_event import AGENDA, write_event

ENGLISH = AGENDA.replace("event:\n", "event:\n  language: en\n", 1)


@pytest.fixture
def english(tmp_path: Path) -> Path:
    return write_event(tmp_path, agenda=ENGLISH)


def test_what_was_asked_for_wins(english: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    assert spoken("vi", english, "nho") == "vi"


def test_the_event_speaks_before_the_machine(
    english: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert spoken(None, english, "nho") == "en"
    vietnamese = write_event(tmp_path / "khac", agenda=AGENDA)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    assert spoken(None, vietnamese, "nho") == "vi"


def test_without_an_event_the_machine_speaks_and_else_vietnamese(monkeypatch: pytest.MonkeyPatch) -> None:
    assert spoken(None) == "vi"
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert spoken(None) == "en"
    monkeypatch.setenv("LC_ALL", "C")
    assert spoken(None) == "vi"


@pytest.mark.parametrize(
    ("agenda", "language"),
    [
        ("event: {name: Lễ, language: en}\n", "en"),
        ("event:\n  name: Lễ\n\n  # ghi chú\n  language: 'en'\nitems: []\n", "en"),
        ("\ufeffevent:\r\n  language: en\r\n", "en"),
        ("event:\n  name: Lễ\n  # language: en\nitems: []\n", "vi"),
        ("event:\n  name: Lễ\nsettings:\n  language: en\n", "vi"),
        ("event:\n  language: en\n  name: [hỏng\n", "en"),
        ("", "vi"),
    ],
)
def test_even_a_broken_agenda_says_its_language(tmp_path: Path, agenda: str, language: str) -> None:
    folder = tmp_path / "agendas" / "le"
    folder.mkdir(parents=True)
    (folder / "agenda.yaml").write_bytes(agenda.encode())
    assert spoken(None, tmp_path, "le") == language


@pytest.mark.parametrize("event", ["../agendas/nho", "..", "", "nho/"])
def test_a_path_is_no_event_that_speaks(english: Path, event: str) -> None:
    assert spoken(None, english, event) == "vi"


def test_a_command_line_that_went_wrong_is_read_for_its_language(english: Path) -> None:
    place = ["--workspace", str(english)]
    assert spoken_by(["run", "--language", "en", "--prot"]) == "en"
    assert spoken_by(["run", "--language=en"]) == "en"
    assert spoken_by(["run", "nho", *place, "--prot"]) == "en"
    assert spoken_by(["run", "nho", "--language", "xx", *place]) == "en"
    assert spoken_by(["run", "nho", "--language", "vi", *place]) == "vi"
    assert spoken_by(["run", "--language"]) == "vi"


def commands(group: click.Group, *before: str) -> list[tuple[str, ...]]:
    """Every command that does something, by its words."""
    found: list[tuple[str, ...]] = []
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        inner = commands(command, *before, name) if isinstance(command, click.Group) else [(*before, name)]
        found += inner
    return found


def test_every_command_can_be_asked_for_a_language() -> None:
    every = commands(cli)
    assert {words[0] for words in every} == set(COMMANDS)
    silent = [
        words for words in every if "--language" not in CliRunner().invoke(cli, [*words, "--help"]).output
    ]
    assert silent == []
