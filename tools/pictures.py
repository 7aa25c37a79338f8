"""Make the pictures of README.md and of the manual from the running product.

    .venv/bin/python tools/pictures.py

Runs the founding event in a copy of its files (with the built film) and photographs every page.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.browsing import open_browser  # noqa: E402
from tests.e2e.hall import EVENT, Hall, open_hall  # noqa: E402
from tests.running import wait_until  # noqa: E402

OUT = ROOT / "docs" / "pictures"
HALL = ("ly-do", "tham-luan-1", "bao-cao/du-phong-2", "ky-cam-ket/ky-06")


def shoot(page: Page, name: str) -> None:
    """A page as it stands, once its fonts are there and nothing fades any more."""
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(700)
    page.screenshot(path=OUT / f"{name}.png")


def real_film(hall: Hall) -> None:
    """The built film instead of the small one of the tests."""
    built = ROOT / "media" / EVENT / "phim" / "tong-ket.mp4"
    if not built.is_file():
        raise SystemExit(f"first: ceremony film build {EVENT}")
    rev, films = hall.show.view()["rev"], hall.show.workspace / "media" / EVENT / "phim"
    (films / "tong-ket.vtt").write_text("WEBVTT\n", encoding="utf-8")  # those of the tests are no film's
    shutil.copyfile(built, films / "tong-ket.mp4")
    wait_until(lambda: hall.show.view()["rev"] != rev)


def walk(hall: Hall) -> None:
    """The show at its telling moments."""
    console, screen = hall.page("console", 1366, 768), hall.page("screen/Hội trường 1", 1920, 1080)
    stage, follow = hall.page("stage", 1280, 720), hall.page("follow", 390, 844)
    phone, desk = hall.page("console", 390, 844), hall.page("desk", 1024, 768)
    real_film(hall)
    hall.show.go(13)
    hall.show.command("film_seek", position_ms=31_000)
    screen.wait_for_timeout(1500)
    for page, name in ((console, "console"), (screen, "film"), (phone, "console-phone"), (follow, "follow")):
        shoot(page, name)
    for number, cue in enumerate(HALL, 1):
        hall.show.command("take", cue=cue)
        hall.wait_shown(screen)
        shoot(screen, f"hall-{number}" if number > 1 else "hall")
    shoot(stage, "stage")
    hall.show.command("take", cue="trao-thuong/dot-5")
    hall.show.go(4)
    hall.wait_shown(screen)
    console.set_viewport_size({"width": 1920, "height": 1080})
    for page, name in ((screen, "hall-batch"), (desk, "desk"), (console, "console-awards")):
        shoot(page, name)


def main() -> None:
    """All pictures, into docs/pictures."""
    OUT.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        open_browser() as browser,
        open_hall(Path(folder), browser) as hall,
    ):
        hall.show.command("open")
        walk(hall)


if __name__ == "__main__":
    main()
