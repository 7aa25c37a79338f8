"""No guest can stop the show: every attack for a short time, and what is missed without a protection."""

from __future__ import annotations

import http.client
import json
import signal
import socket
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bench.figures import share
from tests.hostile.attacks import SOURCE, TARGET, attacks, frame, handshake
from tests.hostile.measure import HostileShow, attacked, hostile_show, open_door, watch
from tests.running import PATIENCE, wait_until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems have one loopback address")

SECONDS = 1.0
ACK, DOOR, WELL = 2000.0, 8000.0, 5000.0  # milliseconds; generous, the machine may be busy
NAMES = tuple(attacks(1, "x"))


@pytest.fixture(scope="module")
def show(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HostileShow]:
    with hostile_show(tmp_path_factory.mktemp("workspace")) as running:
        yield running


@pytest.mark.parametrize("name", NAMES)
def test_the_operator_goes_on_while_one_host_attacks(show: HostileShow, name: str) -> None:
    figures = watch(show, name, SECONDS)
    assert share(figures.acks, 0.5) < ACK / 4
    assert max(figures.acks) < ACK
    assert max(figures.doors) < DOOR
    assert figures.recovery < WELL


def test_all_that_leaves_no_trace_in_the_log_and_no_connection(show: HostileShow) -> None:
    descriptors = Path(f"/proc/{show.pid}/fd")
    wait_until(lambda: len(list(descriptors.iterdir())) < 100)
    told = show.errors.read_text(encoding="utf-8")
    assert "Traceback" not in told, told[-2000:]
    assert told.count("\n") < 10
    assert "127.0.0.66" not in told


@pytest.mark.parametrize(
    ("plant", "name", "seconds"),
    [("no_turns", "piped pages, 24 connections", 5), ("no_bounds", "frames with the guests' token", 5)],
)
def test_without_turns_and_bounds_the_show_stands_still(
    tmp_path: Path, plant: str, name: str, seconds: float
) -> None:
    with hostile_show(tmp_path, plant=plant) as show:
        assert stands_still(show, name, seconds)
        show.kill()


def stands_still(show: HostileShow, name: str, seconds: float) -> bool:
    """Whether an attack keeps the operator waiting, or puts the console out."""
    try:
        return max(watch(show, name, seconds).acks) > ACK
    except (OSError, AssertionError):
        return True


@pytest.mark.parametrize(
    "name", ["idle connections", "bodies that never come", "a thousand guests who never read"]
)
def test_strangers_never_take_the_last_descriptors(tmp_path: Path, name: str) -> None:
    with hostile_show(tmp_path, descriptors=256) as show, attacked(show, name, 60):
        wait_until(lambda: open_files(show) > 45)
        assert doors_open(show, 8)
        assert open_files(show) < 240


def test_where_strangers_are_not_counted_they_take_them(tmp_path: Path) -> None:
    with hostile_show(tmp_path, plant="no_places", descriptors=256) as show:
        with attacked(show, "idle connections", 60):
            wait_until(lambda: is_stuck(show))
        show.kill()


def doors_open(show: HostileShow, times: int) -> bool:
    """Whether a console, a screen and a piece of a film get in, so many times at once."""
    pages = []
    (show.workspace / "media" / show.event / "phim.mp4").write_bytes(b"0123456789")
    try:
        for _ in range(times):
            open_door(show)
            pages += [show.socket("screen"), show.socket("console")]
            assert all(page.wait("view") for page in pages[-2:])
            piece = show.http("GET", "/media/phim.mp4", role="screen", headers={"Range": "bytes=5-9"})
            assert (piece.status, piece.body) == (206, b"56789")
    except (OSError, AssertionError):
        return False
    finally:
        for page in pages:
            page.close()
    return True


def open_files(show: HostileShow) -> int:
    """How many descriptors the show holds."""
    return len(list(Path(f"/proc/{show.pid}/fd").iterdir()))


def test_a_machine_with_more_devices_than_descriptors_says_so_once_and_goes_on(tmp_path: Path) -> None:
    with hostile_show(tmp_path, descriptors=256) as show:
        held = [socket.create_connection(("127.0.0.1", show.port)) for _ in range(400)]
        wait_until(lambda: "no descriptor is left" in show.errors.read_text(encoding="utf-8"))
        for link in held:
            link.close()
        open_door(show)
        assert show.errors.read_text(encoding="utf-8").count("\n") == 1


def test_a_page_costs_one_descriptor(tmp_path: Path) -> None:
    with hostile_show(tmp_path) as show:
        before = open_files(show)
        pages = [show.socket("follow") for _ in range(20)]
        assert open_files(show) <= before + len(pages)
        for page in pages:
            page.close()


@pytest.mark.parametrize("name", ["idle connections", "frames with the guests' token", "handshakes"])
def test_a_desk_behind_the_attackers_own_router_gets_in(show: HostileShow, name: str) -> None:
    with attacked(show, name, 30):
        for _ in range(5):
            assert view_of_desk(show) == 200
            joined = join_as(show, "desk")
            assert b"40/desk," in joined, joined


def view_of_desk(show: HostileShow) -> int:
    """The status of a desk's request from the attacker's address."""
    link = http.client.HTTPConnection(TARGET, show.port, timeout=PATIENCE, source_address=(SOURCE, 0))
    link.request("GET", "/api/view/desk", headers={"Authorization": f"Bearer {show.tokens['desk']}"})
    status = link.getresponse().status
    link.close()
    return status


def join_as(show: HostileShow, role: str) -> bytes:
    """What a page hears that comes from the attacker's address and joins, until it is let in."""
    heard = b""
    with socket.create_connection((TARGET, show.port), PATIENCE, (SOURCE, 0)) as link:
        link.sendall(handshake(show.port))
        while b"\r\n\r\n" not in heard:
            heard += link.recv(4096) or b"\r\n\r\n"
        link.sendall(frame(f"40/{role},".encode() + json.dumps({"token": show.tokens[role]}).encode()))
        while f"40/{role},".encode() not in heard and (piece := link.recv(4096)):
            heard += piece
    return heard


def test_who_is_told_to_end_ends_even_when_it_is_stuck(tmp_path: Path) -> None:
    with hostile_show(tmp_path, plant="stuck") as show:
        assert show.child is not None
        page = show.socket("console")
        wait_until(lambda: is_stuck(show))
        begun = time.monotonic()
        show.child.send_signal(signal.SIGTERM)
        assert show.child.wait(PATIENCE) == 0
        assert time.monotonic() - begun < 10
        page.close()


def is_stuck(show: HostileShow) -> bool:
    """Whether it answers no longer."""
    try:
        urllib.request.urlopen(f"{show.url}/healthz", timeout=1).close()
    except OSError:
        return True
    return False
