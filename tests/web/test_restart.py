from __future__ import annotations

import contextlib
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.running import Show, free_port, wait_until
from tests.web.kill_loop import STEP, differences, judge, run_kills


def test_after_a_kill_the_same_cue_stands_with_its_clock(own_show: Show) -> None:
    own_show.command("open")
    own_show.go(3)
    own_show.command("film_seek", position_ms=30_000)
    own_show.command("message", text="Còn 5 phút")
    own_show.command("blackout")
    before = own_show.view()
    own_show.kill()
    own_show.restart()
    after = own_show.view()
    assert after["epoch"] > before["epoch"]
    assert after["seq"] == before["seq"]
    for part in ("phase", "cover", "messages", "undo"):
        assert after[part] == before[part]
    for part in ("program", "standby"):
        assert after[part]["cue"] == before[part]["cue"]
    assert after["program"]["film"]["playing"] == before["program"]["film"]["playing"]
    assert film_at(after) == pytest.approx(film_at(before) + after["now"] - before["now"], abs=50)


def film_at(view: dict) -> int:  # type: ignore[type-arg]
    film = view["program"]["film"]
    return int(film["position_ms"] + (view["now"] - film["since"] if film["playing"] else 0))


def test_a_page_gets_the_whole_view_again_after_a_kill(own_show: Show) -> None:
    own_show.command("open")
    own_show.go(2)
    cue = own_show.view()["program"]["cue"]
    own_show.kill()
    own_show.restart()
    with own_show.socket("screen") as screen:
        assert screen.wait("view")["program"]["cue"] == cue


def test_the_screen_that_sounded_sounds_again_whoever_comes_back_first(own_show: Show) -> None:
    with own_show.socket("screen", client="first") as first, own_show.socket("screen", client="second"):
        assert first.wait("view")["screen"]["sound"]
        own_show.command("open")
        own_show.go(3)  # the film
        own_show.kill()
    own_show.restart()
    with own_show.socket("screen", client="second") as second:
        assert not second.wait("view")["screen"]["sound"]
        with own_show.socket("screen", client="first") as first:
            assert first.wait("view")["screen"]["sound"]


def test_an_answer_is_remembered_over_a_kill(own_show: Show) -> None:
    first = own_show.command("open", id="kept")
    own_show.kill()
    own_show.restart()
    assert own_show.command("open", id="kept") == first


def test_tokens_and_cookies_hold_after_a_kill(own_show: Show) -> None:
    tokens = dict(own_show.tokens)
    cookie = own_show.http("POST", "/api/session", role="screen", body={}).headers["set-cookie"].split(";")[0]
    own_show.kill()
    own_show.restart()
    assert own_show.tokens == tokens
    assert own_show.http("GET", "/media/nothing.mp4", headers={"Cookie": cookie}).status == 404


@pytest.mark.timeout(240)
def test_nothing_acknowledged_is_lost_or_doubled_by_ten_kills(tmp_path: Path) -> None:
    count = run_kills(tmp_path, kills=10, seed=4)
    assert count.acknowledged > 10
    assert (count.lost, count.doubled, count.changed) == (0, 0, ()), count


def test_the_judge_sees_one_lost_and_one_doubled_command() -> None:
    assert judge(1, ["a", "b"], ["a"], STEP).lost == 1
    assert judge(1, ["a"], ["a"], 2 * STEP).doubled == 1
    assert judge(1, ["a", "a"], ["a"], STEP).doubled == 1
    fine = judge(1, ["a"], ["a", "b"], 2 * STEP)
    assert (fine.lost, fine.doubled) == (0, 0)


