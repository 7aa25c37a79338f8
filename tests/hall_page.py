"""The screen's own page around given pictures, without a server: for what happens between two of them."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[1]
TEMPLATE = ROOT / "ceremony" / "web" / "templates" / "screen.html"
STEER = """<script type="module">
import { makeLayers } from "/static/js/screen/layers.js";
import { makeOverlays } from "/static/js/screen/overlays.js";
import { mount } from "/static/js/picture.js";
const now = () => 1640912400000;
const waiting = document.getElementById("waiting");
const piled = [...document.querySelectorAll(".layer:not(#holding)")];
const tools = { now, onFilled() {}, onBlocked() {} };
window.layers = makeLayers(piled, waiting, document.body.dataset.theme, tools);
window.overlays = makeOverlays(document.getElementById("overlays"), { now });
window.title = (html) => mount(waiting.firstElementChild, { key: "waiting", html });
window.put = (cue, fadeMs = 0) => window.layers.show(cue, { sounding: false, fadeMs, up() {} });
document.fonts.ready.then(() => (window.ready = true));
</script>"""

HOLD = "for (const one of document.getAnimations()) one.pause();"


def load_look() -> Any:
    """The module that answers a browser from the house's own files."""
    spec = importlib.util.spec_from_file_location("look", ROOT / "tools" / "look.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def hall_page(browser: Browser, theme: str = "ceremonial", size: tuple[int, int] = (960, 540)) -> Any:
    """A page with ``put``, ``title`` and the overlays of a screen; close it afterwards."""
    look = load_look()
    html = re.sub(r"\{\{ theme .*?\}\}", theme, TEMPLATE.read_text(encoding="utf-8"))
    html = re.sub(r"\{\{.*?\}\}", "", html)
    html = html.replace('<script type="module" src="/static/js/screen/main.js"></script>', STEER)
    page: Any = browser.new_page(viewport={"width": size[0], "height": size[1]})
    page.route("**/*", lambda route: look.answer(route, {"/screen": html}))
    page.goto("http://x/screen")
    page.wait_for_function("() => window.ready")
    return page


def put(page: Any, html: str, *, key: str = "", fade_ms: int = 0, **live: Mapping[str, Any]) -> None:
    """A picture on the screen, as a view would bring it; a change stands at its first moment."""
    cue = {"key": key or html, "html": html, "layout": "", "film": None, **live}
    page.evaluate(f"([cue, ms]) => {{ window.put(cue, ms); {HOLD} }}", [cue, fade_ms])
