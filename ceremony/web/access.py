"""Who may do what: tokens of roles, pairing codes, media cookies."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import re
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from ceremony.files.private import private_folder
from ceremony.web.limits import Clock, Window

ROLES = ("console", "screen", "stage", "desk", "sign", "follow")
CODE_LIFE = 600.0  # seconds
PIN_DIGITS = 6
LONG = 20  # characters: no PIN has so many
PER_ADDRESS, IN_ALL, EACH = 5, 20, 60.0  # guesses, guesses, seconds
LOCK = 30.0  # seconds nobody may guess after too many guesses in all
FIRST = 200  # addresses whose first guess is compared whatever others do, in the life of a PIN
ADDRESSES_KEPT = 1000
TICKET_LIFE = 60.0  # seconds
TICKETS_KEPT = 50

STRONG = re.compile(r"[A-Za-z0-9_-]{22,200}")
BEARER = re.compile(rb"^authorization:[ \t]*bearer[ \t]+(\S+)", re.IGNORECASE | re.MULTILINE)
CREW_COOKIE = re.compile(rb"^cookie:.*?\bceremony_(?:crew|media)=([^;\s]+)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Offer:
    """A way in for one role, used once: a long code, and a short PIN to type ("" for a ticket)."""

    role: str
    code: str
    pin: str
    until: float


@dataclass(slots=True)
class Secrets:
    """What the file secrets.json holds."""

    tokens: dict[str, str] = field(default_factory=dict)
    cookie_key: str = ""

    def complete(self) -> bool:
        """Fill in what is missing or too short; tells whether anything was."""
        held = [self.tokens.get(role, "") for role in ROLES]
        weak = [role for role, token in zip(ROLES, held, strict=True) if not is_strong(token, held)]
        self.tokens = dict(zip(ROLES, held, strict=True))
        self.tokens |= {role: secrets.token_urlsafe(24) for role in weak}
        fresh = STRONG.fullmatch(self.cookie_key) is None or len(self.cookie_key) < 32
        self.cookie_key = secrets.token_hex(32) if fresh else self.cookie_key
        return bool(weak) or fresh


def is_strong(token: str, held: list[str]) -> bool:
    """Whether a kept token can be a role's: letters of a header, not guessed, and no other role's too."""
    return STRONG.fullmatch(token) is not None and held.count(token) == 1


def read_secrets(path: Path) -> Secrets:
    """The kept secrets, made at first use; a broken file is made anew (devices pair again)."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        found = Secrets({str(k): str(v) for k, v in raw["tokens"].items()}, str(raw["cookie_key"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        found = Secrets()
    if found.complete():
        write_secrets(path, found)
    return found


