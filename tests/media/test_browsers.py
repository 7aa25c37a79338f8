"""The table of what browsers play, asked of the browsers that are here: each sample file is really played."""

from __future__ import annotations

import functools
import http.server
import json
import threading
from collections.abc import Callable, Iterator
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
  const files = %s;
  const shown = (src) => {
    const image = new Image();
    image.src = src;
    return image.decode().then(() => image.naturalWidth > 0, () => false);
  };
  const played = async (src) => {
    const video = document.createElement("video");
    video.muted = true;
    video.src = src;
    document.body.append(video);
    const runs = await new Promise((resolve) => {
      video.onerror = () => resolve(false);
      video.ontimeupdate = () => video.currentTime > 0.3 && resolve(true);
      setTimeout(() => resolve(false), 8000);
      video.play().catch(() => {});
    });
    const heard = video.mozHasAudio ?? video.webkitAudioDecodedByteCount > 0;
    return {runs, seen: video.videoWidth > 0, heard};
  };
  const told = await Promise.all(files.map(([src, still]) => (still ? shown(src) : played(src))));
  return Object.fromEntries(files.map(([src], n) => [src, told[n]]));
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
OFTEN_MORE |= {"mpeg4", "h264-ac3", "ac3", "avi", "rf64", "AVIF", "BMP"}


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


def compare(shelf: Path, ask: Callable[[str], dict[str, Any]]) -> None:
    """Whatever the table says plays, plays; what it says does not, does not, where that is sure."""
    facts = {path.name: look_at(path) for path in sorted(shelf.iterdir()) if path.suffix != ".html"}
    why = {name: unplayable(one, use_of(Path(name).stem), name) for name, one in facts.items()}
    sure = [name for name in facts if why[name] is None or Path(name).stem not in OFTEN_MORE]
    sure = [name for name in sure if Path(name).suffix in MEDIA_TYPES]
    told = ask(PLAY % json.dumps([[name, use_of(Path(name).stem) == "still"] for name in sure]))
    wrong = []
    for name in sure:
        said, use = told[name], use_of(Path(name).stem)
        if use != "still":
            heard = facts[name].sound is None or said["heard"]
            said = said["runs"] and heard and (use == "sound" or said["seen"])
        if said != (why[name] is None):
            wrong.append((name, why[name], told[name]))
    assert wrong == []


@pytest.mark.browser
def test_chromium_plays_what_the_table_says(shelf: Path, address: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{address}/page.html")
    compare(shelf, page.evaluate)
    page.close()


@pytest.mark.browser
@pytest.mark.skipif(find_firefox() is None, reason="no Firefox here")
def test_firefox_plays_what_the_table_says(shelf: Path, address: str) -> None:
    with open_firefox() as firefox:
        firefox.go(f"{address}/page.html")
        compare(shelf, lambda script: firefox.run(f"return {script}"))
