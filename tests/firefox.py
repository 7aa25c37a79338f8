"""Firefox for tests, driven by WebDriver BiDi: the browser's own words over a websocket, no driver between.

with open_firefox() as firefox:
    firefox.resize(1366, 768)
    firefox.go(show.address("console"))
    firefox.run("return document.title")  # the body of an async function
"""

from __future__ import annotations

import base64
import contextlib
import json
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import websocket

from tests.running import free_port

NAMES = ("firefox-esr", "firefox")
PATIENCE = 60.0  # seconds for one answer; the machine may be busy


def find_firefox() -> str | None:
    """This machine's Firefox, or None."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


class Firefox:
    """One window of one running Firefox."""

    def __init__(self, port: int) -> None:
        self._ws = self._connect(port)
        self._next = 0
        self._ask("session.new", capabilities={})
        self._window = self._ask("browsingContext.getTree")["contexts"][0]["context"]

    @staticmethod
    def _connect(port: int) -> websocket.WebSocket:
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                return websocket.create_connection(
                    f"ws://127.0.0.1:{port}/session", timeout=PATIENCE, suppress_origin=True
                )
            except (OSError, websocket.WebSocketException):
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.1)

    def _ask(self, method: str, **params: object) -> Any:
        self._next += 1
        self._ws.send(json.dumps({"id": self._next, "method": method, "params": params}))
        while True:
            answer = json.loads(self._ws.recv())
            if answer.get("id") != self._next:
                continue  # an event that nobody waits for
            assert answer["type"] == "success", answer
            return answer["result"]

    def go(self, url: str) -> None:
        """Load a page anew; an address that differs in its fragment alone would be no other page."""
        self._ask("browsingContext.navigate", context=self._window, url="about:blank", wait="complete")
        self._ask("browsingContext.navigate", context=self._window, url=url, wait="complete")

    def resize(self, width: int, height: int) -> None:
        """Make the page so large (CSS pixels)."""
        self._ask(
            "browsingContext.setViewport",
            context=self._window,
            viewport={"width": width, "height": height},
        )

    def run(self, body: str) -> Any:
        """What the body of an async function returns; AssertionError when it throws."""
        told = self._ask(
            "script.evaluate",
            expression=f"(async () => {{{body}}})().then((told) => JSON.stringify(told ?? null))",
            target={"context": self._window},
            awaitPromise=True,
        )
        assert told["type"] == "success", told["exceptionDetails"]["text"]
        return json.loads(told["result"]["value"])

    def picture(self) -> bytes:
        """The page as PNG."""
        shot = self._ask("browsingContext.captureScreenshot", context=self._window)
        return base64.b64decode(shot["data"])

    def close(self) -> None:
        """End the connection."""
        with contextlib.suppress(Exception):
            self._ws.close(timeout=0)


@contextlib.contextmanager
def open_firefox() -> Iterator[Firefox]:
    """A headless Firefox with a profile of its own. LookupError when this machine has none."""
    program = find_firefox()
    if program is None:
        raise LookupError("no Firefox here: python3 dev.py test installs one on Debian")
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="firefox-", ignore_cleanup_errors=True) as profile:
        words = ["--headless", "--no-remote", "--profile", profile, f"--remote-debugging-port={port}"]
        with (Path(profile) / "told.txt").open("wb") as told:
            child = subprocess.Popen([program, *words, "about:blank"], stdout=told, stderr=told)
        try:
            firefox = Firefox(port)
            yield firefox
            firefox.close()
        finally:
            child.terminate()
            try:
                child.wait(15)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
