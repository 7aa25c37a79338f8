"""The table of what browsers play, asked of the browsers that are here: each sample file is really played."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from ceremony.media.playing import Use, unplayable
from ceremony.media.probe import look_at
from ceremony.web.assets import MEDIA_TYPES
from tests.firefox import find_firefox, open_firefox
from tests.media.samples import FILMS, SOUNDS, coded, heic, phone_jpeg, photo, sample

PLAY = """(async () => {
  const [src, still] = %s;
  if (still) {
    const image = new Image();
    image.src = src;
    return image.decode().then(() => image.naturalWidth > 0, () => false);
  }
  const video = document.createElement("video");
  video.muted = true;
  video.src = src;
  document.body.append(video);
  const settled = new Promise((resolve) => {
    video.onerror = () => resolve(false);
    video.ontimeupdate = () => video.currentTime > 0.3 && resolve(true);
    setTimeout(() => resolve(false), 8000);
  });
  video.play().catch(() => {});
  const played = await settled;
  const heard = video.mozHasAudio ?? (video.webkitAudioDecodedByteCount > 0);
  const told = {played, seen: video.videoWidth > 0, heard};
  video.remove();
  return told;
})()"""
# A machine may know more than the table, by its graphics card or its own system; never less.
OFTEN_MORE = {
    "h264-10-bit",
    "h264-422",
    "h264-444",
    "hevc",
    "mov",
    "aiff",
    "adpcm",
    "mkv",
    "alac",
    "h264-alac",
    "mjpeg",
}
OFTEN_MORE |= {"mpeg4", "h264-ac3", "ac3", "avi", "AVIF", "BMP"}


class _Quiet(http.server.SimpleHTTPRequestHandler):
    extensions_map = MEDIA_TYPES

    def log_message(self, *_: object) -> None:
        """Nothing on the terminal of the tests."""


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every sample, and a page to play them in."""
    folder = tmp_path_factory.mktemp("shelf")
    (folder / "page.html").write_text("<!doctype html><title>a</title><body></body>")
    for name in {**FILMS, **SOUNDS}:
        sample(folder, name)
    for kind in ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF", "AVIF"):
        (folder / f"{kind}.jpg").write_bytes(coded(photo(), kind))
    (folder / "HEIC.jpg").write_bytes(heic(photo()))
    (folder / "phone.jpg").write_bytes(phone_jpeg())
    return folder


@pytest.fixture(scope="module")
def address(shelf: Path) -> Iterator[str]:
    handler = functools.partial(_Quiet, directory=str(shelf))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def use_of(name: str) -> Use:
    return "film" if name in FILMS else "sound" if name in SOUNDS else "still"


def compare(shelf: Path, ask: Any) -> None:
    """Whatever the table says plays, plays; what it says does not is doubtful at least somewhere."""
    wrong = []
    for path in sorted(shelf.iterdir()):
        name, use = path.stem, use_of(path.stem)
        if path.suffix == ".html":
            continue
        why = unplayable(look_at(path), use, path.name)
        if why is not None and (name in OFTEN_MORE or path.suffix not in MEDIA_TYPES):
            continue
        told = ask(path.name, use == "still")
        if use != "still":
            silent = look_at(path).sound is None
            told = (
                told["played"] and (use == "sound" or told["seen"]) and (silent or told["heard"] is not False)
            )
        if bool(told) != (why is None):
            wrong.append((path.name, why, told))
    assert wrong == []


@pytest.mark.browser
def test_chromium_plays_what_the_table_says(shelf: Path, address: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{address}/page.html")
    compare(shelf, lambda name, still: page.evaluate(PLAY % f'["{name}", {str(still).lower()}]'))
    page.close()


@pytest.mark.browser
@pytest.mark.skipif(find_firefox() is None, reason="no Firefox here")
def test_firefox_plays_what_the_table_says(shelf: Path, address: str) -> None:
    with open_firefox() as firefox:
        firefox.go(f"{address}/page.html")
        compare(
            shelf, lambda name, still: firefox.run("return " + PLAY % f'["{name}", {str(still).lower()}]')
        )
