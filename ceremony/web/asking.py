"""Who asks: the role behind an HTTP request, and where the running server keeps its parts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from flask import Flask, abort, current_app, request

from ceremony.web.access import Access
from ceremony.web.outline import Outlines
from ceremony.web.settings import Settings

if TYPE_CHECKING:
    from ceremony.live.conductor import Conductor
    from ceremony.web.gate import Gate
    from ceremony.web.guard import Guard
    from ceremony.web.printing import Press
    from ceremony.web.publisher import Publisher
    from ceremony.web.quick import Drawer

COOKIE = "ceremony_media"
CREW_COOKIE = "ceremony_crew"  # goes with every request, so that the gate knows whose it is
EXTENSION = "ceremony"


@dataclass(slots=True)
class Web:
    """The parts of one running server."""

    conductor: Conductor
    settings: Settings
    access: Access
    publisher: Publisher
    guard: Guard
    gate: Gate
    outline: Outlines = field(default_factory=Outlines)
    press: Press | None = None
    drawer: Drawer | None = None


def web_of(app: Flask) -> Web:
    """The parts that ``create_app`` put into an application."""
    web: Web = app.extensions[EXTENSION]
    return web


def bearer_role() -> str:
    """The role of the bearer token; "" without a right one."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return web_of(current_app).access.role_of(token.strip()) if scheme.lower() == "bearer" else ""


def asking_role() -> str:
    """The role of the bearer token or of the media cookie; "" without either."""
    return bearer_role() or web_of(current_app).access.role_of_cookie(request.cookies.get(COOKIE, ""))


def require(*roles: str) -> str:
    """The asking role when it is one of ``roles``; otherwise the answer is 401 or 403."""
    role = bearer_role()
    if not role:
        abort(401)
    if role not in roles:
        abort(403)
    return role
