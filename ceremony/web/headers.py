"""Headers that every answer carries, whoever made it."""

from __future__ import annotations

Headers = list[tuple[str, str]]

FIXED: Headers = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("X-Frame-Options", "DENY"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
]


def content_policy(host: str) -> str:
    """What a page may load: only this server. ``host`` is the checked Host header.

    Pictures are sized by style attributes, so those are allowed; style elements and scripts in
    a page are not.
    """
    rules = (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "style-src-attr 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "media-src 'self' blob:",
        "font-src 'self'",
        f"connect-src 'self' ws://{host}",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
    return "; ".join(rules)


def harden(headers: Headers, host: str) -> Headers:
    """The same headers with the protecting ones added and the server's name left out."""
    kept = [(name, value) for name, value in headers if name.lower() != "server"]
    present = {name.lower() for name, _ in kept}
    kept += [(name, value) for name, value in FIXED if name.lower() not in present]
    if "content-security-policy" not in present:
        kept.append(("Content-Security-Policy", content_policy(host)))
    if "cache-control" not in present:
        kept.append(("Cache-Control", "no-store"))
    return kept
