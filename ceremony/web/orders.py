"""A command on its way in: the same for sockets and HTTP."""

from __future__ import annotations

from typing import Any

from ceremony.core.commands import ROLES, decode
from ceremony.core.refused import Refused
from ceremony.language.catalogs import say
from ceremony.web.asking import Web

Answer = dict[str, Any]


def refused(web: Web, code: str, message: str = "") -> Answer:
    """An acknowledgement that says no, with its sentence."""
    words = message or say(web.settings.language, f"web.{code}")
    return {"ok": False, "code": code, "message": words, "seq": web.conductor.seq}


def perform(web: Web, role: str, raw: object, by: str) -> Answer:
    """Check a raw command against its role, decode it, hand it to the conductor; the acknowledgement."""
    if not isinstance(raw, dict):
        return refused(web, "bad_command")
    name = raw.get("type")
    if isinstance(name, str) and role not in ROLES.get(name, (role,)):
        return refused(web, "forbidden")
    try:
        command = decode(raw, web.settings.language)
    except Refused as no:
        return refused(web, no.code, no.message)
    return web.conductor.submit(command, by)