def write_secrets(path: Path, kept: Secrets) -> None:
    """Replace the file in one step; only its owner may read it."""
    private_folder(path.parent)
    fresh = path.with_suffix(".part")
    fresh.unlink(missing_ok=True)
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump({"tokens": kept.tokens, "cookie_key": kept.cookie_key}, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


class Access:
    """Tokens and pairing of one running server."""

    def __init__(self, path: Path, clock: Clock = time.monotonic) -> None:
        self.path = path
        self.clock = clock
        self.secrets = read_secrets(path)
        self.offers: list[Offer] = []
        self.by_address: dict[str, Window] = {}
        self.in_all = Window(IN_ALL, EACH, clock)
        self.firsts = Window(FIRST, CODE_LIFE, clock)
        self.locked_until = 0.0
        self.on_revoke: list[Callable[[str], None]] = []

    def token(self, role: str) -> str:
        """The token of a role."""
        return self.secrets.tokens[role]

    def role_of(self, token: object) -> str:
        """The role that a token stands for; "" for any other. Takes the same time for all."""
        given = token.encode(errors="replace") if isinstance(token, str) else b""
        found = ""
        for role, known in self.secrets.tokens.items():
            if hmac.compare_digest(given, known.encode()):
                found = role
        return found

    def cookie(self, role: str) -> str:
        """What a page shows for media: it changes with the role's token and does not give it away."""
        return f"{role}.{self._signature(role)}"

    def role_of_cookie(self, value: str) -> str:
        """The role of a media cookie; "" for any other."""
        role, _, signature = value.partition(".")
        if role not in ROLES or not hmac.compare_digest(
            signature.encode(errors="replace"), self._signature(role).encode()
        ):
            return ""
        return role

    def role_in_head(self, head: bytes) -> str:
        """The role that the header lines of a request show by token or cookie; "" for none."""
        token, cookie = BEARER.search(head), CREW_COOKIE.search(head)
        role = self.role_of(token[1].decode("latin-1")) if token else ""
        return role or (self.role_of_cookie(cookie[1].decode("latin-1")) if cookie else "")

    def _signature(self, role: str) -> str:
        words = f"media {role} {self.token(role)}".encode()
        return hmac.new(self.secrets.cookie_key.encode(), words, hashlib.sha256).hexdigest()

    def revoke(self, role: str) -> None:
        """A new token for a role: every page with the old one is put out and has to pair again."""
        self.secrets.tokens[role] = secrets.token_urlsafe(24)
        write_secrets(self.path, self.secrets)
        self.offers = [offer for offer in self.offers if offer.role != role]
        for tell in self.on_revoke:
            tell(role)

    def offer(self, role: str) -> Offer:
        """A new way in for a role; it ends the older one of the same role."""
        pin = f"{secrets.randbelow(10**PIN_DIGITS):0{PIN_DIGITS}}"
        fresh = Offer(role, secrets.token_urlsafe(16), pin, self.clock() + CODE_LIFE)
        others = (
            offer for offer in self.offers if not offer.pin or (offer.role != role and offer.pin != pin)
        )
        self.offers = [*others, fresh]
        return fresh

    def ticket(self, role: str) -> str:
        """A code for a window that opens now: all may read its command line, but soon it is nothing."""
        fresh = Offer(role, secrets.token_urlsafe(16), "", self.clock() + TICKET_LIFE)
        tickets = [other for other in self.offers if not other.pin][-TICKETS_KEPT:]
        self.offers = [*(other for other in self.offers if other.pin), *tickets, fresh]
        return fresh.code

    @staticmethod
    def is_long(code: str) -> bool:
        """Whether it can only be one of 128 bits: nobody guesses those, so nobody needs to be slowed down."""
        return len(code.strip()) >= LONG

    def may_guess(self, address: str) -> bool:
        """Count a guess of a PIN; False when it comes too often. Asked before any comparing.

        What others guess never shuts out whoever types a PIN for the first time: one guess from each
        address, and not more than ``FIRST`` in all while a PIN lives, is always compared.
        """
        window = self.by_address.pop(address, None)
        if window is None and not self.firsts.full():
            self.firsts.note()
            self._remember(address).note()
            self.in_all.note()
            return True
        window = self._remember(address, window)
        if self.clock() < self.locked_until or window.full():
            return False
        if self.in_all.full():
            self.locked_until = self.clock() + LOCK
            return False
        window.note()
        self.in_all.note()
        return True

    def _remember(self, address: str, window: Window | None = None) -> Window:
        """The guesses of an address; newest last, so that the oldest can be let go."""
        self.by_address[address] = window = window or Window(PER_ADDRESS, EACH, self.clock)
        while len(self.by_address) > ADDRESSES_KEPT:
            del self.by_address[next(iter(self.by_address))]
        return window

    def redeem(self, code: str) -> str:
        """The role that a code or PIN lets in, once; "" when it is wrong, late or used."""
        given, now = code.strip().replace(" ", "").encode(errors="replace"), self.clock()
        self.offers = [offer for offer in self.offers if offer.until > now]
        found: Offer | None = None
        for offer in self.offers:
            by_code = hmac.compare_digest(given, offer.code.encode())
            by_pin = hmac.compare_digest(given, offer.pin.encode())
            if by_code or (by_pin and offer.pin):
                found = offer
        if found is None:
            return ""
        self.offers.remove(found)
        return found.role
