"""Presence: which pages are there, what they have painted, and which one sounds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from ceremony.live.reports import Health, read_health

STALE_MS = 4_000
IDENTIFY_MS = 5_000
FORGET_MS = 900_000  # a screen that left is shown as missing for so long
UNKNOWN = Health()
WATCHED = ("screen", "stage", "sign", "desk")  # roles that the console lists


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it has shown itself; times are ms since 1970."""

    client: str
    name: str
    role: str
    since: int
    seen: int
    left: int | None = None  # when its last connection ended
    painted_seq: int | None = None
    painted_ms: int | None = None
    identify_until: int = 0
    health: Health = UNKNOWN


class Presence:
    """The pages of one show. Every call is given the time; ``changed`` is called when a row has changed."""

    def __init__(self, changed: Callable[[], None] = lambda: None) -> None:
        self._pages: dict[str, Page] = {}
        self._kept: tuple[str, int] = ("", 0)
        self._changed = changed

    def joined(self, client: str, name: str, role: str, now: int) -> None:
        """A page has connected; one that comes back keeps its place."""
        old = self._pages.get(client)
        if old and old.role == role:
            self._pages[client] = replace(old, name=name or old.name, left=None, seen=now)
        else:
            self._pages[client] = Page(client, name, role, now, now)
        self._changed()

    def keep_sound(self, client: str, until: int) -> None:
        """This screen sounded before a restart: until then no other one begins to."""
        self._kept = (client, until)

    def left(self, client: str, now: int) -> None:
        """The page's last connection has ended."""
        page = self._pages.get(client)
        if page is None:
            return
        if page.role in WATCHED:
            self._pages[client] = replace(page, left=now)
        else:
            del self._pages[client]
        self._changed()

    def painted(self, client: str, seq: int, ms: int, now: int) -> None:
        """A screen has painted view ``seq``, ``ms`` after it came."""
        page = self._pages.get(client)
        if page is None:
            return
        newer = page.painted_seq is None or seq != page.painted_seq
        self._pages[client] = replace(page, painted_seq=seq, painted_ms=ms, seen=now)
        if newer:
            self._changed()

    def health(self, client: str, report: Mapping[str, Any], now: int) -> None:
        """A page says how it is; what does not fit is left out."""
        page = self._pages.get(client)
        if page is None:
            return
        fit = read_health(report)
        changed = fit != page.health or now - page.seen >= STALE_MS
        self._pages[client] = replace(page, health=fit, seen=now)
        if changed:
            self._changed()

    def sign(self, client: str, now: int) -> None:
        """Any other sign of life."""
        page = self._pages.get(client)
        if page:
            self._pages[client] = replace(page, seen=now)

    def identify(self, client: str, now: int) -> None:
        """Let a screen, or all with "", show its name for a moment."""
        for ident, page in self._pages.items():
            if client in ("", ident):
                self._pages[ident] = replace(page, identify_until=now + IDENTIFY_MS)
        self._changed()

    def forget(self, client: str) -> None:
        """A page that has left is not listed any more; one that is there stays."""
        page = self._pages.get(client)
        if page and page.left is not None:
            del self._pages[client]
            self._changed()

    def sounding(self, chosen: str, names: Mapping[str, str], now: int) -> str:
        """The client that sounds: the chosen screen, or the first main screen that joined; "" without any.

        A chosen screen keeps the sound when its link is gone: it may still be playing.
        """
        screens = [page for page in self._pages.values() if page.role == "screen"]
        if chosen:
            screens = [page for page in screens if names.get(page.client, page.name) == chosen]
            return (
                min(screens, key=lambda page: (page.left is not None, page.since)).client if screens else ""
            )
        there = [page for page in screens if page.left is None or page.left + STALE_MS > now]
        kept, until = self._kept
        if any(page.client == kept for page in there):
            return kept
        if now < until:
            return ""
        return min(there, key=lambda page: page.since).client if there else ""

    def screen(self, client: str, chosen: str, names: Mapping[str, str], now: int) -> dict[str, Any]:
        """What a screen is told about itself."""
        page = self._pages.get(client)
        return {
            "name": names.get(client, page.name if page else ""),
            "client": client,
            "sound": bool(client) and self.sounding(chosen, names, now) == client,
            "identify": bool(page and page.identify_until > now),
        }

    def rows(self, chosen: str, names: Mapping[str, str], now: int) -> list[dict[str, Any]]:
        """One row for every screen and stage display, in the order in which they joined."""
        owner = self.sounding(chosen, names, now)
        for client in [c for c, page in self._pages.items() if (page.left or now) + FORGET_MS <= now]:
            del self._pages[client]
        watched = [page for page in self._pages.values() if page.role in WATCHED]
        return [_row(page, names, owner, now) for page in sorted(watched, key=lambda page: page.since)]


def _row(page: Page, names: Mapping[str, str], owner: str, now: int) -> dict[str, Any]:
    connected = page.left is None
    return {
        "client": page.client,
        "name": names.get(page.client, page.name),
        "role": page.role,
        "connected": connected,
        "stale": not connected or now - page.seen >= STALE_MS,
        "painted_seq": page.painted_seq,
        "painted_ms": page.painted_ms,
        "visible": page.health.visible,
        "width": page.health.width,
        "height": page.health.height,
        "sound": page.client == owner,
        "sound_blocked": page.health.sound_blocked,
        "since": page.since,
        "problem": page.health.problem,
        "film": asdict(page.health.film) if page.health.film else None,
        "next": asdict(page.health.next) if page.health.next else None,
    }
