"""The pictures that a slide names: each is found once, at load, or it is told where its name stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape
from urllib.parse import quote

from ceremony.loaders.media_folder import MediaFolder, is_elsewhere
from ceremony.model.slide import NamedPicture

_KINDS = r"png|jpe?g|jfif|gif|webp|avif|heic|heif|bmp|tiff?|svg"
_ALT = r"!\[((?:[^\[\]\n]|\[[^\[\]\n]{0,80}\]){0,200})\]"
_TITLE = r"""(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?"""
_FILE = rf"((?:(?!\]\()[^\n]){{1,500}}?\.(?:{_KINDS}))"
_OTHER = r"([^()\n]{1,500}?(?:\([^()\n]*\)[^()\n]*?)*)"
_WRITTEN = re.compile(rf"{_ALT} ?\(\s*(?:<([^<>\n]{{1,500}})>|{_FILE}|{_OTHER}){_TITLE}\s*\)", re.IGNORECASE)
_UNCLOSED = re.compile(rf"{_ALT} ?\(\s*{_FILE}[ \t]*$", re.IGNORECASE | re.MULTILINE)
_WIKI = re.compile(r"!\[\[([^\[\]\n|]{1,500})(?:\|([^\[\]\n]*))?\]\]")
_BY_NAME = re.compile(rf"{_ALT} ?\[([^\[\]\n]{{0,100}})\]")
_NAMED = re.compile(
    r"^ {0,3}\[([^\[\]\n^]{1,100})\]:[ \t]*<?([^\n>]+?)>?(?:[ \t]+\"[^\"\n]*\")?[ \t]*$", re.MULTILINE
)
_TAG = re.compile(
    r"""<img\b[^<>]*?\bsrc\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))[^<>]*>""", re.IGNORECASE
)
_TAG_ALT = re.compile(r"""\balt\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)')""", re.IGNORECASE)


def address(name: str) -> str:
    """The address of a file below media; safe in HTML and in Markdown."""
    return "/media/" + quote(name, safe="/")


class PictureReader:
    """Collects the pictures of one slide while its text is read."""

    def __init__(self, media: MediaFolder) -> None:
        self.media = media
        self.found: list[NamedPicture] = []

    def named(self, written: str, line: int, column: int) -> str:
        """Note a picture; the true name of its file, or the name as written when there is none."""
        true = self.media.find(written)
        self.found.append(NamedPicture(written, true, line, column))
        return true or written

    def settle(self, body: str, first_line: int) -> str:
        """The Markdown with each picture under a plain address; one from outside the event is taken out."""

        made = sorted(_pictures_in(body), key=lambda each: each[0].start())
        pieces, at = [], 0
        for found, written, alt in made:
            if found.start() >= at:
                pieces += [body[at : found.start()], self._put(body, found, first_line, written.strip(), alt)]
                at = found.end()
        return "".join([*pieces, body[at:]])

    def settle_html(self, html: str, line: int) -> str:
        """The same for HTML that stands in the front matter."""

        def put(found: re.Match[str]) -> str:
            written, alt = _of_tag(found)
            name = self.named(written, line, 1)
            return f'<img src="{address(name)}" alt="{escape(alt)}">' if _inside(name) else ""

        return _TAG.sub(put, html)

    def _put(self, body: str, found: re.Match[str], first_line: int, written: str, alt: str) -> str:
        before = body[: found.start()]
        column = found.start() - (before.rfind("\n") + 1) + 1
        name = self.named(written, first_line + before.count("\n"), column)
        alt = re.sub(r"[\[\]<>\n]", " ", alt)
        return f"![{alt}]({address(name)})" if _inside(name) else ""


def _pictures_in(body: str) -> Iterator[tuple[re.Match[str], str, str]]:
    """Each picture of a Markdown text, in all the ways people write one: place, name, description."""
    if "]" not in body and "<" not in body:
        return
    for found in _WRITTEN.finditer(body):
        yield found, found[2] or found[3] or found[4] or "", found[1]
    for found in _UNCLOSED.finditer(body):
        yield found, found[2], found[1]
    for found in _WIKI.finditer(body):
        yield found, found[1], found[2] or ""
    for found in _TAG.finditer(body):
        yield found, *_of_tag(found)
    files = {name.casefold(): target for name, target in _NAMED.findall(body)}
    for found in _BY_NAME.finditer(body):
        target = files.get((found[2] or found[1]).casefold())
        if target:
            yield found, target, found[1]


def _of_tag(found: re.Match[str]) -> tuple[str, str]:
    """Name and description of an ``<img>``."""
    alt = _TAG_ALT.search(found.group())
    return unescape(found[1] or found[2] or found[3] or ""), unescape((alt[1] or alt[2] or "") if alt else "")


def _inside(name: str) -> bool:
    """Whether a name can be a file of the event at all."""
    parts = re.split(r"[\\/]", name)
    return bool(name) and not is_elsewhere(name) and ".." not in parts and not name.startswith("/")
