"""``ceremony compile``: files in, one file out, in one step."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from ceremony.cli.compile import compile_event, compile_to
from ceremony.model.compiled import fingerprint, read_compiled
from tests.loaders.small import AGENDA, EVENT, write


def test_a_whole_event_becomes_one_file(tmp_path: Path) -> None:
    write(tmp_path)
    result = compile_to(tmp_path, EVENT, tmp_path / "out" / "rundown.json")
    compiled = read_compiled(tmp_path / "out" / "rundown.json")
    assert result.ok
    assert compiled is not None
    assert compiled.rundown.rev == result.rev
    assert compiled.fingerprint == result.fingerprint == fingerprint(tmp_path, EVENT)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["rundown.json"]


def test_the_answer_is_one_line_of_json(tmp_path: Path) -> None:
    write(tmp_path)
    result = CliRunner().invoke(compile_event, [EVENT, "--workspace", str(tmp_path), "--json"])
    answer = json.loads(result.stdout)
    assert result.exit_code == 0
    assert answer["ok"] is True
    assert Path(answer["out"]) == tmp_path / ".ceremony" / EVENT / "rundown.json"
    assert set(answer) == {"ok", "fingerprint", "rev", "out", "problems"}


def test_the_same_files_give_the_same_rundown(tmp_path: Path) -> None:
    write(tmp_path)
    first = compile_to(tmp_path, EVENT, tmp_path / "a.json")
    second = compile_to(tmp_path, EVENT, tmp_path / "b.json")
    assert first.rev == second.rev


def test_a_change_of_one_word_keeps_the_ids_of_all_cues(tmp_path: Path) -> None:
    write(tmp_path)
    compile_to(tmp_path, EVENT, tmp_path / "a.json")
    write(tmp_path, agenda_yaml=AGENDA.replace("Trao thưởng", "Trao giải"))
    compile_to(tmp_path, EVENT, tmp_path / "b.json")
    before, after = read_compiled(tmp_path / "a.json"), read_compiled(tmp_path / "b.json")
    assert before is not None
    assert after is not None
    assert before.rundown.rev != after.rundown.rev
    assert [cue.id for cue in before.rundown.cues] == [cue.id for cue in after.rundown.cues]


def test_faults_are_told_as_file_line_column(tmp_path: Path) -> None:
    write(tmp_path, agenda_yaml=AGENDA.replace("kind: pre", "kind: pree"))
    result = CliRunner().invoke(compile_event, [EVENT, "--workspace", str(tmp_path)])
    assert result.exit_code == 1
    assert f"agendas/{EVENT}/agenda.yaml:23:11: " in result.stderr
    assert "“pre”" in result.stderr
