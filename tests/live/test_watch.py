"""The watch: good files run, broken ones are told about, the last good one stays."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from ceremony.live import Watch
from ceremony.model.compiled import Compiled, dump_compiled, problem_json
from ceremony.model.problem import Problem, Severity
from ceremony.model.rundown import Rundown
from tests.running import wait_until
from tests.sample import rundown


class Compiler:
    """A child process that says what it was told to say."""

    def __init__(self, out: Path) -> None:
        self.out, self.returncode, self.calls = out, 0, 0
        self.problems: list[Problem] = []
        self.says: bytes | None = None
        self.slow = False

    def __call__(self, words: list[str], **_more: Any) -> Compiler:
        assert words[2:5] == ["ceremony", "compile", "mau"]
        self.calls += 1
        return self

    def communicate(self, timeout: float | None = None) -> tuple[bytes, bytes]:
        if self.slow and timeout:
            raise subprocess.TimeoutExpired("ceremony", timeout)
        if self.says is not None:
            return self.says, b"Traceback\nBoom: no luck"
        if not any(problem.severity is Severity.ERROR for problem in self.problems):
            self.out.write_text(dump_compiled(Compiled("x", rundown())), encoding="utf-8")
        told = {"ok": True, "problems": [problem_json(problem) for problem in self.problems]}
        return json.dumps(told).encode() + b"\n", b""

    def kill(self) -> None:
        self.slow = False


class Desk:
    """A workspace, a watch over it, and what it has told."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "agendas" / "mau" / "agenda.yaml"
        self.file.parent.mkdir(parents=True)
        self.file.write_text("1", encoding="utf-8")
        out = folder / "rundown.json"
        self.compiler = Compiler(out)
        self.good: list[Rundown] = []
        self.told: list[list[Problem]] = []
        self.watch = Watch(folder, "mau", out, self.good.append, self.told.append, popen=self.compiler)

    def save(self, text: str) -> None:
        self.file.write_text(text, encoding="utf-8")

    def settle(self) -> None:
        """Two looks: the first sees the change, the second that it is over."""
        self.watch.look()
        self.watch.look()


def test_nothing_is_compiled_while_nothing_changes(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.settle()
    assert desk.compiler.calls == 0


def test_a_saved_file_is_compiled_once_and_given_over(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.save("22")
    desk.settle()
    desk.settle()
    assert (desk.compiler.calls, desk.good, desk.told) == (1, [rundown()], [[]])


def test_a_file_that_is_still_being_written_waits(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.save("22")
    assert not desk.watch.look()
    desk.save("333")
    assert not desk.watch.look()
    assert desk.watch.look()


def test_a_broken_file_keeps_the_last_good_one_and_says_where(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.compiler.problems = [Problem("agendas/mau/agenda.yaml", 7, 3, "yaml", "sai")]
    desk.save("22")
    desk.settle()
    assert desk.good == []
    assert str(desk.told[0][0]).startswith("agendas/mau/agenda.yaml:7:3: sai")


def test_warnings_do_not_hold_a_rundown_up(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.compiler.problems = [Problem("a", 1, 1, "x", "hmm", severity=Severity.WARNING)]
    desk.save("22")
    desk.settle()
    assert desk.good == [rundown()]


def test_a_compiler_that_crashes_or_hangs_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.compiler.says, desk.compiler.returncode = b"", 1
    desk.save("22")
    desk.settle()
    assert "no luck" in desk.told[0][0].message
    desk.compiler.says, desk.compiler.slow = None, True
    desk.save("333")
    desk.settle()
    assert desk.told[1][0].code == "watch.too_long"


def test_a_defect_in_taking_over_the_files_does_not_blind_the_watch(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    taken: list[Rundown] = []

    def stumble(made: Rundown) -> None:
        taken.append(made)
        if len(taken) == 1:
            raise RuntimeError("no luck")

    desk.watch = Watch(tmp_path, "mau", desk.compiler.out, stumble, desk.told.append, popen=desk.compiler)
    desk.watch.start()
    try:
        desk.save("another")
        assert wait_until(lambda: [told for told in desk.told if told])[0][0].code == "watch.crashed"
        desk.save("yet another one")
        assert wait_until(lambda: desk.told and desk.told[-1] == [])
        assert len(taken) == 2
    finally:
        desk.watch.stop()
