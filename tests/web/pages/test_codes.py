"""QR codes as a phone's camera sees them: read from the picture of the page, at the size they are drawn."""

from __future__ import annotations

import io
import re

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from ceremony.web.pairing import make_code
from tests.running import Show
from tests.web.pages.conftest import Opener

pytestmark = pytest.mark.browser

ROLES = {"screen": "Màn hội trường", "stage": "Sân khấu", "sign": "Máy ký", "follow": "Khách theo dõi"}


def read(shot: bytes) -> list[str]:
    """The texts of all codes in a picture."""
    return [found.text for found in zxingcpp.read_barcodes(Image.open(io.BytesIO(shot)))]


def offer(page: Page, role: str) -> str:
    """Opens the invitation of a role; the address it tells in words."""
    if not page.locator("#dialog").count():
        page.locator(".bottom__more").click()
        page.get_by_role("menuitem", name="Ghép thiết bị").click()
    with page.expect_response("**/api/pairing") as asked:
        page.locator("#dialog").get_by_role("button", name=ROLES[role]).click()
    url = str(asked.value.json()["url"])
    expect(page.locator(".offer__url")).to_have_text(url)
    return url


@pytest.mark.parametrize("size", [(1366, 768), (1024, 768), (390, 844)])
def test_the_code_of_every_role_is_read_from_the_dialog(
    open_page: Opener, open_show: Show, size: tuple[int, int]
) -> None:
    page = open_page(open_show, "console", size)
    for role in ROLES:
        url = offer(page, role)
        assert read(page.screenshot()) == [url]


def test_guests_are_told_that_the_code_is_for_all_of_them(open_page: Opener, open_show: Show) -> None:
    page = open_page(open_show, "console")
    offer(page, "screen")
    expect(page.locator("#dialog")).to_contain_text("Dùng một lần")
    expect(page.locator("#dialog .offer__pin")).to_have_text(re.compile(r"^\d{6}$"))
    offer(page, "follow")
    expect(page.locator("#dialog .offer")).not_to_contain_text("Mã số")
    expect(page.locator("#dialog .offer")).not_to_contain_text("một lần")
    expect(page.locator("#dialog .offer")).to_contain_text("bao nhiêu người")


def test_a_code_that_is_cut_is_not_read(open_page: Opener, open_show: Show) -> None:
    page = open_page(open_show, "console")
    url = offer(page, "follow")
    fixed = io.BytesIO()
    make_code(url).save(
        fixed, kind="svg", xmldecl=False, scale=8, border=4, light="#fff"
    )  # a size of its own
    page.locator(".offer__qr").evaluate("(box, svg) => { box.innerHTML = svg; }", fixed.getvalue().decode())
    assert read(page.screenshot()) == []
