"""The HTTP interface of docs/wire.md."""

from __future__ import annotations

import gzip
from typing import Any

from flask import Blueprint, Response, abort, current_app, jsonify, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as AnyResponse

from ceremony import __version__
from ceremony.language.catalogs import say
from ceremony.web.access import ROLES
from ceremony.web.asking import COOKIE, CREW_COOKIE, require, web_of
from ceremony.web.frames import to_json
from ceremony.web.incoming import read_json
from ceremony.web.network import is_this_machine
from ceremony.web.orders import perform, refused
from ceremony.web.pairing import invite

bp = Blueprint("api", __name__)

CREW_ROLES = tuple(role for role in ROLES if role != "follow")
COMMANDERS = ("console", "screen", "stage", "desk")
READERS = ("console", "stage", "desk")
MEDIA_RANK = (
    "",
    "follow",
    "sign",
    "desk",
    "stage",
    "screen",
    "console",
)  # each may see what those before it may
ASKED_AT_ONCE = 200  # people


def answer_json(value: Any, status: int = 200) -> Response:
    """A JSON answer that nothing keeps."""
    return Response(to_json(value), status, mimetype="application/json")


def body() -> dict[str, Any]:
    """The JSON object of the request; 400 for anything else."""
    try:
        raw = read_json(request.get_data()) if request.is_json else None
    except ValueError:
        raw = None
    if not isinstance(raw, dict):
        abort(400)
    return raw


@bp.get("/healthz")
def healthz() -> Response:
    """Alive, and where the show is."""
    web = web_of(current_app)
    conductor = web.conductor
    where = {"epoch": conductor.epoch, "seq": conductor.seq, "event": web.settings.event}
    return answer_json({"ok": True, "version": __version__} | where)


@bp.get("/api/view/<role>")
def view(role: str) -> Response:
    """The newest view of a role."""
    if role not in ROLES:
        abort(404)
    require(role, "console")
    return answer_json(web_of(current_app).conductor.view(role))


@bp.get("/api/rundown")
def rundown() -> AnyResponse:
    """Items, cues without pictures, entrants: kept by the page until the revision changes."""
    role = require(*READERS)
    web = web_of(current_app)
    outline = web.outline.of(web.conductor.rundown, web.conductor.rev, whole=role == "console")
    answer = Response(mimetype="application/json")
    answer.set_etag(outline.rev)
    answer.headers["Cache-Control"] = "private, no-cache"
    answer.headers["Vary"] = "Accept-Encoding"
    if request.if_none_match.contains(outline.rev):
        return answer.make_conditional(request)
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        answer.headers["Content-Encoding"] = "gzip"
        answer.set_data(outline.packed)
    else:
        answer.set_data(outline.plain)
    return answer


@bp.get("/api/picture/<path:cue>")
def picture(cue: str) -> Response:
    """The picture of any cue."""
    require("console")
    cues = web_of(current_app).conductor.rundown.cues
    known = next((one for one in cues if one.id == cue), None)
    if known is None:
        abort(404)
    return answer_json({"cue": cue, "html": known.html})


@bp.get("/api/ink")
def ink() -> AnyResponse:
    """All that the people asked for have drawn; a tablet may read only what it needs now."""
    role = require("console", "screen", "desk", "sign")
    asked = request.args.get("of", "").split(",")[:ASKED_AT_ONCE]
    found = web_of(current_app).conductor.inks(asked, tablet=role == "sign")
    answer = answer_json({"inks": found})
    if "gzip" in request.headers.get("Accept-Encoding", "") and found:
        answer.headers["Content-Encoding"] = "gzip"
        answer.set_data(gzip.compress(answer.get_data(), 1, mtime=0))
    return answer


@bp.post("/api/command")
def command() -> Response:
    """One command; always 200 when it was understood, whatever the show says to it."""
    role = require(*COMMANDERS)
    return answer_json(perform(web_of(current_app), role, body(), role))


@bp.post("/api/session")
def session() -> Response:
    """Trade the token for a cookie that media requests carry.

    All pages of one browser share it: a desk opened beside a screen must not take the screen its film.
    """
    role = require(*ROLES)
    answer = answer_json({"ok": True})
    access = web_of(current_app).access
    held = access.role_of_cookie(request.cookies.get(CREW_COOKIE, ""))
    value = access.cookie(max(role, held, key=MEDIA_RANK.index))
    if role in CREW_ROLES:
        answer.set_cookie(CREW_COOKIE, value, httponly=True, samesite="Strict", path="/")
    answer.set_cookie(COOKIE, value, httponly=True, samesite="Strict", path="/media/")
    return answer


@bp.post("/api/pair")
def pair() -> Response:
    """Trade a code or PIN for a role's token; guessing PINs is slow."""
    web = web_of(current_app)
    code = str(body().get("code", ""))[:64]
    if not web.access.is_long(code) and not web.access.may_guess(request.remote_addr or ""):
        return answer_json(refused(web, "too_many"), 429)
    role = web.access.redeem(code)
    if not role:
        return answer_json(refused(web, "wrong_code"), 403)
    return answer_json({"role": role, "token": web.access.token(role)})


@bp.post("/api/pairing")
def pairing() -> Response:
    """Invite a device to a role."""
    require("console")
    role = body().get("role")
    if role not in ROLES:
        abort(400)
    return answer_json(invite(web_of(current_app), str(role), request.host))


@bp.post("/api/ticket")
def ticket() -> Response:
    """A code, good once and for a minute, that opens one more page of the asker's own role."""
    role = require(*CREW_ROLES)
    return answer_json({"code": web_of(current_app).access.ticket(role)})


@bp.post("/api/revoke")
def revoke() -> Response:
    """Put out every device of a role; each has to be invited again.

    The console's own token only from this machine, where the new one can be read: nobody locks everybody out.
    """
    require("console")
    web, role = web_of(current_app), body().get("role")
    if role not in ROLES:
        abort(400)
    if role == "console" and not is_this_machine(request.remote_addr or "", web.guard.own):
        return answer_json(refused(web, "not_here"), 403)
    web.access.revoke(str(role))
    return answer_json({"ok": True})


@bp.post("/api/screens")
def screens() -> Response:
    """Open a screen window on this machine."""
    require("console")
    web = web_of(current_app)
    if not is_this_machine(request.remote_addr or "", web.guard.own):
        return answer_json(refused(web, "not_here"), 403)
    url = f"{web.settings.url}/screen#code={web.access.ticket('screen')}"
    if not web.settings.open_screen(url):
        return answer_json(refused(web, "no_browser"), 503)
    return answer_json({"ok": True})


@bp.app_errorhandler(HTTPException)
def say_no(fault: HTTPException) -> Response:
    """A fault as JSON for programs; it repeats nothing of the request."""
    status = fault.code or 500
    language = web_of(current_app).settings.language
    words = say(language, "web.not_found" if status == 404 else "web.not_allowed")
    answer = jsonify({"ok": False, "code": str(status), "message": words})
    answer.status_code = status
    for name, value in fault.get_headers():
        if name in ("Content-Range", "Allow", "Retry-After"):
            answer.headers[name] = value
    return answer
