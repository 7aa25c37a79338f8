"""The pages: frames without any data of the show in them."""

from __future__ import annotations

from flask import Blueprint, current_app, make_response, redirect, render_template, request
from jinja2 import TemplateNotFound
from werkzeug.wrappers import Response

from ceremony import __version__
from ceremony.language.catalogs import LANGUAGES, catalog, say
from ceremony.web.access import ROLES
from ceremony.web.asking import web_of

bp = Blueprint("pages", __name__)

PLACEHOLDER = (
    "<!doctype html><html lang='{language}'><meta charset='utf-8'><title>Ceremony</title>"
    "<body>{page}</body></html>"
)


def show(page: str, **more: str) -> Response:
    """A page by its name; templates get ``language``, ``theme``, ``version`` and ``role``."""
    settings = web_of(current_app).settings
    asked = request.args.get("lang", "")
    language = asked if asked in LANGUAGES else settings.language
    words = {"language": language, "theme": settings.theme, "version": __version__, "role": page} | more

    def sentence(key: str, **values: object) -> str:
        # A page with one missing sentence is worth more than no page.
        return say(language, key, **values) if key in catalog(language) else key

    try:
        html = render_template(f"{page}.html", t=sentence, **words)
    except TemplateNotFound:
        html = PLACEHOLDER.format(language=language, page=page)
    answer = make_response(html)
    answer.headers["Cache-Control"] = "no-cache"
    answer.add_etag()
    return answer.make_conditional(request)


@bp.get("/")
def home() -> Response:
    """The address without a page leads to the console."""
    return redirect("/console")


@bp.get("/console")
def console() -> Response:
    """The operator's page."""
    return show("console")


@bp.get("/screen")
@bp.get("/screen/<name>")
def screen(name: str = "") -> Response:
    """A screen of the hall; the name in the address is the screen's own name."""
    return show("screen", name=name)


@bp.get("/stage")
def stage() -> Response:
    """What those on stage read."""
    return show("stage")


@bp.get("/desk")
def desk() -> Response:
    """The assistants' page."""
    return show("desk")


@bp.get("/sign")
def sign() -> Response:
    """A tablet on the table where people sign."""
    return show("sign")


@bp.get("/follow")
def follow() -> Response:
    """The guests' page."""
    return show("follow")


@bp.get("/pair")
def pair() -> Response:
    """Where a device without a token gets one."""
    role = request.args.get("role", "")
    return show("pair", role=role if role in ROLES else "")
