"""Who gets a place when there are too many, and whose turn it is."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import gevent
import pytest
from gevent import socket
from hypothesis import given
from hypothesis import strategies as st

from ceremony.web.gate import CREW, CREW_EACH, GUEST, STRANGER, Connection, Gate, Places, count, places_of
from ceremony.web.turns import MOST_LATE, Turns

HERE = "127.0.0.1"


@dataclass
class Sock:
    """Notes that it was hung up on."""

    over: bool = False

    def shutdown(self, _how: int) -> None:
        self.over = True


def gate(strangers: int = 4, guests: int = 4) -> Gate:
    def role_in(head: bytes) -> str:
        return head.decode()

    return Gate(lambda address: address == HERE, role_in, Places(strangers, guests))


def come(door: Gate, address: str, times: int = 1) -> list[Connection]:
    return [door.admit(Sock(), (address, 5000)) for _ in range(times)]


def gone(connections: list[Connection]) -> list[bool]:
    return [connection.sock.over for connection in connections]


def test_the_address_that_holds_most_gives_up_its_oldest() -> None:
    door = gate()
    guest = come(door, "10.0.0.1")
    host = come(door, "10.0.0.66", 3)
    newcomer = come(door, "10.0.0.2")
    assert gone(guest + newcomer) == [False, False]
    assert gone(host) == [True, False, False]


def test_a_request_that_is_being_answered_is_the_last_to_go() -> None:
    door = gate()
    host = come(door, "10.0.0.66", 4)
    host[0].idle = False
    come(door, "10.0.0.66")
    assert gone(host) == [False, True, False, False]


def test_this_machine_and_the_crew_are_never_counted() -> None:
    door = gate()
    crew = come(door, HERE, 50)
    desk = come(door, "10.0.0.66")
    door.recognise(desk[0], b"desk")
    come(door, "10.0.0.66", 50)
    assert not any(gone(crew + desk))
    assert desk[0].standing == CREW


def test_a_device_of_the_crew_takes_no_more_than_its_connections() -> None:
    door = gate()
    host: list[Connection] = []
    for _ in range(CREW_EACH + 5):
        host += come(door, "10.0.0.66")
        assert door.join(host[-1], "desk")
    assert gone(host) == [True] * 5 + [False] * CREW_EACH
    for one in host:
        one.idle = False
    late, other = come(door, "10.0.0.66")[0], come(door, "10.0.0.7")[0]
    assert not door.join(late, "desk")
    assert late.standing == STRANGER
    assert door.join(other, "desk")


def test_whoever_shows_the_crews_token_no_longer_is_a_stranger_again() -> None:
    door = gate()
    phone, here = come(door, "10.0.0.5")[0], come(door, HERE)[0]
    for one in (phone, here):
        door.recognise(one, b"desk")
        door.recognise(one, b"")
    assert (phone.standing, here.standing) == (STRANGER, CREW)
    door.recognise(phone, b"desk")
    assert phone.standing == CREW
    door.dismiss(phone)
    door.dismiss(here)
    assert (phone.standing, here.standing) == (STRANGER, CREW)
    assert list(door.strangers) == ["10.0.0.5"]
    assert door.crew == {}


def test_the_guests_token_makes_nobody_crew() -> None:
    door = gate()
    phone = come(door, "10.0.0.5")[0]
    door.recognise(phone, b"follow")
    assert door.join(phone, "follow")
    assert phone.standing == GUEST
    assert count(door.strangers) == 0


def test_one_host_that_takes_all_places_of_guests_gives_one_up_for_another() -> None:
    door = gate(strangers=20)
    host = come(door, "10.0.0.66", 5)
    assert [door.join(one, "follow") for one in host] == [True, True, True, True, False]
    phone = come(door, "10.0.0.5")[0]
    assert door.join(phone, "follow")
    assert gone(host) == [False, False, False, True, False]
    assert not phone.sock.over


def test_a_crew_page_joins_whatever_the_guests_hold() -> None:
    door = gate(strangers=20)
    for one in come(door, "10.0.0.66", 4):
        door.join(one, "follow")
    desk = come(door, "10.0.0.66")[0]
    assert door.join(desk, "desk")
    assert desk.standing == CREW


@given(
    st.lists(st.tuples(st.sampled_from(["10.0.0.1", "10.0.0.2", "10.0.0.66"]), st.booleans()), max_size=60)
)
def test_no_order_of_coming_and_joining_exceeds_the_places(steps: list[tuple[str, bool]]) -> None:
    door = gate()
    for address, joins in steps:
        one = come(door, address)[0]
        if joins:
            door.join(one, "follow")
        assert count(door.strangers) <= 4
        assert count(door.guests) <= 4
        assert not one.sock.over, "who has just come is not the one to go"
    for table in (door.strangers, door.guests):
        for held in list(table.values()):
            for one in list(held):
                door.leave(one)
    assert door.strangers == door.guests == {}


@given(st.integers(1, 100_000))
def test_descriptors_are_kept_for_the_crew_whatever_the_limit(descriptors: int) -> None:
    places = places_of(descriptors)
    assert places.strangers >= 1
    assert places.guests >= 1
    if descriptors >= 128:
        assert places.strangers + places.guests <= descriptors - 96


def work(turns: Turns, address: str, done: list[str], times: int = 1) -> Any:
    def run() -> None:
        for _ in range(times):
            turns.enter(address)
            done.append(address)
            turns.leave()

    return gevent.spawn(run)


def test_only_one_works_at_a_time_and_the_show_comes_between() -> None:
    turns, done = Turns(rest=0), []
    tasks = [work(turns, "10.0.0.66", done, 5) for _ in range(4)]
    with gevent.Timeout(10):
        before = 0
        while not all(task.ready() for task in tasks):
            gevent.sleep(0)
            assert len(done) - before <= 1
            before = len(done)
    assert len(done) == 20


def test_a_guest_waits_for_one_turn_of_a_host_with_a_hundred_connections() -> None:
    turns, done = Turns(rest=0), []
    host = [work(turns, "10.0.0.66", done, 3) for _ in range(100)]
    gevent.sleep(0)
    guest = work(turns, "10.0.0.1", done)
    with gevent.Timeout(10):
        gevent.joinall([*host, guest])
    assert done.index("10.0.0.1") <= 5


def test_when_the_show_is_late_strangers_get_less_time() -> None:
    turns, done = Turns(rest=0), []
    turns.enter("a")
    turns.leave()
    time.sleep(0.04)  # something computes, and the loop stands
    with gevent.Timeout(10):
        work(turns, "a", done).join()
    begun = time.perf_counter()
    with gevent.Timeout(10):
        work(turns, "a", done).join()
    assert time.perf_counter() - begun > MOST_LATE / 2


def test_waiting_addresses_come_in_a_circle() -> None:
    turns, done = Turns(rest=0), []
    tasks = [work(turns, address, done) for address in "aaabbbccc"]
    with gevent.Timeout(10):
        gevent.joinall(tasks)
    assert Counter(done) == {"a": 3, "b": 3, "c": 3}
    assert all(one != other for one, other in pairwise(done[1:])), done


@pytest.mark.parametrize("given_already", [False, True])
def test_a_turn_of_one_who_is_ended_meanwhile_goes_to_the_next(given_already: bool) -> None:
    turns, done = Turns(rest=0), []
    turns.enter("a")
    killed, after = work(turns, "b", done), work(turns, "c", done)
    gevent.sleep(0)
    killed.kill(block=False)
    if given_already:
        turns._waiting.pop("b")[0].set()
    else:
        turns.leave()
    with gevent.Timeout(10):
        after.join()
    assert done == ["c"]


def test_who_is_hung_up_on_need_not_wait_for_a_turn() -> None:
    turns, done = Turns(rest=0), []
    turns.enter("a")
    ours, theirs = socket.socketpair()
    one = Connection(ours, ("10.0.0.66", 5000), STRANGER, turns)
    waits = gevent.spawn(one.begin)
    after = work(turns, "c", done)
    gevent.sleep(0)
    one.hang_up()
    with gevent.Timeout(10), pytest.raises(BrokenPipeError):
        waits.get()
    turns.leave()
    with gevent.Timeout(10):
        after.join()
    theirs.close()


def test_who_has_gone_gets_no_turn_and_keeps_nobody_waiting() -> None:
    turns, done = Turns(rest=0), []
    ours, theirs = socket.socketpair()
    one = Connection(ours, ("10.0.0.66", 5000), STRANGER, turns)
    theirs.close()
    with pytest.raises(BrokenPipeError):
        one.begin()
    with gevent.Timeout(10):
        work(turns, "c", done).join()
    assert done == ["c"]
