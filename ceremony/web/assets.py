"""Files over HTTP: media of the event, fonts and style sheets of the theme, sentences for the pages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from importlib import resources
from pathlib import Path
from typing import IO

import gevent
from flask import Blueprint, abort, current_app, jsonify, request, send_file
from werkzeug.wrappers import Response

from ceremony.files.named import find_file
from ceremony.language.catalogs import LANGUAGES, catalog
from ceremony.live.films import OnDisk
from ceremony.web.asking import asking_role, web_of
from ceremony.web.gate import CONNECTION, Connection

CHUNK = 64 * 1024  # bytes
MEDIA_ROLES = ("console", "screen", "stage")
MEDIA_TYPES = {
    ".mp4": "video/mp4",
    ".m4v": "video/mp4",
    ".webm": "video/webm",
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".ogg": "audio/ogg",
    ".wav": "audio/wav",
    ".flac": "audio/flac",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".gif": "image/gif",
    ".vtt": "text/vtt",
}
THEME_TYPES = {
    ".css": "text/css",
    ".woff2": "font/woff2",
    ".ttf": "font/ttf",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".webp": "image/webp",
    ".json": "application/json",
}
STATIC_TYPES = THEME_TYPES | {".js": "text/javascript", ".mjs": "text/javascript", ".ico": "image/x-icon"}

bp = Blueprint("assets", __name__)


class Chunks:
    """Reads a file in pieces, each in its turn."""

    def __init__(self, connection: Connection | None, file: IO[bytes], _size: int = CHUNK) -> None:
        self.connection = connection
        self.file = file

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        if self.connection is None:
            gevent.sleep(0)
            piece = self.file.read(CHUNK)
        else:
            self.connection.begin()
            piece = self.file.read(CHUNK)
            self.connection.end()
        if not piece:
            raise StopIteration
        return piece

    def close(self) -> None:
        """Close the file."""
        self.file.close()

    def seekable(self) -> bool:
        """Whether a range can be reached without reading what is before it."""
        return self.file.seekable()

    def seek(self, *where: int) -> int:
        """Go to a place in the file."""
        return self.file.seek(*where)

    def tell(self) -> int:
        """The place in the file."""
        return self.file.tell()


def film_on_disk(root: Path, path: str) -> OnDisk:
    """A film as it lies there: its version changes with the file."""
    found = find_file(root, path)
    if found is None:
        return OnDisk("", "missing")
    if not MEDIA_TYPES.get(found.suffix.lower(), "").startswith("video/"):
        return OnDisk("", "wrong_kind")
    try:
        facts = found.stat()
    except OSError:
        return OnDisk("", "missing")
    return OnDisk(f"{facts.st_mtime_ns:x}-{facts.st_size:x}", "" if facts.st_size else "undecodable")


def serve(root: Path, path: str, types: dict[str, str]) -> Response:
    """A file with ETag, Range and a type of ours; 404 for everything else."""
    found = find_file(root, path)
    if found is None or found.suffix.lower() not in types:
        abort(404)
    request.environ["wsgi.file_wrapper"] = partial(Chunks, request.environ.get(CONNECTION))
    answer = send_file(found, mimetype=types[found.suffix.lower()], conditional=True, etag=True)
    answer.headers["Cache-Control"] = "no-cache"  # kept, but asked for again: an upgrade shows at once
    return answer


@bp.get("/media/<path:path>")
def media(path: str) -> Response:
    """A file of media/<event>/ for a page that has a cookie or a token."""
    role = asking_role()
    if role not in MEDIA_ROLES:
        abort(403 if role else 401)
    return serve(web_of(current_app).settings.media, path, MEDIA_TYPES)


@bp.get("/theme/<path:path>")
def theme(path: str) -> Response:
    """Fonts, style sheets and ornaments of the theme."""
    return serve(Path(str(resources.files("ceremony.theme"))), path, THEME_TYPES)


@bp.get("/static/<path:path>")
def static(path: str) -> Response:
    """Scripts and style sheets of the pages."""
    return serve(Path(__file__).parent / "static", path, STATIC_TYPES)


@bp.get("/catalog/<language>.json")
def sentences(language: str) -> Response:
    """The sentences of the pages in one language."""
    if language not in LANGUAGES:
        abort(404)
    own = {key[5:]: text for key, text in catalog(language).items() if key.startswith("page.")}
    answer = jsonify(own)
    answer.headers["Cache-Control"] = "no-cache"
    answer.add_etag()
    return answer.make_conditional(request)
