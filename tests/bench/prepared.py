"""The floor: two real slides prepared on a bare page, swapped by opacity at a word over Socket.IO.

The page whose figures the goals were set by: Flask-SocketIO on gevent without Nagle, a view of 1 KB, no
journal, no fade, nothing else on the page. ``python -m tests.bench.prepared PORT FILE``; the file holds the
HTML of the two slides as a JSON list.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

from tests.running import free_port

HOME = Path(__file__).resolve().parents[2]
FILLER = "x" * 1000  # what a view carries besides its number
PAGE = """<!doctype html><meta charset="utf-8"><title>prepared</title>
<link rel="stylesheet" href="/theme/theme.css"><link rel="stylesheet" href="/static/css/picture.css">
<link rel="stylesheet" href="/static/css/screen.css">
<body class="hall" data-theme="ceremonial"><main class="fit">
<div class="layer" id="a"><div class="picture" data-theme="ceremonial">%s</div></div>
<div class="layer" id="b"><div class="picture" data-theme="ceremonial">%s</div></div>
</main><button id="go" style="position:fixed;z-index:9">GO</button>
<script type="module">
import { io } from "/static/js/lib/socket.io.esm.min.js";
const socket = io({ transports: ["websocket"] });
const layers = [document.getElementById("a"), document.getElementById("b")];
window.painted = {}; window.ready = false; window.count = 0;
socket.on("connect", () => { window.ready = true; });
socket.on("view", ({ n }) => {
  layers.forEach((layer, place) => { layer.style.opacity = n %% 2 === place ? 1 : 0; });
  requestAnimationFrame(() => requestAnimationFrame(() => { window.painted[n] = Date.now(); }));
});
document.getElementById("go").onclick = () => {
  window.count += 1; socket.emit("go", { n: window.count }, () => {});
};
</script>"""


@contextmanager
def prepared_page(slides: Sequence[str], folder: Path) -> Iterator[int]:
    """A running server of two slides; its port."""
    port, file = free_port(), folder / "slides.json"
    folder.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(list(slides)), encoding="utf-8")
    words = [sys.executable, "-m", "tests.bench.prepared", str(port), str(file)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, cwd=HOME) as child:
        try:
            assert child.stdout is not None
            assert child.stdout.readline() == "ready\n"
            yield port
        finally:
            child.kill()


def serve(port: int, slides: Sequence[str]) -> None:
    """Serve for good; prints ``ready`` once it listens."""
    from flask import Flask, send_from_directory
    from flask.typing import ResponseReturnValue
    from flask_socketio import SocketIO

    from ceremony.web.server import make_server
    from ceremony.web.websocket import use_page_sockets

    app = Flask(__name__, static_folder=str(HOME / "ceremony" / "web" / "static"), static_url_path="/static")
    socketio = SocketIO(app, async_mode="gevent", async_handlers=False, transports=["websocket"])
    use_page_sockets(socketio.server.eio)

    @app.get("/")
    def page() -> ResponseReturnValue:
        return PAGE % (slides[0], slides[1])

    @app.get("/theme/<path:path>")
    def theme(path: str) -> ResponseReturnValue:
        return send_from_directory(str(resources.files("ceremony.theme")), path)

    @socketio.on("go")  # type: ignore[untyped-decorator]
    def go(fields: dict[str, int]) -> dict[str, bool]:
        socketio.emit("view", {"n": fields["n"], "filler": FILLER})
        return {"ok": True}

    server = make_server(app.wsgi_app, "127.0.0.1", port)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    server.serve_forever()


if __name__ == "__main__":
    serve(int(sys.argv[1]), json.loads(Path(sys.argv[2]).read_text(encoding="utf-8")))
