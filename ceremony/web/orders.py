"""A command on its way in: the same for sockets and HTTP."""

from __future__ import annotations

from typing import Any

from ceremony.language.catalogs import say
from ceremony.web.asking import Web

Answer = dict[str, Any]
ID_LENGTH = 256


def refused(web: Web, code: str) -> Answer:
    """An acknowledgement that says no, with its sentence."""
    words = say(web.settings.language, f"web.{code}")
    return {"ok": False, "code": code, "message": words, "seq": web.conductor.seq}


def perform(web: Web, role: str, raw: object, by: str) -> Answer:
    """Hand a raw command to the conductor, which knows what each role may ask; the acknowledgement."""
    if not isinstance(raw, dict) or not is_sound(raw.get("id", "")):
        return refused(web, "bad_command")
    return web.conductor.submit(raw, by=by, role=role)


def is_sound(ident: object) -> bool:
    """Whether an id may be looked up at all: text that UTF-8 can write, of sensible length."""
    if not isinstance(ident, str) or len(ident) > ID_LENGTH:
        return False
    return ident.encode(errors="replace").decode() == ident
