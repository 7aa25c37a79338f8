from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from ceremony.model.printing import KINDS
from tests.running import Show
from tests.web.pages.conftest import Opener

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[3]
EVENT = "thanh-khe-tay-2021"


@pytest.fixture
def founding(tmp_path: Path) -> Iterator[Show]:
    for shelf in ("agendas", "slides"):
        shutil.copytree(ROOT / shelf / EVENT, tmp_path / shelf / EVENT)
    show = Show(tmp_path, EVENT)
    yield show
    show.stop()


def test_a_paper_is_printed_from_the_menu_and_opened(founding: Show, open_page: Opener) -> None:
    console = open_page(founding, "console")
    console.locator(".bottom__more").click()
    console.get_by_role("menuitem", name="Tạo tệp để in").click()
    expect(console.locator(".paper")).to_have_count(len(KINDS))
    console.locator(".paper", has_text="Phiếu khay").click()
    link = console.locator(".papers__done a")
    expect(link).to_have_text(["khay-trao-thuong.pdf"], timeout=20_000)
    with console.context.expect_page() as opened:
        link.click()
    assert opened.value.url.startswith("blob:")


def test_what_cannot_be_printed_is_told_in_the_dialog(founding: Show, open_page: Opener) -> None:
    agenda = founding.workspace / "agendas" / EVENT / "agenda.yaml"
    agenda.write_text(agenda.read_text(encoding="utf-8").replace("slide: cam-on", "slide: khong-co"), "utf-8")
    console = open_page(founding, "console")
    console.locator(".bottom__more").click()
    console.get_by_role("menuitem", name="Tạo tệp để in").click()
    console.locator(".paper", has_text="Chương trình").click()
    expect(console.locator(".papers__done .look").first).to_contain_text("agenda.yaml", timeout=20_000)
