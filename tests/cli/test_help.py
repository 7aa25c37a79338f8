"""Help: one language at a time, ``-h`` everywhere, shown plainly when nothing was asked for."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner

from ceremony.cli.help import one_language
from ceremony.cli.main import COMMANDS, in_one_language

MARKED = set("ăâđêôơưàáảãạèéẻẽẹìíỉĩịòóỏõọùúủũụỳýỷỹỵấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữự")


def shown(language: str, *words: str) -> str:
    got = CliRunner().invoke(in_one_language(language), list(words), prog_name="ceremony")
    assert got.exit_code == 0, got.output
    return got.output


def every_command() -> list[tuple[str, ...]]:
    root = in_one_language("en")
    found: list[tuple[str, ...]] = [()]
    for name in COMMANDS:
        found.append((name,))
        command = root.get_command(click.Context(root), name)  # type: ignore[attr-defined]
        found += [(name, inner) for inner in getattr(command, "commands", {})]
    return found


@pytest.mark.parametrize("words", every_command(), ids=" ".join)
def test_english_help_holds_no_vietnamese_and_the_other_way_round(words: tuple[str, ...]) -> None:
    assert not MARKED & set(shown("en", *words, "-h").lower())
    vietnamese = shown("vi", *words, "--help")
    assert " · " not in vietnamese
    assert "Usage" not in vietnamese
    assert "Show this message" not in vietnamese


@pytest.mark.parametrize("words", every_command(), ids=" ".join)
def test_every_option_says_what_it_is_for(words: tuple[str, ...]) -> None:
    command: click.Command = in_one_language("vi")
    for word in words:
        command = command.get_command(click.Context(command), word)  # type: ignore[attr-defined]
    silent = [
        one.name for one in command.params if isinstance(one, click.Option) and not (one.help or one.hidden)
    ]
    assert silent == []


@pytest.mark.parametrize("words", [(), ("film",), ("roster",), ("pledge",)], ids=" ".join)
def test_a_group_without_a_command_shows_its_help_and_ends_well(words: tuple[str, ...]) -> None:
    assert shown("vi", *words) == shown("vi", *words, "--help")


def test_the_list_of_commands_is_not_cut_in_the_middle_of_a_language() -> None:
    assert "Run a live ceremony from a laptop" in shown("en")
    assert "Điều hành buổi lễ từ một máy tính xách tay" in shown("vi")


def test_a_text_in_one_language_is_shown_as_it_is() -> None:
    assert one_language("Only this", "vi") == "Only this"


def test_a_shell_is_told_the_events_of_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("le-a", "le-b", "khac"):
        (tmp_path / "agendas" / name).mkdir(parents=True)
        (tmp_path / "agendas" / name / "agenda.yaml").write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    shell = ShellComplete(in_one_language("vi"), {}, "ceremony", "_CEREMONY_COMPLETE")
    assert [one.value for one in shell.get_completions(["check"], "le")] == ["le-a", "le-b"]
    assert "check" in [one.value for one in shell.get_completions([], "che")]


def test_a_folder_that_is_not_there_is_named_as_such(tmp_path: Path) -> None:
    got = CliRunner().invoke(in_one_language("vi"), ["check", "gala", "--workspace", str(tmp_path / "nope")])
    assert got.exit_code == 2
    assert "nope" in got.output


def test_colours_are_left_out_when_the_terminal_asks_for_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ["check", "khong-co", "--workspace", str(tmp_path)]
    coloured = CliRunner().invoke(in_one_language("vi"), words, color=True)
    monkeypatch.setenv("NO_COLOR", "1")
    plain = CliRunner().invoke(in_one_language("vi"), words, color=True)
    assert "\x1b[" in coloured.output
    assert "\x1b[" not in plain.output
