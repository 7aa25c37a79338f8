"""A film on the hall's screens: how soon it moves after GO, and how far two screens are apart."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

from playwright.sync_api import Browser

from tests.bench.walls import open_page
from tests.running import running_show

# The film's own time against the machine's clock, at a frame that has just been put up.
FILM_AGAINST_CLOCK = """() => new Promise((tell) => {
  document.querySelector('.layer[data-place="front"] video').requestVideoFrameCallback((now, frame) =>
    tell(frame.mediaTime * 1000 - (performance.timeOrigin + frame.expectedDisplayTime)));
})"""
FIRST_FRAME = """() => new Promise((resolve) => {
  const end = performance.now() + 4000;
  const seen = new Set();
  const look = () => {
    for (const video of document.querySelectorAll("video")) {
      if (seen.has(video)) continue;
      seen.add(video);
      const note = (_, frame) => {
        if (frame.mediaTime > 0 && !video.paused) resolve(Date.now());
        else video.requestVideoFrameCallback(note);
      };
      video.requestVideoFrameCallback(note);
    }
    if (performance.now() < end) setTimeout(look, 2); else resolve(0);
  };
  look();
})"""


def make_film(folder: Path) -> bool:
    """Twelve seconds of moving picture with the index in front; False without an encoder."""
    try:
        import imageio_ffmpeg
    except ImportError:
        return False
    source = ["-f", "lavfi", "-i", "testsrc2=size=1920x1080:rate=30", "-t", "12", "-pix_fmt", "yuv420p"]
    out = folder / "tong-ket.mp4"
    out.parent.mkdir(parents=True, exist_ok=True)
    words = [
        imageio_ffmpeg.get_ffmpeg_exe(),
        "-v",
        "error",
        "-y",
        *source,
        "-movflags",
        "+faststart",
        str(out),
    ]
    return subprocess.run(words, check=False).returncode == 0


def measure_film(browser: Browser, folder: Path, times: int) -> list[float]:
    """GO on a film that was prepared → its first moving frame."""
    if not make_film(folder / "media" / "mau" / "phim"):
        return []
    spent: list[float] = []
    with running_show(folder) as show:
        show.command("open")
        show.go(2)
        screen = open_page(browser, show.address("screen/0"))
        time.sleep(2)
        for _ in range(times):
            time.sleep(1.5)  # the screen prepares what is on standby
            screen.evaluate(f"() => {{ window.firstFrame = ({FIRST_FRAME})(); }}")
            expected = show.view()["standby"]["cue"]
            begun = time.time() * 1000
            show.command("go", expected=expected)
            at = float(screen.evaluate("() => window.firstFrame"))
            if at:
                spent.append(at - begun)
            show.command("take", cue="ly-do")
        screen.context.close()
    return spent


def measure_step(browser: Browser, folder: Path, samples: int) -> list[float]:
    """How far apart two screens show the same film, once each has had two seconds to settle."""
    if not make_film(folder / "media" / "mau" / "phim"):
        return []
    apart: list[float] = []
    with running_show(folder) as show:
        show.command("open")
        screens = [open_page(browser, show.address(f"screen/{number}")) for number in range(2)]
        show.go(2)
        time.sleep(2)
        while len(apart) < samples:
            show.go()
            time.sleep(2)
            for _ in range(8):
                first, second = (screen.evaluate(FILM_AGAINST_CLOCK) for screen in screens)
                apart.append(abs(first - second))
                time.sleep(0.8)
            show.command("take", cue="ly-do")
            time.sleep(1)
        for screen in screens:
            screen.context.close()
    return apart
