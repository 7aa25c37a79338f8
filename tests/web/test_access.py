from __future__ import annotations

import json
import stat
import sys
from pathlib import Path

import pytest

from ceremony.web.access import CODE_LIFE, FIRST, IN_ALL, LOCK, PER_ADDRESS, ROLES, TICKET_LIFE, Access
from ceremony.web.limits import Bucket


class VirtualClock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock()


@pytest.fixture
def access(tmp_path: Path, clock: VirtualClock) -> Access:
    return Access(tmp_path / "secrets.json", clock)


def test_every_role_gets_its_own_token_of_at_least_128_bits(access: Access) -> None:
    tokens = [access.token(role) for role in ROLES]
    assert len(set(tokens)) == len(ROLES)
    assert min(len(token) for token in tokens) * 6 >= 128


def test_tokens_live_through_a_restart(tmp_path: Path, access: Access) -> None:
    assert Access(tmp_path / "secrets.json").secrets == access.secrets


@pytest.mark.skipif(sys.platform == "win32", reason="file modes are a thing of POSIX")
def test_only_the_owner_may_read_the_secrets(tmp_path: Path, access: Access) -> None:
    assert stat.S_IMODE((tmp_path / "secrets.json").stat().st_mode) == 0o600


@pytest.mark.parametrize("text", ["", "{", "[]", '{"tokens": 5}', '{"tokens": {}, "cookie_key": "short"}'])
def test_a_broken_secrets_file_is_made_anew(tmp_path: Path, text: str) -> None:
    path = tmp_path / "secrets.json"
    path.write_text(text, encoding="utf-8")
    access = Access(path)
    assert all(access.role_of(access.token(role)) == role for role in ROLES)
    assert json.loads(path.read_text(encoding="utf-8"))["tokens"]["console"] == access.token("console")


@pytest.mark.parametrize("token", ["ă" * 30, "a\u0000" * 30, "a b" * 30, "\ud800" + "a" * 30, "x" * 5000])
def test_a_token_that_no_header_could_carry_is_replaced(tmp_path: Path, token: str) -> None:
    kept = {"tokens": dict.fromkeys(ROLES, token), "cookie_key": token}
    (tmp_path / "secrets.json").write_text(json.dumps(kept), encoding="utf-8")
    access = Access(tmp_path / "secrets.json")
    assert all(access.role_of(access.token(role)) == role for role in ROLES)
    assert token not in (*access.secrets.tokens.values(), access.secrets.cookie_key)


def test_no_two_roles_have_one_token(tmp_path: Path) -> None:
    kept = {"tokens": dict.fromkeys(ROLES, "a" * 30), "cookie_key": "k" * 40}
    (tmp_path / "secrets.json").write_text(json.dumps(kept), encoding="utf-8")
    access = Access(tmp_path / "secrets.json")
    assert len({access.token(role) for role in ROLES}) == len(ROLES)


def test_a_short_token_put_there_by_hand_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "secrets.json"
    path.write_text('{"tokens": {"console": "1234"}, "cookie_key": "' + "a" * 64 + '"}', encoding="utf-8")
    assert Access(path).role_of("1234") == ""


@pytest.mark.parametrize("token", ["", "x", None, 5, [], "\ud800"])
def test_anything_else_is_no_token(access: Access, token: object) -> None:
    assert access.role_of(token) == ""


def test_a_media_cookie_shows_its_role_and_not_its_token(access: Access) -> None:
    cookie = access.cookie("screen")
    assert access.role_of_cookie(cookie) == "screen"
    assert access.token("screen") not in cookie
    assert access.role_of_cookie(cookie.replace("screen", "console")) == ""


def test_a_revoked_role_loses_token_cookie_and_invitations(access: Access) -> None:
    token, cookie, offer = access.token("stage"), access.cookie("stage"), access.offer("stage")
    access.revoke("stage")
    assert access.role_of(token) == access.role_of_cookie(cookie) == access.redeem(offer.code) == ""


def test_a_code_lets_in_once(access: Access) -> None:
    offer = access.offer("stage")
    assert access.redeem(offer.code) == "stage"
    assert access.redeem(offer.code) == access.redeem(offer.pin) == ""


