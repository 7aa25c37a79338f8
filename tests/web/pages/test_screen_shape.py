"""A projector that is not 16:9: the picture's words stay whole, its ground goes on to the edges."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Callable, Iterator

import pytest
from PIL import Image
from playwright.sync_api import Browser

from ceremony.staging.pictures import draw
from tests import sample
from tests.gallery import REAL
from tests.running import Show, running_show
from tests.web.pages.conftest import Opener, opening, start_over

pytestmark = pytest.mark.browser

SQUARE, WIDE = (1024, 768), (1280, 540)  # an old projector; a wall of light
CUES = {"don-khach": "title", "ly-do": "salute", "be-mac": "black"}
FLAG, BLACK = (218, 37, 29), (0, 0, 0)
Look = Callable[[str, tuple[int, int]], Image.Image]


@pytest.fixture(scope="module")
def show(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Show]:
    made = sample.rundown()
    cues = [
        dataclasses.replace(cue, html=draw(REAL[CUES[cue.id]]), layout=CUES[cue.id], countdown=False)
        if cue.id in CUES
        else cue
        for cue in made.cues
    ]
    with running_show(tmp_path_factory.mktemp("shape"), dataclasses.replace(made, cues=tuple(cues))) as show:
        yield show


@pytest.fixture
def look(show: Show, browser: Browser) -> Iterator[Look]:
    """What a projector of a size shows of a cue, once it stands there."""
    with opening(browser) as opener:
        yield lambda cue, size: photograph(show, opener, cue, size)


def photograph(show: Show, opener: Opener, cue: str, size: tuple[int, int]) -> Image.Image:
    start_over(show, cue)
    page = opener(show, "screen", size)
    page.wait_for_selector(f".layer[data-place=front] .card--{CUES[cue]}")
    page.wait_for_function("() => document.getAnimations().length === 0")
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")


def strips(image: Image.Image) -> tuple[Image.Image, Image.Image]:
    """What the window has beyond the 16:9 picture: above and below, or left and right."""
    width, height = image.size
    over = (height - width * 9 // 16) // 2
    if over > 0:
        return image.crop((0, 0, width, over)), image.crop((0, height - over, width, height))
    over = (width - height * 16 // 9) // 2
    return image.crop((0, 0, over, height)), image.crop((width - over, 0, width, height))


@pytest.mark.parametrize("size", [SQUARE, WIDE])
def test_the_drum_is_not_cut_where_the_picture_ends(look: Look, size: tuple[int, int]) -> None:
    assert all(len(strip.getcolors(100_000) or ()) > 50 for strip in strips(look("don-khach", size)))


@pytest.mark.parametrize("size", [SQUARE, WIDE])
@pytest.mark.parametrize(("cue", "colour"), [("ly-do", FLAG), ("be-mac", BLACK)])
def test_the_flag_and_the_black_have_no_bars_beside_them(
    look: Look, cue: str, colour: tuple[int, int, int], size: tuple[int, int]
) -> None:
    assert [strip.getcolors() for strip in strips(look(cue, size))] == [
        [(strip.width * strip.height, colour)] for strip in strips(Image.new("RGB", size))
    ]


def test_a_message_to_the_hall_lies_at_the_projectors_lower_edge(show: Show, browser: Browser) -> None:
    start_over(show)
    with opening(browser) as opener:
        page = opener(show, "screen", SQUARE)
        shown = show.command("overlay_on", kind="message", text="Xin mời quý vị nghỉ giải lao 15 phút")
        assert shown["ok"], shown
        box = page.wait_for_selector(".overlay--message").bounding_box()
    assert box and (box["x"], box["width"], box["y"] + box["height"]) == (0, 1024, 768)
