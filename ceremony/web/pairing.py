"""Invitations: a way in for another device, as a PIN, an address and a QR picture."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from ceremony.web.asking import Web

if TYPE_CHECKING:
    import segno


def address(web: Web, host: str) -> str:
    """The address to invite to: the network's when others may reach this machine, else ``host``."""
    if web.settings.lan and web.guard.own:
        return f"{web.guard.own[0]}:{web.settings.port}"
    return host


def invite(web: Web, role: str, host: str) -> dict[str, Any]:
    """``{"code", "url", "qr"}``: guests get an address for many, everyone else a code used once.

    What opens the door stands in the address's fragment, which browsers never send.
    """
    where = address(web, host)
    if role == "follow":
        url = f"http://{where}/follow#token={web.access.token(role)}"
        return {"code": "", "url": url, "qr": picture(url)}
    offer = web.access.offer(role)
    url = f"http://{where}/pair?role={role}#code={offer.code}"
    return {"code": offer.pin, "url": url, "qr": picture(url)}


def make_code(url: str) -> segno.QRCode:
    """A QR code of an address."""
    import segno  # only when someone pairs: it is not needed to run a show

    return segno.make(url, error="m", micro=False)


def picture(url: str) -> str:
    """The QR code as SVG that fills whatever box it is put into, four modules of white around it."""
    out = io.BytesIO()
    make_code(url).save(
        out, kind="svg", xmldecl=False, omitsize=True, border=4, dark="#000", light="#fff"
    )  # a size of its own would be cut by a smaller box
    return out.getvalue().decode()


def drawing(url: str) -> str:
    """The QR code for a terminal."""
    out = io.StringIO()
    make_code(url).terminal(out, compact=True, border=2)
    return out.getvalue()
