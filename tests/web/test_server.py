"""How messages leave: whole, one after the other, however slowly the other side reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import gevent
import pytest
from gevent import socket

from ceremony.web.line import GOODBYE, WholeSocket

BIG = b"v" * 3_000_000  # more than a socket takes without its reader


@dataclass
class Pair:
    """A socket and who reads from it."""

    line: WholeSocket
    reader: Any

    def read(self, size: int) -> bytes:
        got = b""
        with gevent.Timeout(10):
            while len(got) < size:
                got += self.reader.recv(1 << 20)
        return got


@pytest.fixture
def pair() -> Iterator[Pair]:
    ours, theirs = socket.socketpair()
    yield Pair(WholeSocket(ours), theirs)
    ours.close()
    theirs.close()


def test_a_message_that_fits_is_sent_at_once(pair: Pair) -> None:
    assert pair.line.offer(b"view 1")
    assert pair.line.offer(b"view 2")
    assert pair.read(12) == b"view 1view 2"


def test_what_a_slow_reader_does_not_take_at_once_follows_before_anything_else(pair: Pair) -> None:
    assert pair.line.offer(BIG)
    gevent.spawn(pair.line.send, b"next")
    assert pair.read(len(BIG) + 4) == BIG + b"next"


def test_nothing_is_put_into_the_middle_of_another_message(pair: Pair) -> None:
    sending = gevent.spawn(pair.line.send, BIG)
    gevent.sleep(0)
    assert not pair.line.offer(b"view")
    assert pair.read(len(BIG)) == BIG
    sending.join()
    assert pair.line.offer(b"view")


def test_nothing_is_said_after_the_last_word(pair: Pair) -> None:
    pair.line.send(GOODBYE + b"\0")
    assert not pair.line.offer(b"view")


def test_a_page_that_is_gone_takes_nothing_and_the_next_page_does(pair: Pair) -> None:
    pair.reader.close()
    assert not pair.line.offer(b"view")
    assert not pair.line.offer(b"view")


def test_who_reads_nothing_for_long_is_given_up(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ceremony.web.line.SEND_TIMEOUT", 0.01)
    with pytest.raises(OSError, match="does not read"):
        pair.line.send(BIG)
    assert not pair.line.offer(b"view")


def test_the_rest_of_a_message_that_nobody_reads_is_given_up_too(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ceremony.web.line.SEND_TIMEOUT", 0.01)
    assert pair.line.offer(BIG)
    with pytest.raises(OSError, match="Broken pipe"), gevent.Timeout(10):
        pair.line.send(b"next")
