"""Papers from the console: a child makes them, the console's token fetches them."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from ceremony.web.access import ROLES
from tests.documents.test_sheets import words_of
from tests.running import Show, make_workspace, running_show

ROOT = Path(__file__).parents[2]
EVENT = "thanh-khe-tay-2021"


@pytest.fixture(scope="module")
def founding(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Show]:
    folder = tmp_path_factory.mktemp("workspace")
    for shelf in ("agendas", "slides"):
        shutil.copytree(ROOT / shelf / EVENT, folder / shelf / EVENT)
    show = Show(folder, EVENT)
    yield show
    show.stop()


def test_the_console_prints_and_fetches_papers(founding: Show) -> None:
    answer = founding.http("POST", "/api/print", role="console", body={"kinds": ["programme"]}).json()
    assert answer["ok"]
    assert answer["files"] == ["chuong-trinh.pdf", "chuong-trinh.docx"]
    page = founding.http("GET", "/api/print/chuong-trinh.pdf", role="console")
    assert (page.status, page.headers["content-type"], page.body[:4]) == (200, "application/pdf", b"%PDF")
    book = founding.http("GET", "/api/print/chuong-trinh.docx", role="console").body
    assert "word/document.xml" in zipfile.ZipFile(io.BytesIO(book)).namelist()


def test_papers_about_the_show_are_printed_while_it_runs(founding: Show) -> None:
    founding.command("open")
    answer = founding.http("POST", "/api/print", role="console", body={"kinds": ["report"]}).json()
    assert answer["files"] == ["bao-cao-thuc-te.pdf"]
    assert founding.command("go", expected=founding.view()["standby"]["cue"])["ok"]


@pytest.mark.parametrize("role", [role for role in ROLES if role != "console"])
def test_nobody_else_may_print_or_fetch(founding: Show, role: str) -> None:
    assert founding.http("POST", "/api/print", role=role, body={"kinds": ["programme"]}).status == 403
    assert founding.http("GET", "/api/print", role=role).status == 403
    assert founding.http("GET", "/api/print/chuong-trinh.pdf", role=role).status == 403
    assert founding.http("GET", "/api/print/chuong-trinh.pdf").status == 401


@pytest.mark.parametrize(
    "wish",
    [
        {},
        {"kinds": []},
        {"kinds": "trays"},
        {"kinds": ["--out"]},
        {"kinds": [1]},
        {"kinds": ["trays"], "first": "up"},
    ],
)
def test_a_wish_for_no_known_paper_starts_no_child(founding: Show, wish: dict[str, object]) -> None:
    assert founding.http("POST", "/api/print", role="console", body=wish).status == 400


@pytest.mark.parametrize("name", ["..%2F..%2Fsecrets.json", ".gitignore", "la.pdf", "chuong-trinh.pdf%00"])
def test_only_finished_papers_are_handed_over(founding: Show, name: str) -> None:
    assert founding.http("GET", f"/api/print/{name}", role="console").status in (400, 404)


def test_a_fault_in_the_files_is_told_in_words(tmp_path: Path) -> None:
    with running_show(make_workspace(tmp_path)) as show:
        answer = show.http("POST", "/api/print", role="console", body={"kinds": ["programme"]}).json()
    assert not answer["ok"]
    assert answer["files"] == []
    assert any("agenda.yaml" in note for note in answer["notes"])
    assert any("Chưa in được" in note for note in answer["notes"])


def test_trays_of_a_running_show_follow_its_record(founding: Show) -> None:
    founding.command("open")
    assert founding.command("mark", subject="tap-the-02", status="absent")["ok"]
    founding.http("POST", "/api/print", role="console", body={"kinds": ["trays"]})
    page = words_of(founding.http("GET", "/api/print/khay-trao-thuong.pdf", role="console").body)[0]
    assert "Theo thứ tự đang đứng trong sổ ghi." in page
    assert "Để riêng, không đặt lên khay: 2. Tập thể mẫu 02" in page
