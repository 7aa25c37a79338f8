"""After the event: what is personal goes, what the organiser must keep stays, nothing else is touched."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from websocket import WebSocketException

from ceremony.cli.instance import Instance
from ceremony.cli.purge import erase, purge
from ceremony.cli.token import token
from ceremony.web.access import Access
from tests.live.stage import Stage
from tests.running import Show, make_workspace, running_show, wait_until

ROOT = Path(__file__).parents[2]
EVENT = "thanh-khe-tay-2021"
NAME = "Lê Nguyễn Phúc Chân"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """The founding event after its show: a record, papers, and the same name in another event."""
    for shelf in ("agendas", "slides", "media"):
        shutil.copytree(ROOT / shelf / EVENT, tmp_path / shelf / EVENT)
    other = tmp_path / "agendas" / "khac"
    other.mkdir()
    (other / "recipients.csv").write_text(NAME)
    show = Stage(tmp_path / ".ceremony" / EVENT)
    show.until("ly-do").send("message", text=NAME)
    show.journal.close()
    shelf = tmp_path / "print" / EVENT
    shelf.mkdir(parents=True)
    for name in ("bien-ban-du-thao.docx", "bao-cao-thuc-te.pdf", "diem-danh.xlsx", "so-ky-cam-ket.pdf"):
        (shelf / name).write_text(NAME)
    return tmp_path


def run(workspace: Path, *words: str) -> Result:
    return CliRunner().invoke(purge, [EVENT, "--workspace", str(workspace), "--language", "vi", *words])


def lying(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_without_yes_it_only_says_what_would_go(workspace: Path) -> None:
    before = lying(workspace)
    done = run(workspace)
    assert done.exit_code == 0
    assert "recipients.csv" in done.output
    assert "--yes" in done.output
    assert lying(workspace) - before <= {f".ceremony/{EVENT}/running.lock"}
    assert before <= lying(workspace)


def test_with_yes_the_record_the_lists_and_the_papers_with_names_are_gone(workspace: Path) -> None:
    assert run(workspace, "--yes").exit_code == 0
    left = lying(workspace)
    assert not [name for name in left if name.startswith(f".ceremony/{EVENT}")]
    assert f"agendas/{EVENT}/recipients.csv" not in left
    assert f"agendas/{EVENT}/signers.csv" not in left
    assert {name for name in left if name.startswith("print/")} == {
        f"print/{EVENT}/bien-ban-du-thao.docx",
        f"print/{EVENT}/bao-cao-thuc-te.pdf",
    }
    assert {
        f"agendas/{EVENT}/agenda.yaml",
        f"agendas/{EVENT}/results.yaml",
        "agendas/khac/recipients.csv",
    } <= left
    again = run(workspace, "--yes")
    assert again.exit_code == 0
    assert "Không còn gì" in again.output


def test_it_waits_for_the_end_of_the_show(workspace: Path) -> None:
    before = lying(workspace)
    with Instance(workspace / ".ceremony" / EVENT):
        done = run(workspace, "--yes")
    assert done.exit_code == 1
    assert before <= lying(workspace)


def test_links_and_second_names_lose_only_themselves(tmp_path: Path) -> None:
    kept, link, second = (tmp_path / name for name in ("kept", "link", "second"))
    kept.write_text(NAME)
    link.symlink_to(kept)
    second.hardlink_to(kept)
    erase(link)
    erase(second)
    assert kept.read_text() == NAME
    assert not link.is_symlink()


def test_an_event_folder_that_is_a_link_is_not_followed(workspace: Path) -> None:
    outside = workspace / "elsewhere"
    (workspace / "agendas" / EVENT).rename(outside)
    (workspace / "agendas" / EVENT).symlink_to(outside)
    before = lying(outside)
    run(workspace, "--yes")
    assert lying(outside) == before


@pytest.mark.parametrize("event", ["..", "../agendas", ".", "khong-co", "/etc"])
def test_what_is_no_event_is_refused(workspace: Path, event: str) -> None:
    done = CliRunner().invoke(purge, [event, "--workspace", str(workspace), "--yes"])
    assert done.exit_code != 0


def change(show: Show, *words: str) -> Result:
    return CliRunner().invoke(token, [show.event, "--workspace", str(show.workspace), *words])


def test_the_consoles_token_is_changed_while_the_show_runs_and_old_consoles_are_put_out(
    tmp_path: Path,
) -> None:
    with running_show(make_workspace(tmp_path)) as show, show.socket("console") as console:
        console.wait("view")
        old = show.tokens["console"]
        done = change(show, "--language", "vi")
        assert done.exit_code == 0, done.output
        new = Access(show.workspace / ".ceremony" / show.event / "secrets.json").token("console")
        assert new != old
        assert new in done.output
        assert show.http("GET", "/api/view/console", role=old).status == 401
        show.tokens["console"] = new
        assert show.view()["phase"] == "waiting"
        wait_until(lambda: _is_out(console))


def _is_out(console: object) -> bool:
    try:
        console.ask("ping_clock", {"t": 1})  # type: ignore[attr-defined]
    except (AssertionError, OSError, WebSocketException):
        return True
    return False


def test_tokens_are_changed_without_a_running_show_too(tmp_path: Path) -> None:
    path = tmp_path / ".ceremony" / "mau" / "secrets.json"
    before = dict(Access(path).secrets.tokens)
    done = CliRunner().invoke(token, ["mau", "--workspace", str(tmp_path), "--all"])
    assert done.exit_code == 0
    after = Access(path).secrets.tokens
    assert all(after[role] != before[role] for role in before)
    none = CliRunner().invoke(token, ["khac", "--workspace", str(tmp_path)])
    assert none.exit_code == 1


def test_the_original_of_a_converted_photo_goes_with_it(workspace: Path) -> None:
    people = workspace / "agendas" / EVENT / "people.yaml"
    text = people.read_text(encoding="utf-8")
    first = text.index("    name:")
    people.write_text(text[:first] + "    photo: anh/nguoi-1.jpg\n" + text[first:], encoding="utf-8")
    media = workspace / "media" / EVENT
    (media / "goc" / "anh").mkdir(parents=True)
    for name in ("anh/nguoi-1.jpg", "goc/anh/nguoi-1.HEIC", "goc/anh/nguoi-12.HEIC"):
        (media / name).write_bytes(b"x")
    assert run(workspace, "--yes").exit_code == 0
    left = {name.removeprefix(f"media/{EVENT}/") for name in lying(workspace)}
    assert "goc/anh/nguoi-12.HEIC" in left
    assert not {"anh/nguoi-1.jpg", "goc/anh/nguoi-1.HEIC"} & left
