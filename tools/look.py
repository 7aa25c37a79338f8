"""Pictures of every layout, to be looked at.

    python tools/look.py OUT [layout …] [--theme blue] [--size 1280x720]

Needs Playwright and a Chromium (CHROMIUM, default /usr/bin/chromium).
"""

from __future__ import annotations

import argparse
import mimetypes
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from ceremony.model.card import Card  # noqa: E402
from ceremony.staging.pictures import draw, overfull  # noqa: E402
from tests import gallery  # noqa: E402

STAND_IN = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 90" preserveAspectRatio="xMidYMid slice">'
    '<rect width="160" height="90" fill="#7d93ad"/><circle cx="112" cy="46" r="11" fill="#f7d58a"/>'
    '<path d="M0 58 30 36l22 18 26-30 34 34 48-14v46H0z" fill="#566a83"/>'
    '<path d="M0 70h160v20H0z" fill="#3d4f66"/></svg>'
)


def page_of(card: Card, theme: str) -> str:
    """A whole page around one card."""
    style = "html,body{margin:0;background:#000}.picture{width:100vw;height:100vh}"
    sheets = ("/theme/theme.css", "/static/css/picture.css", "/static/css/quick-cards.css")
    links = "".join(f'<link rel="stylesheet" href="{sheet}">' for sheet in sheets)
    body = f'<div class="picture" data-theme="{theme}">{draw(card)}</div>'
    return f'<!doctype html><meta charset="utf-8">{links}<style>{style}</style>{body}'


def answer(route: object, pages: dict[str, str]) -> None:
    """Serves the house's own files to the browser without a server."""
    path = route.request.url.split("//x", 1)[1].split("?")[0]  # type: ignore[attr-defined]
    if path in pages:
        route.fulfill(body=pages[path], content_type="text/html; charset=utf-8")  # type: ignore[attr-defined]
        return
    if path.startswith("/media/"):
        route.fulfill(body=STAND_IN, content_type="image/svg+xml")  # type: ignore[attr-defined]
        return
    file = (
        ROOT / "ceremony" / path.lstrip("/")
        if path.startswith("/theme/")
        else ROOT / "ceremony" / "web" / path.lstrip("/")
    )
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    if file.is_file():
        route.fulfill(body=file.read_bytes(), content_type=kind)  # type: ignore[attr-defined]
    else:
        route.abort()  # type: ignore[attr-defined]


FINISH = """() => {
  const time = document.querySelector('[data-countdown]');
  if (time) time.textContent = '08:45';
  document.querySelectorAll('[data-second]').forEach((dot) => {
    if (+dot.dataset.second > 45) dot.dataset.state = 'gone';
  });
  document.querySelectorAll('.tile[data-key]').forEach((tile, i, all) => {
    const now = [...all].findIndex((one) => one.dataset.state === 'current');
    if (i < now) tile.dataset.state = i === 2 ? 'absent' : 'signed';
  });
  return document.fonts.ready.then(() => true);
}"""


def main() -> None:
    """Renders what was asked for into a folder."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("layouts", nargs="*")
    parser.add_argument("--theme", default="ceremonial")
    parser.add_argument("--size", default="1920x1080")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    cards = {f"real-{k}": c for k, c in gallery.REAL.items()} | {
        f"long-{k}": c for k, c in gallery.LONGEST.items()
    }
    chosen = {k: c for k, c in cards.items() if not asked.layouts or any(want in k for want in asked.layouts)}
    pages = {f"/{name}": page_of(card, asked.theme) for name, card in chosen.items()}
    width, height = map(int, asked.size.split("x"))
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": width, "height": height})
        page.route("**/*", lambda route: answer(route, pages))
        for name, card in chosen.items():
            page.goto(f"http://x/{name}")
            page.evaluate(FINISH)
            page.wait_for_timeout(150)
            page.screenshot(path=asked.out / f"{name}-{asked.theme}-{height}.png")
            if found := overfull(card):
                sys.stdout.write(f"{name}: overfull {', '.join(found)}\n")
        browser.close()


if __name__ == "__main__":
    main()
