from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ceremony.web.guard import BODY_LIMIT, FORGED, Guard
from ceremony.web.settings import Settings

LAN = "192.168.1.20"


def guard(*, lan: bool = False) -> Guard:
    settings = Settings(
        Path(),
        "mau",
        8080,
        lan=lan,
        addresses=lambda: (LAN,),
    )

    def inner(environ: dict[str, Any], start: Any) -> list[bytes]:
        start("200 OK", [("Server", "gevent")])
        inner.seen = environ  # type: ignore[attr-defined]
        return [b"inside"]

    return Guard(inner, settings)


def ask(door: Guard, path: str = "/", **more: str) -> tuple[int, dict[str, str]]:
    told: dict[str, Any] = {}

    def start(status: str, headers: list[tuple[str, str]], _exc: object = None) -> None:
        told["status"], told["headers"] = int(status[:3]), dict(headers)

    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "HTTP_HOST": "127.0.0.1:8080",
        "REMOTE_ADDR": "127.0.0.1",
    } | more
    list(door(environ, start))
    return told["status"], told["headers"]


SOCKET = {
    "path": "/socket.io/",
    "QUERY_STRING": "EIO=4&transport=websocket",
    "HTTP_UPGRADE": "websocket",
    "HTTP_CONNECTION": "Upgrade",
    "HTTP_SEC_WEBSOCKET_VERSION": "13",
    "HTTP_SEC_WEBSOCKET_KEY": "dGhlIHNhbXBsZSBub25jZQ==",
}


@pytest.mark.parametrize("where", [{"path": "/"}, {"path": "/api/view/console"}, SOCKET])
@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8080", 200),
        ("localhost:8080", 200),
        ("LOCALHOST:8080", 200),
        ("[::1]:8080", 200),
        ("127.0.0.1", 421),
        ("127.0.0.1:8081", 421),
        ("evil.example:8080", 421),
        ("127.0.0.1.evil.example:8080", 421),
        (f"{LAN}:8080", 421),
        ("", 421),
    ],
)
def test_only_this_machines_own_names_are_answered(where: dict[str, str], host: str, status: int) -> None:
    assert ask(guard(), **where | {"HTTP_HOST": host})[0] == status


def test_a_lan_address_is_answered_only_with_lan() -> None:
    assert ask(guard(lan=True), HTTP_HOST=f"{LAN}:8080")[0] == 200
    assert ask(guard(lan=True), HTTP_HOST="192.168.1.21:8080")[0] == 421


def test_a_new_lan_address_is_found_when_it_is_asked_for() -> None:
    door = guard(lan=True)
    door.own = ()
    assert ask(door, HTTP_HOST=f"{LAN}:8080")[0] == 200


@pytest.mark.parametrize("where", [{"path": "/"}, {"path": "/api/command"}, SOCKET])
@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("http://127.0.0.1:8080", 200),
        ("http://localhost:8080", 200),
        ("https://127.0.0.1:8080", 403),
        ("http://127.0.0.1:9999", 403),
        ("http://evil.example", 403),
        ("http://127.0.0.1:8080.evil.example", 403),
        ("null", 403),
        ("", 403),
    ],
)
def test_only_pages_of_this_server_may_ask(where: dict[str, str], origin: str, status: int) -> None:
    assert ask(guard(), **where | {"HTTP_ORIGIN": origin})[0] == status


def test_forwarded_headers_change_nothing_and_go_no_further() -> None:
    door = guard()
    forged = dict.fromkeys(FORGED, "127.0.0.1:8080")
    assert ask(door, HTTP_HOST="evil.example", **forged)[0] == 421
    assert ask(door, HTTP_ORIGIN="http://evil.example", **forged)[0] == 403
    assert ask(door, **forged)[0] == 200
    assert not set(FORGED) & set(door.inner.seen)  # type: ignore[attr-defined]


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "BREW"])
def test_other_methods_are_refused(method: str) -> None:
    assert ask(guard(), REQUEST_METHOD=method)[0] == 405


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"CONTENT_LENGTH": str(BODY_LIMIT)}, 200),
        ({"CONTENT_LENGTH": str(BODY_LIMIT + 1)}, 413),
        ({"CONTENT_LENGTH": "-5"}, 400),
        ({"CONTENT_LENGTH": "many"}, 400),
        ({"HTTP_TRANSFER_ENCODING": "chunked"}, 411),
        ({"QUERY_STRING": "a" * 3000}, 414),
    ],
)
def test_large_or_unmeasured_requests_are_refused(more: dict[str, str], status: int) -> None:
    assert ask(guard(), REQUEST_METHOD="POST", **more)[0] == status


def test_every_answer_is_hardened_even_a_refusal() -> None:
    for answer in (ask(guard()), ask(guard(), HTTP_HOST="evil.example")):
        headers = answer[1]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "Server" not in headers


def test_the_policy_allows_no_inline_script_and_no_other_host() -> None:
    policy = ask(guard())[1]["Content-Security-Policy"]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["script-src"] == rules["style-src"] == rules["font-src"] == "'self'"
    assert "unsafe-eval" not in policy
    assert [name for name, value in rules.items() if "unsafe-inline" in value] == ["style-src-attr"]
    assert rules["connect-src"] == "'self' ws://127.0.0.1:8080"


def test_polling_never_reaches_the_sockets() -> None:
    assert ask(guard(), path="/socket.io/")[0] == 400
    assert ask(guard(), path="/socket.io/", REQUEST_METHOD="POST", HTTP_UPGRADE="websocket")[0] == 400
