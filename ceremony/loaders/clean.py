"""The allow-list for HTML that came from Markdown: words, lists, tables and the event's own pictures."""

from __future__ import annotations

import re

import nh3

TAGS = {
    "p", "br", "strong", "em", "b", "i", "u", "s", "sup", "sub", "mark", "ul", "ol", "li", "blockquote",
    "h1", "h2", "h3", "table", "thead", "tbody", "tr", "th", "td", "img", "hr", "span",
}  # fmt: skip
ATTRIBUTES = {"img": {"src", "alt"}, "ol": {"start"}, "li": {"value"}}
_OUTSIDE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//|\\)|(?:^|/)\.\.(?:/|$)|[\\\x00-\x1f?#]", re.IGNORECASE)


def _attribute(tag: str, name: str, value: str) -> str | None:
    if tag == "img" and name == "src":
        bare = value.strip().removeprefix("/media/")
        return None if not bare or bare.startswith("/") or _OUTSIDE.search(bare) else f"/media/{bare}"
    return value


def clean_html(html: str) -> str:
    """``html`` with everything outside the allow-list gone; pictures only from the event's own media."""
    return nh3.clean(
        html, tags=TAGS, attributes=ATTRIBUTES, attribute_filter=_attribute, link_rel=None, url_schemes=set()
    )