def test_the_judge_sees_what_a_restart_has_changed(show: Show) -> None:
    view = show.view()
    assert differences(view, view) == []
    assert differences(view, view | {"cover": "black"}) == ["cover"]
    lapsed = {"id": "a", "kind": "message", "text": "x", "note": "", "until": view["now"] - 1}
    assert differences(view | {"overlays": [lapsed]}, view) == []
    assert differences(view | {"overlays": [lapsed | {"until": None}]}, view) == ["overlays"]
    late = view | {"clocks": view["clocks"] | {"elapsed_ms": view["clocks"]["elapsed_ms"] + 100}}
    assert differences(view, late) != []


def test_ctrl_c_ends_the_show_cleanly(own_show: Show) -> None:
    with own_show.socket("console") as page:
        page.wait("view")
        assert own_show.stop() == 0
    assert "Traceback" not in own_show.errors.read_text(encoding="utf-8")


def ceremony(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ceremony", *words]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)


def test_a_second_start_of_the_same_event_says_where_the_first_one_is(own_show: Show) -> None:
    got = ceremony(
        "run", "mau", "--workspace", str(own_show.workspace), "--port", str(free_port()), "--no-open"
    )
    assert got.returncode == 1
    assert own_show.url in got.stderr
    assert "Traceback" not in got.stderr


def test_a_taken_port_is_one_sentence(own_show: Show, tmp_path: Path) -> None:
    from tests.running import make_workspace

    words = ["--workspace", str(make_workspace(tmp_path)), "--port", str(own_show.port), "--no-open"]
    got = ceremony("run", "mau", *words)
    assert got.returncode == 1
    assert len(got.stderr.strip().splitlines()) == 1
    assert str(own_show.port) in got.stderr


def test_an_unknown_event_is_one_sentence(tmp_path: Path) -> None:
    got = ceremony("run", "nothing", "--workspace", str(tmp_path), "--json", "--no-open")
    assert got.returncode == 1
    assert got.stdout.startswith('{"ok": false')


def test_broken_files_run_the_last_good_rundown_and_show_their_faults(own_show: Show) -> None:
    agenda = own_show.workspace / "agendas" / "mau" / "agenda.yaml"
    own_show.stop()
    agenda.write_text("event: [", encoding="utf-8")
    own_show.start()
    view = own_show.view()
    assert view["show"]["name"] == "Hội nghị mẫu"
    assert view["problems"][0]["file"] == "agendas/mau/agenda.yaml"


def test_broken_files_without_a_good_rundown_stop_the_start(tmp_path: Path) -> None:
    (tmp_path / "agendas" / "mau").mkdir(parents=True)
    (tmp_path / "agendas" / "mau" / "agenda.yaml").write_text("event: [", encoding="utf-8")
    got = ceremony("run", "mau", "--workspace", str(tmp_path), "--no-open")
    assert got.returncode == 1
    assert "agenda.yaml:1" in got.stderr
    assert "Traceback" not in got.stderr


def test_a_rehearsal_keeps_its_hands_off_the_real_record(own_show: Show) -> None:
    own_show.command("open")
    own_show.stop()
    own_show.flags = ("--rehearsal",)
    own_show.start()
    assert own_show.view()["phase"] == "waiting"
    own_show.command("open")
    own_show.stop()
    own_show.flags = ()
    own_show.start()
    assert own_show.view()["phase"] == "open"


def switch(show: Show, **mode: object) -> dict:  # type: ignore[type-arg]
    return show.http("POST", "/api/rehearsal", role="console", body=mode).json()  # type: ignore[no-any-return]


def test_the_console_switches_to_a_rehearsal_and_back_and_the_real_record_is_untouched(
    own_show: Show,
) -> None:
    assert own_show.view()["rehearsal"] is False
    own_show.command("open")
    own_show.go(2)
    own_show.command("close")
    assert switch(own_show, on=True, speed=10, people=True)["ok"]
    wait_until(lambda: _mode(own_show) is True)
    assert own_show.view()["phase"] == "waiting"
    own_show.command("open")
    began = own_show.view()["now"]
    wait_until(lambda: own_show.view()["now"] - began > 3_000, patience=2)
    assert switch(own_show, on=False)["ok"]
    wait_until(lambda: _mode(own_show) is False)
    assert own_show.view()["phase"] == "closed"


def _mode(show: Show) -> object:
    try:
        return show.view()["rehearsal"]
    except (OSError, KeyError):
        return None


def test_a_show_that_is_open_is_not_switched_away(own_show: Show) -> None:
    own_show.command("open")
    assert switch(own_show, on=True)["code"] == "show_runs"
    assert own_show.view()["rehearsal"] is False


def test_a_fresh_start_sets_the_old_record_aside(own_show: Show) -> None:
    own_show.command("open")
    own_show.stop()
    own_show.flags = ("--fresh",)
    own_show.start()
    assert own_show.view()["phase"] == "waiting"
    folder = own_show.workspace / ".ceremony" / "mau"
    assert [path for path in folder.glob("show-*.db") if path.stat().st_size]


def test_the_process_of_the_show_has_none_of_the_heavy_libraries(own_show: Show) -> None:
    own_show.command("open")
    own_show.http("POST", "/api/pairing", role="console", body={"role": "stage"})
    loaded = Path(f"/proc/{own_show.pid}/maps")
    if not loaded.exists():
        pytest.skip("only Linux tells what a process has loaded")
    maps = loaded.read_text(encoding="utf-8")
    assert not [name for name in ("pydantic_core", "PIL/", "numpy", "nh3", "ruamel", "cv2") if name in maps]


def test_importing_all_that_a_show_needs_loads_no_file_reader() -> None:
    code = (
        "import sys, ceremony.cli.serving, ceremony.cli.fresh, ceremony.web.pairing, ceremony.cli.run\n"
        "heavy = {'pydantic', 'ruamel', 'markdown', 'PIL', 'moviepy', 'numpy', 'nh3', 'requests'}\n"
        "heavy |= {'segno', 'rich'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    got = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert got.stdout.strip() == "[]"


def test_a_page_that_never_reads_does_not_hold_up_the_others(own_show: Show) -> None:
    lazy = own_show.socket("console")
    with own_show.socket("console") as eager:
        eager.wait("view")
        own_show.command("open")
        for _ in range(60):
            wait_until(lambda: own_show.command("shift", ms=60_000)["ok"])
        seq = own_show.http("GET", "/healthz").json()["seq"]
        assert eager.wait("view", lambda view: view["seq"] >= seq)
    lazy.close()


def reboot(show: Show, down_ms: int) -> None:
    """What the next start finds after a power cut: another run of the machine, and the wall clock gone on."""
    path = show.workspace / ".ceremony" / show.event / "show.db"
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("UPDATE anchors SET boot_id = 'before', clock_ms = clock_ms - ?", (down_ms,))


def test_after_a_reboot_the_show_waits_on_hold_where_it_stood(own_show: Show) -> None:
    own_show.command("open")
    own_show.go(3)
    sought = own_show.command("film_seek", position_ms=30_000)["seq"]
    own_show.command("blackout")
    before = own_show.view()
    own_show.kill()
    reboot(own_show, down_ms=0)
    own_show.restart()
    after = own_show.view()
    assert (after["held"], after["cover"]) == (True, "black")
    assert after["program"]["cue"] == before["program"]["cue"]
    assert after["program"]["film"]["playing"] is False
    assert 30_000 <= after["program"]["film"]["position_ms"] <= film_at(before)
    assert after["clocks"]["running"] is False
    assert after["seq"] > sought
    assert "khởi động lại" in after["log"][0]["text"]
    assert own_show.command("resume")["ok"]
    assert own_show.view()["program"]["film"]["playing"] is True


def test_after_a_reboot_a_show_that_has_not_begun_is_not_held(own_show: Show) -> None:
    own_show.command("message", text="Chào")
    own_show.kill()
    reboot(own_show, down_ms=0)
    own_show.restart()
    assert own_show.view()["held"] is False
