"""A running show for tests: ``python -m ceremony run … --json`` as a child, and raw ways to talk to it.

with running_show(tmp_path) as show:
    show.command("open")
    show.command("go", expected=show.view()["standby"]["cue"])
    show.kill()  # like pulling the plug
    show.restart()  # the same port, the same record
    page = show.address("console")  # for a browser: with the token in its fragment
    with show.socket("screen", name="trai") as screen:
        screen.wait("view")
"""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import websocket

from ceremony.model.compiled import Compiled, dump_compiled, fingerprint
from ceremony.model.rundown import Rundown
from tests import sample

T = TypeVar("T")
FILM = Path(__file__).with_name("film.mp4")  # 90 s of one colour, H.264
PATIENCE = 20.0  # seconds; generous, the machine may be busy


def wait_until(ask: Callable[[], T], patience: float = PATIENCE) -> T:
    """The first true answer of ``ask``; AssertionError when none comes in time."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        answer = ask()
        if answer:
            return answer
        time.sleep(0.01)
    raise AssertionError("it did not happen in time")


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


def make_workspace(folder: Path, rundown: Rundown | None = None) -> Path:
    """A workspace with nothing but a compiled rundown; a film that is not there is a short one that plays."""
    rundown = rundown or sample.rundown()
    media = folder / "media" / rundown.event
    media.mkdir(parents=True, exist_ok=True)
    for film in {cue.film.src for cue in rundown.cues if cue.film}:
        (media / film).parent.mkdir(parents=True, exist_ok=True)
        if not (media / film).exists():  # a test may have brought one of its own
            shutil.copyfile(FILM, media / film)
    (folder / "agendas" / rundown.event).mkdir(parents=True, exist_ok=True)
    kept = folder / ".ceremony" / rundown.event / "rundown.json"
    kept.parent.mkdir(parents=True, exist_ok=True)
    made = Compiled(fingerprint(folder, rundown.event), rundown)
    kept.write_text(dump_compiled(made), encoding="utf-8")
    return folder


@dataclass(frozen=True)
class Answer:
    """An HTTP answer; header names in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)


