"""From the real show to a rehearsal and back: the program starts anew with the other record."""

from __future__ import annotations

import gevent
from flask import Blueprint, Response, abort, current_app

from ceremony.web.api import answer_json, body
from ceremony.web.asking import require, web_of
from ceremony.web.orders import refused
from ceremony.web.settings import Mode

bp = Blueprint("modes", __name__)

FASTEST = 20
SOON = 0.2  # seconds: the answer goes out first


@bp.post("/api/rehearsal")
def rehearsal() -> Response:
    """``on``, ``speed`` 1–20, ``people``: refused while the real show is open. Pages come back."""
    require("console")
    web, asked = web_of(current_app), body()
    on, speed, people = asked.get("on"), asked.get("speed", 1), asked.get("people", False)
    fits = isinstance(on, bool) and isinstance(people, bool) and isinstance(speed, int)
    if not fits or isinstance(speed, bool) or not 1 <= speed <= FASTEST:
        abort(400)
    if on and not web.settings.rehearsal and web.conductor.state.phase == "open":
        return answer_json(refused(web, "show_runs"), 409)
    gevent.spawn_later(SOON, web.settings.switch, Mode(bool(on), speed, people))
    return answer_json({"ok": True})
