"""The pictures that a slide names: each is found once, at load, or it is told where its name stands."""

from __future__ import annotations

import re
from html import escape, unescape
from urllib.parse import quote

from ceremony.loaders.media_folder import MediaFolder, is_elsewhere
from ceremony.model.slide import NamedPicture

_KINDS = r"png|jpe?g|jfif|gif|webp|avif|heic|heif|bmp|tiff?|svg"
_ALT = r"!\[((?:[^\[\]\n]|\[[^\[\]\n]*\]){0,500})\]"
_TITLE = r"""(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?"""
_WRITTEN = re.compile(
    rf"{_ALT}\(\s*(?:<([^<>\n]{{1,500}})>|((?:(?!\]\()[^\n]){{1,500}}?\.(?:{_KINDS}))|([^()\n]{{1,500}}?(?:\([^()\n]*\)[^()\n]*?)*))"
    rf"{_TITLE}\s*\)",
    re.IGNORECASE,
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

        def of_markdown(found: re.Match[str]) -> str:
            written = (found[2] or found[3] or found[4] or "").strip()
            return self._put(body, found, first_line, written, found[1])

        def of_tag(found: re.Match[str]) -> str:
            return self._put(body, found, first_line, *_of_tag(found))

        made = [(found, of_markdown) for found in _WRITTEN.finditer(body)]
        made += [(found, of_tag) for found in _TAG.finditer(body)]
        pieces, at = [], 0
        for found, put in sorted(made, key=lambda each: each[0].start()):
            if found.start() >= at:
                pieces += [body[at : found.start()], put(found)]
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


def _of_tag(found: re.Match[str]) -> tuple[str, str]:
    """Name and description of an ``<img>``."""
    alt = _TAG_ALT.search(found.group())
    return unescape(found[1] or found[2] or found[3] or ""), unescape((alt[1] or alt[2] or "") if alt else "")


def _inside(name: str) -> bool:
    """Whether a name can be a file of the event at all."""
    parts = re.split(r"[\\/]", name)
    return bool(name) and not is_elsewhere(name) and ".." not in parts and not name.startswith("/")
