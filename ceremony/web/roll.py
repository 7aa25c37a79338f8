"""The roll over HTTP: people by what is typed or scanned, or by batch."""

from __future__ import annotations

from flask import Blueprint, Response, current_app, request

from ceremony.web.api import answer_json
from ceremony.web.asking import require, web_of

bp = Blueprint("roll", __name__)

LONGEST = 120  # characters of a question


@bp.get("/api/people")
def people() -> Response:
    """``q``: what was typed or scanned; ``batch``: everybody of a batch. Rows as in the view of a desk."""
    role = require("console", "desk")
    conductor = web_of(current_app).conductor
    asked = request.args.get("q", "")[:LONGEST]
    rows = (
        conductor.people_of(request.args["batch"], role)
        if "batch" in request.args
        else conductor.find(asked, role)
    )
    return answer_json({"q": asked, "seq": conductor.seq, "people": rows})
