"""Sheets written as Word documents: the same words as on the printed page, the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType

from ceremony.documents.sheet import Sheet
from ceremony.documents.word import forms, lists, script
from ceremony.documents.word.paper import Paper
from ceremony.language.binding import unbind

_WRITERS: Mapping[str, Callable[[Sheet], Paper]] = MappingProxyType(
    {
        "programme": lists.programme,
        "recipients": lists.recipients,
        "minutes": forms.minutes,
        "news": forms.news,
        "pledges": forms.pledges,
        "script": script.script,
    }
)
_EPOCH = (1980, 1, 1, 0, 0, 0)


def write(sheet: Sheet) -> bytes:
    """The sheet as .docx. Raises KeyError for a kind that is only printed."""
    paper = _WRITERS[sheet.template](sheet)
    told = paper.file.core_properties
    told.title, told.comments = unbind(sheet.content["title"]), sheet.version
    told.author = unbind(sheet.content["event"]["organiser"] or sheet.content["event"]["name"])[:255]
    told.created = told.modified = datetime(*(sheet.content["date"] or (1980, 1, 1)))  # noqa: DTZ001 - a day, no moment
    out = io.BytesIO()
    paper.file.save(out)
    return packed(out.getvalue())


def packed(book: bytes) -> bytes:
    """The same package without the time of its making."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in made.namelist():
            part = zipfile.ZipInfo(name, _EPOCH)
            part.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(part, made.read(name))
    return out.getvalue()