class RawSocket:
    """A Socket.IO client without any library's rules: frames in, frames out, its own deadlines."""

    def __init__(
        self, port: int, role: str, auth: object, headers: Mapping[str, str] | None = None, through: int = 0
    ) -> None:
        """``through``: the port of a proxy that leads to ``port``."""
        self.role = role
        self._next_ack = 0
        self.inbox: list[tuple[str, Any]] = []
        self.ws = websocket.create_connection(
            f"ws://127.0.0.1:{through or port}/socket.io/?EIO=4&transport=websocket",
            host=f"127.0.0.1:{port}",
            timeout=PATIENCE,
            suppress_origin=True,
            header=dict(headers or {}),
            skip_utf8_validation=True,  # in plain Python it costs 4 ms a view, which is not the server's
        )
        self.hello = json.loads(self.read()[1:])
        self.send(f"40/{role}," + json.dumps(auth))
        self.connected = False
        while True:
            frame = self.read()
            if frame.startswith("4"):
                self.connected = frame.startswith("40")
                body = frame[2:].split(",", 1)[1] if frame.startswith("44/") else frame[2:]
                self.refusal = None if self.connected else json.loads(body or "null")
                break

    def send(self, frame: str) -> None:
        """One raw frame."""
        self.ws.send(frame)

    def read(self) -> str:
        """The next frame that is no ping; ConnectionError when the socket has ended."""
        while True:
            try:
                frame = self.ws.recv()
            except (websocket.WebSocketException, OSError) as fault:
                raise ConnectionError(str(fault)) from fault
            if frame == "2":
                self.ws.send("3")
            elif not frame or frame == "1":
                raise ConnectionError("closed")
            else:
                return str(frame)

    def _take(self, frame: str) -> tuple[str, Any]:
        kind, rest = frame[:2], frame[2:]
        body = rest.split(",", 1)[1] if rest.startswith("/") and "," in rest else rest
        if kind == "43":
            number, _, value = body.partition("[")
            return f"ack {number}", json.loads("[" + value)
        if kind == "42":
            event, *args = json.loads(body)
            return event, args[0] if args else None
        return kind, body

    def wait(self, event: str, accept: Callable[[Any], bool] = lambda _: True) -> Any:
        """The next ``event`` that ``accept`` takes; others that come before it stay in ``inbox``."""
        for place, (name, value) in enumerate(self.inbox):
            if name == event and accept(value):
                del self.inbox[place]
                return value
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            name, value = self._take(self.read())
            if name == event and accept(value):
                return value
            self.inbox.append((name, value))
        raise AssertionError(f"no {event} came")

    def ask(self, event: str, *args: object) -> Any:
        """Send an event and wait for its acknowledgement."""
        self._next_ack += 1
        number = self._next_ack
        self.send(f"42/{self.role},{number}" + json.dumps([event, *args]))
        answer = self.wait(f"ack {number}")
        return answer[0] if answer else None

    def command(self, type: str, **fields: object) -> Any:
        """A command with a fresh id, unless one is given."""
        return self.ask("command", {"id": uuid.uuid4().hex, **fields, "type": type})

    def close(self) -> None:
        """End the socket."""
        with contextlib.suppress(Exception):
            self.ws.close(timeout=0)

    def __enter__(self) -> RawSocket:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class Show:
    """One event that runs in a child process; ``quiet`` keeps it from opening windows.

    ``module``: what is run, with ``before`` in front of the command.
    """

    quiet: tuple[str, ...] = ("--no-open",)
    module = "ceremony"
    before: tuple[str, ...] = ()

    def __init__(self, workspace: Path, event: str, *flags: str) -> None:
        self.workspace, self.event, self.flags = workspace, event, flags
        self.port = free_port()
        self.tokens: dict[str, str] = {}
        self.url = f"http://127.0.0.1:{self.port}"
        self.errors = workspace / "stderr.txt"
        self.child: subprocess.Popen[str] | None = None
        self.start()

    def start(self) -> None:
        """Start the child and wait for its line."""
        words = ["run", self.event, "--workspace", str(self.workspace), "--port", str(self.port)]
        with self.errors.open("a", encoding="utf-8") as errors:
            self.child = subprocess.Popen(
                [sys.executable, "-m", self.module, *self.before, *words, *self.quiet, "--json", *self.flags],
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                encoding="utf-8",
                env=os.environ | {"PYTHONUNBUFFERED": "1"},
            )
        assert self.child.stdout is not None
        line = self.child.stdout.readline()
        assert line, f"the show did not start: {self.errors.read_text(encoding='utf-8')[-2000:]}"
        told = json.loads(line)
        assert "tokens" in told, told
        self.tokens, self.url = told["tokens"], told["url"]

    @property
    def pid(self) -> int:
        """The child's process id."""
        assert self.child is not None
        return self.child.pid

    def kill(self) -> None:
        """End the child without a word, as a power failure would."""
        assert self.child is not None
        self.child.kill()
        self.child.wait()
        assert self.child.stdout is not None
        self.child.stdout.close()

    def restart(self) -> None:
        """Start it again on the same port with the same record."""
        self.start()

    def stop(self) -> int:
        """End it as Ctrl-C would; its exit code."""
        assert self.child is not None
        if self.child.poll() is None:
            self.child.send_signal(signal.SIGINT)
            try:
                self.child.wait(10)
            except subprocess.TimeoutExpired:
                self.kill()
        if self.child.stdout is not None:
            self.child.stdout.close()
        return int(self.child.returncode)

    def http(
        self,
        method: str,
        path: str,
        *,
        role: str = "",
        body: object = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """One HTTP request; ``role`` sends that role's token, ``body`` goes as JSON."""
        told = {"Host": f"127.0.0.1:{self.port}"}
        if role:
            told["Authorization"] = f"Bearer {self.tokens.get(role, role)}"
        data = None
        if body is not None:
            data = body if isinstance(body, bytes) else json.dumps(body).encode()
            told["Content-Type"] = "application/json"
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            link.request(method, path, body=data, headers=told | dict(headers or {}))
            got = link.getresponse()
            return Answer(got.status, {k.lower(): v for k, v in got.getheaders()}, got.read())
        finally:
            link.close()

    def command(self, type: str, *, role: str = "console", **fields: object) -> Any:
        """One command over HTTP; its acknowledgement."""
        raw = {"id": uuid.uuid4().hex, **fields, "type": type}
        return self.http("POST", "/api/command", role=role, body=raw).json()

    def view(self, role: str = "console") -> Any:
        """The newest view of a role."""
        return self.http("GET", f"/api/view/{role}", role=role).json()

    def go(self, times: int = 1) -> Any:
        """GO as an operator would press it: not faster than the guard; the last view of the console."""
        for _ in range(times):
            expected, word = self.view()["standby"]["cue"], ""

            def pressed(cue: str = expected) -> bool:
                nonlocal word
                answer = self.command("go", expected=cue, confirm=word)
                word = answer.get("ask", "")
                return bool(answer["ok"])

            wait_until(pressed)
        return self.view()

    def socket(
        self, role: str, *, token: str | None = None, name: str = "", client: str = "", **more: Any
    ) -> RawSocket:
        """A raw Socket.IO connection in the namespace of a role."""
        own = self.tokens[role] if token is None else token
        auth = {"token": own, "name": name, "client": client or uuid.uuid4().hex}
        return RawSocket(self.port, role, auth, **more)

    def address(self, page: str) -> str:
        """The address of a page with its token, such as "console" or "screen/trai"."""
        return f"{self.url}/{page}#token={self.tokens[page.split('/', maxsplit=1)[0]]}"


@contextlib.contextmanager
def running_show(folder: Path, rundown: Rundown | None = None, *flags: str) -> Iterator[Show]:
    """A show that runs a rundown (the sample one) in a workspace of its own, and is ended afterwards."""
    rundown = rundown or sample.rundown()
    show = Show(make_workspace(folder, rundown), rundown.event, *flags)
    try:
        yield show
    finally:
        show.stop()