def test_a_pin_lets_in_once(access: Access) -> None:
    offer = access.offer("desk")
    assert access.redeem(f" {offer.pin[:3]} {offer.pin[3:]} ") == "desk"
    assert access.redeem(offer.pin) == ""


def test_a_code_ends_after_ten_minutes(access: Access, clock: VirtualClock) -> None:
    offer = access.offer("stage")
    clock.now += CODE_LIFE - 1
    late = access.offer("desk")
    clock.now += 1
    assert access.redeem(offer.code) == access.redeem(offer.pin) == ""
    assert access.redeem(late.pin) == "desk"


def test_a_newer_invitation_ends_the_older_one(access: Access) -> None:
    old = access.offer("stage")
    access.offer("stage")
    assert access.redeem(old.code) == ""


def test_one_address_may_guess_five_times_a_minute(access: Access, clock: VirtualClock) -> None:
    guesses = [access.may_guess("10.0.0.7") for _ in range(PER_ADDRESS + 3)]
    assert guesses == [True] * PER_ADDRESS + [False] * 3
    assert access.may_guess("10.0.0.8")
    clock.now += 60
    assert access.may_guess("10.0.0.7")


def test_a_thousand_guesses_from_everywhere_are_hardly_compared(access: Access) -> None:
    compared = sum(access.may_guess(f"10.0.{n % 250}.{n // 250}") for n in range(1000))
    assert compared == FIRST


def test_five_thousand_guesses_in_the_life_of_a_pin_compare_one_in_two_thousand(
    access: Access, clock: VirtualClock
) -> None:
    compared = 0
    for n in range(5000):
        compared += access.may_guess(f"10.0.{n % 100}.{n // 1500}")
        clock.now += CODE_LIFE / 5000
    assert compared <= FIRST + IN_ALL * CODE_LIFE / 60
    assert compared < 10**6 / 2000


def test_after_too_many_guesses_who_has_guessed_before_may_not_for_a_while(
    access: Access, clock: VirtualClock
) -> None:
    for n in range(IN_ALL + 1):
        access.may_guess(f"10.0.0.{n}")
    assert not access.may_guess("10.0.0.1")
    clock.now += LOCK - 1
    assert not access.may_guess("10.0.0.1")
    clock.now += 60
    assert access.may_guess("10.0.0.1")


def test_whatever_strangers_guess_who_types_a_pin_for_the_first_time_is_heard(access: Access) -> None:
    for n in range(FIRST * 10):
        access.may_guess(f"10.0.0.{n % (FIRST - 1)}")
    assert access.may_guess("10.1.1.1")


def test_only_pins_can_be_guessed_and_are_slowed_down(access: Access) -> None:
    offer = access.offer("stage")
    assert access.is_long(offer.code)
    assert access.is_long(access.ticket("screen"))
    assert not access.is_long(offer.pin)
    assert not access.is_long(f"{offer.pin[:3]} {offer.pin[3:]}".center(40))


def test_a_ticket_is_good_once_for_a_minute_and_takes_no_invitation_away(
    access: Access, clock: VirtualClock
) -> None:
    invited = access.offer("screen")
    first, late = access.ticket("screen"), access.ticket("screen")
    assert access.redeem(first) == "screen"
    assert access.redeem(first) == access.redeem("") == ""
    access.offer("desk")
    clock.now += TICKET_LIFE
    assert access.redeem(late) == ""
    assert access.redeem(invited.pin) == "screen"


def test_a_head_shows_the_role_of_its_token_or_cookie(access: Access) -> None:
    token, cookie = access.token("desk").encode(), access.cookie("sign").encode()
    assert access.role_in_head(b"Host: x\r\nAuthorization: Bearer " + token + b"\r\n\r\n") == "desk"
    assert access.role_in_head(b"cookie: a=b; ceremony_crew=" + cookie + b"; c=d\r\n\r\n") == "sign"
    assert access.role_in_head(b"Cookie: ceremony_crew=sign.no\r\nAuthorization: Bearer \xff\r\n") == ""
    assert access.role_in_head(b"X: Authorization: Bearer " + token + b"\r\n") == ""


def test_a_bucket_lets_a_burst_through_and_then_the_rate(clock: VirtualClock) -> None:
    bucket = Bucket(20, 40, clock)
    assert sum(bucket.take() for _ in range(100)) == 40
    clock.now += 1
    assert sum(bucket.take() for _ in range(100)) == 20
